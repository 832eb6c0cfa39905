"""The folder beside the checkout with the seed, its scorer and the samples. Not everybody has it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
SAMPLES = Path(__file__).resolve().parent / "samples"

needs_shared = pytest.mark.skipif(not (SHARED / "seed" / "score.py").exists(), reason="the shared folder is not here")


def scorer() -> ModuleType:
    """The seed's score.py as a module."""
    spec = importlib.util.spec_from_file_location("seed_score", SHARED / "seed" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

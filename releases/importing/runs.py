"""Cutting and marking runs by character offsets of their text, so that bold, links and quote marks survive."""

from __future__ import annotations

from dataclasses import replace

from releases.document import Run, Runs, joined


def cut(runs: Runs, start: int, end: int | None = None) -> Runs:
    """The runs of text[start:end]."""
    out: list[Run] = []
    position = 0
    for run in runs:
        left = max(start - position, 0)
        right = len(run.text) if end is None else min(end - position, len(run.text))
        if left < right:
            out.append(replace(run, text=run.text[left:right]))
        position += len(run.text)
    return tuple(out)


def marked(runs: Runs, spans: list[tuple[int, int, str]]) -> Runs:
    """The runs with text[start:end] marked as the words of the quote with that id, for every (start, end, id)."""
    out: list[Run] = []
    position = 0
    for start, end, quote in sorted(spans):
        out += cut(runs, position, start)
        out += [replace(run, quote=quote) for run in cut(runs, start, end)]
        position = end
    return joined([*out, *cut(runs, position)])


def stripped(runs: Runs) -> Runs:
    """Without white space at either end of the text."""
    text = "".join(run.text for run in runs)
    start = len(text) - len(text.lstrip())
    return cut(runs, start, len(text.rstrip()))

# README.md says what each of these is for. They need Python 3.11 or newer and make; uv is used where it is.

PYTHON ?= python3
PY := .venv/bin/python
UV := $(shell command -v uv 2>/dev/null)

.PHONY: demo test prove lint lock format screenshots clean

demo: .venv/.ready
	@$(PY) manage.py demo

test: .venv/.dev
	@$(PY) -m tests.run $(ARGS)

prove: .venv/.dev
	@$(PY) -m tests.proof --hours $(or $(HOURS),1)

lint: .venv/.dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy .
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) -m pytest -q -p tests.on_sqlite tests/test_imports_run_one_way.py tests/test_door_is_the_only_way.py

format: .venv/.dev
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

screenshots: .venv/.dev
	$(PY) docs/screenshots.py

# Versions are pinned with hashes; the files name no registry.
lock:
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header --no-annotate pyproject.toml -o requirements.lock
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header --no-annotate pyproject.toml --group dev -o requirements-dev.lock

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Newsroom needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12" >&2; exit 2; }
ifdef UV
	@uv venv -q --allow-existing --python $(PYTHON) .venv
else
	@$(PYTHON) -m venv .venv || { echo "Python cannot make an environment: on Debian, install the package python3-venv and retry." >&2; exit 2; }
endif
	@touch $@

.venv/.ready: .venv/.made requirements.lock
	@echo "Installing what Newsroom needs (once) ..."
ifdef UV
	@uv pip install -q --python $(PY) --require-hashes -r requirements.lock
else
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
endif
	@touch $@

.venv/.dev: .venv/.made requirements-dev.lock
	@echo "Installing what the tests need (once) ..."
ifdef UV
	@uv pip install -q --python $(PY) --require-hashes -r requirements-dev.lock
else
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
endif
	@touch $@ .venv/.ready

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Två kommandon räcker: «make run» och «make test». Allt annat är delar av dem.
PORT ?= 8000
HOST ?= 127.0.0.1
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: run test unit check setup lock bench vectors clean

run: $(VENV)/.ready       ## sätt upp, läs in det som ändrats och starta tjänsten
	$(BIN)/trygg ingest || test -e $${TRYGG_DATA:-data}/CURRENT
	$(BIN)/trygg serve --host $(HOST) --port $(PORT)

test: $(VENV)/.test-ready ## alla prov
	$(BIN)/pytest tests -m "not browser" -n 2
	$(BIN)/pytest tests -m browser -n 2 --dist loadfile

unit: $(VENV)/.test-ready ## den snabba delen
	$(BIN)/pytest tests/unit -n 2

check: $(VENV)/.test-ready ## stil, typer och beroenden
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	touch $@

$(VENV)/.test-ready: $(VENV)/.ready requirements-test.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-test.lock
	touch $@

lock:                     ## lös beroendena på nytt
	$(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url --extra test -c requirements.lock pyproject.toml -o requirements-test.lock
	sed -n 's/^postgres = \["\(.*\)"\]/\1/p' pyproject.toml | $(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url -c requirements.lock - -o requirements-postgres.lock

bench: $(VENV)/.test-ready ## tid och minne
	$(BIN)/trygg bench

vectors: $(VENV)/.ready   ## räkna om de vektorer som följer med
	$(BIN)/trygg ingest && $(BIN)/trygg vectors

clean:
	rm -rf $(VENV) data

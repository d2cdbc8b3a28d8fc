# `make run` starts Voetstuk, `make test` checks everything. Both make their own environment first, once.

WORKERS ?= 2
export PYTHON
.DEFAULT_GOAL := help
.PHONY: run coordinator keys test check format bench messages pictures lock clean help

run: .venv/made-to-run  ## Start: the practice room, or Telegram when there is a bot token
	@.venv/bin/voetstuk run

coordinator: .venv/made-to-run  ## Print the link for the first coordinator: make coordinator NAME=Karin
	@.venv/bin/voetstuk invite-coordinator "$(NAME)"

keys: .venv/made-to-run  ## Make the key that seals the codes of gifts: make keys FILE=/etc/voetstuk/keys
	@.venv/bin/voetstuk keys new "$(FILE)"

test: check  ## Check everything: style, types, imports, all tests and the browser tests
	.venv/bin/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

check: .venv/made-to-develop  ## The fast part of `make test`: style, types and import contracts
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy --strict
	.venv/bin/lint-imports

format: .venv/made-to-develop  ## Put the code in its usual form
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

bench: .venv/made-to-develop  ## Measure speed and size; writes build/bench.json
	.venv/bin/python -m tests.bench

messages: .venv/made-to-run  ## Bring the catalogues in step, and write docs/messages.md: every message as it reads
	.venv/bin/python -m messages.upkeep
	.venv/bin/python -m messages.page > docs/messages.md.new && mv docs/messages.md.new docs/messages.md

pictures: .venv/made-to-develop  ## Take the pictures in docs/images anew, from the practice room as it is
	.venv/bin/python -m tests.pictures

# The dev lock is made first; the run lock then takes the same versions.
PIP_COMPILE = CUSTOM_COMPILE_COMMAND="make lock" .venv/bin/pip-compile --quiet --generate-hashes \
	--allow-unsafe --no-strip-extras --all-build-deps --extra postgres \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

lock: .venv/made-to-develop  ## Renew requirements/*.txt from pyproject.toml (UPGRADE=--upgrade for newer versions)
	$(PIP_COMPILE) $(UPGRADE) --extra dev --output-file requirements/dev.txt pyproject.toml
	$(PIP_COMPILE) $(UPGRADE) --constraint requirements/dev.txt --output-file requirements/run.txt pyproject.toml

clean:  ## Remove the environment, caches and what was built; data and settings stay
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage .coverage.*

help:  ## Show this list
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

.venv/made-to-run: requirements/run.txt pyproject.toml
	@scripts/make-environment requirements/run.txt
	@touch $@

# Whoever develops can run too: the dev lock holds all of the run lock in the same versions.
.venv/made-to-develop: requirements/dev.txt pyproject.toml
	@scripts/make-environment requirements/dev.txt
	@touch $@ .venv/made-to-run

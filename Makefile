# Few verbs. Each one works in a fresh clone.
PYTHON ?= python3
BIN := .venv/bin
export AISLE_TEST_DATA ?= $(abspath ../shared/data)
# One thread for matrix work: on two shared cores more threads are slower, not faster.
export OMP_NUM_THREADS ?= 1
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: install demo test test-long lint bench bench-search bench-policy pictures system-deps lock clean

INSTALL = $(BIN)/python -m uv pip install -q --system-certs --compile-bytecode --python $(BIN)/python --require-hashes -r $(1) \
	|| $(BIN)/python -m pip install -q --require-hashes -r $(1)
PROJECT = $(BIN)/python -m uv pip install -q --system-certs --python $(BIN)/python --no-deps --no-build-isolation -e .
COMPILE = $(BIN)/python -m compileall -q adapters app bot policy retrieval simulation

install: .venv/.base

.venv/.tools: requirements-tools.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-tools.txt
	touch $@

.venv/.base: .venv/.tools requirements.txt pyproject.toml
	$(call INSTALL,requirements.txt)
	$(PROJECT)
	$(COMPILE)
	touch $@

.venv/.dev: .venv/.base requirements-dev.txt
	$(call INSTALL,requirements-dev.txt)
	touch $@

.venv/.bench: .venv/.dev requirements-bench.txt
	$(call INSTALL,requirements-bench.txt)
	touch $@

demo: .venv/.base  ## the demo shop and the chat page, in the foreground
	$(BIN)/aisle demo

test: .venv/.dev lint  ## everything except the long loops, under ten minutes
	$(BIN)/python -m pytest -m "not long" -n 2 --dist loadfile

test-long: .venv/.dev  ## soak, fuzz and kill loops
	$(BIN)/python -m pytest -m long

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.bench
	$(BIN)/python -m benchmarks

bench-search: .venv/.bench  ## our search beside others on judged queries
	$(BIN)/python -m benchmarks.search

bench-policy: .venv/.bench  ## our policies beside others in four worlds, about a quarter of an hour
	$(BIN)/python -m benchmarks.policy

pictures: .venv/.dev  ## the screenshots of README and docs, from a fresh demo
	$(BIN)/python docs/make_pictures.py

system-deps:  ## browser, fonts and Node for the browser and protocol tests (Debian)
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fonts-noto-color-emoji
	command -v node || DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm

lock:  ## renew the pins: exact versions with hashes, no addresses
	for name in tools "" dev bench; do file=requirements$${name:+-$$name}; \
	  $(BIN)/python -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    $$file.in -o $$file.txt; done

clean:
	rm -rf .venv build *.egg-info

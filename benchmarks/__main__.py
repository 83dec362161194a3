"""Runs every benchmark, one table after the other: `make bench`."""

import runpy

BENCHMARKS = ("benchmarks.search", "benchmarks.policy")

if __name__ == "__main__":
    for name in BENCHMARKS:
        runpy.run_module(name, run_name="__main__")

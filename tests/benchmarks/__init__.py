"""Figures beside their floor or control: `python -m tests.benchmarks` runs every bench_*.py (dev.py bench does)."""

"""The tests of Hawliyat; a package so that they can share sample values and `python -m tests.benchmarks` works."""

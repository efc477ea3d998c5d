"""Development sets of time expressions, and the scorer that reads them: `python -m tests.temporal_sets`.

Three kinds, all of this project's own making: expressions generated from CLDR (through Babel) in nine locales, their
values computed with `datetime`; expressions written by hand; sentences in the manner of news, with all their times or
with none. None of them is used by the rule packs.
"""

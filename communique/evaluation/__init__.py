"""Evaluation: how well articles are read, measured on annotated ones. Loads no pandas and no Prefect.

- `gold`: annotated articles, checked.
- `judging`: what counts as the same fact, and which parts of it are right.
- `scoring`: one article's facts against what was read: counts and misses.
- `intervals`: how far the figures would move with other articles of the same kind.
- `demands`: the level that is asked for.
- `report`: the figures for people, for programs, and as a page.
- `calibration`: how often each rule is right, for the column `confidence`.
"""

"""The level that is asked for, by genre; less is asked of general news than of the genre that the rules are for."""

from __future__ import annotations

from communique.evaluation.scoring import CORE

LEAST_CASES = 20
"""A figure with fewer annotated cases is reported and not demanded."""

_DEALS = {
    CORE: 0.95,
    "amounts:money": 0.98,
    "amounts:count": 0.92,
    "amounts:measure": 0.92,
    "amounts:percentage": 0.92,
    "growth_rates": 0.95,
    "agreements": 0.92,
    "projects": 0.88,
    **dict.fromkeys(("qualifier", "modality", "type", "basis"), 0.90),
    "status": 0.85,
    **dict.fromkeys(("measure", "subject", "name", "parties"), 0.78),
}
_NEWS = {
    CORE: 0.90,
    "amounts:money": 0.96,
    "amounts:count": 0.88,
    "amounts:measure": 0.88,
    "amounts:percentage": 0.88,
    "growth_rates": 0.90,
    "agreements": 0.75,
    "projects": 0.60,
    **dict.fromkeys(("qualifier", "modality", "type", "basis"), 0.85),
    **dict.fromkeys(("measure", "subject", "name", "parties"), 0.70),
}

_LEVELS = {"deals": _DEALS, "news": _NEWS}


def demanded(folder: str, figure: str, cases: int) -> float | None:
    """What is asked of a figure (a cell's F1 or an attribute's share) in a folder.

    The name of the folder says which genre it holds; in one of another name, nothing is demanded.
    """
    genre = folder.partition("-")[0]
    return _LEVELS.get(genre, {}).get(figure) if cases >= LEAST_CASES else None

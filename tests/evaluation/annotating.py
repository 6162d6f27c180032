"""Annotated articles for the tests, made small."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TEXT = "Titre\n\nLe Maroc a signé un contrat de 5 millions d'euros. Les ventes ont augmenté de 15 %."
MONEY = {"quote": "5 millions d'euros", "kind": "money", "value": 5000000, "value_high": None, "unit": "EUR"}
MONEY |= {"qualifier": "exact", "measure": "contrat", "modality": "actual", "period": None}
RATE = {"quote": "15 %", "rate": 15.0, "basis": "percent", "measure": "ventes", "modality": "actual"}


def gold(**changed: Any) -> dict[str, Any]:
    """An annotated article with one sum and one growth rate, with what is changed."""
    article = {"key": "made", "language": "fr", "published": "2025-01-31", "text": TEXT}
    return article | {"amounts": [MONEY], "growth_rates": [RATE], "agreements": [], "projects": []} | changed


def write(folder: Path, *articles: Any) -> Path:
    """Write the articles into the folder, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, article in enumerate(articles):
        (folder / f"{number}.json").write_text(json.dumps(article, ensure_ascii=False), encoding="utf-8")
    return folder

"""The names of countries and currencies that lie beside the data are those that the packages give."""

from __future__ import annotations

import pytest
from conftest import ROOT

from communique.languages import available
from communique.languages.cldr import ENDING
from communique.languages.collect import collected


@pytest.mark.parametrize("language", available())
def test_the_names_are_those_of_babel_and_pycountry(language: str) -> None:
    """Where this fails, the packages have learned something: `make names`."""
    file = ROOT / "communique" / "languages" / f"{language}{ENDING}"
    assert file.read_text(encoding="utf-8") == collected(language)

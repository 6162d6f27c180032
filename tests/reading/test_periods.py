"""Times: the words that say them, and the days that they mean."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.languages.pack import pack
from communique.languages.tokens import TOKEN, fold
from communique.reading.times.calendar import When
from communique.reading.times.pieces import Time, Times

Rows = dict[str, list[dict[str, Any]]]
Say = Callable[..., Rows]

FRENCH = pack("fr")


def times(text: str) -> list[tuple[str, Time]]:
    """The times that words say, each with its text."""
    matches = list(TOKEN.finditer(text))
    found = Times([fold(match.group()) for match in matches], FRENCH).find()
    return [(text[matches[time.start].start() : matches[time.end - 1].end()], time) for time in found]


def days(text: str, published: date | None, coming: bool = False) -> list[tuple[str, str | None, str | None]]:
    said = [(words, *time.days(When(published, None, coming))) for words, time in times(text)]
    return [
        (words, start.isoformat() if start else None, end.isoformat() if end else None) for words, start, end in said
    ]


# words that say a time → first and last day, of an article published on Saturday 15 November 2025
PUBLISHED = date(2025, 11, 15)
PERIODS: list[tuple[str, str | None, str | None]] = [
    # years
    ("en 2024", "2024-01-01", "2024-12-31"),
    ("pour 2026", "2026-01-01", "2026-12-31"),
    ("durant l’année 2023", "2023-01-01", "2023-12-31"),
    ("sur l’ensemble de 2024", "2024-01-01", "2024-12-31"),
    ("sur l’ensemble de l’année 2024", "2024-01-01", "2024-12-31"),
    ("au cours de l’année 2022", "2022-01-01", "2022-12-31"),
    ("courant 2027", "2027-01-01", "2027-12-31"),
    ("pour la période 2026-2027", "2026-01-01", "2027-12-31"),
    ("sur la période 2019–2024", "2019-01-01", "2024-12-31"),
    ("sur l’exercice 2023/24", "2023-01-01", "2024-12-31"),
    ("sur l’exercice 2024-2025", "2024-01-01", "2025-12-31"),
    ("pendant la campagne 2024-2025", "2024-01-01", "2025-12-31"),
    ("en 2022 et 2023", "2022-01-01", "2023-12-31"),
    ("de 2027 à 2035", "2027-01-01", "2035-12-31"),
    ("entre 2020 et 2024", "2020-01-01", "2024-12-31"),
    ("de 2012 à 2015", "2012-01-01", "2015-12-31"),
    ("dans les années 1990", "1990-01-01", "1999-12-31"),
    # thirds of a year or month, and their last day
    ("début 2026", "2026-01-01", "2026-04-30"),
    ("mi-2024", "2024-05-01", "2024-08-31"),
    ("au milieu de 2024", "2024-05-01", "2024-08-31"),
    ("fin 2025", "2025-09-01", "2025-12-31"),
    ("à la fin de 2025", "2025-09-01", "2025-12-31"),
    ("à fin 2024", "2024-12-31", "2024-12-31"),
    ("à fin juin", "2025-06-30", "2025-06-30"),
    ("à fin février 2010", "2010-02-28", "2010-02-28"),
    ("début octobre", "2025-10-01", "2025-10-10"),
    ("mi-septembre", "2025-09-11", "2025-09-20"),
    ("fin mars", "2025-03-21", "2025-03-31"),
    ("mi-novembre 2008", "2008-11-11", "2008-11-20"),
    ("à la fin du mois dernier", "2025-10-21", "2025-10-31"),
    ("au début du premier trimestre 2024", "2024-01-01", "2024-01-31"),
    # months
    ("en mars", "2025-03-01", "2025-03-31"),
    ("en novembre", "2025-11-01", "2025-11-30"),
    ("en décembre", "2024-12-01", "2024-12-31"),
    ("en mars 2025", "2025-03-01", "2025-03-31"),
    ("au mois de mars 2025", "2025-03-01", "2025-03-31"),
    ("au mois d’août", "2025-08-01", "2025-08-31"),
    ("en mars de l’année dernière", "2024-03-01", "2024-03-31"),
    ("en mars dernier", "2025-03-01", "2025-03-31"),
    ("en novembre dernier", "2024-11-01", "2024-11-30"),
    ("en mars prochain", "2026-03-01", "2026-03-31"),
    ("de janvier à septembre", "2025-01-01", "2025-09-30"),
    ("de janvier à septembre 2024", "2024-01-01", "2024-09-30"),
    ("de novembre à février", "2024-11-01", "2025-02-28"),
    ("entre avril et juin", "2025-04-01", "2025-06-30"),
    ("entre septembre 2012 et septembre 2013", "2012-09-01", "2013-09-30"),
    ("de janvier 2024 à mars 2025", "2024-01-01", "2025-03-31"),
    ("en juin et juillet", "2025-06-01", "2025-07-31"),
    ("en janvier-septembre 2025", "2025-01-01", "2025-09-30"),
    ("ce mois-ci", "2025-11-01", "2025-11-30"),
    ("le mois dernier", "2025-10-01", "2025-10-31"),
    ("le mois prochain", "2025-12-01", "2025-12-31"),
    # quarters and halves
    ("au premier semestre 2025", "2025-01-01", "2025-06-30"),
    ("au premier semestre", "2025-01-01", "2025-06-30"),
    ("au 1er semestre 2019", "2019-01-01", "2019-06-30"),
    ("au second semestre de 2024", "2024-07-01", "2024-12-31"),
    ("au deuxième trimestre 2024", "2024-04-01", "2024-06-30"),
    ("au 2e trimestre", "2025-04-01", "2025-06-30"),
    ("au 3ème trimestre 2024", "2024-07-01", "2024-09-30"),
    ("au quatrième trimestre", "2024-10-01", "2024-12-31"),
    ("au dernier trimestre de 2024", "2024-10-01", "2024-12-31"),
    ("au premier trimestre de l’année dernière", "2024-01-01", "2024-03-31"),
    ("au troisième trimestre de cette année", "2025-07-01", "2025-09-30"),
    ("aux deuxième et troisième trimestres 2025", "2025-04-01", "2025-09-30"),
    ("au T1 2025", "2025-01-01", "2025-03-31"),
    ("au T3 2024", "2024-07-01", "2024-09-30"),
    ("au S2 2024", "2024-07-01", "2024-12-31"),
    ("le trimestre dernier", "2025-07-01", "2025-09-30"),
    ("au cours du premier semestre de l’exercice 2024/2025", None, None),
    # first and last months
    ("sur les neuf premiers mois", "2025-01-01", "2025-09-30"),
    ("sur les neuf premiers mois de l’année", "2025-01-01", "2025-09-30"),
    ("sur les dix premiers mois de 2025", "2025-01-01", "2025-10-31"),
    ("au cours des huit premiers mois de cette année", "2025-01-01", "2025-08-31"),
    ("sur les 9 premiers mois de l’an dernier", "2024-01-01", "2024-09-30"),
    ("au cours des six derniers mois", "2025-05-15", "2025-11-15"),
    ("au cours des 14 derniers mois", "2024-09-15", "2025-11-15"),
    ("sur les trois derniers mois de 2024", "2024-10-01", "2024-12-31"),
    ("au cours des cinq dernières années", "2020-11-15", "2025-11-15"),
    ("au cours de la dernière décennie", "2015-11-15", "2025-11-15"),
    ("la première semaine de ce mois", "2025-11-01", "2025-11-07"),
    # since
    ("depuis le début de l’année", "2025-01-01", "2025-11-15"),
    ("depuis le début de l’année en cours", "2025-01-01", "2025-11-15"),
    ("depuis le début de cette année", "2025-01-01", "2025-11-15"),
    ("depuis janvier", "2025-01-01", "2025-11-15"),
    ("depuis mars 2020", "2020-03-01", "2025-11-15"),
    ("depuis le début du mois de mars", "2025-03-01", "2025-11-15"),
    ("depuis la mi-mars", "2025-03-11", "2025-11-15"),
    ("depuis 2019", "2019-01-01", "2025-11-15"),
    ("depuis l’an dernier", "2024-01-01", "2025-11-15"),
    ("depuis dix ans", "2015-11-15", "2025-11-15"),
    ("depuis le 1er juillet", "2025-07-01", "2025-11-15"),
    # until, from, before, after
    ("d’ici 2030", None, "2030-12-31"),
    ("d’ici à 2030", None, "2030-12-31"),
    ("d’ici fin 2026", None, "2026-12-31"),
    ("d’ici à la fin de l’année", None, "2025-12-31"),
    ("d’ici la fin de l’année 2026", None, "2026-12-31"),
    ("d’ici la fin de la décennie", None, "2030-12-31"),
    ("d’ici mars", None, "2026-03-31"),
    ("d’ici juin 2026", None, "2026-06-30"),
    ("d’ici cinq ans", None, "2030-11-15"),
    ("d’ici un an", None, "2026-11-15"),
    ("à l’horizon 2035", None, "2035-12-31"),
    ("à l’horizon de 2040", None, "2040-12-31"),
    ("jusqu’en 2027", None, "2027-12-31"),
    ("jusqu’à fin 2026", None, "2026-12-31"),
    ("jusqu’au 30 juin 2026", None, "2026-06-30"),
    ("avant 2030", None, "2029-12-31"),
    ("avant la fin de 2026", None, "2026-12-31"),
    ("avant la fin de l’année", None, "2025-12-31"),
    ("avant la fin de la décennie", None, "2030-12-31"),
    ("à partir de 2027", "2027-01-01", None),
    ("dès 2026", "2026-01-01", None),
    ("à compter du 1er janvier 2025", "2025-01-01", "2025-11-15"),
    ("vers 2030", "2030-01-01", "2030-12-31"),
    # relative years
    ("l’an dernier", "2024-01-01", "2024-12-31"),
    ("l’an passé", "2024-01-01", "2024-12-31"),
    ("l’année dernière", "2024-01-01", "2024-12-31"),
    ("l’année précédente", "2024-01-01", "2024-12-31"),
    ("un an plus tôt", "2024-01-01", "2024-12-31"),
    ("un an auparavant", "2024-01-01", "2024-12-31"),
    ("une année auparavant", "2024-01-01", "2024-12-31"),
    ("il y a deux ans", "2023-01-01", "2023-12-31"),
    ("il y a un mois", "2025-10-01", "2025-10-31"),
    ("cette année", "2025-01-01", "2025-12-31"),
    ("sur l’année", "2025-01-01", "2025-12-31"),
    ("sur l’ensemble du trimestre", "2025-10-01", "2025-12-31"),
    ("pour l’année en cours", "2025-01-01", "2025-12-31"),
    ("l’an prochain", "2026-01-01", "2026-12-31"),
    ("l’année prochaine", "2026-01-01", "2026-12-31"),
    ("dans les cinq prochaines années", "2025-11-15", "2030-11-15"),
    ("au cours des trois prochaines années", "2025-11-15", "2028-11-15"),
    ("au cours des trois années à venir", "2025-11-15", "2028-11-15"),
    ("au cours de la prochaine décennie", "2025-11-15", "2035-11-15"),
    ("dans trois ans", "2028-01-01", "2028-12-31"),
    # days and weeks
    ("jeudi", "2025-11-13", "2025-11-13"),
    ("samedi", "2025-11-15", "2025-11-15"),
    ("vendredi soir", "2025-11-14", "2025-11-14"),
    ("samedi dernier", "2025-11-08", "2025-11-08"),
    ("lundi prochain", "2025-11-17", "2025-11-17"),
    ("le 19 septembre 2025", "2025-09-19", "2025-09-19"),
    ("mercredi 12 novembre 2025", "2025-11-12", "2025-11-12"),
    ("le 2 avril", "2025-04-02", "2025-04-02"),
    ("le 20 novembre", "2024-11-20", "2024-11-20"),
    ("le 1er mai", "2025-05-01", "2025-05-01"),
    ("au 30 juin", "2025-06-30", "2025-06-30"),
    ("au 31 décembre 2024", "2024-12-31", "2024-12-31"),
    ("les 18 et 19 septembre", "2025-09-18", "2025-09-19"),
    ("du 3 au 7 mars 2025", "2025-03-03", "2025-03-07"),
    ("du 21 novembre au 18 décembre", "2024-11-21", "2024-12-18"),
    ("hier", "2025-11-14", "2025-11-14"),
    ("aujourd’hui", "2025-11-15", "2025-11-15"),
    ("actuellement", "2025-11-15", "2025-11-15"),
    ("à ce jour", None, "2025-11-15"),
    ("cette semaine", "2025-11-10", "2025-11-16"),
    ("la semaine dernière", "2025-11-03", "2025-11-09"),
    # said, but no days
    ("au 13e trimestre", None, None),
    ("au 5e trimestre 2024", None, None),
    ("au cinquième trimestre de 2024", None, None),
    ("les treizième et quatorzième trimestres 2024", None, None),
    ("au 3e semestre de l’an dernier", None, None),
    ("au 13e mois de 2024", None, None),
    ("la soixante-deuxième semaine de 2024", None, None),
    ("par an", None, None),
    ("par mois", None, None),
    ("chaque année", None, None),
    ("sur trois ans", None, None),
    ("sur trente-cinq ans", None, None),
    ("en cinq ans", None, None),
    ("l’été 2024", None, None),
    ("au printemps", None, None),
    ("à la rentrée 2028", None, None),
    ("ces dernières années", None, None),
    ("au cours des prochains mois", None, None),
    ("à moyen terme", None, None),
    ("à terme", None, None),
    ("d’ici là", None, None),
    ("le 31 février", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "start", "end"), PERIODS)
def test_periods(say: Say, words: str, start: str | None, end: str | None) -> None:
    row = say(f"Le commerce a atteint 4 milliards d’euros {words}.")["amounts"][0]
    assert (row["period_text"], row["period_start"], row["period_end"]) == (words, start, end)


@pytest.mark.parametrize("words", ["sur un an", "en glissement annuel", "en un an", "en rythme annuel"])
def test_how_a_change_is_counted(say: Say, words: str) -> None:
    row = say(f"Le commerce a augmenté de 4 % {words}.")["growth_rates"][0]
    assert (row["period_text"], row["period_start"], row["period_end"]) == (words, None, None)


# the same words in an article that has no date
UNDATED: list[tuple[str, str | None, str | None]] = [
    ("en 2024", "2024-01-01", "2024-12-31"),
    ("d’ici 2030", None, "2030-12-31"),
    ("depuis 2019", "2019-01-01", None),
    ("de janvier à septembre 2024", "2024-01-01", "2024-09-30"),
    ("le 19 septembre 2025", "2025-09-19", "2025-09-19"),
    ("au premier semestre 2025", "2025-01-01", "2025-06-30"),
    ("en mars", None, None),
    ("au premier semestre", None, None),
    ("sur les neuf premiers mois", None, None),
    ("l’an dernier", None, None),
    ("depuis le début de l’année", None, None),
    ("depuis dix ans", None, None),
    ("d’ici la fin de la décennie", None, None),
    ("jeudi", None, None),
    ("le 2 avril", None, None),
    ("il y a deux ans", None, None),
    ("un an plus tôt", None, None),
    ("à ce jour", None, None),
    ("d’ici cinq ans", None, None),
    ("au cours des six derniers mois", None, None),
    ("dans les cinq prochaines années", None, None),
]


@pytest.mark.parametrize(("words", "start", "end"), UNDATED)
def test_undated_articles(say: Say, words: str, start: str | None, end: str | None) -> None:
    row = say(f"Le commerce a atteint 4 milliards d’euros {words}.", published=None)["amounts"][0]
    assert (row["period_text"], row["period_start"], row["period_end"]) == (words, start, end)


# day of the article, words → days: leap years, the turn of the year, and what is not over yet
TURNS: list[tuple[str, str, str | None, str | None]] = [
    ("2024-03-01", "en février", "2024-02-01", "2024-02-29"),
    ("2025-03-01", "en février", "2025-02-01", "2025-02-28"),
    ("2025-03-01", "le 29 février", "2024-02-29", "2024-02-29"),
    ("2024-02-29", "il y a un an", "2023-01-01", "2023-12-31"),
    ("2024-02-29", "depuis un an", "2023-02-28", "2024-02-29"),
    ("2024-02-29", "d’ici un an", None, "2025-02-28"),
    ("2025-05-31", "au cours des trois derniers mois", "2025-02-28", "2025-05-31"),
    ("2026-01-02", "en décembre", "2025-12-01", "2025-12-31"),
    ("2026-01-02", "le 31 décembre", "2025-12-31", "2025-12-31"),
    ("2026-01-02", "hier", "2026-01-01", "2026-01-01"),
    ("2026-01-02", "mardi", "2025-12-30", "2025-12-30"),
    ("2026-01-01", "hier", "2025-12-31", "2025-12-31"),
    ("2026-01-15", "le mois dernier", "2025-12-01", "2025-12-31"),
    ("2026-01-15", "au quatrième trimestre", "2025-10-01", "2025-12-31"),
    ("2026-01-15", "le trimestre dernier", "2025-10-01", "2025-12-31"),
    ("2026-01-15", "au second semestre", "2025-07-01", "2025-12-31"),
    ("2026-01-15", "sur les neuf premiers mois", "2025-01-01", "2025-09-30"),
    ("2026-01-15", "de janvier à novembre", "2025-01-01", "2025-11-30"),
    ("2026-02-10", "de décembre à janvier", "2025-12-01", "2026-01-31"),
    ("2025-06-28", "au premier semestre", "2025-01-01", "2025-06-30"),
    ("2025-05-10", "au premier semestre", "2024-01-01", "2024-06-30"),
    ("2025-12-31", "cette année", "2025-01-01", "2025-12-31"),
    ("2025-12-31", "l’an prochain", "2026-01-01", "2026-12-31"),
    ("2025-12-31", "cette semaine", "2025-12-29", "2026-01-04"),
    ("2030-06-01", "d’ici la fin de la décennie", None, "2030-12-31"),
    ("2031-06-01", "d’ici la fin de la décennie", None, "2040-12-31"),
    ("2024-12-15", "à fin février", "2024-02-29", "2024-02-29"),
]


@pytest.mark.parametrize(("published", "words", "start", "end"), TURNS)
def test_turns_of_the_year(say: Say, published: str, words: str, start: str | None, end: str | None) -> None:
    row = say(f"Le commerce a atteint 4 milliards d’euros {words}.", published=date.fromisoformat(published))[
        "amounts"
    ][0]
    assert (row["period_text"], row["period_start"], row["period_end"]) == (words, start, end)


# of what is to come, the next one
COMING: list[tuple[str, str, str]] = [
    ("en mars", "2026-03-01", "2026-03-31"),
    ("en novembre", "2025-11-01", "2025-11-30"),
    ("en décembre", "2025-12-01", "2025-12-31"),
    ("le 2 avril", "2026-04-02", "2026-04-02"),
    ("le 20 novembre", "2025-11-20", "2025-11-20"),
    ("lundi", "2025-11-17", "2025-11-17"),
    ("au premier trimestre", "2026-01-01", "2026-03-31"),
    ("au quatrième trimestre", "2025-10-01", "2025-12-31"),
]


@pytest.mark.parametrize(("words", "start", "end"), COMING)
def test_what_is_to_come(say: Say, words: str, start: str, end: str) -> None:
    row = say(f"Le groupe investira 4 milliards d’euros {words}.")["amounts"][0]
    assert (row["period_text"], row["period_start"], row["period_end"]) == (words, start, end)


NO_TIMES = [
    "Un protocole a été signé par le ministre",
    "Le premier ministre a reçu deux ministres",
    "La première année, puis la deuxième, furent dures",
    "2024 emplois ont disparu",
    "La fin des travaux approche, à la fin",
    "Il a mis fin à un début de crise",
    "L’entreprise emploie 2025 personnes",
    "Dix ans de travaux",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_times(text: str) -> None:
    assert days(text, PUBLISHED) == []


WORDS = [
    *("en", "le", "la", "l’", "d’", "de", "du", "au", "à", "et", "entre", "depuis", "d’ici", "avant", "après", "fin", "début"),
    *("2024", "2025", "1999", "24", "31", "30", "29", "1er", "premier", "deuxième", "dernier", "derniers", "prochaines"),
    *("janvier", "février", "mars", "décembre", "lundi", "trimestre", "semestre", "mois", "ans", "année", "décennie", "siècle"),
    *("trois", "99", "il y a", "plus tôt", "précédente", "même", "période", "mi-mars", "mi-2024", "T1", "-", "/", "–", "cette"),
]  # fmt: skip
DATES = st.one_of(st.none(), st.dates())


@settings(max_examples=600, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)), DATES, st.booleans())
def test_any_words_and_any_day(text: str, published: date | None, coming: bool) -> None:
    anchor = (published, published) if published else None
    for _, time in times(text):
        start, end = time.days(When(published, anchor, coming))
        assert start is None or end is None or start <= end


@pytest.mark.parametrize("months", ["de janvier à septembre", "de mars 2024 à juin 2025"])
def test_a_range_within_a_period_says_the_time(months: str) -> None:
    assert [words for words, _ in times(f"Ils ont crû durant la période {months}.")] == [months]

"""Lines broken at a width: joined where they are, left where they are not."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from communique.reading import read
from communique.sources.text import parse
from communique.sources.wrapping import unwrapped

TITLE = "Le Maroc investira 1 200 millions de dirhams dans le port de Nador, a dit le ministre des transports à Rabat"
FIRST = (
    "Le Maroc investira 1 200 millions de dirhams dans le port de Nador, a annoncé lundi le ministre des transports, "
    "devant les députés. Le trafic a atteint 22,7 milliards de tonnes en 2024. Il devrait croître de 4 % par an."
)
SECOND = (
    "Les travaux, confiés à la société Sogea, commenceront en mars. Le pays a signé avec l'Espagne un accord de "
    "coopération portuaire, ainsi qu'un protocole sur la formation des pilotes."
)


def wrapped(*paragraphs: str, width: int = 72, between: str = "\n\n") -> str:
    return between.join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)


def test_paragraphs_are_whole_again() -> None:
    assert unwrapped(wrapped(FIRST, SECOND)) == f"{FIRST}\n\n{SECOND}"


def test_paragraphs_without_a_line_between_them() -> None:
    assert unwrapped(wrapped(FIRST, SECOND, between="\n")).startswith(FIRST)


def test_a_title_over_two_lines() -> None:
    article = parse(wrapped(TITLE, FIRST, SECOND).encode(), "raw/a.txt")
    assert (article.title, article.text) == (TITLE, f"{TITLE}\n\n{FIRST}\n\n{SECOND}")


def test_a_title_with_the_body_right_below_it() -> None:
    article = parse(f"Du neuf à Nador\n{wrapped(FIRST, SECOND)}".encode(), "raw/a.txt")
    assert (article.title, article.text) == ("Du neuf à Nador", f"Du neuf à Nador\n\n{FIRST}\n\n{SECOND}")


def test_numbers_at_the_ends_of_lines() -> None:
    for width in range(50, 90):
        article = parse(f"Titre\n\n{wrapped(FIRST, width=width)}".encode(), "raw/a.txt")
        amounts = [row for row in read(article)["amounts"] if row["kind"] in {"money", "measure"}]
        assert [int(row["value"]) for row in amounts] == [1_200_000_000, 22_700_000_000]


def test_items_begin_lines() -> None:
    items = "- un accord de coopération entre les ports de Nador et d'Algésiras, signé\n  lundi à Rabat par les deux ministres ;\n- un protocole."
    assert unwrapped(f"{wrapped(FIRST)}\n\n{items}").endswith(
        "signé lundi à Rabat par les deux ministres ;\n- un protocole."
    )


def test_a_word_broken_over_the_line() -> None:
    broken = wrapped(FIRST, SECOND).replace("\nprotocole sur la", " pro-\ntocole sur la")
    assert "pro-\ntocole" in broken
    assert unwrapped(broken).endswith(SECOND)


def test_what_is_not_broken_stays() -> None:
    for text in (
        f"{FIRST}\n{SECOND}",
        "Un accord.\nDeux projets.\nTrois contrats.",
        "Accord sur la pêche entre le royaume du Maroc et l'Espagne\nAccord sur la formation des pilotes des ports de Nador\n"
        "Mémorandum sur le tourisme entre les offices des deux pays",
        "Exportations de blé tendre vers la Tunisie (tonnes)  12 345\nExportations de blé dur vers le Maroc (en tonnes)   9 876",
        "Le ministre a parlé de la pêche et du port de Nador.\nIl a signé un accord.",
    ):
        assert unwrapped(text) == text


@given(st.lists(st.text(alphabet="abcdÉ 1.,;«»•*", max_size=120), max_size=6), st.integers(50, 90))
def test_nothing_but_breaks_and_spaces_is_changed(paragraphs: list[str], width: int) -> None:
    text = wrapped(*paragraphs, FIRST, width=width)
    assert "".join(unwrapped(text).split()) == "".join(text.split())

"""Saved web pages: the article comes out, and nothing else of the page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from raw_folders import failed, only, put

from communique.sources import page

BODY = [
    "Le président français et son homologue ouzbek ont signé à Tachkent trois accords d’une valeur totale de "
    "1,3 milliard d’euros, en présence de plusieurs ministres et de chefs d’entreprise des deux pays.",
    "Les échanges commerciaux ont augmenté de 15 % pour atteindre près de 4 milliards d’euros, et il est prévu de les "
    "porter à 10 milliards d’euros d’ici 2030, a déclaré le ministère de l’Économie dans un communiqué.",
]
ITEMS = [
    "un accord sur l’énergie nucléaire et la formation des ingénieurs ;",
    "un mémorandum sur l’uranium entre les deux ministères ;",
    "un contrat de 300 millions d’euros sur le rail.",
]
MENU = "".join(f'<li><a href="/r{n}">Rubrique {n} du journal</a></li>' for n in range(12))
HEAD = """<title>Trois accords signés à Tachkent - Le Journal</title>
<meta property="og:title" content="Trois accords signés à Tachkent"><meta property="og:site_name" content="Le Journal">
<meta name="author" content="Anne Martin"><meta property="article:published_time" content="2025-11-15T23:30:00+05:00">"""


def html(head: str = HEAD, body: list[str] = BODY, items: list[str] = ITEMS) -> str:
    """A page of a newspaper: an article between menus, advertisements and what else there is to read."""
    lead, rest = "".join(f"<p>{text}</p>" for text in body[:1]), "".join(f"<p>{text}</p>" for text in body[1:])
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f"""<!DOCTYPE html><html lang="fr"><head>{head}</head><body>
<header><nav><ul>{MENU}</ul></nav></header><div class="cookie-banner"><p>Nous utilisons des cookies.</p></div>
<main><article><h1>Trois accords signés à Tachkent</h1>{lead}<p>Ont été signés :</p><ul>{listed}</ul>{rest}
<aside class="related"><h3>À lire aussi</h3><ul>{MENU}</ul></aside></article></main>
<section class="comments" id="comments"><p>Un lecteur : quel article passionnant, merci beaucoup !</p></section>
<script>var amount = "500 millions d'euros";</script><footer><p>© Le Journal, tous droits réservés</p></footer></body></html>"""


def test_the_article_of_a_page(tmp_path: Path) -> None:
    put(tmp_path / "raw", "page.html", html())
    article = only(tmp_path / "raw")
    assert (article.title, article.outlet, article.author) == (
        "Trois accords signés à Tachkent", "Le Journal", "Anne Martin",
    )  # fmt: skip
    assert (article.source_uri, article.language) == ("raw/page.html", "fr")
    assert article.published_on == date(2025, 11, 15)
    listed = [f"- {item}" for item in ITEMS]
    assert article.text.split("\n") == [article.title, "", BODY[0], "Ont été signés :", *listed, BODY[1]]


@pytest.mark.parametrize(
    ("own", "uri"),
    [
        ("https://journal.example/a/b?id=3&utm_source=x#top", "https://journal.example/a/b?id=3"),
        ("HTTPS://Journal.Example:443/a", "https://journal.example/a"),
        ("https://journal.example/", "raw/page.html"),
        ("javascript:alert(1)", "raw/page.html"),
        ("https://journal.example:99999999/a", "raw/page.html"),
    ],
)
def test_a_saved_page_is_who_it_says(tmp_path: Path, own: str, uri: str) -> None:
    """But for the address of a whole site, which would make one article of all its pages."""
    put(tmp_path / "raw", "page.html", html(HEAD + f'<link rel="canonical" href="{own}">'))
    assert only(tmp_path / "raw").source_uri == uri


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "iso-8859-15"])
@pytest.mark.parametrize("declared", [True, False])
def test_encodings(tmp_path: Path, encoding: str, declared: bool) -> None:
    """iso-8859-1 is declared by pages that are cp1252, as browsers know."""
    name = {"cp1252": "iso-8859-1"}.get(encoding, encoding)
    body = [text.replace("’", "'") for text in BODY] if encoding == "iso-8859-15" else BODY
    items = [item.replace("’", "'") for item in ITEMS]
    head = HEAD + (f'<meta http-equiv="Content-Type" content="text/html; charset={name}">' if declared else "")
    put(tmp_path, "page.html", html(head, body, items).encode(encoding))
    assert all(text in only(tmp_path).text for text in body)


def test_one_bad_byte_is_no_reason_to_lose_a_page(tmp_path: Path) -> None:
    head = HEAD + '<meta charset="utf-8">'
    put(tmp_path, "page.html", html(head).encode().replace(b"cookies", b"cookie\xff"))
    assert BODY[0] in only(tmp_path).text


def test_lists_of_links_and_empty_pages_are_reported(tmp_path: Path) -> None:
    put(tmp_path, "empty.html", "")
    put(tmp_path, "spaces.htm", " \n")
    put(tmp_path, "script.html", "<html><head><title>x</title></head><body><script>load()</script></body></html>")
    put(tmp_path, "binary.html", bytes(range(256)) * 40)
    assert failed(tmp_path) == {
        "empty.html": "empty", "spaces.htm": "empty", "script.html": "no_article", "binary.html": "binary",
    }  # fmt: skip


def test_a_page_beyond_the_limit_is_reported(tmp_path: Path) -> None:
    with (tmp_path / "big.html").open("wb") as file:
        file.truncate(page.MAX_BYTES + 1)
    assert failed(tmp_path) == {"big.html": "too_large"}


def test_where_the_careful_extractor_loses_the_article_another_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    modes = []

    def first_words(tree: object, *, careful: bool) -> str:
        modes.append(careful)
        return BODY[0][:40]

    monkeypatch.setattr(page, "_by_trafilatura", first_words)
    found = page.read(html().encode())
    assert modes == [True, False]
    assert all(text in found.body for text in BODY)


def test_rows_of_a_table_are_lines_of_cells() -> None:
    rows = [("Accord", "Montant"), ("Énergie", "300 millions d’euros"), ("Rail", "200 millions d’euros")]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    found = page.read(html(body=[BODY[0], f"<table>{table}</table>", BODY[1]]).encode())
    lines = [line.strip() for line in found.body.split("\n")]
    assert lines[-4:-1] == [f"| {name} | {value} |" for name, value in rows]


def test_a_date_that_cannot_be_is_no_reason_to_lose_a_page(tmp_path: Path) -> None:
    put(tmp_path, "page.html", html(HEAD.replace("+05:00", "+99:00")))
    article = only(tmp_path)
    assert (article.title, article.published_on) == ("Trois accords signés à Tachkent - Le Journal", None)
    assert BODY[0] in article.text


def test_a_date_behind_that_of_fetching_is_not_believed() -> None:
    assert page.read(html().encode(), latest=date(2025, 11, 15)).published_on == "2025-11-15"
    assert page.read(html().encode(), latest=date(2025, 11, 14)).published_on != "2025-11-15"

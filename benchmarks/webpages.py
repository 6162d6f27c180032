"""Web pages in any number: the varied articles, each between the menus, links and small print of a newspaper's site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from variants import variants

SITE = "Le Courrier des accords"
BULLET = "• "
SECTIONS = ("International", "Économie", "Énergie", "Transports", "Agriculture", "Culture", "Opinions", "Vidéos")
RELATED = (
    "Blé : les importations du Maghreb en hausse de 12 %",
    "Le port de Tanger va recevoir 300 millions d’euros",
    "Trois accords qui attendent d’être ratifiés",
    "Notre dossier : dix ans de corridors ferroviaires",
)
SMALL_PRINT = ("Mentions légales", "Données personnelles", "Gestion des cookies", "Abonnements", "Contact")
PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - {site}</title>
<link rel="canonical" href="{url}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="{site}">
<meta property="og:title" content="{title}">
<meta property="article:published_time" content="{published_on}">
<style>body {{ font-family: serif }} nav li {{ display: inline }} .share {{ float: right }}</style>
<script>window.dataLayer = window.dataLayer || []; dataLayer.push({{"page": "article"}});</script>
</head>
<body>
<header><a href="/" class="logo">{site}</a>
<nav class="menu">{sections}</nav>
<form action="/recherche"><input name="q" placeholder="Rechercher"><button>OK</button></form></header>
<main>
<article>
<h1>{title}</h1>
<p class="meta">Publié le <time datetime="{published_on}">{published_on}</time> - Lecture 2 min</p>
<ul class="share"><li><a href="#">Partager</a></li>
<li><a href="#">Envoyer</a></li><li><a href="#">Imprimer</a></li></ul>
<div class="article-body">
{body}
</div>
</article>
<aside class="related"><h2>À lire aussi</h2>{related}</aside>
<section class="newsletter"><h2>Notre lettre</h2><p>Chaque matin, l’essentiel. 48 000 abonnés.</p></section>
</main>
<footer><nav>{small_print}</nav><p>© 2026 {site}. Tous droits réservés.</p></footer>
</body>
</html>
"""


def write_pages(folder: Path, count: int) -> None:
    """Write the first variants as .html files."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, article in enumerate(variants(0, count)):
        (folder / f"{number:09d}.html").write_text(page(article), encoding="utf-8")


def page(article: dict[str, Any]) -> str:
    """The page of an article."""
    plain = {name: escape(article[name]) for name in ("language", "title", "url", "published_on")}
    return PAGE.format(
        site=SITE,
        body="\n".join(_body(article["text"])),
        sections=_links(SECTIONS),
        related=_links(RELATED),
        small_print=_links(SMALL_PRINT),
        **plain,
    )


def _body(text: str) -> Iterator[str]:
    """A paragraph a line; bullets in a row are a list."""
    lines = [line for line in text.split("\n") if line]
    for listed, group in groupby(lines, lambda line: line.startswith(BULLET)):
        if listed:
            yield _list(escape(line.removeprefix(BULLET)) for line in group)
        else:
            yield from (f"<p>{escape(line)}</p>" for line in group)


def _links(names: tuple[str, ...]) -> str:
    return _list(f'<a href="/{number}">{name}</a>' for number, name in enumerate(names))


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"

"""From files in raw/ to articles: one module a format, behind `files` and `load`."""

from communique.article import article_id_of
from communique.sources.formats import load, load_each, readable_suffixes
from communique.sources.interface import Failure, Link, Loaded, SourceFile, printable
from communique.sources.walk import files

__all__ = [
    "Failure",
    "Link",
    "Loaded",
    "SourceFile",
    "article_id_of",
    "files",
    "load",
    "load_each",
    "printable",
    "readable_suffixes",
]

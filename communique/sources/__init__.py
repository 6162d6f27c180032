"""From files in raw/ to articles: one module a format, behind `files` and `load`."""

from communique.article import article_id_of
from communique.sources.formats import load, load_each, readable_suffixes
from communique.sources.interface import Failure, Link, Loaded, SourceFile, printable
from communique.sources.objects import Objects
from communique.sources.walk import Folder, files

__all__ = [
    "Failure",
    "Folder",
    "Link",
    "Loaded",
    "Objects",
    "SourceFile",
    "article_id_of",
    "files",
    "load",
    "load_each",
    "printable",
    "readable_suffixes",
]

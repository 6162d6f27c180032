"""From files in raw/ to articles: one module a format, behind `files` and `load`."""

from communique.sources.formats import load, readable_suffixes
from communique.sources.interface import Failure, Loaded, SourceFile, printable
from communique.sources.walk import files

__all__ = ["Failure", "Loaded", "SourceFile", "files", "load", "printable", "readable_suffixes"]

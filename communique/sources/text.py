"""Plain text: the first line is the title, the rest the body; a YAML front matter may come first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from communique.article import Article
from communique.sources.decoding import DecodingError, decode
from communique.sources.fields import FieldError, article, identity
from communique.sources.interface import Failure, Loaded, SourceFile
from communique.sources.opening import whole

MAX_BYTES = 32 * 1024 * 1024
"""A larger file is no article."""
MAX_FRONT_MATTER = 64 * 1024
"""Characters of a front matter: reading YAML takes long."""

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)(.*)", re.DOTALL)
_FIELDS = frozenset({"url", "title", "outlet", "author", "language", "published_on"})


def load(file: SourceFile) -> Iterator[Loaded | Failure]:
    """The article of the file, or why there is none."""
    data = whole(file, MAX_BYTES)
    if isinstance(data, Failure):
        yield data
        return
    try:
        yield Loaded(parse(data, file.uri))
    except DecodingError as error:
        yield Failure(file.uri, error.check, str(error), error.line)
    except FieldError as error:
        check = "bad_field" if data.strip() else "empty"
        yield Failure(file.uri, check, str(error), article_id=error.article_id)
    except FrontMatterError as error:
        yield Failure(file.uri, "bad_front_matter", str(error))


class FrontMatterError(ValueError):
    """A front matter that cannot be read."""


def parse(data: bytes, uri: str) -> Article:
    """The article of a text file's bytes; `uri` is its identity where the front matter gives no url.

    Raises DecodingError, FrontMatterError or FieldError.
    """
    text = decode(data)
    given: dict[str, Any] = {}
    matched = _FRONT_MATTER.match(text)
    if matched:
        given, text = _front_matter(matched.group(1)), matched.group(2)
    title = given.get("title")
    if title is None:
        title, _, text = text.strip().partition("\n")
    url = given.get("url")
    return article(uri if url is None else identity(url), title, text, given)


def _front_matter(block: str) -> dict[str, Any]:
    """The fields between the --- lines. Aliases are refused: a few lines of them can mean gigabytes."""
    import yaml

    if len(block) > MAX_FRONT_MATTER:
        raise FrontMatterError(f"the front matter is longer than {MAX_FRONT_MATTER} characters")
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(block, Loader=yaml.SafeLoader)):
            raise FrontMatterError("YAML aliases are not read: write the value out")
        found = yaml.safe_load(block)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        first = str(error).partition("\n")[0]
        raise FrontMatterError(f"the YAML between the --- lines cannot be read: {first}") from None
    if not isinstance(found, dict):
        raise FrontMatterError("the front matter is no list of `name: value` lines")
    unknown = sorted(str(name) for name in found if name not in _FIELDS)
    if unknown:
        raise FrontMatterError(f"unknown field {unknown[0]!r}; known are {', '.join(sorted(_FIELDS))}")
    return found

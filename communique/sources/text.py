"""Plain text: a title, below it the body; a YAML front matter may come first, and lines may be broken at a width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from communique.article import Article
from communique.sources.decoding import DecodingError, decode
from communique.sources.fields import FieldError, article, identity
from communique.sources.interface import Failure, Loaded, SourceFile
from communique.sources.opening import whole
from communique.sources.wrapping import unwrapped

MAX_BYTES = 32 * 1024 * 1024
"""A larger file is no article."""
MAX_FRONT_MATTER = 64 * 1024
"""Characters of a front matter: reading YAML takes long."""

_FENCE = r"---[ \t]*(?:\n|$)"
_BEGIN = re.compile(rf"\s*{_FENCE}")
_END = re.compile(rf"^{_FENCE}", re.MULTILINE)
TITLE_LINES = 3
"""Lines of the longest title."""
LINES = "write `name: value` on each line, and quotes around a value with a colon or a sign in it"
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


class FrontMatterError(Exception):
    """A front matter that cannot be read."""


def parse(data: bytes, uri: str) -> Article:
    """The article of a text file's bytes; `uri` is its identity where the front matter gives no url.

    Raises DecodingError, FrontMatterError or FieldError.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    given: dict[str, Any] = {}
    begin = _BEGIN.match(text)
    if begin:
        end = _END.search(text, begin.end())
        if end is None:
            raise FrontMatterError("the front matter has no end: close it with a line ---, or take the first one out")
        given, text = _front_matter(text[begin.end() : end.start()]), text[end.end() :]
    title = given.get("title")
    if title is None:
        title, text = _titled(text.strip())
    url = given.get("url")
    return article(uri if url is None else identity(url), title, text, given)


def _titled(text: str) -> tuple[str, str]:
    """The first line, or the lines that it is broken into above a blank line; and what stands below."""
    first, _, rest = text.partition("\n\n")
    if 1 < len(first.split("\n")) <= TITLE_LINES:
        title = unwrapped(text).partition("\n\n")[0]
        if "\n" not in title:
            return title, rest
    title, _, body = text.partition("\n")
    return title, body


def _front_matter(block: str) -> dict[str, Any]:
    """The fields between the --- lines. Aliases are refused: a few lines of them can mean gigabytes."""
    import yaml

    if len(block) > MAX_FRONT_MATTER:
        raise FrontMatterError(f"the front matter is longer than {MAX_FRONT_MATTER} characters")
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(block, Loader=yaml.SafeLoader)):
            raise FrontMatterError("YAML aliases are not read: write the value out")
        found = yaml.safe_load(block) or {}
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise FrontMatterError(f"the front matter cannot be read{_where(error)}: {LINES}") from None
    if not isinstance(found, dict):
        raise FrontMatterError(f"the front matter is none: {LINES}")
    unknown = sorted(str(name) for name in found if name not in _FIELDS)
    if unknown:
        raise FrontMatterError(f"unknown field {unknown[0]!r}; known are {', '.join(sorted(_FIELDS))}")
    return found


def _where(error: Exception) -> str:
    """What of it YAML could not read: a line of the file, as the front matter begins behind the first; or a value."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return f" at line {mark.line + 2}"
    return ", as it holds a date or a number that is none" if isinstance(error, ValueError) else ""

"""The articles."""

from __future__ import annotations

from pandera.pandas import Field

from communique.schemas.columns import ID_PATTERN, Date, Table, Text, Time


class Articles(Table):
    """One row an article: where it comes from, and its text."""

    article_id: Text = Field(str_matches=ID_PATTERN, description="key: a hash of source_uri")
    source_uri: Text = Field(
        str_length={"min_value": 1}, description="its url, else the raw folder's name and its path in it"
    )
    outlet: Text = Field(nullable=True, description="who published it")
    language: Text = Field(
        str_matches=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", description="BCP 47 tag; und where it is not known"
    )
    title: Text = Field(description="its title")
    author: Text = Field(nullable=True, description="who wrote it")
    published_on: Date = Field(nullable=True, description="the local date that the source gives")
    loaded_at: Time = Field(description="when this version of it was first loaded, in UTC")
    content_sha256: Text = Field(
        str_matches=r"^[0-9a-f]{64}$",
        description="its version: a hash over all that reading depends on (title, text, language, published_on)",
    )
    duplicate_of: Text = Field(
        nullable=True, str_matches=ID_PATTERN, description="the article_id of an earlier article with the same text"
    )
    text: Text = Field(description="the title, a blank line and the body, in Unicode NFC, as a reader would see it")

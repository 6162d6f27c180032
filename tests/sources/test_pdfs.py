"""PDFs: text ones become articles with their paragraphs and lists, the others are reported as what they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF
from raw_folders import failed, only, put, read
from test_pages import BODY, ITEMS

TITLE = "La France et l'Ouzbékistan signent trois accords à Tachkent, et un quatrième est préparé"


class Communique(FPDF):
    """Pages with a running head, a footer with the number, and text of one size."""

    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.cell(0, 8, "Ministère - Communiqué", align="R")
        self.ln(12)

    def footer(self) -> None:
        self.set_y(-15)
        self.cell(0, 8, f"Page {self.page_no()} / 9", align="C")

    def say(self, text: str) -> None:
        text = text.replace("’", "'")
        self.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")


def communique(repeats: int = 1, **protection: str) -> bytes:
    pdf = Communique()
    if protection:
        pdf.set_encryption(owner_password="owner", **protection)
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 16)
    pdf.say(TITLE)
    pdf.ln(4)
    pdf.set_font("Helvetica", size=11)
    for _ in range(repeats):
        pdf.say(BODY[0])
        pdf.ln(3)
        pdf.say("Ont été signés :")
        for item in ITEMS:
            pdf.say(f"- {item}")
        pdf.ln(3)
        pdf.say(BODY[1])
        pdf.ln(3)
    return bytes(pdf.output())


def paragraphs(repeats: int) -> list[str]:
    once = [BODY[0], "Ont été signés :", *(f"- {item}" for item in ITEMS), BODY[1]]
    return [text.replace("’", "'") for text in once * repeats]


def test_the_article_of_a_pdf(tmp_path: Path) -> None:
    """Lines are put together again, running heads and page numbers go, paragraphs go on behind the turn of a page."""
    put(tmp_path / "raw", "a.pdf", communique(12))
    article = only(tmp_path / "raw")
    assert (article.source_uri, article.title, article.language) == ("raw/a.pdf", TITLE, "fr")
    assert article.published_on is None
    assert article.text.split("\n") == [TITLE, "", *paragraphs(12)]


def test_words_broken_over_lines_are_whole_again(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    for line in (
        "Communiqué conjoint",
        "",
        "Les deux pays ont signé un accord de coopé-",
        "ration sur l'Asie-",
        "Pacifique.",
    ):
        pdf.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    put(tmp_path, "a.pdf", bytes(pdf.output()))
    assert only(tmp_path).text == (
        "Communiqué conjoint\n\nLes deux pays ont signé un accord de coopération sur l'Asie-Pacifique."
    )


def test_letters_of_other_planes_do_not_spoil_the_text(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", communique().replace(b"Page 1", b"Page 2"))
    assert BODY[0].replace("’", "'") in only(tmp_path).text


def scanned() -> bytes:
    from PIL import Image

    pdf = FPDF()
    for _ in range(2):
        pdf.add_page()
        pdf.image(Image.new("L", (300, 400), 200), 0, 0, 210, 297)
    return bytes(pdf.output())


LOOP = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Count 3/Kids[2 0 R 2 0 R 3 0 R]>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>endobj
4 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 11>>stream
/X Do /X Do
endstream endobj
trailer<</Root 1 0 R>>
"""


def test_pdfs_that_give_no_text_are_reported_as_what_they_are(tmp_path: Path) -> None:
    whole = communique()
    put(tmp_path, "scanned.pdf", scanned())
    put(tmp_path, "locked.pdf", communique(user_password="secret"))
    put(tmp_path, "empty.pdf", "")
    put(tmp_path, "text.pdf", "no PDF at all")
    put(tmp_path, "cut.pdf", whole[: len(whole) // 3])
    assert failed(tmp_path) == {
        "scanned.pdf": "scanned_pdf",
        "locked.pdf": "encrypted_pdf",
        "empty.pdf": "empty",
        "text.pdf": "damaged_pdf",
        "cut.pdf": "damaged_pdf",
    }


@pytest.mark.parametrize("count", [b"3", b"1000000000"])
def test_a_pdf_whose_pages_hold_themselves_ends_its_reader_and_nothing_else(
    tmp_path: Path, limit: Callable[..., None], count: bytes
) -> None:
    limit(MEMORY=256 * 1024**2)
    put(tmp_path, "loop.pdf", LOOP.replace(b"Count 3", b"Count " + count))
    put(tmp_path, "z.pdf", communique())
    articles, failures = read(tmp_path)
    assert [article.title for article in articles] == [TITLE]
    assert [failure.check_name for failure in failures] == ["parser_died"]


def test_a_pdf_that_only_its_owner_may_change_is_read(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", communique(user_password=""))
    assert only(tmp_path).title == TITLE


@pytest.mark.parametrize("pages", [501])
def test_a_book_is_no_article(tmp_path: Path, pages: int) -> None:
    pdf = FPDF()
    for _ in range(pages):
        pdf.add_page()
    put(tmp_path, "book.pdf", bytes(pdf.output()))
    assert failed(tmp_path) == {"book.pdf": "too_large"}

"""Folders of good and broken files: each article comes out, each failure has its place and its reason."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from raw_folders import only, put, read

from communique.article import Article, article_id_of
from communique.sources import Loaded, load
from communique.sources.decoding import clean
from communique.sources.interface import SourceFile

LINE = {"url": "https://example.org/a", "title": "Le titre", "text": "Le texte est en français, dit-on à Paris."}


def test_soft_hyphens_hide_no_words() -> None:
    assert clean("un con\u00adtrat de 3 mil\u00adliards") == "un contrat de 3 milliards"


def test_text_file(tmp_path: Path) -> None:
    put(
        tmp_path / "raw",
        "a/b.txt",
        "\n  Le titre\r\n\r\nLe corps de l\u2019article,\u00a0en français, dit que les deux pays ont signé un accord.\r\n",
    )
    article = only(tmp_path / "raw")
    assert article.source_uri == "raw/a/b.txt"
    assert (article.title, article.text) == (
        "Le titre",
        "Le titre\n\nLe corps de l\u2019article,\u00a0en français, dit que les deux pays ont signé un accord.",
    )
    assert article.language == "fr"


def test_front_matter(tmp_path: Path) -> None:
    head = "---\nurl: https://example.org/x\noutlet: Le Journal\nauthor: A. B.\nlanguage: FR\npublished_on: 2025-11-15\n---\n"
    put(tmp_path, "x.txt", head + "Le titre\n\nLe corps")
    article = only(tmp_path)
    assert article == Article(
        "https://example.org/x", "Le titre", "Le titre\n\nLe corps", "fr", date(2025, 11, 15), "Le Journal", "A. B."
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    body = "L’accord a été signé à Tachkent par les deux présidents, après des négociations.\n" * 20
    put(tmp_path, "x.txt", f"Un été\n\n{body}".encode(encoding))
    assert only(tmp_path).text.startswith("Un été\n\nL’accord a été signé")


def test_french_that_is_not_unicode_keeps_its_accents(tmp_path: Path) -> None:
    """Of the code pages that fit, several would turn à into ŕ or ï into ď."""
    for article in sorted((ROOT.parent / "shared" / "gold" / "deals-fr").glob("*.json"))[:6]:
        text = json.loads(article.read_text(encoding="utf-8"))["text"]
        data = text[:3000].encode("cp1252", "ignore")
        put(tmp_path, "x.txt", data)
        assert only(tmp_path).text == clean(data.decode("cp1252"))
        put(tmp_path, "x.txt", "")
    put(
        tmp_path,
        "x.txt",
        ("Соглашение\n\n" + "Президенты подписали соглашение о сотрудничестве. " * 3).encode("cp1251"),
    )
    assert only(tmp_path).title == "Соглашение"


def test_utf_8_with_a_bad_byte_is_not_guessed_at(tmp_path: Path) -> None:
    put(tmp_path, "x.txt", "Un été à Tachkent\n\nLes présidents ont signé.\n".encode() * 9 + b"\xff \xe9t\xe9")
    articles, (failure,) = read(tmp_path)
    assert articles == []
    assert (failure.check_name, failure.line) == ("undecodable", 28)


@pytest.mark.parametrize("stray", [b"\xa0", b"\xff", b"\xc3", b"\xed\xa0\x80"])
def test_a_bad_byte_before_the_first_accent_is_not_guessed_at(tmp_path: Path, stray: bytes) -> None:
    put(tmp_path, "x.txt", b"Titre\n\n" + stray + "Le Maroc et l’Algérie ont signé un accord sur l’énergie.".encode())
    articles, (failure,) = read(tmp_path)
    assert articles == []
    assert (failure.check_name, failure.line) == ("undecodable", 3)


def test_jsonl_in_other_encodings(tmp_path: Path) -> None:
    text = "Les deux présidents ont signé à Paris un accord sur l'énergie, a déclaré le ministère."
    lines = "\n".join(json.dumps(LINE | {"url": f"x:{n}", "text": text}, ensure_ascii=False) for n in range(3))
    encodings = ["latin-1", "utf-8-sig", "utf-16", "utf-32"]
    for encoding in encodings:
        put(tmp_path, f"{encoding}.jsonl", lines.encode(encoding))
        put(tmp_path, f"{encoding}.jsonl.gz", gzip.compress(lines.encode(encoding)))
    articles, failures = read(tmp_path)
    assert failures == []
    assert [article.text.partition("\n\n")[2] for article in articles] == [text] * 6 * len(encodings)


def test_damaged_utf_16_is_reported_where_it_is(tmp_path: Path) -> None:
    good = (json.dumps(LINE) + "\n").encode("utf-16")
    put(tmp_path, "x.jsonl", good + b"\x00\xd8\x00")  # half a surrogate pair
    put(tmp_path, "x.txt", "Titre".encode("utf-16") + b"\x00\xd8\x00")
    articles, failures = read(tmp_path)
    assert [article.source_uri for article in articles] == [LINE["url"]]
    assert [(failure.check_name, failure.line) for failure in failures] == [("undecodable", 2), ("undecodable", None)]
    assert all("save it again as UTF-8" in failure.failure for failure in failures)


def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    for name in (b"a\xff", b"a\\udcff"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name + b".txt")).write_text("Titre")
    articles, failures = read(tmp_path)
    assert failures == []
    assert len({article.source_uri for article in articles}) == 2
    assert all(article.source_uri.isprintable() for article in articles)


def test_a_failure_names_its_article_where_the_url_is_known(tmp_path: Path) -> None:
    put(tmp_path, "x.jsonl", json.dumps(LINE | {"published_on": "hier", "text": "x" * 100_000}))
    put(tmp_path, "x.txt", f"---\nurl: {LINE['url']}\npublished_on: hier\n---\nTitre")
    _, failures = read(tmp_path)
    assert [failure.article_id for failure in failures] == [article_id_of(LINE["url"])] * 2


def test_text_is_nfc_without_control_characters(tmp_path: Path) -> None:
    put(tmp_path, "x.txt", "Un e\u0301te\u0301\n\nle\x07 corps\x1b[0m\fd'une page")
    assert only(tmp_path).text == "Un été\n\nle corps[0m\nd'une page"


def test_jsonl(tmp_path: Path) -> None:
    second = LINE | {
        "url": "https://example.org/b",
        "published_on": "2025-01-31T23:30:00+05:00",
        "outlet": None,
        "language": "pt_br",
    }
    put(tmp_path, "x.jsonl", json.dumps(LINE) + "\n\n" + json.dumps(second) + "\n")
    (tmp_path / "y.jsonl.gz").write_bytes(gzip.compress(json.dumps(LINE | {"url": "gold:c"}).encode()))
    articles, failures = read(tmp_path)
    assert failures == []
    assert [article.source_uri for article in articles] == ["https://example.org/a", "https://example.org/b", "gold:c"]
    assert (articles[1].published_on, articles[1].language) == (date(2025, 1, 31), "pt-BR")


def test_a_bad_line_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines: list[bytes] = [json.dumps(LINE | {"url": f"x:{n}"}).encode() for n in range(20)]
    lines[16] = b'{"url": "x", '
    lines[3] = b"[1, 2]"
    lines[5] = json.dumps({"url": "x:u", "title": "t"}).encode()
    lines[7] = b'{"url": "\xff"}'
    lines[9] = json.dumps(LINE | {"published_on": "hier"}).encode()
    lines[11] = b"[" * 100_000
    lines[12] = json.dumps(LINE | {"text": "\ud800 surrogate"}).encode()
    put(tmp_path, "x.jsonl", b"\n".join(lines))
    articles, failures = read(tmp_path)
    assert {failure.line: failure.check_name for failure in failures} == {
        17: "bad_json", 4: "bad_json", 6: "bad_field", 8: "undecodable", 10: "bad_field", 12: "bad_json",
    }  # fmt: skip
    assert len(articles) == 14
    assert all(failure.source_uri.endswith("x.jsonl") and failure.row for failure in failures)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"url": "not a url"}, "url 'not a url' is the address of no article: give it as in https://example.org"),
        ({"url": "javascript:alert(1)"}, "is the address of no article"),
        ({"url": "example.org/a"}, "is the address of no article"),
        ({"url": "https:///a"}, "is the address of no article"),
        ({"url": 12}, "url is a number, not text: put it in quotes"),
        ({"url": None}, "url is missing"),
        ({"language": "French"}, "language 'French' is no BCP 47 tag such as fr or pt-BR"),
        ({"language": "xx"}, "language 'xx' is no BCP 47 tag such as fr or pt-BR"),
        ({"language": False}, "language is yes or no, not text"),
        ({"title": ["a"]}, "title is a list, not text"),
        ({"author": {"name": "A"}}, "author is an object, not text"),
    ],
)
def test_a_bad_field_is_told_in_plain_words(changed: dict[str, object], words: str, tmp_path: Path) -> None:
    put(tmp_path, "x.jsonl", f"{json.dumps(LINE | changed)}\n{json.dumps(LINE | {'url': 'gold:b'})}")
    articles, (failure,) = read(tmp_path)
    assert [article.source_uri for article in articles] == ["gold:b"], "the rest goes on"
    assert (failure.check_name, failure.line) == ("bad_field", 1)
    assert words in failure.failure


@pytest.mark.parametrize(
    ("given", "code"), [("eng", "en"), ("fre", "fr"), ("fra-ca", "fr-CA"), ("kaz", "kk"), ("tr", "tr")]
)
def test_a_language_has_one_code(given: str, code: str, tmp_path: Path) -> None:
    put(tmp_path, "x.jsonl", json.dumps(LINE | {"language": given}))
    assert only(tmp_path).language == code


DEEP, LONG = "[" * 100_000, "9" * 5_000


@pytest.mark.parametrize("line", ["[1, 2]", "null", '"a"', "{", '  "url": "x:y",', DEEP, f'{{"url": {LONG}}}'])
def test_a_line_that_is_no_object_says_what_to_write(line: str, tmp_path: Path) -> None:
    put(tmp_path, "x.jsonl", line)
    _, (failure,) = read(tmp_path)
    assert (failure.check_name, failure.line) == ("bad_json", 1)
    assert "write one object a line" in failure.failure
    for word in ("NoneType", "recursion", "set_int", "sys.", "Error", " str", " dict"):
        assert word not in failure.failure


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("---\nurl: https://example.org/x\nTitre", "has no end: close it with a line ---"),
        ("---\nurl: [\n---\nTitre", "cannot be read at line 3: write `name: value` on each line"),
        ("---\ntitle: a: b\n---\nTitre", "cannot be read at line 2"),
        ("---\npublished_on: 2025-13-45\n---\nTitre", "holds a date or a number that is none"),
        (f"---\ntitle: {LONG}\n---\nTitre", "holds a date or a number that is none"),
        ("---\nurl: &a [x]\ntitle: [*a, *a]\n---\nTitre", "aliases are not read: write the value out"),
        ("---\n- a\n---\nTitre", "the front matter is none: write `name: value` on each line"),
    ],
)
def test_a_bad_front_matter_says_what_to_do(head: str, words: str, tmp_path: Path) -> None:
    put(tmp_path, "x.txt", f"{head}\n\nLe corps")
    articles, (failure,) = read(tmp_path)
    assert articles == []
    assert failure.check_name == "bad_front_matter"
    assert words in failure.failure


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_a_front_matter(end: str, tmp_path: Path) -> None:
    put(tmp_path, "x.txt", end.join(["---", "language: fr", "---", "Titre", "", "Corps"]))
    put(tmp_path, "y.txt", end.join(["---", "---", "Titre", "", "Corps"]))
    articles, failures = read(tmp_path)
    assert failures == []
    assert [article.text for article in articles] == ["Titre\n\nCorps"] * 2


def test_broken_files(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    put(raw, "empty.txt", "")
    put(raw, "spaces.txt", " \n ")
    put(raw, "binary.txt", bytes(range(256)) * 40)
    put(raw, "nul.txt", "a\x00b")
    put(raw, "picture.png", b"\x89PNG")
    put(raw, "yaml.txt", "---\nurl: [\n---\nTitre")
    put(raw, "bomb.txt", "---\nurl: &a [x]\ntitle: [*a, *a]\n---\nTitre")
    put(raw, "field.txt", "---\ncolour: red\n---\nTitre")
    put(raw, "empty.jsonl", "")
    put(raw, "cut.jsonl.gz", gzip.compress(json.dumps(LINE).encode() * 50)[:60])
    put(raw, "not.jsonl.gz", "no gzip")
    put(raw, "with\nnewline.txt", "")
    put(tmp_path, "outside.txt", "Titre")
    (raw / "link.txt").symlink_to(tmp_path / "outside.txt")
    (raw / "dangling.txt").symlink_to(raw / "nowhere.txt")
    (raw / "loop").symlink_to(raw)
    (raw / ".hidden").write_text("x")
    os.mkfifo(raw / "pipe.txt")
    put(raw, "good.txt", "Le titre\n\nLe corps")
    articles, failures = read(raw)
    assert [article.title for article in articles] == ["Le titre"]
    assert {failure.source_uri.removeprefix("raw/"): failure.check_name for failure in failures} == {
        "empty.txt": "empty",
        "spaces.txt": "empty",
        "binary.txt": "binary",
        "nul.txt": "binary",
        "picture.png": "unknown_format",
        "yaml.txt": "bad_front_matter",
        "bomb.txt": "bad_front_matter",
        "field.txt": "bad_front_matter",
        "empty.jsonl": "empty",
        "cut.jsonl.gz": "damaged_gzip",
        "not.jsonl.gz": "damaged_gzip",
        "with\\nnewline.txt": "empty",
        "link.txt": "link_outside",
        "dangling.txt": "unreadable_file",
        "loop": "not_a_file",
        "pipe.txt": "not_a_file",
    }


def test_folders_and_files_without_permission(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    put(raw, "shut/a.txt", "Titre")
    put(raw, "shut.txt", "Titre")
    put(raw, "good.txt", "Titre")
    (raw / "shut").chmod(0)
    (raw / "shut.txt").chmod(0)
    # root may read anything, so the folder is read by a child that is nobody
    script = (
        "import os, sys, json; from pathlib import Path\n"
        "import communique.sources.text, communique.sources.decoding, communique.sources.fields, communique.sources.language, pycld2\n"
        "communique.sources.language.detect('')\n"
        "from communique.sources import files, load, Failure\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "raw = Path(sys.argv[1])\n"
        "out = [i for e in files(raw) for i in ([e] if isinstance(e, Failure) else load(e))]\n"
        "print(json.dumps([[i.source_uri, i.check_name] if isinstance(i, Failure) else [i.article.title, ''] for i in out]))\n"
    )
    for parent in [raw, *raw.parents]:
        if parent.stat().st_uid == os.geteuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    done = subprocess.run([sys.executable, "-c", script, str(raw)], capture_output=True, text=True, check=False)
    (raw / "shut").chmod(0o700)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [
        ["Titre", ""],
        ["raw/shut", "unreadable_folder"],
        ["raw/shut.txt", "unreadable_file"],
    ]


def test_a_line_beyond_the_limit_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.sources.jsonl.MAX_LINE", 1000)
    long = json.dumps(LINE | {"url": "x:long", "text": "x" * 5000})
    put(tmp_path, "x.jsonl", long + "\n" + json.dumps(LINE))
    articles, failures = read(tmp_path)
    assert [article.source_uri for article in articles] == ["https://example.org/a"]
    assert [(failure.check_name, failure.line) for failure in failures] == [("long_line", 1)]


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)),
    st.sampled_from([".txt", ".jsonl", ".jsonl.gz"]),
)
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    path = put(folder, f"x{suffix}", data)
    found = list(load(SourceFile(folder, path.name, len(data), 0, 0)))
    assert found
    for item in found:
        if isinstance(item, Loaded):
            text = item.article.text
            assert text == unicodedata.normalize("NFC", text)
            assert text.startswith(item.article.title)
            assert text.encode("utf-8")

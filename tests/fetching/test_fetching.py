"""Fetching from a real server: what is stored, what is asked again, what is refused."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator
from raw_folders import read
from serving import Site, site
from test_pages import BODY, html
from test_pdfs import TITLE, communique

from communique.fetching import Archive, Client, Crawl, Outcome
from communique.fetching.resolving import is_public
from communique.sources import article_id_of

PAGE = html().encode()


@pytest.fixture
def server() -> Iterator[Site]:
    with site() as found:
        yield found


@pytest.fixture
def fetch(tmp_path: Path) -> Callable[..., list[Outcome]]:
    """Fetches into the folder raw, with other limits if told."""

    def fetch_urls(*urls: str, delay: float = 0, **limits: float) -> list[Outcome]:
        client = Client(allow_private=True, **limits)  # type: ignore[arg-type]
        return list(Crawl(Archive(tmp_path / "raw"), client, delay).fetch(urls))

    return fetch_urls


def what(outcomes: list[Outcome]) -> list[str]:
    return [outcome.what for outcome in outcomes]


def reason(outcomes: list[Outcome]) -> str:
    (outcome,) = outcomes
    assert outcome.what == "failed"
    return outcome.reason


def stored(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_page_is_stored_as_it_is_and_read_back(
    server: Site, fetch: Callable[..., list[Outcome]], tmp_path: Path
) -> None:
    server.pages["/a?n=1"] = (200, {"ETag": '"1"', "X-Word": "é"}, gzip.compress(PAGE))
    server.pages["/a?n=1"][1]["Content-Encoding"] = "gzip"
    url = f"{server.url}/a?n=1"
    assert fetch(f"{url}&utm_source=x#top") == [Outcome(url, "new")]
    (file,) = stored(tmp_path / "raw")
    assert file.name == f"{article_id_of(url)}.warc.gz"
    with file.open("rb") as stream:
        (record,) = list(ArchiveIterator(stream, parse_http=True, verify_digests=True))
    assert record.headers["WARC-Target-URI"] == url
    assert record.headers["WARC-IP-Address"] == "127.0.0.1"
    assert abs(record.record_date.timestamp() - time.time()) < 60
    assert record.http_headers.status_code == 200
    assert record.http_headers["ETag"] == '"1"'
    (article,), failures = read(tmp_path / "raw")
    assert failures == []
    assert (article.source_uri, article.title) == (url, "Trois accords signés à Tachkent")
    (_, sent) = server.asked[-1]
    assert sent["User-Agent"].startswith("communique/")
    assert sent["Host"] == f"127.0.0.1:{server.port}"


def test_only_what_has_changed_is_stored_again(
    server: Site, fetch: Callable[..., list[Outcome]], tmp_path: Path
) -> None:
    """By ETag, by Last-Modified, and by the bytes where a server knows neither."""
    day = "Mon, 10 Nov 2025 08:00:00 GMT"
    replies = {"/etag": {"ETag": '"1"'}, "/modified": {"Last-Modified": day}, "/neither": {}}
    for path, headers in replies.items():
        server.pages[path] = (200, headers, PAGE)
    urls = [server.url + path for path in replies]
    assert what(fetch(*urls)) == ["new"] * 3
    before = [(path, path.stat().st_mtime_ns) for path in stored(tmp_path / "raw")]
    server.pages["/etag"] = server.pages["/modified"] = (304, {}, b"")
    assert what(fetch(*urls)) == ["unchanged"] * 3
    sent = dict(server.asked[-3:])
    assert sent["/etag"]["If-None-Match"] == '"1"'
    assert sent["/modified"]["If-Modified-Since"] == day
    assert [(path, path.stat().st_mtime_ns) for path in stored(tmp_path / "raw")] == before
    server.pages["/etag"] = (200, {"ETag": '"2"'}, html(body=[BODY[0].replace("trois", "cinq"), BODY[1]]).encode())
    assert what(fetch(*urls[:1])) == ["changed"]
    articles, failures = read(tmp_path / "raw")
    assert failures == []
    assert len(articles) == 3
    assert sum("cinq accords" in article.text for article in articles) == 1
    server.pages["/etag"] = (304, {}, b"")
    fetch(*urls[:1])
    assert server.asked[-1][1]["If-None-Match"] == '"2"'


def test_a_page_that_is_packed_otherwise_has_not_changed(server: Site, fetch: Callable[..., list[Outcome]]) -> None:
    for level, came in ((9, "new"), (1, "unchanged")):
        server.pages["/a"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE, level, mtime=level))
        assert what(fetch(f"{server.url}/a")) == [came]


def test_a_file_cut_by_a_crash_is_begun_anew(server: Site, fetch: Callable[..., list[Outcome]], tmp_path: Path) -> None:
    server.pages["/a"] = (200, {"ETag": '"1"'}, PAGE)
    fetch(f"{server.url}/a")
    (file,) = stored(tmp_path / "raw")
    file.write_bytes(file.read_bytes()[:200])
    assert what(fetch(f"{server.url}/a")) == ["new"]
    (article,), failures = read(tmp_path / "raw")
    assert (article.source_uri, failures) == (f"{server.url}/a", [])


def test_pdfs_are_fetched_and_other_things_are_not(
    server: Site, fetch: Callable[..., list[Outcome]], tmp_path: Path
) -> None:
    server.pages["/a.pdf"] = (200, {"Content-Type": "application/pdf"}, communique())
    server.pages["/a.png"] = (200, {"Content-Type": "image/png"}, b"\x89PNG")
    outcomes = fetch(f"{server.url}/a.pdf", f"{server.url}/a.png", f"{server.url}/none")
    assert what(outcomes) == ["new", "failed", "failed"]
    assert "image/png" in outcomes[1].reason
    assert "404" in outcomes[2].reason
    (article,), _ = read(tmp_path / "raw")
    assert article.title == TITLE


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Le Journal</title>{}</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Le Journal</title>{}</feed>"""


def feed(form: str, entries: dict[str, str]) -> bytes:
    item = {
        RSS: "<item><title>t</title><link>{}</link><pubDate>{}</pubDate></item>",
        ATOM: '<entry><title>t</title><link href="{}"/><updated>{}</updated></entry>',
    }[form]
    return form.format("".join(item.format(*entry) for entry in entries.items())).encode()


@pytest.mark.parametrize(
    ("form", "past", "future"),
    [
        (RSS, "Mon, 10 Nov 2025 08:00:00 GMT", "Mon, 10 Nov 2098 08:00:00 GMT"),
        (ATOM, "2025-11-10T08:00:00Z", "2098-11-10T08:00:00Z"),
    ],
)
def test_feeds(
    server: Site, fetch: Callable[..., list[Outcome]], tmp_path: Path, form: str, past: str, future: str
) -> None:
    """Their pages are fetched; the next time those alone that are new, or were updated."""
    for name in "abc":
        server.pages[f"/{name}"] = html(items=[name * 30]).encode()
    server.pages["/feed"] = (200, {"Content-Type": "application/xml"}, feed(form, {"a": past, f"{server.url}/b": past}))
    outcomes = fetch(f"{server.url}/feed")
    assert [(outcome.url.rpartition("/")[2], outcome.what) for outcome in outcomes] == [
        ("feed", "new"), ("a", "new"), ("b", "new"),
    ]  # fmt: skip
    articles, failures = read(tmp_path / "raw")
    assert (len(articles), failures) == (2, [])
    server.asked.clear()
    server.pages["/feed"] = (304, {}, b"")
    assert what(fetch(f"{server.url}/feed")) == ["unchanged", "known", "known"]
    assert server.paths() == ["/feed"]
    entries = {f"{server.url}/a": future, f"{server.url}/b": past, f"{server.url}/c": past}
    server.pages["/feed"] = (200, {"Content-Type": "text/xml"}, feed(form, entries))
    assert what(fetch(f"{server.url}/feed")) == ["changed", "unchanged", "known", "new"]


def test_a_feed_with_entities_or_links_elsewhere_is_harmless(
    server: Site, fetch: Callable[..., list[Outcome]], tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    external = f'<!DOCTYPE r [<!ENTITY j SYSTEM "file://{secret}">'
    for path, head in {"/bomb": bomb, "/external": external}.items():
        items = f"<item><link>{server.url}/a?&j;</link></item><item><link>file://{secret}</link></item>"
        server.pages[path] = (200, {"Content-Type": "text/xml"}, f"{head}]>{RSS[21:].format(items)}".encode())
    start = time.monotonic()
    outcomes = fetch(f"{server.url}/bomb", f"{server.url}/external")
    assert time.monotonic() - start < 10
    assert not any("secret" in path for path, _ in server.asked)
    assert {outcome.what for outcome in outcomes if outcome.url.startswith("file:")} == {"failed"}


def test_robots_are_heeded(server: Site, fetch: Callable[..., list[Outcome]]) -> None:
    server.pages["/robots.txt"] = (
        b"User-agent: *\nDisallow: /private/*.html\nAllow: /\n\nUser-agent: other\nDisallow: /"
    )
    server.pages["/a"] = server.pages["/private/a.html"] = PAGE
    outcomes = fetch(f"{server.url}/a", f"{server.url}/private/a.html")
    assert what(outcomes) == ["new", "failed"]
    assert "robots.txt" in outcomes[1].reason
    assert [path for path, _ in server.asked] == ["/robots.txt", "/a"]


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (404, b"", "new"),
        (403, b"", "new"),
        (500, b"", "failed"),
        (429, b"", "failed"),
        (200, b"\xff\x00" * 999, "new"),
    ],
)
def test_robots_that_cannot_be_read(
    server: Site, fetch: Callable[..., list[Outcome]], status: int, body: bytes, outcome: str
) -> None:
    """As RFC 9309 says: a client's error means that there are no rules, a server's that nothing may be fetched."""
    server.pages["/robots.txt"] = (status, {}, body)
    server.pages["/a"] = server.pages["/b"] = PAGE
    assert what(fetch(f"{server.url}/a", f"{server.url}/b")) == [outcome] * 2
    assert [path for path, _ in server.asked].count("/robots.txt") == 1


def test_robots_name_us_and_may_ask_for_patience(server: Site, fetch: Callable[..., list[Outcome]]) -> None:
    server.pages["/robots.txt"] = (
        b"User-agent: communique\nCrawl-delay: 0.3\nDisallow: /b\n\nUser-agent: *\nDisallow: /"
    )
    server.pages["/a"] = server.pages["/c"] = PAGE
    start = time.monotonic()
    assert what(fetch(*(f"{server.url}/{name}" for name in "abc"))) == ["new", "failed", "new"]
    assert 0.6 <= time.monotonic() - start < 3
    server.pages["/robots.txt"] = b"User-agent: *\nCrawl-delay: 1000000"
    assert "too long to wait" in reason(fetch(f"{server.url}/a"))


def test_requests_to_a_host_keep_their_distance(server: Site, fetch: Callable[..., list[Outcome]]) -> None:
    times = []

    def reply(handler: BaseHTTPRequestHandler) -> None:
        times.append(time.monotonic())
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE)

    for name in "abc":
        server.pages[f"/{name}"] = reply
    fetch(*(f"{server.url}/{name}" for name in "abc"), delay=0.2)
    assert all(later - earlier > 0.19 for earlier, later in pairwise(times))
    assert len(times) == 3


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_is_asked_too_much_is_left_alone(
    server: Site, fetch: Callable[..., list[Outcome]], status: int
) -> None:
    server.pages["/a"] = (status, {"Retry-After": "120"}, b"")
    server.pages["/b"] = PAGE
    outcomes = fetch(f"{server.url}/a", f"{server.url}/b")
    assert what(outcomes) == ["failed", "failed"]
    assert "120" in outcomes[1].reason
    assert server.paths() == ["/a"]


def test_redirects_are_followed_and_the_page_is_who_it_is_at_their_end(
    server: Site, fetch: Callable[..., list[Outcome]], tmp_path: Path
) -> None:
    server.pages["/a"] = (301, {"Location": "/b?utm_source=x"}, b"")
    server.pages["/b"] = (302, {"Location": f"{server.url}/c"}, b"")
    server.pages["/c"] = (200, {"ETag": '"1"'}, PAGE)
    assert fetch(f"{server.url}/a") == [Outcome(f"{server.url}/c", "new")]
    server.pages["/c"] = (304, {}, b"")
    assert fetch(f"{server.url}/a") == [Outcome(f"{server.url}/c", "unchanged")]
    assert server.asked[-1][1]["If-None-Match"] == '"1"'
    assert len(stored(tmp_path / "raw")) == 1


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("/loop", "more than 5 redirects"),
        ("file:///etc/passwd", "only http and https"),
        ("ftp://127.0.0.1/a", "only http and https"),
        ("http://user:secret@127.0.0.1/a", "user name or password"),
        ("http://[::1", "no address of a page"),
        ("http://127.0.0.1:99999/", "no address of a page"),
    ],
)
def test_redirects_to_nowhere(server: Site, fetch: Callable[..., list[Outcome]], location: str, words: str) -> None:
    server.pages["/loop"] = (302, {"Location": location}, b"")
    assert words in reason(fetch(f"{server.url}/loop"))


def test_private_addresses_are_refused_also_behind_a_redirect(
    server: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server is public for this test under one name, and private under another."""
    from communique.fetching import resolving

    monkeypatch.setattr(resolving, "is_public", lambda address: address == "127.0.0.1")
    crawl = Crawl(Archive(tmp_path / "raw"), Client(), 0)
    inside = f"http://127.0.0.2:{server.port}/secret"
    server.pages["/a"] = (302, {"Location": inside}, b"")
    server.pages["/secret"] = PAGE
    assert "private address" in reason(list(crawl.fetch([f"{server.url}/a"])))
    assert "private address" in reason(list(crawl.fetch([inside])))
    assert server.paths() == ["/a"]
    assert what(list(crawl.fetch([f"{server.url}/secret"]))) == ["new"]


def test_the_address_that_was_checked_is_the_one_that_is_asked(
    server: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is public when it is looked up first, and private from then on."""
    from communique.fetching import resolving

    looked_up: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: str, port: int, *options: Any, **named: Any) -> Any:
        if host[0].isdigit():
            return real(host, port, *options, **named)
        looked_up.append(host)
        address = "127.0.0.1" if len(looked_up) <= 2 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(resolving.socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(resolving, "is_public", lambda address: address == "127.0.0.1")
    server.pages["/a"] = server.pages["/b"] = PAGE
    url = f"http://journal.example:{server.port}"
    crawl = Crawl(Archive(tmp_path / "raw"), Client(), 0)
    assert what(list(crawl.fetch([f"{url}/a"]))) == ["new"]
    assert looked_up == ["journal.example"] * 2  # once for robots.txt, once for the page, never to connect
    assert server.asked[-1][1]["Host"] == f"journal.example:{server.port}"
    assert "private address" in reason(list(crawl.fetch([f"{url}/b"])))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1", "ff02::1", "2001:db8::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url", ["http://localhost/", "http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/"]
)
def test_other_spellings_of_this_machine(url: str, tmp_path: Path) -> None:
    assert "private address" in reason(list(Crawl(Archive(tmp_path), Client(), 0).fetch([url])))


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "file:///etc/passwd", "a.example", "http://", "http://\ud800/", "", "//x"]
)
def test_what_is_no_address_of_a_page(url: str, tmp_path: Path) -> None:
    (outcome,) = Crawl(Archive(tmp_path), Client(), 0).fetch([url])
    assert outcome.what == "failed"
    assert stored(tmp_path) == []


def endless_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(10_000):
        handler.wfile.write(b"X: y\r\n" if number % 90 else b"")
        time.sleep(0.02)


def endless_continue(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(10_000):
        handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        time.sleep(0.01)


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(10_000):
        handler.wfile.write(b"a")
        time.sleep(0.02)


def silent(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(3)


@pytest.mark.parametrize("reply", [drip, endless_continue, endless_headers, silent])
def test_slow_answers_are_given_up(
    server: Site, fetch: Callable[..., list[Outcome]], reply: Callable[..., None]
) -> None:
    server.pages["/a"] = reply
    start = time.monotonic()
    said = reason(fetch(f"{server.url}/a", seconds=0.5))
    assert time.monotonic() - start < 2
    assert "within 0.5 s" in said or "timed out" in said or "headers" in said


def test_an_answer_without_end_is_cut_off(server: Site, fetch: Callable[..., list[Outcome]]) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            handler.wfile.write(b"a" * 65536)

    server.pages["/a"] = endless
    assert "larger than" in reason(fetch(f"{server.url}/a", max_bytes=1_000_000))


@pytest.mark.parametrize(
    "said",
    [b"", b"garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort", b"HTTP/1.1 999999 X\r\n\r\n"],
)
def test_broken_answers(server: Site, fetch: Callable[..., list[Outcome]], said: bytes, tmp_path: Path) -> None:
    server.pages["/a"] = lambda handler: handler.wfile.write(said)
    reason(fetch(f"{server.url}/a"))
    assert stored(tmp_path / "raw") == []


def test_what_servers_say_is_no_command_to_the_terminal(server: Site, fetch: Callable[..., list[Outcome]]) -> None:
    server.pages["/a"] = lambda handler: handler.wfile.write(b"HTTP/1.1 404 \x1b[2J\x9b\r\n\r\n")
    feed_of_one = RSS.format("<item><link>x:&#x202e;\x9b</link></item>").encode()
    server.pages["/feed"] = (200, {"Content-Type": "text/xml"}, feed_of_one)
    outcomes = fetch(f"{server.url}/a", f"{server.url}/feed")
    assert what(outcomes) == ["failed", "new", "failed"]
    assert "404" in outcomes[0].reason
    assert all(outcome.url.isprintable() and outcome.reason.isprintable() for outcome in outcomes)


def test_a_bomb_is_stored_packed_and_reported_when_it_is_read(
    server: Site, fetch: Callable[..., list[Outcome]], tmp_path: Path
) -> None:
    bomb = gzip.compress(b" " * 30_000_000)
    server.pages["/a"] = (200, {"Content-Encoding": "gzip"}, bomb)
    assert what(fetch(f"{server.url}/a")) == ["new"]
    articles, (failure,) = read(tmp_path / "raw")
    assert (articles, failure.check_name) == ([], "too_large")


def test_a_folder_that_cannot_be_written_to(server: Site, fetch: Callable[..., list[Outcome]], tmp_path: Path) -> None:
    (tmp_path / "raw").write_text("a file where the folder should be")
    server.pages["/a"] = PAGE
    assert "cannot be stored" in reason(fetch(f"{server.url}/a"))


def test_names_of_hosts_lead_nowhere_else(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "raw")
    for host in ("..", "a/../../b", ".hidden", "[::1]", "A" * 300, "\u202e", "a..b"):
        place = archive.place(f"http://{host}/x")
        assert place.resolve().is_relative_to(tmp_path / "raw")
        assert not place.parent.name.startswith(".")


def test_a_host_that_is_not_there(fetch: Callable[..., list[Outcome]]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "cannot be reached" in reason(fetch(f"http://127.0.0.1:{port}/"))

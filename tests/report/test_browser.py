"""The report in a real browser: opened from disk, read, filtered, followed to a sentence, by mouse and by keyboard."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import CHROMIUM, DRIVER, Browser, browser
from handmade import a_run, an_id, article, fact, money, person, row, sample, write
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from communique.pipeline.present import report

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromium-driver are not installed"),
    pytest.mark.xdist_group("browser"),
]
PAGES = ("#/", "#/amounts", "#/growth_rates", "#/agreements", "#/projects", "#/articles", "#/rejected", "#/quality")
SCREENS = [(1300, 900), (390, 800)]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report(sample(tmp_path_factory.mktemp("outputs")))


@pytest.fixture(autouse=True)
def silent(page: Browser) -> Iterator[None]:
    """No test leaves a word in the console."""
    page.size(1300, 900)
    page.complaints()
    yield
    assert page.complaints() == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("place", [*PAGES, f"#/article/{an_id('one')}/{an_id('level')}"])
def test_every_page_is_accessible(page: Browser, index: Path, place: str, theme: str) -> None:
    for width, height in SCREENS:
        page.size(width, height)
        page.open(index, place, "fr" if theme == "dark" else "en", theme)
        page.until(lambda: not page.all(".told") or "…" not in page.text(".told"))
        assert page.accessibility() == []
        assert page.run("return document.documentElement.scrollWidth <= innerWidth"), f"{width} pixels are too few"


def test_the_first_page_draws_its_charts(page: Browser, index: Path) -> None:
    page.open(index)
    assert page.find(".figures strong").text == "2"
    page.until(lambda: len(page.all(".chart svg")) == len(page.all(".chart")) >= 6)
    assert "5,000,000 USD (sums: 1)" in page.text(".columns .total")
    page.all(".controls select")[1].send_keys("target")
    page.until(lambda: "10,000,000,000 USD" in page.text(".columns .total"))


def test_a_table_filters_sorts_and_leads_to_the_sentence(page: Browser, index: Path) -> None:
    page.open(index, "#/amounts")
    page.until(lambda: len(page.all("tr.fact")) == 7)
    page.find("input[type=search]").send_keys("BILATERAL")
    page.until(lambda: len(page.all("tr.fact")) == 2)
    page.all("th[data-column=value] button")[0].click()
    page.all("th[data-column=value] button")[0].click()
    page.until(lambda: "10 milliards" in page.text("tr.fact"))
    assert page.find("th[data-column=value]").get_attribute("aria-sort") == "descending"
    assert "sort=-value" in page.driver.current_url
    page.all("tr.fact")[0].click()
    page.until(lambda: "10 milliards de dollars" in page.text("tr.detail mark"))
    page.find("tr.detail a.button").click()
    page.until(lambda: page.all(".text .mark.chosen"))
    assert page.text(".text .mark.chosen") == "10 milliards de dollars"
    assert "rule@1" in page.text(".panel")
    page.driver.back()
    page.until(lambda: len(page.all("tr.fact")) == 2)
    assert page.find("input[type=search]").get_attribute("value") == "BILATERAL"


def test_a_mark_shows_its_row_its_rule_and_its_confidence(page: Browser, index: Path) -> None:
    page.open(index, f"#/article/{an_id('one')}")
    level = next(mark for mark in page.all(".text .mark") if mark.text == "4 milliards de dollars")
    level.click()
    page.until(lambda: page.all(".panel .fact.amounts"))
    panel = page.text(".panel")
    for word in ("4,000,000,000 USD", "commerce bilatéral", "Ouzbékistan", "rule@1", "95%"):
        assert word in panel
    page.find("aside a[data-fact][aria-current=false]").click()
    page.until(lambda: "4,000,000,000" not in page.text(".panel"))


def test_a_corrected_fact_is_marked_with_the_old_value_the_reason_and_who(page: Browser, index: Path) -> None:
    page.open(index, "#/amounts")
    page.until(lambda: len(page.all("tr.fact")) == 7)
    (tag,) = page.all("tr.fact .tag.corrected")
    assert (tag.text, tag.get_attribute("title")) == ("corrected", "Period to")
    tag.click()
    told = ("31 Dec 2003", "31 Dec 2030", "une faute de frappe", "A. Nalyste", "1 Jan 2026")
    page.until(lambda: all(words in page.text("tr.detail") for words in told))
    page.open(index, f"#/article/{an_id('one')}/{an_id('goal')}")
    page.until(lambda: all(words in page.text(".panel .fact") for words in told))
    assert page.text(".text .mark.corrected") == "10 milliards de dollars"
    assert len(page.all(".panel .tag.corrected")) == len(page.all("section.facts .tag.corrected")) == 1


def test_the_quality_page_tells_what_is_unusual_and_what_is_not_corrected(page: Browser, index: Path) -> None:
    page.open(index, "#/quality")
    card = {each.find_element("css selector", "h2").text: each.text for each in page.all(".card")}
    assert "new currency Amounts EUR USD" in card["Unusual"].replace("\n", " ")
    assert "applied 1" in card["Corrections"]
    assert "not applied: the row holds another value than expected 1" in card["Corrections"]


def test_only_what_counts_is_added_up(page: Browser, index: Path) -> None:
    page.open(index, "#/amounts?kind=money&unit=USD&modality=actual")
    page.until(lambda: "A sum needs" in page.text(".total"))
    page.open(index, "#/amounts?kind=money&unit=USD&modality=actual&period=+")
    page.until(lambda: page.text(".total") == "Total: 5,000,000 USD (rows that count: 1)")


def test_it_is_used_by_keyboard(page: Browser, index: Path) -> None:
    page.open(index, "#/agreements")
    page.until(lambda: len(page.all("tr.fact")) == 3)
    page.find("button.open").send_keys(Keys.ENTER)
    page.until(lambda: page.all("tr.detail mark"))
    page.find("tr.detail a.button").send_keys(Keys.ENTER)
    page.until(lambda: page.all(".mark.chosen"))
    page.run("document.activeElement.blur(); document.querySelector('.skip').focus()")
    ActionChains(page.driver).send_keys(Keys.ENTER).perform()
    assert page.run("return document.activeElement.id") == "main"
    page.all(".text .mark")[-1].send_keys(Keys.ENTER)
    page.until(lambda: "Encore 5 millions" in page.text(".panel blockquote"))


def test_it_speaks_french(page: Browser, index: Path) -> None:
    page.open(index)
    page.find("button.language").click()
    page.until(lambda: page.text("main h1") == "Accords entre pays")
    assert page.run("return document.documentElement.lang") == "fr"
    assert "5\u202f000\u202f000 USD (montants\u00a0: 1)" in page.text(".columns .total")


def test_a_table_is_downloaded(page: Browser, index: Path, tmp_path: Path) -> None:
    page.driver.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path), "eventsEnabled": False}
    )
    page.open(index, "#/amounts?unit=EUR")
    page.until(lambda: len(page.all("tr.fact")) == 1)
    page.find("button[name=download]").click()
    path = tmp_path / "amounts.csv"
    page.until(path.exists)
    (told,) = csv.DictReader(path.open(encoding="utf-8-sig", newline=""))
    assert (told["value"], told["unit"], told["day"]) == ("4000000", "EUR", "2025-11-15")


HOSTILE = (
    "<img src=x onerror=hacked=1>",
    "</script><script>hacked=1</script>",
    "<svg/onload=hacked=1>",
    "{{constructor.constructor('hacked=1')()}} ${hacked=1} `${hacked=1}`",
    "\u2028hacked=1//\u2029\u202e\u0000<!--",
    '=HYPERLINK("javascript:hacked=1")',
    "__proto__",
    "constructor",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which every free text is an attack."""
    articles, amounts, deals, people, turned = [], [], [], [], []
    for i, text in enumerate(HOSTILE):
        name = f"h{i}"
        uri = f"javascript:hacked=1//{i}"
        one = article(name, f"{text}\n\n{text} {text}", source_uri=uri, outlet=text, author=text)
        word = {"measure": text, "period_text": text, "extractor": text}
        amounts.append(money(f"m{i}", one, text, "5", **word))
        amounts.append(money(f"t{i}", one, text, "9", **{**word, "modality": "target"}))
        deals.append(fact("agreements", f"d{i}", one, text, title=text, subject=text, count=1))
        people.append(person(deals[-1], "agreements", text))
        articles.append(one)
        turned.append(row("rejected", run_id="run-1", stage="read", check_name=text, failure=text, source_uri=uri))
    mended = [
        row("corrections", line=2, state="applied", fact_id=of["fact_id"], article_id=of["article_id"], reason=text,
            corrected_by=text, column_name=column, expected=text, corrected=text)
        for of, text in zip(deals, HOSTILE, strict=True) for column in ("subject", text)
    ]  # fmt: skip
    for deal, text in zip(deals, HOSTILE, strict=True):
        deal["corrected"] = f"subject,{text}"
    odd = [
        row("anomalies", run_id="run-1", **dict.fromkeys(("check_name", "table_name", "found", "usual"), text))
        for text in HOSTILE
    ]
    outputs = tmp_path_factory.mktemp("hostile")
    tables = {"articles": articles, "amounts": amounts, "agreements": deals, "participants": people}
    tables |= {"rejected": turned, "corrections": mended, "anomalies": odd}
    return report(write(outputs, **tables, runs=[a_run(version="</script>")]))


def test_text_never_becomes_markup_or_script(page: Browser, hostile: Path) -> None:
    for place in (*PAGES, "#/amounts?q=<img src=x onerror=hacked=1>&sort=__proto__", "#/constructor", "#/article/../x"):
        page.open(hostile, place)
        page.until(lambda: not page.all(".told") or "…" not in page.text(".told"))
        for line in page.all("tr.fact"):
            line.click()
        check_unharmed(page)
    for i, text in enumerate(HOSTILE):
        page.open(hostile, f"#/article/{an_id(f'h{i}')}/{an_id(f'd{i}')}")
        page.until(lambda: page.all(".panel .fact"))
        check_unharmed(page)
        assert page.text(".text p") == f"{text} {text}"


def check_unharmed(page: Browser) -> None:
    assert page.run("return typeof hacked") == "undefined"
    assert page.run("return document.querySelectorAll('main img, main script, main svg[onload]').length") == 0
    assert page.run("return document.querySelectorAll('a[href^=\"javascript\" i]').length") == 0
    assert page.run("return document.scripts.length - document.head.querySelectorAll('script').length") == 0


def test_a_store_without_articles_has_a_report_too(page: Browser, tmp_path: Path) -> None:
    empty = report(write(tmp_path / "outputs", runs=[a_run()]))
    for place in PAGES:
        page.open(empty, place)
        page.until(lambda: not page.all(".told") or "no rows yet" in page.text(".told"))
        assert page.accessibility() == []


def test_the_page_itself_would_refuse_markup(page: Browser, index: Path) -> None:
    page.open(index)
    with pytest.raises(Exception, match="TrustedHTML"):
        page.run("document.body.innerHTML = '<b>x</b>'")
    with pytest.raises(Exception, match="disallowed"):
        page.run("trustedTypes.createPolicy('other', {})")
    page.complaints()

"""Sentences as English-language agencies write them, and the facts that are in them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.article import Article
from communique.languages import pack
from communique.reading import read, reads
from communique.sources.fields import article as article_of_fields

Rows = dict[str, list[dict[str, Any]]]
Say = Callable[..., Rows]

PUBLISHED = date(2025, 11, 15)


@pytest.fixture(scope="module")
def say() -> Say:
    """Reads a body in English, under a title that says nothing unless one is given."""

    def read_text(text: str, title: str = "Title", published: date | None = PUBLISHED) -> Rows:
        body = f"{title}\n\n{text}"
        return read(Article(source_uri="test:en", title=title, text=body, language="en", published_on=published))

    return read_text


def names(entries: list[tuple[Any, ...]]) -> list[str]:
    return [entry[0][:50] for entry in entries]


# sentence → quote, value, high end, unit, qualifier of every amount in it
MONEY: list[tuple[str, list[tuple[str, str, str | None, str | None, str]]]] = [
    ("The project costs $1.3 bln.", [("$1.3 bln", "1300000000", None, "USD", "exact")]),
    ("The deal is worth over $8 billion.", [("over $8 billion", "8000000000", None, "USD", "more_than")]),
    ("The loan amounts to $1.5bn.", [("$1.5bn", "1500000000", None, "USD", "exact")]),
    ("The bank will lend €250m to the port.", [("€250m", "250000000", None, "EUR", "exact")]),
    ("The fine was set at €3.2 million.", [("€3.2 million", "3200000", None, "EUR", "exact")]),
    ("The grant is $250k.", [("$250k", "250000", None, "USD", "exact")]),
    ("Revenue totaled 12 billion yuan.", [("12 billion yuan", "12000000000", None, "CNY", "exact")]),
    ("The company paid US$553 million for the stake.", [("US$553 million", "553000000", None, "USD", "exact")]),
    ("The budget is set at KZT 500 billion.", [("KZT 500 billion", "500000000000", None, "KZT", "exact")]),
    ("The contract is worth 45 mln euros.", [("45 mln euros", "45000000", None, "EUR", "exact")]),
    ("Investors put C$2.5 billion into the mine.", [("C$2.5 billion", "2500000000", None, "CAD", "exact")]),
    ("India will invest Rs 500 crore in the port.", [("Rs 500 crore", "5000000000", None, "INR", "exact")]),
    ("The scheme costs 20 lakh rupees.", [("20 lakh rupees", "2000000", None, "INR", "exact")]),
    ("Turkey will receive up to $5 billion.", [("up to $5 billion", "5000000000", None, "USD", "at_most")]),
    ("The cost is estimated at approximately $300 million.", [("approximately $300 million", "300000000", None, "USD", "approximately")]),
    ("The tender is worth at least £40 million.", [("at least £40 million", "40000000", None, "GBP", "at_least")]),
    ("The road costs less than $10 million.", [("less than $10 million", "10000000", None, "USD", "less_than")]),
    ("The fund manages no less than $3 trillion.", [("no less than $3 trillion", "3000000000000", None, "USD", "at_least")]),
    ("The government spent 1.2 trillion rubles.", [("1.2 trillion rubles", "1200000000000", None, "RUB", "exact")]),
    ("They will provide as much as $700 million.", [("as much as $700 million", "700000000", None, "USD", "at_most")]),
    ("The package exceeds $2 bln.", [("exceeds $2 bln", "2000000000", None, "USD", "more_than")]),
    ("Farmers received two billion dollars in subsidies.", [("two billion dollars", "2000000000", None, "USD", "exact")]),
    ("The fund has one and a half billion euros.", [("one and a half billion euros", "1500000000", None, "EUR", "exact")]),
    ("The company lost a million dollars.", [("a million dollars", "1000000", None, "USD", "exact")]),
    ("The fund holds one hundred and twenty million euros.", [("one hundred and twenty million euros", "120000000", None, "EUR", "exact")]),
    ("The price fell to 25 cents.", [("25 cents", "0.25", None, "USD", "exact")]),
    ("The repair cost $25,000.", [("$25,000", "25000", None, "USD", "exact")]),
    ("He paid 1,200.50 euros.", [("1,200.50 euros", "1200.50", None, "EUR", "exact")]),
    ("The two mines cost 5 and 7 billion dollars.", [("5", "5000000000", None, "USD", "exact"), ("7 billion dollars", "7000000000", None, "USD", "exact")]),
    ("Exports and imports were worth $4.4 billion and $2.6 billion, respectively.", [("$4.4 billion", "4400000000", None, "USD", "exact"), ("$2.6 billion", "2600000000", None, "USD", "exact")]),
    ("The plan requires $2-3 billion.", [("$2-3 billion", "2000000000", "3000000000", "USD", "between")]),
    ("The plan requires $2 to $3 billion.", [("$2 to $3 billion", "2000000000", "3000000000", "USD", "between")]),
    ("Prices range between $2 billion and $3 billion.", [("between $2 billion and $3 billion", "2000000000", "3000000000", "USD", "between")]),
    ("The cost is from 2 to 3 billion euros.", [("from 2 to 3 billion euros", "2000000000", "3000000000", "EUR", "between")]),
    ("The loan is 500 million Uzbek soums.", [("500 million Uzbek soums", "500000000", None, "UZS", "exact")]),
    ("They plan to borrow 3.5 trillion Kazakh tenge.", [("3.5 trillion Kazakh tenge", "3500000000000", None, "KZT", "exact")]),
    ("The company lost 300 million Canadian dollars.", [("300 million Canadian dollars", "300000000", None, "CAD", "exact")]),
    ("Egypt borrowed 80 million pounds.", [("80 million pounds", "80000000", None, "EGP", "exact")]),
    ("Tunisia borrowed 80 million dinars.", [("80 million dinars", "80000000", None, "TND", "exact")]),
    ("Algeria guaranteed 9.5 billion Algerian dinars.", [("9.5 billion Algerian dinars", "9500000000", None, "DZD", "exact")]),
    ("Senegal borrowed 210 billion CFA francs.", [("210 billion CFA francs", "210000000000", None, "XOF", "exact")]),
    ("Cameroon borrowed 210 billion CFA francs.", [("210 billion CFA francs", "210000000000", None, "XAF", "exact")]),
    ("Saudi Arabia pledged 15 billion riyals.", [("15 billion riyals", "15000000000", None, "SAR", "exact")]),
    ("The Emirates set aside 4 billion dirhams.", [("4 billion dirhams", "4000000000", None, "AED", "exact")]),
    ("Mongolia raised 300 billion tugriks.", [("300 billion tugriks", "300000000000", None, "MNT", "exact")]),
    ("The bank holds 5 million U.S. dollars.", [("5 million U.S. dollars", "5000000", None, "USD", "exact")]),
    ("The deficit was -$2.5 billion.", [("-$2.5 billion", "-2500000000", None, "USD", "exact")]),
    ("Trade turnover exceeded $14 billion, making China the largest trading partner.", [("exceeded $14 billion", "14000000000", None, "USD", "more_than")]),
    ("Foreign direct investment hit a record $3.1 billion.", [("$3.1 billion", "3100000000", None, "USD", "exact")]),
    ("The contract, valued at 1.8 billion euros, covers 110 locomotives.", [("1.8 billion euros", "1800000000", None, "EUR", "exact"), ("110 locomotives", "110", None, "locomotive", "exact")]),
    ("The company will invest about 700 million yuan ($98 million).", [("about 700 million yuan", "700000000", None, "CNY", "approximately"), ("$98 million", "98000000", None, "USD", "exact")]),
]  # fmt: skip

QUANTITIES: list[tuple[str, list[tuple[str, str, str | None, str | None, str]]]] = [
    ("Over 6,500 companies operate in the country.", [("Over 6,500 companies", "6500", None, "company", "more_than")]),
    ("More than 22 new solar power plants will be built.", [("More than 22 new solar power plants", "22", None, "plant", "more_than")]),
    ("The region is home to 1.5 million people.", [("1.5 million people", "1500000", None, "person", "exact")]),
    ("The factory employs 250 workers.", [("250 workers", "250", None, "worker", "exact")]),
    ("The factory employs at least 250 workers.", [("at least 250 workers", "250", None, "worker", "at_least")]),
    ("The factory employs fewer than 250 workers.", [("fewer than 250 workers", "250", None, "worker", "less_than")]),
    ("A dozen documents were signed.", [("A dozen documents", "12", None, "document", "approximately")]),
    ("Some 120 Chinese companies took part.", [("Some 120 Chinese companies", "120", None, "company", "approximately")]),
    ("The bank issued half a million loans.", [("half a million loans", "500000", None, "loan", "exact")]),
    ("About 2,000 new jobs will be created.", [("About 2,000 new jobs", "2000", None, "job", "approximately")]),
    ("The fleet has twenty-five aircraft and 300 trucks.", [("twenty-five aircraft", "25", None, "aircraft", "exact"), ("300 trucks", "300", None, "truck", "exact")]),
    ("They discussed 34 joint projects.", [("34 joint projects", "34", None, "project", "exact")]),
    ("The pipeline carried 38 bcm of gas.", [("38 bcm", "38000000000", None, "m3", "exact")]),
    ("The pipeline carried some 38 billion cubic meters of gas.", [("some 38 billion cubic meters", "38000000000", None, "m3", "approximately")]),
    ("The pipeline is 1,300 km long.", [("1,300 km", "1300", None, "km", "exact")]),
    ("The 1,300-km pipeline is ready.", [("1,300-km", "1300", None, "km", "exact")]),
    ("A 500-MW solar plant was commissioned.", [("500-MW", "500", None, "MW", "exact")]),
    ("The refinery processes 100,000 barrels per day.", [("100,000 barrels per day", "100000", None, "bbl/d", "exact")]),
    ("Output reached 1.8 million bpd.", [("1.8 million bpd", "1800000", None, "bbl/d", "exact")]),
    ("The field covers 5,000 hectares.", [("5,000 hectares", "5000", None, "ha", "exact")]),
    ("The line has a capacity of 10 million tons a year.", [("10 million tons", "10000000", None, "t", "exact")]),
    ("The farm occupies 300 square kilometers.", [("300 square kilometers", "300", None, "km2", "exact")]),
    ("The plant generated 15 GWh of electricity.", [("15 GWh", "15", None, "GWh", "exact")]),
    ("The hall has an area of 5,000 sq m.", [("5,000 sq m", "5000", None, "m2", "exact")]),
    ("They exchange from 300 to 500 MW.", [("from 300 to 500 MW", "300", "500", "MW", "between")]),
    ("The port handled more than 1.2 million TEU.", [("more than 1.2 million TEU", "1200000", None, "TEU", "more_than")]),
    ("The road is 40 miles long.", [("40 miles", "40", None, "mi", "exact")]),
    ("The share of gas is 23 percent.", [("23 percent", "23", None, "%", "exact")]),
    ("Russia's share stood at 12.5 per cent.", [("12.5 per cent", "12.5", None, "%", "exact")]),
    ("The loan carries a rate of 2%.", [("2%", "2", None, "%", "exact")]),
    ("China accounts for nearly 57% of exports.", [("nearly 57%", "57", None, "%", "approximately")]),
    ("The rate does not exceed 1.5%.", [("does not exceed 1.5%", "1.5", None, "%", "at_most")]),
    ("The stake is between 30% and 40%.", [("between 30% and 40%", "30", "40", "%", "between")]),
]  # fmt: skip

NOTHING = [
    "They met on September 18-19, 2025 at 2:30 p.m.",
    "The two countries have been neighbours for three years.",
    "The G20 summit will be held in the spring of 2030.",
    "The 5G network arrives, said the ministers of the 2026-2027 period.",
    "For details see article 12, phase 2.",
    "Millions of people and dozens of companies took part.",
    "The delegation flew on a Boeing 777 in 2024.",
]


def amounts(rows: Rows) -> list[tuple[Any, ...]]:
    def high(row: dict[str, Any]) -> str | None:
        return row["value_high"] if row["qualifier"] == "between" else None

    return [(row["quote"], row["value"], high(row), row["unit"], row["qualifier"]) for row in rows["amounts"]]


@pytest.mark.parametrize(("sentence", "expected"), [*MONEY, *QUANTITIES], ids=names([*MONEY, *QUANTITIES]))
def test_amounts(say: Say, sentence: str, expected: list[tuple[Any, ...]]) -> None:
    assert amounts(say(sentence)) == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_amounts(say: Say, sentence: str) -> None:
    assert say(sentence)["amounts"] == []


# sentence → quote, rate, basis of every growth rate in it
CHANGES: list[tuple[str, list[tuple[str, float, str]]]] = [
    ("Trade turnover rose 15% year on year to nearly $4 bn.", [("15%", 15, "percent")]),
    ("Exports climbed 3.2 percent.", [("3.2 percent", 3.2, "percent")]),
    ("Imports fell by 4% to $2 billion.", [("4%", -4, "percent")]),
    ("Imports were down 9.7% year on year.", [("9.7%", -9.7, "percent")]),
    ("Trade reached $4.2 billion in 2024, up 12% from 2023.", [("12%", 12, "percent")]),
    ("Trade amounted to $4 billion, up by 15%.", [("15%", 15, "percent")]),
    ("Coffee (+5%) advanced.", [("+5%", 5, "percent")]),
    ("A decline of nearly 4% was recorded.", [("nearly 4%", -4, "percent")]),
    ("The ministry reported a 20% drop in imports.", [("20%", -20, "percent")]),
    ("A 15-percent increase was recorded.", [("15-percent", 15, "percent")]),
    ("Trade reached $4.2 billion, an increase of 15%.", [("15%", 15, "percent")]),
    ("The economy posted 6.5% growth.", [("6.5%", 6.5, "percent")]),
    ("Trade totals $3 billion, which is 14% more than in 2023.", [("14%", 14, "percent")]),
    ("Production was 10% higher than a year earlier.", [("10%", 10, "percent")]),
    ("Revenues grew by 31% and 4.5%, respectively.", [("31%", 31, "percent"), ("4.5%", 4.5, "percent")]),
    ("Investment jumped by more than 40% to reach $7 billion.", [("more than 40%", 40, "percent")]),
    ("The share gained almost 2 percentage points.", [("almost 2 percentage points", 2, "percentage_points")]),
    ("The rate was cut by 25 basis points.", [("25 basis points", -0.25, "percentage_points")]),
    ("Trade doubled.", [("doubled", 100, "factor")]),
    ("Cargo traffic has more than doubled.", [("more than doubled", 100, "factor")]),
    ("Sales tripled.", [("tripled", 200, "factor")]),
    ("The company's profit halved.", [("halved", -50, "factor")]),
    ("The number of visitors increased fivefold.", [("fivefold", 400, "factor")]),
    ("There was a 3.5-fold increase in arrivals.", [("3.5-fold", 250, "factor")]),
    ("The volume increased 2.5 times.", [("increased 2.5 times", 150, "factor")]),
    ("Freight shipments rose by 1.8 times.", [("rose by 1.8 times", 80, "factor")]),
    ("Gas supplies fell 2 times.", [("fell 2 times", -50, "factor")]),
    ("Exports fell by a third.", [("fell by a third", -33.3333, "factor")]),
    ("China's imports of Kazakh grain soared nearly 2.7 times.", [("soared nearly 2.7 times", 170, "factor")]),
    ("Exports were worth $24.8 bln, which is 12.3% more than in the same period last year.", [("12.3%", 12.3, "percent")]),
    ("Inflation stood at 8.1 percent, 0.3 percentage points lower than in September.", [("0.3 percentage points", -0.3, "percentage_points")]),
    ("ASTANA, November 15 (Xinhua) -- The economy expanded by 6.4 percent year on year.", [("6.4 percent", 6.4, "percent")]),
    ("The staff was cut by half.", [("was cut by half", -50, "factor")]),
    ("China accounts for 57% of exports.", []),
    ("The loan carries a rate of 2%.", []),
    ("Inflation slowed to 7%.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CHANGES, ids=names(CHANGES))
def test_changes(say: Say, sentence: str, expected: list[tuple[Any, ...]]) -> None:
    found = [(row["quote"], row["rate"], row["basis"]) for row in say(sentence)["growth_rates"]]
    assert found == [(quote, pytest.approx(rate), basis) for quote, rate, basis in expected]


# words that say a time → first and last day, of an article published on 15 November 2025
PERIODS = [
    ("in 2024", "2024-01-01", "2024-12-31"),
    ("by 2030", None, "2030-12-31"),
    ("by the end of the decade", None, "2030-12-31"),
    ("by the end of 2026", None, "2026-12-31"),
    ("since the beginning of the year", "2025-01-01", "2025-11-15"),
    ("so far this year", "2025-01-01", "2025-11-15"),
    ("in the first half of 2025", "2025-01-01", "2025-06-30"),
    ("in the second quarter of 2024", "2024-04-01", "2024-06-30"),
    ("in Q2 2024", "2024-04-01", "2024-06-30"),
    ("in the first nine months of 2025", "2025-01-01", "2025-09-30"),
    ("in the first nine months of this year", "2025-01-01", "2025-09-30"),
    ("in January-September 2025", "2025-01-01", "2025-09-30"),
    ("from January to September 2025", "2025-01-01", "2025-09-30"),
    ("in October", "2025-10-01", "2025-10-31"),
    ("on November 14, 2025", "2025-11-14", "2025-11-14"),
    ("last year", "2024-01-01", "2024-12-31"),
    ("this year", "2025-01-01", "2025-12-31"),
    ("for the period 2026-2027", "2026-01-01", "2027-12-31"),
    ("between 2020 and 2024", "2020-01-01", "2024-12-31"),
    ("since 2020", "2020-01-01", "2025-11-15"),
    ("a year earlier", "2024-01-01", "2024-12-31"),
    ("per year", None, None),
    ("annually", None, None),
    ("over three years", None, None),
]


@pytest.mark.parametrize(("words", "start", "end"), PERIODS)
def test_periods(say: Say, words: str, start: str | None, end: str | None) -> None:
    row = say(f"Trade turnover reached 4 billion euros {words}.")["amounts"][0]
    assert (row["period_text"], row["period_start"], row["period_end"]) == (words, start, end)


def test_relative_times_of_an_undated_article_stay_open(say: Say) -> None:
    row = say("Trade turnover reached 4 billion euros last year.", published=None)["amounts"][0]
    assert (row["period_text"], row["period_start"], row["period_end"]) == ("last year", None, None)


MODALITIES = [
    ("Trade reached $4 billion.", "actual"),
    ("Trade has exceeded $4 billion.", "actual"),
    ("The sides plan to bring trade to $4 billion.", "target"),
    ("The two countries aim for $4 billion in trade.", "target"),
    ("The group will invest $4 billion.", "target"),
    ("The group is to invest $4 billion.", "target"),
    ("The company agreed to invest $4 billion.", "target"),
    ("A target of $4 billion was set.", "target"),
    ("The ministry has pledged $4 billion.", "target"),
    ("Trade is expected to reach $4 billion.", "forecast"),
    ("The bank expects trade to reach $4 billion.", "forecast"),
    ("The road would cost $4 billion.", "forecast"),
    ("Trade could reach $4 billion.", "hypothetical"),
    ("Trade may reach $4 billion.", "hypothetical"),
]


@pytest.mark.parametrize(("sentence", "expected"), MODALITIES)
def test_modality(say: Say, sentence: str, expected: str) -> None:
    assert [row["modality"] for row in say(sentence)["amounts"]] == [expected]


# sentence → what each of its figures measures
MEASURES: list[tuple[str, list[str | None]]] = [
    ("Trade turnover between Kazakhstan and Uzbekistan reached $4 billion.", ["Trade turnover between Kazakhstan and Uzbekistan"]),
    ("Kazakhstan's exports to China grew by 8.5 percent.", ["Kazakhstan's exports to China"]),
    ("Bilateral trade amounted to $4 billion.", ["Bilateral trade"]),
    ("The sides have $4 billion in bilateral trade.", ["bilateral trade"]),
    ("Farmers received $200 million in subsidies.", ["subsidies"]),
    ("The countries plan to increase trade to $10 billion by 2030.", ["trade"]),
    ("India will invest $5 billion in the port.", ["investment in the port"]),
    ("A loan of $500 million was approved.", ["loan"]),
    ("The bank approved a $500 million loan.", ["loan"]),
    ("They launched projects worth $3 billion.", ["projects"]),
    ("China accounts for 57% of exports.", ["exports"]),
    ("A 15% increase in exports was recorded.", ["exports"]),
    ("GDP growth of 6.5% was recorded.", ["GDP"]),
    ("Oil exports increased 8% to 68 million tons.", ["Oil exports", "Oil exports"]),
    ("Uzbekistan exported 5 million tons of cotton.", ["cotton"]),
    ("The company lost $300 million.", ["losses"]),
    ("A railway (1,300 km) is planned.", ["railway"]),
    ("The number of visitors rose by 4%.", ["number of visitors"]),
    ("They discussed 34 joint projects.", ["joint projects"]),
    ("The cost of the plant is $1.3 billion.", ["cost of the plant"]),
    ("Kazakhstan ranks second, with investments of $7.5 billion.", ["investments"]),
    ("Kazakhstan accounts for 12% of Uzbekistan's foreign trade.", ["Uzbekistan's foreign trade"]),
    ("Remittances from Russia rose to $5.7 billion.", ["Remittances from Russia"]),
    ("Oil output fell to 1.4 million bpd in October from 1.6 million bpd in September.", ["Oil output", "Oil output"]),
    ("The ministry was told to bring the volume of transit to 16 million tons.", ["volume of transit"]),
    ("The pipeline will carry 30 billion cubic meters of gas a year.", ["gas"]),
    ("Qatar will provide $500 million in humanitarian aid.", ["humanitarian aid"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), MEASURES, ids=names(MEASURES))
def test_measures(say: Say, sentence: str, expected: list[str | None]) -> None:
    rows = say(sentence)
    figures = sorted([*rows["amounts"], *rows["growth_rates"]], key=lambda row: int(row["quote_start"]))
    assert [row["measure"] for row in figures] == expected


# sentence under the title "Morocco and Spain draw closer" → type, status, count, subject, parties
TITLE = "Morocco and Spain draw closer"
BOTH = ["Morocco", "Spain"]
AGREEMENTS: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("The sides signed a memorandum of understanding on water management.", [("memorandum", "signed", 1, "water management", BOTH)]),
    ("The ministers signed an agreement on fisheries.", [("agreement", "signed", 1, "fisheries", BOTH)]),
    ("The sides signed a free trade agreement.", [("agreement", "signed", 1, "free trade", BOTH)]),
    ("A social security convention was concluded in Rabat.", [("convention", "concluded", 1, "social security", BOTH)]),
    ("Fourteen agreements were signed.", [("agreement", "signed", 14, None, BOTH)]),
    ("More than 70 documents were signed following the talks.", [("other", "signed", 70, None, BOTH)]),
    ("The presidents signed 22 bilateral documents.", [("other", "signed", 22, None, BOTH)]),
    ("A package of bilateral documents was signed.", [("other", "signed", None, None, BOTH)]),
    ("The fisheries agreement has not yet been ratified.", [("agreement", "signed", 1, "fisheries", BOTH)]),
    ("The transit agreement entered into force in August.", [("agreement", "in_force", 1, "transit", BOTH)]),
    ("The transit agreement was terminated.", [("agreement", "ended", 1, "transit", BOTH)]),
    ("The contract on gas was suspended.", [("contract", "suspended", 1, "gas", BOTH)]),
    ("The government rejected the agreement on gas.", [("agreement", "refused", 1, "gas", BOTH)]),
    ("The parliament ratified the agreement on the border.", [("agreement", "ratified", 1, "border", BOTH)]),
    ("The two countries are negotiating a visa-free agreement.", [("agreement", "prepared", 1, "visa-free", BOTH)]),
    ("The two sides plan to sign an agreement on water.", [("agreement", "planned", 1, "water", BOTH)]),
    ("A strategic partnership treaty is expected to be signed next year.", [("treaty", "planned", 1, "strategic partnership", BOTH)]),
    ("The parties adopted a joint declaration.", [("declaration", "concluded", 1, None, BOTH)]),
    ("A joint statement was adopted after the talks.", [("declaration", "concluded", 1, None, BOTH)]),
    ("The presidents approved a roadmap for the development of trade.", [("road_map", "concluded", 1, "development of trade", BOTH)]),
    ("The two countries agreed on an action plan for 2026-2028.", [("action_plan", "concluded", 1, None, BOTH)]),
    ("The sides inked an MoU.", [("memorandum", "signed", 1, None, BOTH)]),
    ("Kazakhstan and Uzbekistan signed a memorandum of cooperation in the field of tourism.", [("memorandum", "signed", 1, "tourism", ["Kazakhstan", "Uzbekistan"])]),
    ("KazMunayGas and SOCAR signed a contract on oil transit.", [("contract", "signed", 1, "oil transit", ["KazMunayGas", "SOCAR"])]),
    ("Samruk-Energy signed a memorandum with Masdar on the construction of a wind farm.", [("memorandum", "signed", 1, "construction of a wind farm", ["Samruk-Energy", "Masdar"])]),
    ("A loan agreement worth $500 million was signed between the World Bank and Uzbekistan.", [("loan", "signed", 1, None, ["World Bank", "Uzbekistan"])]),
    ("The Asian Development Bank approved a $200 million loan for road construction.", [("loan", "concluded", 1, "road construction", ["Asian Development Bank"])]),
    ("An agreement between the governments of Kazakhstan and China on the protection of investments was signed.", [("agreement", "signed", 1, "protection of investments", ["government of Kazakhstan", "China"])]),
    ("Saudi Arabia's ACWA Power signed a contract with Uzbekistan's Ministry of Energy on a wind farm.", [("contract", "signed", 1, "wind farm", ["ACWA Power", "Uzbekistan's Ministry of Energy"])]),
    ("The Chinese company Sinopec and the Kazakh Energy Ministry signed a memorandum.", [("memorandum", "signed", 1, None, ["Sinopec", "Kazakh Energy Ministry"])]),
    ("The Ministry of Transport of Kazakhstan and the Azerbaijani company ADY signed a roadmap on transit.", [("road_map", "signed", 1, "transit", ["Ministry of Transport of Kazakhstan", "ADY"])]),
    ("The two leaders witnessed the signing of 19 agreements.", [("agreement", "signed", 19, None, BOTH)]),
    ("The parties intend to conclude a trade agreement by the end of the year.", [("agreement", "planned", 1, "trade", BOTH)]),
    ("They have not signed the contract on gas.", [("contract", "planned", 1, "gas", BOTH)]),
    ("No agreement was signed.", []),
    ("We are in agreement on the essentials.", []),
    ("The loan portfolio of the bank grew.", []),
    ("He cut up his credit card.", []),
]  # fmt: skip


def parties(rows: Rows) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows["participants"]:
        if row["role"] == "party":
            found.setdefault(row["fact_id"], []).append(row["name"])
    return found


@pytest.mark.parametrize(("sentence", "expected"), AGREEMENTS, ids=names(AGREEMENTS))
def test_agreements(say: Say, sentence: str, expected: list[tuple[Any, ...]]) -> None:
    rows = say(sentence, title=TITLE)
    named = parties(rows)
    found = [
        (row["type"], row["status"], row["count"], row["subject"], named.get(row["fact_id"], []))
        for row in rows["agreements"]
    ]
    assert found == expected


MARKERS = ["– ", "- ", "• ", "✅ ", "1. ", "a) ", ""]


@pytest.mark.parametrize("marker", MARKERS)
def test_lists_of_documents_signed(say: Say, marker: str) -> None:
    items = (
        "an agreement on fisheries",
        "a protocol between the cities of Fez and Seville",
        "a roadmap for energy cooperation",
    )
    body = "Three documents were signed, including:\n" + "\n".join(f"{marker}{item};" for item in items)
    whole, *found = say(body, title=TITLE)["agreements"]
    assert (whole["type"], whole["count"], whole["status"]) == ("other", 3, "signed")
    assert [(row["quote"], row["type"], row["status"], row["part_of"]) for row in found] == [
        (items[0], "agreement", "signed", whole["fact_id"]),
        (items[1], "protocol", "signed", whole["fact_id"]),
        (items[2], "road_map", "signed", whole["fact_id"]),
    ]


# sentence under the title "Cooperation deals signed" → name, status, count, place
PROJECTS: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("The president inaugurated a battery factory in Hansalpur.", [("battery factory in Hansalpur", "opened", 1, "Hansalpur")]),
    ("The group launched the construction of a sugar refinery.", [("sugar refinery", "launched", 1, None)]),
    ("The Linguère solar plant was inaugurated.", [("Linguère solar plant", "opened", 1, None)]),
    ("A 500-MW solar plant was commissioned in Bukhara.", [("500-MW solar plant", "opened", 1, "Bukhara")]),
    ("The companies broke ground on a 1,300-km railway.", [("1,300-km railway", "launched", 1, None)]),
    ("Construction of a cement plant has begun in Jambyl.", [("cement plant", "launched", 1, "Jambyl")]),
    ("ACWA Power will build a 1.5 GW wind farm in Karakalpakstan.", [("1.5 GW wind farm in Karakalpakstan", "announced", 1, "Karakalpakstan")]),
    ("A new terminal at Tashkent airport is under construction.", [("new terminal at Tashkent airport", "under_construction", 1, "Tashkent airport")]),
    ("The company plans to build a copper smelter in the Abai region.", [("copper smelter in the Abai region", "announced", 1, "Abai region")]),
    ("The parties are studying the construction of a gas pipeline.", [("gas pipeline", "prepared", 1, None)]),
    ("A logistics center was opened in Tashkent.", [("logistics center", "opened", 1, "Tashkent")]),
    ("The China-Kyrgyzstan-Uzbekistan railway will connect the two regions.", [("China-Kyrgyzstan-Uzbekistan railway", "announced", 1, None)]),
    ("The government suspended the construction of the Akkuyu nuclear power plant.", [("Akkuyu nuclear power plant", "suspended", 1, None)]),
    ("They are implementing 46 joint projects worth $3 billion.", [("46 joint projects", "under_construction", 46, None)]),
    ("The sides launched a joint venture for the production of tractors.", [("joint venture", "launched", 1, None)]),
    ("A $600 million fertilizer plant is being built in Navoi.", [("$600 million fertilizer plant", "under_construction", 1, "Navoi")]),
    ("The Trans-Caspian pipeline project was announced.", [("Trans-Caspian pipeline project", "announced", 1, None)]),
    ("The bank will finance the modernization of the Almaty-Bishkek road.", [("modernization of the Almaty-Bishkek road", "prepared", 1, None)]),
    ("The foundation stone was laid for a children's hospital in Samarkand.", [("children's hospital in Samarkand", "launched", 1, "Samarkand")]),
    ("Two new hospitals have been opened.", [("Two new hospitals", "opened", 2, None)]),
    ("The 2.4-km Kamchik tunnel was completed.", [("2.4-km Kamchik tunnel", "opened", 1, None)]),
    ("Masdar, a UAE company, plans to build a 1 GW wind farm worth $1 billion.", [("1 GW wind farm", "announced", 1, None)]),
    ("A 220-kV transmission line was put into operation.", [("220-kV transmission line", "opened", 1, None)]),
    ("A ceremony marking the start of construction of the Trans-Afghan railway was held in Kabul.", [("Trans-Afghan railway", "launched", 1, "Kabul")]),
    ("The ministers discussed projects.", []),
    ("Officials agreed on the oil price.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), PROJECTS, ids=names(PROJECTS))
def test_projects(say: Say, sentence: str, expected: list[tuple[Any, ...]]) -> None:
    rows = say(sentence, title="Cooperation deals signed")["projects"]
    assert [(row["name"], row["status"], row["count"], row["place"]) for row in rows] == expected


# Links


def test_conversion_in_brackets(say: Say) -> None:
    first, second = say("The road costs 300 billion soums (about $24 million).")["amounts"]
    assert second["converts"] == first["fact_id"]
    assert (second["unit"], second["measure"]) == ("USD", first["measure"])


def test_conversion_in_words(say: Say) -> None:
    first, second = say("The road costs 300 billion tenge, or about $600 million.")["amounts"]
    assert second["converts"] == first["fact_id"]


def test_parts_of_a_whole(say: Say) -> None:
    whole, part = say("The bridge cost 7 billion euros, including 4.4 billion euros in loans.")["amounts"]
    assert (whole["part_of"], part["part_of"]) == (None, whole["fact_id"])


def test_the_title_is_repeated(say: Say) -> None:
    title, lead = say("Trade turnover reached $4 billion.", title="Trade turnover hits $4 bln")["amounts"]
    assert lead["repeats"] == title["fact_id"]


def test_a_reference_stands_for_the_figure_before_it(say: Say) -> None:
    rows = say("Bilateral trade reached $4 billion. The ministers want to bring this figure to $6 billion.")
    assert [row["measure"] for row in rows["amounts"]] == ["Bilateral trade", "Bilateral trade"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Exports grew by 8% to $3 billion in 2024.",
        "Exports rose 8% year on year to nearly $3 billion.",
        "Exports increased by 8% to reach $3 billion.",
        "Exports stood at $3 billion, up 8%.",
        "Exports amounted to $3 billion, an increase of 8%.",
    ],
)
def test_the_level_that_a_change_leads_to(say: Say, sentence: str) -> None:
    rows = say(sentence)
    assert rows["growth_rates"][0]["level_amount_id"] == rows["amounts"][0]["fact_id"]


def test_the_two_levels_of_a_move(say: Say) -> None:
    found = amounts(say("Exports increased from $2 billion in 2023 to $5 billion in 2024."))
    assert [row[:2] for row in found] == [("$2 billion", "2000000000"), ("$5 billion", "5000000000")]


def test_whose_trade_it_is(say: Say) -> None:
    rows = say("Trade between Russia and Kazakhstan reached $27 billion.", title=TITLE)
    assert [row["name"] for row in rows["participants"]] == ["Russia", "Kazakhstan"]
    rows = say("Bilateral trade reached $27 billion.", title=TITLE)
    assert [row["name"] for row in rows["participants"]] == BOTH


def test_an_amount_belongs_to_its_project(say: Say) -> None:
    rows = say("A $600 million fertilizer plant is being built in Navoi.")
    assert rows["amounts"][0]["project_id"] == rows["projects"][0]["fact_id"]


def test_the_day_of_signing(say: Say) -> None:
    rows = say("The agreement on water was signed on November 14, 2025.", title=TITLE)
    assert [row["signed_on"] for row in rows["agreements"]] == ["2025-11-14"]


# The language


# A whole article, fact by fact

HEAD = "Kazakhstan and Uzbekistan Launch Joint Projects Worth $1.3 Billion"
BODY = """ASTANA (Agency) — Kazakhstan and Uzbekistan have launched new joint projects worth $1.3 billion, the presidential press service said on November 15.

The projects were presented during a visit by Uzbek President Shavkat Mirziyoyev to Astana. Bilateral trade rose by 15% year on year to nearly $4 billion in the first nine months of 2025, and the two countries plan to bring this figure to $10 billion by 2030.

“Over 6,500 companies with Uzbek capital operate in Kazakhstan,” Kazakh President Kassym-Jomart Tokayev said.

Following the talks, the sides signed eight documents, including:
- an agreement on the joint management of transboundary water resources;
- a memorandum of understanding between Uzbekneftegaz and KazMunayGas;
- an action plan for cooperation in tourism.

In addition, the Eurasian Development Bank will provide a $300 million loan for the construction of a 500-MW wind farm in the Jambyl region. Construction of the plant is expected to begin in 2026. The facility will produce about 1.7 billion kWh of electricity per year.

A logistics center was opened in Tashkent. Kazakhstan accounts for 12% of Uzbekistan’s foreign trade, up from 10% a year earlier. The agreement on the border has not yet been ratified."""


@pytest.fixture(scope="module")
def facts(say: Say) -> Rows:
    return say(BODY, title=HEAD)


def pick(rows: list[dict[str, Any]], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


def test_figures_of_an_article(facts: Rows) -> None:
    columns = ("quote", "value", "unit", "qualifier", "measure", "modality", "period_text")
    assert pick(facts["amounts"], *columns) == [
        ("$1.3 Billion", "1300000000", "USD", "exact", "Joint Projects", "actual", None),
        ("$1.3 billion", "1300000000", "USD", "exact", "new joint projects", "actual", None),
        ("nearly $4 billion", "4000000000", "USD", "approximately", "Bilateral trade", "actual", "in the first nine months of 2025"),
        ("$10 billion", "10000000000", "USD", "exact", "Bilateral trade", "target", "by 2030"),
        ("Over 6,500 companies", "6500", "company", "more_than", "companies", "actual", None),
        ("eight documents", "8", "document", "exact", "documents", "actual", None),
        ("$300 million", "300000000", "USD", "exact", "loan", "target", None),
        ("500-MW", "500", "MW", "exact", "wind farm", "target", None),
        ("about 1.7 billion kWh", "1700000000", "kWh", "approximately", "electricity", "target", "per year"),
        ("12%", "12", "%", "exact", "Uzbekistan’s foreign trade", "actual", None),
        ("10%", "10", "%", "exact", "Uzbekistan’s foreign trade", "actual", "a year earlier"),
    ]  # fmt: skip
    assert pick(facts["growth_rates"], "quote", "rate", "measure", "level_amount_id") == [
        ("15%", 15.0, "Bilateral trade", facts["amounts"][2]["fact_id"])
    ]
    assert facts["amounts"][1]["repeats"] == facts["amounts"][0]["fact_id"]


def test_deals_of_an_article(facts: Rows) -> None:
    named, both = parties(facts), ["Kazakhstan", "Uzbekistan"]
    found = [(row["type"], row["status"], row["count"], named[row["fact_id"]]) for row in facts["agreements"]]
    assert found == [
        ("other", "signed", 8, both),
        ("agreement", "signed", 1, both),
        ("memorandum", "signed", 1, ["Uzbekneftegaz", "KazMunayGas"]),
        ("action_plan", "signed", 1, both),
        ("loan", "planned", 1, ["Eurasian Development Bank"]),
        ("agreement", "signed", 1, both),
    ]
    whole = facts["agreements"][0]["fact_id"]
    assert pick(facts["agreements"], "part_of") == [(None,), (whole,), (whole,), (whole,), (None,), (None,)]
    assert pick(facts["projects"], "name", "status", "sector", "place") == [
        ("new joint projects", "launched", None, None),
        ("500-MW wind farm in the Jambyl region", "prepared", "D", "Jambyl region"),
        ("logistics center", "opened", "H", "Tashkent"),
    ]


# The language


def test_english_is_read() -> None:
    assert reads("en")
    assert reads("en-GB")


def test_the_language_of_an_article_is_told() -> None:
    body = "Kazakhstan and Uzbekistan signed an agreement on water. Trade turnover reached $4 billion last year."
    article = article_of_fields("test:told", "Kazakhstan and Uzbekistan sign agreement", body, {})
    assert article.language == "en"
    assert len(read(article)["amounts"]) == 1


def test_every_verb_that_the_data_speaks_of_has_its_forms() -> None:
    data = tomllib.loads((files("communique.languages") / "en.toml").read_text(encoding="utf-8"))
    grammar, known = data["grammar"], pack("en").grammar
    spoken = [grammar[key] for key in ("auxiliaries", "modals", "bare_modals", "unaccusative", "intransitive")]
    spoken += [data["changes"][key]["verbs"] for key in ("increase", "decrease")]
    spoken += [data["modality"][key] for key in ("target_verbs", "target_carriers", "forecast_verbs", "estimate_verbs")]
    spoken += [said.get("verbs", "") for table in data["status"].values() for said in table.values()]
    spoken += [
        data["amounts"]["level_verbs"],
        data["numbers"]["ranges"]["moving"],
        *data["references"]["nouns_of_verbs"],
    ]
    lemmas = {lemma for readings in known.verbs.values() for lemma, _ in readings}
    assert {verb for verbs in spoken for verb in verbs.split()} - lemmas == set()


PIECES = [
    "1.3", "6,500", "$", "€5m", "bln", "crore", "Rs", "billion", "of", "dollars", "%", "percent", "(", ")", "“", "”", "'s", "’",
    "an agreement", "on", "between", "and", "the ministries", "of Fez", "was signed", "rose", "a 15% increase", "doubled", "by",
    "including", ",", ";", ":", ".", "\n", "\n- ", "to", "build", "joint projects", "construction", "Tashkent", "Kazakhstan's",
    "nearly", "more than", "from", "this figure", "500-MW", "half a", "million", "hundred", "and a half", "a", "third", "2.5 times",
    "has not", "n't", "will be", "which", "plans to", "0", "9" * 30, "US$", "-", "–", "in", "2025", "November 15", "last year",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
def test_any_english_text_is_read_with_quotes_in_their_places(body: str) -> None:
    text = f"Title\n\n{body}"
    rows = read(Article(source_uri="test:any", title="Title", text=text, language="en", published_on=PUBLISHED))
    for table in ("amounts", "growth_rates", "agreements", "projects"):
        for row in rows[table]:
            assert text[row["quote_start"] : row["quote_end"]] == row["quote"] != ""

"""Figures and times in sentences as English-language agencies write them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Rows = dict[str, list[dict[str, Any]]]
Say = Callable[..., Rows]


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
def test_amounts(say_en: Say, sentence: str, expected: list[tuple[Any, ...]]) -> None:
    assert amounts(say_en(sentence)) == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_amounts(say_en: Say, sentence: str) -> None:
    assert say_en(sentence)["amounts"] == []


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
    ("Cargo traffic has more than doubled.", [("has more than doubled", 100, "factor")]),
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
    ("Rates rose by half a percentage point.", [("half a percentage point", 0.5, "percentage_points")]),
    ("Rates were cut by a half point.", [("a half point", -0.5, "percentage_points")]),
    ("Exports rose by half a million tons.", []),
    ("The budget was cut by a third of a billion euros.", []),
    ("The staff was cut by half.", [("was cut by half", -50, "factor")]),
    ("China accounts for 57% of exports.", []),
    ("The loan carries a rate of 2%.", []),
    ("Inflation slowed to 7%.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CHANGES, ids=names(CHANGES))
def test_changes(say_en: Say, sentence: str, expected: list[tuple[Any, ...]]) -> None:
    found = [(row["quote"], row["rate"], row["basis"]) for row in say_en(sentence)["growth_rates"]]
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
    ("in the sixth month of 2024", "2024-06-01", "2024-06-30"),
    ("in the 5th quarter", None, None),
    ("in the fifth quarter of 2024", None, None),
    ("in the 13th month of 2024", None, None),
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
def test_periods(say_en: Say, words: str, start: str | None, end: str | None) -> None:
    row = say_en(f"Trade turnover reached 4 billion euros {words}.")["amounts"][0]
    assert (row["period_text"], row["period_start"], row["period_end"]) == (words, start, end)


def test_relative_times_of_an_undated_article_stay_open(say_en: Say) -> None:
    row = say_en("Trade turnover reached 4 billion euros last year.", published=None)["amounts"][0]
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
def test_modality(say_en: Say, sentence: str, expected: str) -> None:
    assert [row["modality"] for row in say_en(sentence)["amounts"]] == [expected]


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
    ("Uzbekistan exported 5 million tons of cotton.", ["exports of cotton"]),
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
def test_measures(say_en: Say, sentence: str, expected: list[str | None]) -> None:
    rows = say_en(sentence)
    figures = sorted([*rows["amounts"], *rows["growth_rates"]], key=lambda row: int(row["quote_start"]))
    assert [row["measure"] for row in figures] == expected


def test_the_two_levels_of_a_move(say_en: Say) -> None:
    found = amounts(say_en("Exports increased from $2 billion in 2023 to $5 billion in 2024."))
    assert [row[:2] for row in found] == [("$2 billion", "2000000000"), ("$5 billion", "5000000000")]

"use strict";
/* The first page: what all articles say, added up. */

{
  const address = (table, query) => `#/${table}?${new URLSearchParams(query)}`;
  communique.tableHref = address;

  const keyFigures = () => {
    const { el, say, word, number, data } = communique;
    const { overview } = data;
    const signed = overview.agreements.filter(([, status]) => status === "signed").reduce((sum, [, , n]) => sum + n, 0);
    const figure = (value, name, href) =>
      el("li", {}, el("a", { href }, el("strong", {}, number(value)), " ", el("span", {}, name)));
    return el(
      "ul",
      { class: "figures", "aria-label": say("key_figures") },
      figure(overview.articles, word("tables", "articles"), "#/articles"),
      ["amounts", "growth_rates", "agreements", "projects"].map((table) =>
        figure(overview.facts[table] ?? 0, word("tables", table), `#/${table}`),
      ),
      figure(signed, say("signed"), address("agreements", { status: "signed", counted: "1" })),
      figure(overview.countries.length, say("countries"), "#/amounts"),
    );
  };

  /** The content of the page. */
  communique.overviewPage = () => {
    const { el, say } = communique;
    return [
      el("h1", {}, say("title")),
      el("p", { class: "lead" }, say("tagline")),
      keyFigures(),
      communique.moneyCard(),
      el(
        "div",
        { class: "cards" },
        communique.timelineCard(),
        communique.agreementsCard(),
        communique.targetsCard(),
        communique.growthCard(),
        communique.runCard(),
      ),
    ];
  };
}

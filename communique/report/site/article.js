"use strict";
/* An article: its text with every fact marked in place, and beside it the fact that was chosen. */

{
  const TABLES = ["amounts", "growth_rates", "agreements", "projects"];

  /** A stretch of text; where facts stand on it, a link to the one with the shortest quote. */
  const segment = (article, [text, numbers], seen) => {
    if (!numbers.length) return text;
    const facts = numbers.map((i) => article.facts[i]);
    const fresh = numbers.some((i) => !seen.has(i));
    numbers.forEach((i) => seen.add(i));
    return communique.el(
      "a",
      {
        class: `mark ${facts.map((fact) => fact.table).join(" ")}`,
        href: communique.factHref(article.article_id, facts[0].fact_id),
        title: facts.map((fact) => communique.word("one", fact.table)).join(", "),
        tabindex: fresh ? null : "-1",
        "data-facts": facts.map((fact) => fact.fact_id).join(" "),
      },
      text,
    );
  };

  const text = (article) => {
    const seen = new Set();
    const body = article.paragraphs.map((segments, i) =>
      communique.el(
        i ? "p" : "h1",
        { dir: "auto" },
        segments.map((each) => segment(article, each, seen)),
      ),
    );
    return communique.el("div", { class: "text", lang: article.language }, body);
  };

  const head = (article) => {
    const { el, say } = communique;
    const parts = [article.outlet, article.author].filter(Boolean).map((part) => communique.quoted(part));
    if (article.published_on) parts.push(communique.day(article.published_on));
    parts.push(article.language);
    const line = parts.flatMap((part, i) => (i ? [" · ", part] : [part]));
    const copy = article.duplicate_of
      ? el(
          "p",
          {},
          `${say("duplicate")} `,
          el("a", { href: communique.factHref(article.duplicate_of) }, article.duplicate_of),
        )
      : null;
    return el(
      "div",
      { class: "origin" },
      el("p", {}, line),
      el("p", {}, communique.sourceLink(article.source_uri)),
      copy,
    );
  };

  /** Boxes that switch the marks of a kind on and off. */
  const legend = (article, page) => {
    const { el, say, word } = communique;
    const box = (table) => {
      const count = article.facts.filter((fact) => fact.table === table).length;
      const input = el("input", {
        type: "checkbox",
        checked: true,
        onchange: () => page.classList.toggle(`without-${table}`, !input.checked),
      });
      return el("label", { class: `badge ${table}` }, input, ` ${word("tables", table)} (${count})`);
    };
    return el("fieldset", { class: "legend" }, el("legend", {}, say("marks")), TABLES.map(box));
  };

  const list = (article) => {
    const { el, say, word } = communique;
    const entry = (fact) =>
      el(
        "li",
        {},
        el(
          "a",
          { href: communique.factHref(article.article_id, fact.fact_id), "data-fact": fact.fact_id },
          communique.quoted(fact.quote),
        ),
      );
    const groups = TABLES.map((table) => [table, article.facts.filter((fact) => fact.table === table)]).filter(
      ([, facts]) => facts.length,
    );
    return el(
      "section",
      { class: "facts" },
      el("h2", {}, say("facts_here")),
      groups.length
        ? groups.map(([table, facts]) => [el("h3", {}, word("tables", table)), el("ul", {}, facts.map(entry))]).flat()
        : el("p", {}, say("no_facts")),
    );
  };

  /** Shows a fact in the panel, and where it stands. */
  const choose = (page, article, factId) => {
    const { el, say } = communique;
    const panel = page.querySelector(".panel");
    const fact = article.facts.find((each) => each.fact_id === factId);
    const marks = [...page.querySelectorAll(".mark[data-facts]")];
    const its = marks.filter((mark) => mark.dataset.facts.split(" ").includes(factId));
    marks.forEach((mark) => mark.classList.toggle("chosen", its.includes(mark)));
    page
      .querySelectorAll("[data-fact]")
      .forEach((link) => link.toggleAttribute("aria-current", link.dataset.fact === factId));
    if (!fact) return panel.replaceChildren(article.facts.length ? el("p", { class: "note" }, say("choose_fact")) : "");
    const together = its.length ? its[0].dataset.facts.split(" ") : [];
    const others = article.facts.filter((each) => each !== fact && together.includes(each.fact_id));
    const also = others.map((each) =>
      el(
        "li",
        {},
        el(
          "a",
          { href: communique.factHref(article.article_id, each.fact_id) },
          `${communique.word("one", each.table)}: `,
          communique.quoted(each.quote),
        ),
      ),
    );
    const more = others.length
      ? el(
          "details",
          { open: true },
          el("summary", {}, say("same_place", { n: others.length + 1 })),
          el("ul", {}, also),
        )
      : null;
    const close = el(
      "a",
      { class: "button close", href: communique.factHref(article.article_id), "aria-label": say("close") },
      "×",
    );
    panel.replaceChildren(close, communique.factDetails(article, fact), ...(more ? [more] : []));
    panel.scrollTop = 0;
    const place = its[0]?.getBoundingClientRect();
    const hidden = place && (place.top < 60 || place.bottom > window.innerHeight * 0.5);
    return hidden && its[0].scrollIntoView({ block: window.innerWidth < 960 ? "start" : "center" });
  };

  /** The content of the page; `factId` is the fact that is chosen, where one is. */
  communique.articlePage = async (id, factId) => {
    const { el, say } = communique;
    const article = await communique.loadArticle(id);
    if (!article) return [el("h1", {}, say("not_found"))];
    const page = el("div", { class: "article", "data-article": id });
    const panel = el("div", { class: "panel", "aria-live": "polite" });
    page.append(
      el("div", { class: "reading" }, head(article), legend(article, page), text(article)),
      el("aside", { "aria-label": say("facts_here") }, panel, list(article)),
    );
    communique.chooseFact = (chosen) => choose(page, article, chosen);
    requestAnimationFrame(() => communique.chooseFact(factId));
    return [page];
  };
}

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
        class: `mark ${facts.map((fact) => (fact.corrected ? `${fact.table} corrected` : fact.table)).join(" ")}`,
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
        " ",
        communique.correctedTag(fact),
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

  /** The other facts that stand where the chosen one does; null where there are none. */
  const others = (article, fact, mark) => {
    const { el, say } = communique;
    const here = mark ? mark.dataset.facts.split(" ") : [];
    const found = article.facts.filter((each) => each !== fact && here.includes(each.fact_id));
    const link = (each) => {
      const href = communique.factHref(article.article_id, each.fact_id);
      return el("a", { href }, communique.word("one", each.table), " · ", communique.quoted(each.quote));
    };
    if (!found.length) return null;
    const head = el("summary", {}, say("same_place", { n: found.length + 1 }));
    return el(
      "details",
      { open: true },
      head,
      el(
        "ul",
        {},
        found.map((each) => el("li", {}, link(each))),
      ),
    );
  };

  const bringIntoView = (mark) => {
    const place = mark.getBoundingClientRect();
    const seen = place.top >= 60 && place.bottom <= window.innerHeight / 2;
    if (!seen) mark.scrollIntoView({ block: window.innerWidth < 960 ? "start" : "center" });
  };

  /** Shows a fact in the panel, and where it stands; none where none is named. */
  const choose = (page, article, factId) => {
    const { el, say } = communique;
    const panel = page.querySelector(".panel");
    const fact = article.facts.find((each) => each.fact_id === factId);
    const marks = [...page.querySelectorAll(".mark[data-facts]")];
    const its = marks.filter((mark) => mark.dataset.facts.split(" ").includes(factId));
    const links = page.querySelectorAll("[data-fact]");
    marks.forEach((mark) => mark.classList.toggle("chosen", its.includes(mark)));
    links.forEach((link) => link.setAttribute("aria-current", String(link.dataset.fact === factId)));
    if (!fact) {
      panel.replaceChildren(article.facts.length ? el("p", { class: "note" }, say("choose_fact")) : "");
      return;
    }
    const href = communique.factHref(article.article_id);
    const close = el("a", { class: "button close", href, "aria-label": say("close") }, "×");
    panel.replaceChildren(close, communique.factDetails(article, fact), others(article, fact, its[0]) ?? "");
    panel.scrollTop = 0;
    if (its.length) bringIntoView(its[0]);
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

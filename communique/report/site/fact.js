"use strict";
/* A fact in full: its sentence, its values, its rule and confidence, who takes part, and what it is linked to. */

{
  const LINKS = ["project_id", "agreement_id", "part_of", "repeats", "converts", "level_amount_id"];
  const OWN = new Set([
    "table",
    "fact_id",
    "quote",
    "said",
    "countries",
    "counted",
    "participants",
    "corrected",
    "corrections",
    "confidence",
    "extractor",
    ...LINKS,
  ]);
  const ENDS = new Set(["value_low", "value_high"]); // told where they are not the value itself
  const FIGURE = new Set(["value", "value_low", "value_high"]);

  communique.factHref = (articleId, factId) => `#/article/${articleId}${factId ? `/${factId}` : ""}`;

  /** A value of a column in words. */
  communique.shown = (row, column) => {
    const value = row[column];
    if (value === null || value === undefined || value === "") return "";
    if (FIGURE.has(column)) return communique.exact(value, row.unit);
    if (column === "rate" || column === "rate_to") return communique.rateOf(value, row.basis);
    if (column === "sector") return communique.word("sectors", value);
    if (column === "confidence") return communique.percent(value);
    if (/_(on|start|end)$/.test(column) || column === "day") return communique.day(value);
    if (typeof value === "number") return communique.number(value);
    return communique.words(row, column) ?? communique.quoted(value);
  };

  /** The word for a value of a closed list; null where the column has none. */
  communique.words = (row, column) =>
    ["kind", "qualifier", "modality", "basis", "direction", "type", "status", "stage"].includes(column)
      ? communique.word("words", row[column])
      : null;

  /** A rate in words: a factor too stands in percent, quadrupled is +300 % (× 4). */
  communique.rateOf = (value, basis) => {
    const times = communique.number(1 + value / 100, { maximumFractionDigits: 2 });
    if (basis === "factor") return `${communique.rate(value)} % (× ${times})`;
    const sign = basis === "percent" ? " %" : ` ${communique.word("words", "percentage_points")}`;
    return communique.rate(value) + sign;
  };

  /** The sentence of a fact with its words marked. */
  communique.sentence = (fact) => {
    const [before, quote, after] = fact.said;
    const mark = communique.el("mark", { class: `mark ${fact.table}` }, quote);
    return communique.el("blockquote", { dir: "auto" }, before, mark, after);
  };

  /** The rule that found a fact, how often it is right, and the id by which people correct the fact. */
  communique.trust = (fact) => {
    const { el, say, word } = communique;
    const known = fact.confidence !== null;
    const percent = known ? communique.percent(fact.confidence) : "";
    return [
      el("dt", {}, say("rule")),
      el("dd", {}, el("code", {}, fact.extractor)),
      el("dt", {}, say("confidence")),
      el(
        "dd",
        {},
        known
          ? el("meter", { min: "0", max: "1", value: fact.confidence, "aria-label": say("confidence") }, percent)
          : null,
        known ? say("confidence_of", { percent }) : say("confidence_unknown"),
      ),
      el("dt", {}, word("columns", "fact_id")),
      el("dd", {}, el("code", {}, fact.fact_id)),
    ];
  };

  const people = (fact) =>
    fact.participants.map(([role, name, kind, country]) =>
      communique.el(
        "li",
        {},
        communique.quoted(name),
        communique.el(
          "span",
          { class: "note" },
          ` ${communique.word("words", role)}, ${communique.word("words", kind)}${country ? ` (${country})` : ""}`,
        ),
      ),
    );

  /** Everything about a fact of an article. */
  communique.factDetails = (article, fact) => {
    const { el, say, word } = communique;
    const term = (name, value) => [el("dt", {}, name), el("dd", {}, value)];
    const linked = LINKS.filter((column) => fact[column]).flatMap((column) => {
      const target = article.facts.find((other) => other.fact_id === fact[column]);
      return term(
        word("columns", column),
        el(
          "a",
          { href: communique.factHref(article.article_id, fact[column]) },
          communique.quoted(target?.quote ?? fact[column]),
        ),
      );
    });
    const values = Object.keys(fact)
      .filter(
        (column) => !OWN.has(column) && fact[column] !== null && !(ENDS.has(column) && fact[column] === fact.value),
      )
      .flatMap((column) => term(word("columns", column), communique.shown(fact, column)));
    return el(
      "article",
      { class: `fact ${fact.table}` },
      el(
        "h2",
        {},
        el("span", { class: `badge ${fact.table}` }, word("one", fact.table)),
        " ",
        communique.quoted(fact.quote),
        " ",
        communique.correctedTag(fact),
      ),
      communique.sentence(fact),
      el(
        "dl",
        {},
        communique.corrections(fact).flat(),
        values,
        fact.participants.length ? term(say("participants"), el("ul", {}, people(fact))) : null,
        linked,
        term(say("counts"), say(fact.counted ? "yes" : "no")),
        communique.trust(fact),
      ),
    );
  };
}

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

  /** Every year, month or day from the first to the last. */
  const steps = (first, last, size) => {
    const all = [];
    const unit = { 4: "FullYear", 7: "Month", 10: "Date" }[size];
    for (const day = new Date(first); ;) {
      const step = day.toISOString().slice(0, size);
      if (step > last) return all;
      all.push(step);
      day[`setUTC${unit}`](day[`getUTC${unit}`]() + 1);
    }
  };

  const overTime = () => {
    const { say, data, number } = communique;
    const dated = data.overview.days.filter(([day]) => day);
    const undated = data.overview.days.filter(([day]) => !day).reduce((sum, [, n]) => sum + n, 0);
    const [first, last] = [dated[0]?.[0] ?? "", dated.at(-1)?.[0] ?? ""];
    const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4));
    const size = years > 4 ? 4 : first.slice(0, 7) < last.slice(0, 7) ? 7 : 10;
    const counts = new Map(
      dated.length ? steps(first.slice(0, size), last.slice(0, size), size).map((step) => [step, 0]) : [],
    );
    for (const [day, n] of dated) counts.set(day.slice(0, size), counts.get(day.slice(0, size)) + n);
    const name = (step) => (size === 4 ? step : size === 7 ? communique.month(step) : communique.day(step));
    const rows = [...counts].map(([step, n]) => ({
      name: name(step),
      n,
      tip: say("named", { name: name(step), value: number(n) }),
    }));
    const chart = communique.chart(
      {
        data: { values: rows },
        height: 180,
        mark: { type: "bar", cornerRadiusEnd: 3, width: { band: 0.8 } },
        encoding: {
          x: {
            field: "name",
            type: "ordinal",
            sort: null,
            title: null,
            axis: { grid: false, labelAngle: 0, labelOverlap: "greedy", labelSeparation: 8 },
          },
          y: {
            field: "n",
            type: "quantitative",
            title: null,
            axis: { tickCount: 3, tickMinStep: 1, formatType: "short" },
          },
          tooltip: { field: "tip", type: "nominal" },
        },
      },
      say("articles_over_time"),
      [say("period"), communique.word("tables", "articles")],
      rows.filter(({ n }) => n).map((row) => [row.name, number(row.n)]),
    );
    const notes = [
      say("articles_over_time_note"),
      undated ? say("undated", { n: number(undated) }) : "",
      data.overview.duplicates ? say("duplicates", { n: number(data.overview.duplicates) }) : "",
    ];
    return communique.card(say("articles_over_time"), notes.filter(Boolean).join(" "), rows.length ? chart : null);
  };

  const growth = () => {
    const { say, word, data, quoted, el, rate } = communique;
    const rows = data.overview.growth.flatMap(({ measure, rates }) =>
      rates.map((each) => ({
        ...each,
        measure,
        shown: word("words", each.modality),
        href: communique.factHref(each.article_id, each.fact_id),
        tip: [
          say("named", { name: measure, value: `${rate(each.rate)} % (${word("words", each.modality)})` }),
          communique.day(each.day),
          each.title,
        ].join("\n"),
      })),
    );
    const chart = communique.chart(
      {
        data: { values: rows },
        height: { step: 28 },
        layer: [
          { mark: { type: "rule", color: communique.colour("--line"), size: 2 }, encoding: { x: { datum: 0 } } },
          {
            mark: { type: "point", filled: true, size: 90, opacity: 0.75, cursor: "pointer" },
            encoding: {
              x: { field: "rate", type: "quantitative", title: null, axis: { tickCount: 5, formatType: "rate" } },
              color: { field: "shown", type: "nominal" },
              tooltip: { field: "tip", type: "nominal" },
            },
          },
        ],
        encoding: { y: { field: "measure", type: "nominal", sort: null, title: null } },
      },
      say("growth"),
      [
        word("columns", "measure"),
        word("columns", "rate"),
        word("columns", "modality"),
        word("columns", "day"),
        word("columns", "article"),
      ],
      rows.map((row) => [
        quoted(row.measure),
        `${rate(row.rate)} %`,
        row.shown,
        communique.day(row.day),
        el("a", { href: row.href }, quoted(row.title)),
      ]),
    );
    return rows.length ? communique.card(say("growth"), say("growth_note"), chart) : null;
  };

  const targets = () => {
    const { say, el, word, quoted, data } = communique;
    const line = (row) => {
      const value = (level) => communique.amount(level, row.unit);
      const [present, target] = [Number(row.present), Number(row.target)];
      const share = target > 0 ? Math.max(0, Math.min(1, present / target)) : 0;
      const until = row.until ? ` ${communique.period(null, row.until)}` : "";
      return el(
        "li",
        {},
        el(
          "a",
          { href: communique.factHref(row.article_id, row.fact_id) },
          quoted(row.measure),
          row.countries ? ` · ${communique.countries(row.countries)}` : "",
        ),
        el("meter", { min: "0", max: "1", value: share, "aria-label": `${say("present")} / ${say("target")}` }),
        el(
          "span",
          { class: "ends" },
          el("span", {}, `${say("present")} ${value(row.present)}`),
          el("span", {}, `${say("target")} ${value(row.target)}${until}`),
        ),
      );
    };
    const rows = data.overview.targets;
    return rows.length
      ? communique.card(say("targets"), say("targets_note"), el("ul", { class: "targets" }, rows.map(line)))
      : null;
  };

  const agreements = () => {
    const { say, word, data, number } = communique;
    const found = data.overview.agreements;
    const totals = new Map();
    for (const [type, , n] of found) totals.set(type, (totals.get(type) ?? 0) + n);
    const order = [...totals].sort((a, b) => b[1] - a[1]).map(([type]) => word("words", type));
    const rows = found.map(([type, status, n]) => ({
      type: word("words", type),
      status: word("words", status),
      n,
      tip: say("named", { name: `${word("words", type)}, ${word("words", status)}`, value: number(n) }),
      href: address("agreements", { type, status, counted: "1" }),
    }));
    const chart = communique.chart(
      {
        data: { values: rows },
        height: { step: 26 },
        mark: { type: "bar", cursor: "pointer", cornerRadiusEnd: 0 },
        encoding: {
          y: { field: "type", type: "nominal", sort: order, title: null, axis: { grid: false } },
          x: {
            field: "n",
            type: "quantitative",
            title: null,
            axis: { tickCount: 4, tickMinStep: 1, formatType: "short" },
          },
          color: { field: "status", type: "nominal", sort: [...new Set(rows.map((row) => row.status))] },
          tooltip: { field: "tip", type: "nominal" },
        },
      },
      say("agreements_chart"),
      [word("columns", "type"), word("columns", "status"), word("columns", "count")],
      rows.map((row) => [row.type, communique.el("a", { href: row.href }, row.status), number(row.n)]),
    );
    return rows.length ? communique.card(say("agreements_chart"), say("agreements_note"), chart) : null;
  };

  /** The content of the page. */
  communique.overviewPage = () => {
    const { el, say } = communique;
    return [
      el("h1", {}, say("title")),
      el("p", { class: "lead" }, say("tagline")),
      keyFigures(),
      communique.moneyCard(),
      el("div", { class: "cards" }, overTime(), agreements(), targets(), growth(), communique.runCard()),
    ];
  };
}

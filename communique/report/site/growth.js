"use strict";
/* Growth rates of the measures that articles speak of most. */

{
  const MODALITIES = ["actual", "target", "forecast", "hypothetical"];

  const dots = () => {
    const { say, word, rate, day } = communique;
    const dot = (measure, each) => ({
      ...each,
      measure,
      shown: word("words", each.modality),
      href: communique.factHref(each.article_id, each.fact_id),
      tip: [
        say("named", { name: measure, value: `${rate(each.rate)} % (${word("words", each.modality)})` }),
        day(each.day),
        each.title,
      ].join("\n"),
    });
    return communique.data.overview.growth.flatMap(({ measure, rates }) => rates.map((each) => dot(measure, each)));
  };

  const spec = (values) => ({
    data: { values },
    height: { step: 28 },
    layer: [
      { mark: { type: "rule", color: communique.colour("--line"), size: 2 }, encoding: { x: { datum: 0 } } },
      {
        mark: { type: "point", filled: true, size: 90, opacity: 0.75, cursor: "pointer" },
        encoding: {
          x: { field: "rate", type: "quantitative", title: null, axis: { tickCount: 5, formatType: "rate" } },
          color: { field: "shown", type: "nominal", sort: MODALITIES.map((each) => communique.word("words", each)) },
          tooltip: { field: "tip", type: "nominal" },
        },
      },
    ],
    encoding: { y: { field: "measure", type: "nominal", sort: null, title: null } },
  });

  /** The card of the overview; null where nothing grows. */
  communique.growthCard = () => {
    const { el, say, word, quoted, rate, day } = communique;
    const rows = dots();
    if (!rows.length) return null;
    const head = ["measure", "rate", "modality", "day", "article"].map((column) => word("columns", column));
    const numbers = rows.map((row) => [
      quoted(row.measure),
      `${rate(row.rate)} %`,
      row.shown,
      day(row.day),
      el("a", { href: row.href }, quoted(row.title)),
    ]);
    return communique.card(
      say("growth"),
      say("growth_note"),
      communique.chart(spec(rows), say("growth"), head, numbers),
    );
  };
}

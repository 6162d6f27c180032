"use strict";
/* Agreements by type and status. */

{
  const spec = (values, order) => ({
    data: { values },
    height: { step: 26 },
    mark: { type: "bar", cursor: "pointer", cornerRadiusEnd: 0 },
    encoding: {
      y: { field: "type", type: "nominal", sort: order, title: null, axis: { grid: false } },
      x: { field: "n", type: "quantitative", title: null, axis: { tickCount: 4, tickMinStep: 1, formatType: "short" } },
      color: { field: "status", type: "nominal", sort: [...new Set(values.map((row) => row.status))] },
      tooltip: { field: "tip", type: "nominal" },
    },
  });

  /** The card of the overview; null where there is no agreement. */
  communique.agreementsCard = () => {
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
      href: communique.tableHref("agreements", { type, status, counted: "1" }),
    }));
    if (!rows.length) return null;
    const head = ["type", "status", "count"].map((column) => word("columns", column));
    const numbers = rows.map((row) => [row.type, communique.el("a", { href: row.href }, row.status), number(row.n)]);
    const chart = communique.chart(spec(rows, order), say("agreements_chart"), head, numbers);
    return communique.card(say("agreements_chart"), say("agreements_note"), chart);
  };
}

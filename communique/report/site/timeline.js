"use strict";
/* Articles over time: by year, month or day, as far apart as the first and the last are. */

{
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

  const sizeOf = (first, last) => {
    if (Number(last.slice(0, 4)) - Number(first.slice(0, 4)) > 4) return 4;
    return first.slice(0, 7) < last.slice(0, 7) ? 7 : 10;
  };

  const NAMES = { 4: (step) => step, 7: (step) => communique.month(step), 10: (step) => communique.day(step) };

  /** A bar for each step from the first article to the last. */
  const bars = (dated) => {
    if (!dated.length) return [];
    const [first, last] = [dated[0][0], dated.at(-1)[0]];
    const size = sizeOf(first, last);
    const counts = new Map(steps(first.slice(0, size), last.slice(0, size), size).map((step) => [step, 0]));
    for (const [day, n] of dated) counts.set(day.slice(0, size), counts.get(day.slice(0, size)) + n);
    return [...counts].map(([step, n]) => {
      const name = NAMES[size](step);
      return { name, n, tip: communique.say("named", { name, value: communique.number(n) }) };
    });
  };

  const spec = (values) => ({
    data: { values },
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
      y: { field: "n", type: "quantitative", title: null, axis: { tickCount: 3, tickMinStep: 1, formatType: "short" } },
      tooltip: { field: "tip", type: "nominal" },
    },
  });

  /** The card of the overview. */
  communique.timelineCard = () => {
    const { say, word, number } = communique;
    const { days, duplicates } = communique.data.overview;
    const undated = days.find(([day]) => !day)?.[1];
    const rows = bars(days.filter(([day]) => day));
    const numbers = rows.filter(({ n }) => n).map((row) => [row.name, number(row.n)]);
    const head = [say("period"), word("tables", "articles")];
    const notes = [
      say("articles_over_time_note"),
      undated ? say("undated", { n: number(undated) }) : "",
      duplicates ? say("duplicates", { n: number(duplicates) }) : "",
    ];
    const chart = rows.length ? communique.chart(spec(rows), say("articles_over_time"), head, numbers) : null;
    return communique.card(say("articles_over_time"), notes.filter(Boolean).join(" "), chart);
  };
}

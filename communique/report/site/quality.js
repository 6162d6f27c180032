"use strict";
/* How good the data are: the last run, what it turned away, the confidence of the rules, what facts leave unsaid. */

{
  const TABLES = ["amounts", "growth_rates", "agreements", "projects"];

  const runTable = (run) => {
    const { say, word, number } = communique;
    const rows = TABLES.map((table) => {
      const [found, written, rejected, rows_] = ["found", "written", "rejected", "rows"].map(
        (what) => run[`${what}_${table}`],
      );
      return [
        word("tables", table),
        number(found),
        number(written),
        `${number(rejected)}${found ? ` (${communique.percent(rejected / found)})` : ""}`,
        number(rows_),
      ];
    });
    return communique.smallTable(
      say("run"),
      [word("columns", "table_name"), say("found"), say("written"), say("rejected_rows"), say("rows_now")],
      rows,
    );
  };

  const state = (run) => {
    const { el, say, word } = communique;
    return el(
      "p",
      { class: `state ${run.state}` },
      say("last_run", { time: communique.time(run.finished_at ?? run.started_at), state: word("states", run.state) }),
    );
  };

  const articles = (run) => {
    const { el, say, number, word } = communique;
    const kinds = ["seen", "new", "changed", "unchanged", "unread", "failed"].map((kind) => `articles_${kind}`);
    const told = kinds
      .filter((kind) => run[kind])
      .map((kind) => `${number(run[kind])} ${word("articles_counts", kind)}`);
    return el("p", {}, say("named", { name: word("tables", "articles"), value: told.join(", ") || number(0) }));
  };

  const reasons = () => {
    const { el, say, word, data, number } = communique;
    const found = data.quality.reasons;
    if (!found.length) return el("p", {}, say("nothing_rejected"));
    const head = [
      word("columns", "check_name"),
      word("columns", "stage"),
      word("columns", "table_name"),
      word("columns", "count"),
    ];
    const rows = found.map(([stage, table, check, n]) => [
      el("a", { href: communique.tableHref("rejected", { check_name: check }) }, check),
      word("words", stage),
      table ? word("tables", table) : "",
      number(n),
    ]);
    return communique.smallTable(say("reasons"), head, rows);
  };

  /** What is unusual about the last run. */
  const anomalies = () => {
    const { el, say, word, data } = communique;
    const found = data.quality.anomalies;
    if (!found.length) return el("p", {}, say("nothing_unusual"));
    const head = [word("columns", "check_name"), word("columns", "table_name"), say("found"), say("usual")];
    const rows = found.map(([check, table, is, usual]) => [word("words", check), word("tables", table), is, usual]);
    return communique.smallTable(say("unusual"), head, rows);
  };

  /** The card of the overview. */
  communique.runCard = () => {
    const { el, say, data } = communique;
    const run = data.quality.runs[0];
    return run
      ? communique.card(
          say("quality"),
          null,
          state(run),
          articles(run),
          runTable(run),
          anomalies(),
          reasons(),
          el("p", {}, el("a", { href: "#/quality" }, say("details"))),
        )
      : null;
  };

  const confidence = () => {
    const { say, number, data, percent } = communique;
    const counts = data.overview.confidence;
    const rows = counts.map((n, i) => ({
      name: i ? `${percent((i - 1) / 10)} – ${percent(i / 10)}` : say("unmeasured"),
      value: n,
      tip: number(n),
    }));
    const shown = rows.filter((row, i) => row.value || i > 5).reverse();
    const chart = communique.bars(shown, {
      label: say("confidence_chart"),
      head: [say("confidence"), say("facts")],
      cells: (row) => [row.name, number(row.value)],
    });
    return communique.card(say("confidence_chart"), say("confidence_note"), chart);
  };

  const completeness = () => {
    const { say, word, data, number, percent } = communique;
    const { said, facts } = data.overview;
    const rows = said.map(([table, column, n]) => [
      say("named", { name: word("tables", table), value: word("columns", column) }),
      number(n),
      percent(n / facts[table]),
    ]);
    return communique.card(
      say("completeness"),
      null,
      communique.smallTable(say("completeness"), [word("columns", "column_name"), say("facts"), say("share")], rows),
    );
  };

  const history = () => {
    const { say, word, data, number } = communique;
    const rows = data.quality.runs
      .slice(1)
      .map((run) => [
        communique.time(run.started_at),
        word("states", run.state),
        number(run.articles_new + run.articles_changed),
        number(run.rows_rejected),
      ]);
    const head = [word("tables", "runs"), word("columns", "status"), word("tables", "articles"), say("rejected_rows")];
    return rows.length
      ? communique.card(say("history"), null, communique.smallTable(say("history"), head, rows))
      : null;
  };

  /** The content of the page. */
  communique.qualityPage = () => {
    const { el, say, word, data } = communique;
    const run = data.quality.runs[0];
    const last = run ? communique.card(say("run"), null, state(run), articles(run), runTable(run)) : null;
    const unusual = communique.card(say("unusual"), say("unusual_note"), anomalies());
    const turned = communique.card(
      say("reasons"),
      null,
      reasons(),
      el("p", {}, el("a", { href: "#/rejected" }, word("tables", "rejected"))),
    );
    return [
      el("h1", {}, say("quality")),
      el(
        "div",
        { class: "cards" },
        last,
        unusual,
        turned,
        communique.correctionsCard(),
        confidence(),
        completeness(),
        history(),
      ),
    ];
  };
}

"use strict";
/* Targets beside the present level of the same measure. */

{
  const line = (row) => {
    const { say, el, quoted } = communique;
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

  /** The card of the overview; null where no article has both. */
  communique.targetsCard = () => {
    const { el, say, data } = communique;
    const lines = data.overview.targets.map(line);
    return lines.length
      ? communique.card(say("targets"), say("targets_note"), el("ul", { class: "targets" }, lines))
      : null;
  };
}

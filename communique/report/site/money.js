"use strict";
/* Money by countries, currency and sector: of one currency, one modality and one period at a time. */

{
  const keyOf = (slice) => `${slice.start ?? ""} ${slice.end ?? ""}`;
  const periodName = (slice) => communique.period(slice.start, slice.end) || communique.say("no_period");

  const choice = (name, values, chosen, shown, choose) => {
    const { el } = communique;
    const select = el(
      "select",
      { onchange: () => choose(select.value) },
      values.map((value) => el("option", { value, selected: value === chosen }, shown(value))),
    );
    return el("label", {}, name, " ", select);
  };

  const unique = (values) => [...new Set(values)];

  /** The slice that a choice leads to: what was chosen, the rest as full as may be. */
  const nearest = (wanted) => {
    const slices = communique.data.overview.money;
    const fits = (slice, keys) =>
      keys.every((key) => wanted[key] === undefined || (key === "period" ? keyOf(slice) : slice[key]) === wanted[key]);
    return (
      slices.find((s) => fits(s, ["unit", "modality", "period"])) ??
      slices.find((s) => fits(s, ["unit", "modality"])) ??
      slices.find((s) => fits(s, ["unit"])) ??
      slices[0]
    );
  };

  /** Bars of what is named; the rest stands above them in words, as it would dwarf them. */
  const bars = (title, slice, entries, name, query) => {
    const { say, el, number } = communique;
    const sums = (total, n) => say("total_of", { total: communique.amount(total, slice.unit), n: number(n) });
    const rest = entries
      .filter(([key]) => !key)
      .map(([, n, total]) => el("p", { class: "note" }, say("named", { name: name(""), value: sums(total, n) })));
    const rows = entries
      .filter(([key]) => key)
      .map(([key, n, total]) => ({
        name: name(key),
        value: Number(total),
        tip: say("named", { name: name(key), value: sums(total, n) }),
        href: query(key),
        n,
        total,
      }));
    const cells = (row) => [
      row.href ? el("a", { href: row.href }, row.name) : row.name,
      number(row.n),
      communique.exact(row.total, slice.unit),
    ];
    const chart = communique.bars(rows, { label: title, head: [title, say("sums"), slice.unit], cells });
    return el("div", {}, el("h3", {}, title), rest, rows.length ? chart : null);
  };

  const pairName = (key) => {
    if (!key) return communique.say("none_named");
    const codes = key.split(" ");
    const shown = codes.slice(0, 3).map(communique.country).join(" – ");
    return codes.length > 3 ? `${shown} +${codes.length - 3}` : shown;
  };

  const charts = (slice) => {
    const { say, el, word, data, number } = communique;
    const common = { kind: "money", unit: slice.unit, modality: slice.modality, period: keyOf(slice), counted: "1" };
    const currencies = data.overview.currencies.slice(0, 10).map(([unit, n]) => ({
      name: unit,
      value: n,
      tip: say("named", { name: unit, value: number(n) }),
      href: communique.tableHref("amounts", { kind: "money", unit, counted: "1" }),
    }));
    const byCurrency = communique.bars(currencies, {
      label: say("by_currency"),
      head: [say("currency"), say("sums")],
      cells: (row) => [el("a", { href: row.href }, row.name), number(row.value)],
      hue: "--hue-2",
    });
    return [
      el(
        "p",
        { class: "total" },
        say("total_of", { total: communique.exact(slice.total, slice.unit), n: number(slice.rows) }),
      ),
      bars(say("by_pair"), slice, slice.pairs, pairName, (key) =>
        key ? communique.tableHref("amounts", { ...common, countries: key }) : null,
      ),
      bars(
        say("by_sector"),
        slice,
        slice.sectors,
        (key) => (key ? word("sectors", key) : say("no_sector")),
        () => null,
      ),
      el("div", {}, el("h3", {}, say("by_currency")), el("p", { class: "note" }, say("by_currency_note")), byCurrency),
    ];
  };

  /** The card of the overview. */
  communique.moneyCard = () => {
    const { el, say, word, data } = communique;
    const slices = data.overview.money;
    if (!slices.length) return null;
    const controls = el("div", { class: "controls" });
    const place = el("div", { class: "columns" });
    const show = (wanted) => {
      const slice = nearest(wanted);
      const of = slices.filter((s) => s.unit === slice.unit);
      const within = of.filter((s) => s.modality === slice.modality);
      controls.replaceChildren(
        choice(
          say("currency"),
          unique(slices.map((s) => s.unit)),
          slice.unit,
          (unit) => unit,
          (unit) => show({ unit }),
        ),
        choice(
          say("modality"),
          unique(of.map((s) => s.modality)),
          slice.modality,
          (m) => word("words", m),
          (modality) => show({ unit: slice.unit, modality }),
        ),
        choice(
          say("period"),
          within.map(keyOf),
          keyOf(slice),
          (key) => periodName(within.find((s) => keyOf(s) === key)),
          (period) => show({ unit: slice.unit, modality: slice.modality, period }),
        ),
      );
      place.replaceChildren(...charts(slice));
      communique.drawCharts();
    };
    show({});
    return communique.card(say("money"), say("money_note"), controls, place);
  };
}

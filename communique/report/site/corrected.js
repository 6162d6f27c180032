"use strict";
/* What people have put right in a fact: marked wherever the fact is shown, with the old value, the reason and who. */

{
  /** A mark beside the words of a fact that is corrected; null beside others. */
  communique.correctedTag = (fact) => {
    if (!fact.corrected) return null;
    const columns = fact.corrected.split(",").map((column) => communique.word("columns", column));
    return communique.el("span", { class: "tag corrected", title: columns.join(", ") }, communique.say("corrected"));
  };

  const value = (fact, column, text) =>
    text === null ? communique.say("empty_value") : communique.shown({ ...fact, [column]: text }, column);

  /** The corrections of a fact as terms of its list. */
  communique.corrections = (fact) => {
    const { el, say, word } = communique;
    return fact.corrections.map(([column, before, after, reason, by, day]) => [
      el("dt", {}, say("corrected_column", { column: word("columns", column) })),
      el(
        "dd",
        { class: "correction" },
        el("del", {}, value(fact, column, before)),
        " → ",
        el("ins", {}, value(fact, column, after)),
        el("br"),
        communique.quoted(reason),
        el("span", { class: "note" }, " (", communique.quoted(by), `, ${communique.day(day)})`),
      ),
    ]);
  };

  /** How many corrections are applied, and how many are not, and why. */
  communique.correctionsCard = () => {
    const { say, word, data, number } = communique;
    const rows = data.quality.corrections.map(([state, count]) => [word("words", state), number(count)]);
    if (!rows.length) return null;
    const name = word("tables", "corrections");
    const table = communique.smallTable(name, [word("columns", "status"), word("columns", "count")], rows);
    return communique.card(name, say("corrections_note"), table);
  };
}

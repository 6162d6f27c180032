"use strict";
/* Rows filtered, searched and sorted. A query is what stands in the address: {q, sort, page, <column>: <value> …}. */

{
  const plain = (text) => String(text).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const OWN = new Set(["q", "sort", "page", "country", "counted", "period"]);

  const haystack = (row) => {
    if (row.$search === undefined) {
      const said = Object.entries(row).filter(([key]) => !["fact_id", "article_id", "article"].includes(key));
      const countries = row.countries ? communique.countries(row.countries) : "";
      row.$search = plain([...said.map(([, value]) => value ?? ""), countries].join("\n"));
    }
    return row.$search;
  };

  communique.forgetSearch = (rows) => rows.forEach((row) => delete row.$search);

  /** The rows that a query asks for. */
  communique.matching = (rows, query) => {
    const words = plain(query.q ?? "")
      .split(/\s+/)
      .filter(Boolean);
    const wanted = Object.entries(query).filter(([key, value]) => !OWN.has(key) && value);
    return rows.filter(
      (row) =>
        wanted.every(([column, value]) => String(row[column] ?? "") === value) &&
        (!query.counted || row.counted) &&
        (!query.period || `${row.period_start ?? ""} ${row.period_end ?? ""}` === query.period) &&
        (!query.country || query.country.split(" ").every((code) => row.countries.split(" ").includes(code))) &&
        words.every((word) => haystack(row).includes(word)),
    );
  };

  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const compare = (one, other) => {
    if (one === other) return 0;
    if (one === null || one === "" || one === undefined) return 1;
    if (other === null || other === "" || other === undefined) return -1;
    return typeof one === "number" && typeof other === "number" ? one - other : collator.compare(one, other);
  };
  /** Rows by a column, downwards where it begins with "-"; what is empty stands last either way. */
  communique.sorted = (rows, sort) => {
    if (!sort) return rows;
    const down = sort.startsWith("-");
    const column = sort.replace(/^-/, "");
    const empty = (row) => row[column] === null || row[column] === "" || row[column] === undefined;
    const full = rows.filter((row) => !empty(row)).sort((a, b) => compare(a[column], b[column]));
    return [...(down ? full.reverse() : full), ...rows.filter(empty)];
  };

  /** The values of a column, the most frequent first. */
  communique.values = (rows, column) => {
    const counts = new Map();
    for (const row of rows) if (row[column]) counts.set(row[column], (counts.get(row[column]) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).map(([value]) => value);
  };
}

"use strict";
/* A table as CSV that a spreadsheet opens: UTF-8 with its mark, and no text that it would take for a formula. */

{
  const cell = (value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "number") return String(value);
    const text = /^-?\d+(\.\d+)?$/.test(value) ? value : value.replace(/^(?=[=+\-@\t\r\n＝＋－＠])/, "'");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };

  /** The text of a CSV file. */
  communique.csv = (columns, rows) =>
    "\ufeff" +
    [columns, ...rows.map((row) => columns.map((column) => row[column]))]
      .map((row) => row.map(cell).join(",") + "\r\n")
      .join("");

  /** Hands a file to the reader. */
  communique.download = (name, text) => {
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    const link = communique.el("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
}

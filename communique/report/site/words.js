"use strict";
/* Words, numbers and days in the reader's language. */

{
  const remembered = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // some browsers keep nothing for pages from disk
    }
  };

  communique.remember = (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // then the choice lasts as long as the page
    }
  };

  communique.language = remembered("language") ?? (navigator.language.startsWith("fr") ? "fr" : "en");
  communique.theme = remembered("theme") ?? "auto";

  const texts = () => communique.allTexts[communique.language];
  const locale = () => (communique.language === "fr" ? "fr-FR" : "en-GB");

  /** A text of the pages, with {names} filled in. */
  communique.say = (key, values = {}) =>
    texts()[key].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
  /** A word of a group (columns, tables, words …); itself where it has none. */
  communique.word = (group, key) => (Object.hasOwn(texts()[group], key) ? texts()[group][key] : key);
  communique.country = (code) => communique.data.names[code]?.[communique.language] ?? code;
  communique.countries = (codes) => (codes ? codes.split(" ").map(communique.country).join(" – ") : "");

  const formats = new Map();
  const formatter = (options) => {
    const key = `${locale()} ${JSON.stringify(options)}`;
    if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(locale(), options));
    return formats.get(key);
  };

  communique.number = (value, options = { maximumFractionDigits: 6 }) => formatter(options).format(value);
  communique.short = (value) => communique.number(value, { notation: "compact", maximumFractionDigits: 2 });
  /** A share in whole percent, rounded down: what is not all is not 100 %. */
  communique.percent = (share) =>
    communique.number(Math.floor(share * 100 + 1e-9) / 100, { style: "percent", maximumFractionDigits: 0 });
  communique.rate = (value) => communique.number(value, { maximumFractionDigits: 2, signDisplay: "exceptZero" });
  communique.amount = (value, unit) =>
    unit === "%" ? `${communique.number(value)} %` : `${communique.short(value)} ${unit ?? ""}`;
  communique.exact = (value, unit) => `${communique.number(value)} ${unit ?? ""}`;

  const date = (iso, options) => new Intl.DateTimeFormat(locale(), options).format(new Date(iso));
  communique.day = (iso) => (iso ? date(iso, { dateStyle: "medium", timeZone: "UTC" }) : "");
  communique.time = (iso) =>
    iso ? date(iso, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }) + " UTC" : "";
  communique.month = (iso) => date(`${iso}-01`, { month: "short", year: "numeric", timeZone: "UTC" });

  const WHOLE = [
    [/^(\d{4})-01-01 \1-12-31$/, (year) => year],
    [/^(\d{4})-01-01 \1-06-30$/, (year) => communique.say("half", { n: 1, year })],
    [/^(\d{4})-07-01 \1-12-31$/, (year) => communique.say("half", { n: 2, year })],
    [/^(\d{4})-01-01 \1-03-31$/, (year) => communique.say("quarter", { n: 1, year })],
    [/^(\d{4})-04-01 \1-06-30$/, (year) => communique.say("quarter", { n: 2, year })],
    [/^(\d{4})-07-01 \1-09-30$/, (year) => communique.say("quarter", { n: 3, year })],
    [/^(\d{4})-10-01 \1-12-31$/, (year) => communique.say("quarter", { n: 4, year })],
    [/^(\d{4})-01-01 (\d{4})-12-31$/, (from, to) => `${from}–${to}`],
  ];
  const endOf = (iso) => (iso.endsWith("-12-31") ? iso.slice(0, 4) : communique.day(iso));

  /** A period in words: "2025", "H1 2025", "by 2030". */
  communique.period = (start, end) => {
    if (!start && !end) return "";
    if (!start) return communique.say("until", { day: endOf(end) });
    if (!end) return communique.say("since", { day: communique.day(start) });
    if (start === end) return communique.day(start);
    for (const [form, tell] of WHOLE) {
      const found = form.exec(`${start} ${end}`);
      if (found) return tell(...found.slice(1));
    }
    return communique.say("from_to", { from: communique.day(start), to: communique.day(end) });
  };
}

"use strict";
/* Elements, built without a word of markup: text goes into text nodes, whatever it holds. */

const communique = {};

/** An element. Attributes that are null are left out; `on…` are listeners; children are nodes or text. */
communique.el = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
};

/** Text from an article: isolated, so that its direction changes nothing around it. */
communique.quoted = (text, attributes = {}) => communique.el("bdi", attributes, text ?? "");

/** A link to where an article is from; only a web address becomes one. */
communique.sourceLink = (uri) =>
  /^https?:\/\//i.test(uri)
    ? communique.el("a", { href: uri, rel: "noreferrer noopener", target: "_blank" }, communique.quoted(uri))
    : communique.quoted(uri);

/** A heading with content under it. */
communique.card = (title, note, ...content) =>
  communique.el(
    "section",
    { class: "card" },
    communique.el("h2", {}, title),
    note ? communique.el("p", { class: "note" }, note) : null,
    ...content,
  );

/** A plain table of a few rows; cells are text or nodes, numbers stand to the right. */
communique.smallTable = (caption, head, rows) => {
  const { el } = communique;
  const cell = (value, i) => el(i ? "td" : "th", { scope: i ? null : "row", class: i ? "number" : null }, value);
  return el(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    el(
      "table",
      { class: "small" },
      el("caption", { class: "unseen" }, caption),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          head.map((name, i) => el("th", { scope: "col", class: i ? "number" : null }, name)),
        ),
      ),
      el(
        "tbody",
        {},
        rows.map((row) => el("tr", {}, row.map(cell))),
      ),
    ),
  );
};

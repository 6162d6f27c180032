"use strict";
/* Data comes as scripts that call the functions here: a page opened from disk may load nothing else. */

{
  const FORM = /^data\/[a-z0-9_/-]+\.js$/;
  const check = (path) => {
    if (!FORM.test(path)) throw new TypeError(`no data lies at ${path}`);
    return path;
  };
  const policy = window.trustedTypes?.createPolicy("communique", { createScriptURL: check });
  const asked = new Map();
  const pieces = new Map();
  const articles = new Map();

  communique.texts = (texts) => (communique.allTexts = texts);
  communique.site = (data) => (communique.data = data);
  communique.rows = (table, heads, rows) => pieces.get(table).push([heads, rows]);
  communique.article = (article) => articles.set(article.article_id, article);

  /** Loads a script of data once. */
  const load = (path) => {
    if (!asked.has(path)) {
      asked.set(
        path,
        new Promise((done, failed) => {
          const script = document.createElement("script");
          script.src = policy ? policy.createScriptURL(path) : check(path);
          script.onload = done;
          script.onerror = () => failed(new Error(communique.say("not_loaded", { path })));
          document.head.append(script);
        }),
      );
    }
    return asked.get(path);
  };

  /** An article with its facts; undefined where there is none. */
  communique.loadArticle = async (id) => {
    if (!/^[0-9a-f]{24}$/.test(id)) return undefined;
    await load(`data/articles/${id.slice(0, 2)}.js`);
    return articles.get(id);
  };

  const asObject = (columns, values, heads) => {
    const row = {};
    columns.forEach((column, i) => (row[column] = values[i]));
    if ("article" in row) [row.article_id, row.day, row.title_of_article] = heads[row.article];
    return row;
  };

  const tables = new Map();

  /** The rows of a table as objects, piece by piece; `progress` gets what there is and whether that is all. */
  communique.loadRows = async (table, progress) => {
    if (tables.has(table)) return progress(tables.get(table), true);
    const { columns, pieces: count } = communique.data.tables[table];
    const rows = [];
    pieces.set(table, []);
    for (let i = 0; i < count; i += 1) {
      await load(`data/${table}-${String(i).padStart(4, "0")}.js`);
      for (const [heads, values] of pieces.get(table).splice(0)) {
        for (const value of values) rows.push(asObject(columns, value, heads));
      }
      if (i + 1 < count) progress(rows, false);
    }
    tables.set(table, rows);
    return progress(rows, true);
  };
}

"use strict";
/* A table that sorts, filters, searches and downloads. Its state is its address, so that it can be kept and gone back to. */

{
  const PAGE = 50;
  const FACTS = ["amounts", "growth_rates", "agreements", "projects"];
  const SHOWN = {
    amounts: ["quote", "value", "measure", "modality", "period_end", "countries", "day"],
    growth_rates: ["quote", "rate", "measure", "modality", "period_end", "countries", "day"],
    agreements: ["quote", "type", "subject", "status", "signed_on", "participants", "day"],
    projects: ["quote", "status", "sector", "place", "participants", "countries", "day"],
    articles: ["title", "outlet", "language", "published_on", ...FACTS],
    rejected: ["check_name", "failure", "stage", "table_name", "source_uri", "line"],
  };
  const FREE = {
    amounts: ["unit"],
    projects: ["sector"],
    articles: ["language", "outlet"],
    rejected: ["table_name", "check_name"],
  };
  const UNASKED = new Set(["qualifier", "basis"]);
  const NUMBERS = new Set(["value", "rate", "line", "confidence", ...FACTS]);
  const READY = {
    kind: "words",
    modality: "words",
    type: "words",
    status: "words",
    basis: "words",
    direction: "words",
    qualifier: "words",
    stage: "words",
    sector: "sectors",
    table_name: "tables",
  };

  const name = (column, value) => (READY[column] ? communique.word(READY[column], value) : value);
  const heading = (column) => (column === "period_end" ? communique.say("period") : communique.word("columns", column));

  const value = (row) => {
    const { el, word } = communique;
    const about = row.qualifier === "exact" ? null : el("span", { class: "note" }, `${word("words", row.qualifier)} `);
    return [
      about,
      el("span", { title: communique.exact(row.value, row.unit) }, communique.amount(row.value, row.unit)),
    ];
  };

  const cell = (table, row, column) => {
    if (column === "value") return value(row);
    if (column === "countries") return communique.countries(row.countries);
    if (column === "period_end") return communique.period(row.period_start, row.period_end);
    if (column === "title")
      return communique.el("a", { href: communique.factHref(row.article_id) }, communique.quoted(row.title));
    if (column === "modality" || column === "status")
      return communique.el("span", { class: `tag ${row[column]}` }, name(column, row[column]));
    if (column === "source_uri") return communique.sourceLink(row.source_uri ?? "");
    if (READY[column] && row[column]) return name(column, row[column]);
    return communique.shown(row, column);
  };

  /** Opens or closes the sentence under a row of a fact. */
  const toggle = async (line, table, row) => {
    const { el, say } = communique;
    const button = line.querySelector("button");
    if (button.getAttribute("aria-expanded") === "true") {
      button.setAttribute("aria-expanded", "false");
      line.nextElementSibling?.remove();
      return;
    }
    button.setAttribute("aria-expanded", "true");
    const place = el("td", { colspan: SHOWN[table].length }, say("loading"));
    line.after(el("tr", { class: "detail" }, place));
    try {
      const article = await communique.loadArticle(row.article_id);
      const fact = article.facts.find((each) => each.fact_id === row.fact_id);
      const link = el(
        "a",
        { class: "button", href: communique.factHref(row.article_id, row.fact_id) },
        say("open_in_article"),
      );
      place.replaceChildren(
        communique.sentence(fact),
        el("p", {}, communique.quoted(article.title), " · ", communique.day(article.published_on)),
        el("dl", { class: "brief" }, communique.corrections(fact).flat(), communique.trust(fact)),
        el("p", {}, link),
      );
    } catch (error) {
      place.replaceChildren(error.message);
    }
  };

  const rowLine = (table, row) => {
    const { el, say } = communique;
    const cells = SHOWN[table].map((column) => {
      const attributes = { "data-label": heading(column), class: NUMBERS.has(column) ? "number" : column };
      if (column !== "quote") return el("td", attributes, cell(table, row, column));
      const button = el(
        "button",
        { type: "button", class: "open", "aria-expanded": "false" },
        communique.quoted(row.quote),
      );
      button.setAttribute("aria-label", say("show_sentence", { quote: row.quote }));
      return el("td", attributes, button, " ", communique.correctedTag(row));
    });
    const line = el("tr", row.fact_id ? { class: "fact", "data-fact": row.fact_id } : {}, cells);
    if (row.fact_id) line.addEventListener("click", (event) => event.target.closest("a") || toggle(line, table, row));
    return line;
  };

  /** The sum of rows, where they are of one kind. */
  const sum = (table, rows) => {
    if (table !== "amounts" || !rows.length) return "";
    const counted = rows.filter((row) => row.counted);
    const same = (column) => counted.every((row) => row[column] === counted[0][column]);
    if (!counted.length || counted[0].kind !== "money" || !["kind", "unit"].every(same)) return "";
    if (!["modality", "period_start", "period_end"].every(same)) return communique.say("no_sum");
    const total = counted.reduce((so_far, row) => so_far + Number(row.value), 0);
    return communique.say("sum", {
      n: communique.number(counted.length),
      total: communique.exact(total, counted[0].unit),
    });
  };

  const address = (table, query) => {
    const said = new URLSearchParams(Object.entries(query).filter(([, each]) => each)).toString();
    return `#/${table}${said ? `?${said}` : ""}`;
  };

  class View {
    constructor(table, query) {
      Object.assign(this, { table, query, rows: [], whole: false });
      this.facts = FACTS.includes(table);
      this.body = communique.el("tbody");
      this.told = communique.el("p", { class: "told", role: "status" });
      this.sum = communique.el("p", { class: "total" });
      this.pager = communique.el("nav", {
        class: "pager",
        "aria-label": communique.say("page", { page: "", pages: "" }).trim(),
      });
      this.filters = communique.el("form", {
        class: "controls",
        role: "search",
        onsubmit: (event) => event.preventDefault(),
      });
    }

    set(changes) {
      Object.assign(this.query, { page: "" }, changes);
      history.replaceState(null, "", address(this.table, this.query));
      this.update();
    }

    select(key, label, values, shown) {
      const { el, say } = communique;
      const chosen = this.query[key] ?? "";
      const offered = chosen && !values.includes(chosen) ? [chosen, ...values] : values;
      const options = [
        el("option", { value: "" }, say("all")),
        ...offered.map((each) => el("option", { value: each, selected: each === chosen }, shown(each))),
      ];
      const select = el("select", { name: key, onchange: () => this.set({ [key]: select.value }) }, options);
      return el("label", {}, label, select);
    }

    searchBox() {
      const { el, say } = communique;
      const value = this.query.q ?? "";
      const input = el("input", { type: "search", name: "q", value, placeholder: say("search_hint") });
      let waiting = 0;
      input.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => this.set({ q: input.value }), 150);
      });
      return el("label", { class: "search" }, say("search"), input);
    }

    /** A list for each column whose words are closed, and for those of which the rows have few. */
    lists() {
      const closed = Object.entries(communique.data.words[this.table] ?? {}).filter(([column]) => !UNASKED.has(column));
      const free = (FREE[this.table] ?? []).map((column) => [
        column,
        communique.values(this.rows, column).slice(0, 200),
      ]);
      return [...closed, ...free].map(([column, words]) =>
        this.select(column, heading(column), words, (word) => name(column, word)),
      );
    }

    countryList() {
      const names = communique.data.overview.countries.map(([code]) => code);
      names.sort((a, b) => communique.country(a).localeCompare(communique.country(b)));
      return this.select("country", communique.say("country"), names, communique.countries);
    }

    /** What a link from the overview asks for, and no list offers. */
    linkedLists() {
      const period = (days) => communique.period(...days.split(" ")) || communique.say("no_period");
      return [
        this.query.countries ? this.select("countries", heading("countries"), [], communique.countries) : "",
        this.query.period ? this.select("period", communique.say("period"), [], period) : "",
      ];
    }

    countedBox() {
      const { el, say } = communique;
      const checked = Boolean(this.query.counted);
      const choose = () => this.set({ counted: box.checked ? "1" : "" });
      const box = el("input", { type: "checkbox", name: "counted", checked, onchange: choose });
      return el("label", { class: "check" }, box, " ", say("only_counted"));
    }

    fillFilters() {
      const { el, say } = communique;
      const active = this.filters.contains(document.activeElement) ? document.activeElement.name : null;
      const csv = { type: "button", class: "button", name: "download", onclick: () => this.download() };
      this.filters.replaceChildren(
        this.searchBox(),
        ...this.lists(),
        ...(this.facts ? [this.countryList(), ...this.linkedLists(), this.countedBox()] : []),
        el("a", { class: "button", href: address(this.table, {}) }, say("clear")),
        el("button", csv, say("download")),
      );
      if (active) this.filters.elements[active]?.focus(); // the rows came while someone was choosing
    }

    found() {
      return communique.sorted(communique.matching(this.rows, this.query), this.query.sort);
    }

    download() {
      const own = communique.data.tables[this.table].columns.filter((column) => column !== "article");
      const columns = this.facts ? [...own, "article_id", "day", "title_of_article"] : own;
      communique.download(`${this.table}.csv`, communique.csv(columns, this.found()));
    }

    heads() {
      const { el } = communique;
      return SHOWN[this.table].map((column) => {
        const turn = () =>
          this.set({
            sort: this.query.sort === column ? `-${column}` : this.query.sort === `-${column}` ? "" : column,
          });
        return el(
          "th",
          { scope: "col", "data-column": column, class: NUMBERS.has(column) ? "number" : null },
          el("button", { type: "button", onclick: turn }, heading(column)),
        );
      });
    }

    markSorting() {
      const column = (this.query.sort ?? "").replace(/^-/, "");
      for (const head of this.head.querySelectorAll("th")) {
        const order = this.query.sort?.startsWith("-") ? "descending" : "ascending";
        head.setAttribute("aria-sort", head.dataset.column === column ? order : "none");
      }
    }

    turnTo(page) {
      this.set({ page: String(page) });
      this.frame.scrollIntoView({ block: "start" });
    }

    showPager(page, pages) {
      const { el, say, number } = communique;
      const step = (label, to) =>
        el(
          "button",
          { type: "button", class: "button", disabled: to < 1 || to > pages, onclick: () => this.turnTo(to) },
          label,
        );
      this.pager.hidden = pages < 2;
      this.pager.replaceChildren(
        step(say("previous"), page - 1),
        el("span", {}, say("page", { page: number(page), pages: number(pages) })),
        step(say("next"), page + 1),
      );
    }

    tell(found) {
      const { say, number, data } = communique;
      const { rows, shown } = data.tables[this.table];
      if (!this.whole) return say("loading_rows", { done: number(this.rows.length), all: number(shown) });
      if (!shown) return say("empty_table");
      if (!found.length) return say("no_rows");
      const count =
        found.length === shown
          ? say("rows", { n: number(shown) })
          : say("rows_of", { n: number(found.length), all: number(shown) });
      return shown < rows ? `${count}. ${say("limited", { shown: number(shown), all: number(rows) })}` : count;
    }

    update() {
      const found = this.found();
      const pages = Math.max(1, Math.ceil(found.length / PAGE));
      const page = Math.min(pages, Math.max(1, Number(this.query.page) || 1));
      this.body.replaceChildren(...found.slice((page - 1) * PAGE, page * PAGE).map((row) => rowLine(this.table, row)));
      this.told.textContent = this.tell(found);
      this.sum.textContent = this.whole ? sum(this.table, found) : "";
      this.markSorting();
      this.showPager(page, pages);
    }

    page() {
      const { el, word } = communique;
      const title = word("tables", this.table);
      this.head = el("thead", {}, el("tr", {}, this.heads()));
      this.frame = el(
        "div",
        { class: "scroll", role: "region", tabindex: "0", "aria-label": title },
        el("table", { class: "rows" }, el("caption", { class: "unseen" }, title), this.head, this.body),
      );
      this.fillFilters();
      this.update();
      return [el("h1", {}, title), this.filters, this.told, this.sum, this.frame, this.pager];
    }

    async fill() {
      await communique.loadRows(this.table, (rows, whole) => {
        const first = !this.rows.length;
        Object.assign(this, { rows, whole });
        if (whole) this.fillFilters();
        if (first || whole) this.update();
        else this.told.textContent = this.tell([]);
      });
    }
  }

  /** The content of the page of a table, and the promise that its rows are all there. */
  communique.tablePage = (table, query) => {
    const view = new View(table, query);
    const content = view.page();
    view.fill().catch((error) => (view.told.textContent = error.message));
    return content;
  };
}

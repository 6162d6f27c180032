"use strict";
/* The pages by their address, and what stands around them. */

{
  const { el, say, word } = communique;
  const TABLES = ["amounts", "growth_rates", "agreements", "projects", "articles"];
  const main = document.getElementById("main");

  const route = () => {
    const [path, search] = location.hash.replace(/^#\/?/, "").split("?");
    return { parts: path.split("/"), query: Object.fromEntries(new URLSearchParams(search)) };
  };

  const content = ({ parts: [first, id, fact], query }) => {
    if (!first) return communique.overviewPage();
    if (first === "quality") return communique.qualityPage();
    if (first === "article" && id) return communique.articlePage(id, fact);
    if (Object.hasOwn(communique.data.tables, first)) return communique.tablePage(first, query);
    return [el("h1", {}, say("no_page"))];
  };

  const nav = () => {
    const { parts } = route();
    const link = (path, name) =>
      el("a", { href: `#/${path}`, "aria-current": parts[0] === path ? "page" : null }, name);
    return [
      link("", say("overview")),
      ...TABLES.map((table) => link(table, word("tables", table))),
      link("quality", say("quality")),
    ];
  };

  const setTheme = () => {
    const themes = { auto: null, light: "light", dark: "dark" };
    const theme = themes[communique.theme] ?? null;
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  };

  const settings = () => {
    const other = communique.language === "fr" ? "en" : "fr";
    const change = (key, value) => {
      communique[key] = value;
      communique.remember(key, value);
      show(true);
    };
    const language = el(
      "button",
      { type: "button", class: "button language", lang: other, onclick: () => change("language", other) },
      say("other"),
    );
    const options = ["auto", "light", "dark"].map((theme) =>
      el("option", { value: theme, selected: theme === communique.theme }, say(`theme_${theme}`)),
    );
    const select = el("select", { onchange: () => change("theme", select.value) }, options);
    return [language, el("label", {}, el("span", {}, say("theme")), " ", select)];
  };

  const footer = () => {
    const run = communique.data.quality.runs[0];
    return run
      ? say("last_run", { time: communique.time(run.finished_at ?? run.started_at), state: word("states", run.state) })
      : "";
  };

  let shown = "";
  const around = () => {
    document.documentElement.lang = communique.language;
    setTheme();
    document.querySelector(".skip").textContent = say("skip");
    const bar = document.querySelector("header nav");
    bar.setAttribute("aria-label", say("menu"));
    bar.replaceChildren(...nav());
    document.querySelector("header .settings").replaceChildren(...settings());
    document.querySelector("footer").textContent = footer();
  };

  let asked = 0;
  const show = async (again = false) => {
    const where = route();
    const place = where.parts[0] === "article" ? where.parts.slice(0, 2).join("/") : location.hash;
    if (!again && place === shown && where.parts[0] === "article") return communique.chooseFact(where.parts[2]);
    const turn = (asked += 1);
    around();
    let nodes;
    try {
      nodes = await content(where);
    } catch (error) {
      nodes = [el("h1", {}, error.message)];
    }
    if (turn !== asked) return undefined; // another page was asked for meanwhile
    main.replaceChildren(...nodes.filter(Boolean));
    const title = main.querySelector("h1")?.textContent ?? "";
    document.title = title ? `${title} – communique` : "communique";
    if (shown && !again) {
      main.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    shown = place;
    return communique.drawCharts();
  };

  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault(); // the address is the page's
    main.focus();
  });
  addEventListener("hashchange", () => show());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show(true));
  show();
}

"use strict";
/* Charts by Vega-Lite, drawn as SVG in the colours of the page, each with its numbers as a table beside it. */

{
  const drawn = new Set();
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  vega.expressionFunction("short", (value) => communique.short(value));
  vega.expressionFunction("rate", (value) => `${communique.rate(value)} %`);

  const config = (width) => {
    const text = { labelColor: colour("--soft"), titleColor: colour("--soft"), labelFontSize: 12, titleFontSize: 12 };
    return {
      customFormatTypes: true,
      background: null,
      font: "system-ui, sans-serif",
      view: { stroke: null },
      axis: {
        ...text,
        domain: false,
        ticks: false,
        gridColor: colour("--line"),
        labelPadding: 6,
        labelLimit: Math.min(230, width * 0.42),
        titleFontWeight: 500,
      },
      axisX: { labelFlush: true },
      legend: { ...text, symbolType: "circle", orient: "bottom", title: null, columns: 4, labelLimit: 150 },
      bar: { color: colour("--accent"), cornerRadiusEnd: 3 },
      range: { category: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"].map((n) => colour(`--hue-${n}`)) },
    };
  };

  const draw = async (host, spec) => {
    const width = Math.max(220, host.clientWidth);
    const full = { ...spec, width, autosize: { type: "fit-x", contains: "padding" }, config: config(width) };
    const runtime = vega.parse(vegaLite.compile(full, { logger: vega.logger(vega.Error) }).spec, null, { ast: true });
    const view = new vega.View(runtime, {
      renderer: "svg",
      container: host,
      hover: true,
      expr: vega.expressionInterpreter,
    });
    view.tooltip((handler, event, item, value) => tell(event, value));
    view.addEventListener("click", (event, item) => item?.datum?.href && (location.hash = item.datum.href));
    await view.runAsync();
    host.querySelector("svg")?.setAttribute("focusable", "false");
    return view;
  };

  /** Shows the words of a mark beside the pointer. */
  const tell = (event, value) => {
    const box =
      document.getElementById("tip") ??
      document.body.appendChild(communique.el("div", { id: "tip", role: "tooltip", hidden: true }));
    box.hidden = value === null || value === undefined || value === "";
    if (box.hidden) return;
    box.textContent = value;
    const left = Math.min(event.clientX + 12, window.innerWidth - box.offsetWidth - 8);
    box.style.setProperty("left", `${Math.max(8, left)}px`);
    box.style.setProperty("top", `${event.clientY + 16}px`);
  };

  /** A chart: a Vega-Lite spec without width, what it shows in words, and its numbers (head and rows). */
  communique.chart = (spec, label, head, rows) => {
    const { el, say } = communique;
    const host = el("div", { class: "chart", role: "img", "aria-label": label });
    const figure = el(
      "figure",
      {},
      host,
      el("details", {}, el("summary", {}, say("show_table")), communique.smallTable(label, head, rows)),
    );
    drawn.add({ host, spec, view: null, width: 0 });
    return figure;
  };

  /** Draws the charts that are in the page, and again those whose place has become wider or narrower. */
  communique.drawCharts = async () => {
    for (const chart of drawn) {
      if (!chart.host.isConnected) {
        if (chart.view) drawn.delete(chart.view.finalize() && chart); // else its page is still being made
      } else if (chart.host.clientWidth !== chart.width) {
        chart.width = chart.host.clientWidth;
        chart.view?.finalize();
        chart.host.replaceChildren();
        chart.view = await draw(chart.host, chart.spec);
      }
    }
  };

  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(communique.drawCharts, 150);
  });

  /** The colour of a name in style.css. */
  communique.colour = colour;

  /** Bars to the right, one a row of {name, value, tip, href}. */
  communique.bars = (rows, { label, head, cells, format = "short", hue = "--accent" }) =>
    communique.chart(
      {
        data: { values: rows },
        height: { step: 26 },
        mark: { type: "bar", color: colour(hue), cursor: rows.some((row) => row.href) ? "pointer" : "default" },
        encoding: {
          y: { field: "name", type: "nominal", sort: null, title: null, axis: { grid: false } },
          x: { field: "value", type: "quantitative", title: null, axis: { tickCount: 4, formatType: format } },
          tooltip: { field: "tip", type: "nominal" },
        },
      },
      label,
      head,
      rows.map(cells),
    );
}

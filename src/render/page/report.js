"use strict";
(() => {
  const table = document.querySelector("table");
  const form = document.querySelector("form");
  if (!table || !form) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const shown = document.querySelector(".shown");
  const tiles = [...document.querySelectorAll("button.tile")];
  const choices = [...form.querySelectorAll("select")];
  const search = form.querySelector("input");
  let wanted = "";

  const filter = () => {
    const parts = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const text = row.textContent.toLocaleLowerCase();
      const groups = (row.dataset.groups || "").split(" ");
      const fits =
        parts.every((part) => text.includes(part)) &&
        (!wanted || groups.includes(wanted)) &&
        choices.every((choice) => !choice.value || JSON.parse(row.dataset[choice.name]).includes(choice.value));
      row.hidden = !fits;
      if (fits) count += 1;
    }
    shown.textContent = count
      ? `${shown.dataset.showing} ${count} ${shown.dataset.of} ${rows.length}`
      : shown.dataset.nothing;
  };

  const sort = (head) => {
    const column = head.cellIndex;
    const up = head.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const keys = new Map(rows.map((row) => [row, row.cells[column].dataset.sort]));
    // What has no value comes last in both directions.
    rows.sort((a, b) => {
      const x = keys.get(a);
      const y = keys.get(b);
      if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1);
      return up ? words.compare(x, y) : words.compare(y, x);
    });
    body.append(...rows);
  };

  const open = (id) => {
    const row = id && document.getElementById(id);
    if (!row || !rows.includes(row)) return;
    row.hidden = false;
    row.querySelector("details").open = true;
    row.scrollIntoView({ block: "center" });
  };

  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = `${table.dataset.sortBy} ${head.textContent}`;
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head));
    head.append(button);
  }
  for (const tile of tiles) {
    tile.disabled = false;
    tile.setAttribute("aria-pressed", "false");
    tile.addEventListener("click", () => {
      wanted = wanted === tile.dataset.group ? "" : tile.dataset.group;
      for (const other of tiles) other.setAttribute("aria-pressed", String(other.dataset.group === wanted));
      filter();
    });
  }
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    wanted = "";
    for (const tile of tiles) tile.setAttribute("aria-pressed", "false");
    setTimeout(filter);
  });
  for (const dot of document.querySelectorAll("[data-row]")) dot.addEventListener("click", () => open(dot.dataset.row));
  addEventListener("hashchange", () => open(decodeURIComponent(location.hash.slice(1))));
  filter();
  open(decodeURIComponent(location.hash.slice(1)));
})();

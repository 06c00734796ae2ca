// A table of ingredients can be sorted by each column; what the order is stands above it and is said.
import { all, element, need } from "../shared/dom.js";
import { nextOrder, ordered } from "../shared/order.js";

/** @param {HTMLElement} place */
function makeSortable(place) {
  const said = need("[data-order]", HTMLElement, place);
  const undo = need("[data-undo]", HTMLButtonElement, place);
  const table = need("table", HTMLTableElement, place);
  const headers = [...need("thead tr", HTMLTableRowElement, table).cells];
  const body = table.tBodies[0];
  const original = [...body.rows];

  /**
   * @param {number} column
   * @param {import("../shared/order.js").Order} order
   */
  function sort(column, order) {
    for (const each of headers) each.removeAttribute("aria-sort");
    if (order) headers[column].setAttribute("aria-sort", order);
    const values = original.map(({ cells }) => (column ? Number(cells[column].dataset.value ?? 0) : cells[0].textContent.trim()));
    body.append(...ordered(values, order).map((row) => original[row]));
    const { said: words = "", saidFalling = words } = headers[column].dataset;
    said.textContent = order ? (column === 0 && order === "descending" ? saidFalling : words) : "De eerste volgorde.";
    undo.hidden = !order;
  }

  for (const [column, header] of headers.entries()) {
    const total = need(".matrix__total", HTMLElement, header);
    const { said: words = "" } = header.dataset;
    const name = `${total.textContent}: ${words}`; // begins with what can be seen, for who speaks to the page
    const button = element("button", { type: "button", class: "matrix__sort", title: words, "aria-label": name }, total.textContent);
    button.addEventListener("click", () => {
      const order = /** @type {import("../shared/order.js").Order} */ (header.getAttribute("aria-sort"));
      sort(column, nextOrder(order, column === 0));
    });
    total.replaceChildren(button);
  }
  undo.addEventListener("click", () => {
    const sorted = headers.findIndex((each) => each.hasAttribute("aria-sort"));
    sort(sorted, null);
    need("button", HTMLButtonElement, headers[sorted]).focus();
  });
}

for (const place of all("[data-sortable]", HTMLElement)) makeSortable(place);

// The matrix can be sorted: by title, or with the stories that have one ingredient on top.
import { element, need } from "../shared/dom.js";

const table = need("[data-sortable]", HTMLTableElement);
const headers = [...need("thead tr", HTMLTableRowElement, table).cells];
const body = table.tBodies[0];
const original = [...body.rows];
const compare = new Intl.Collator("nl").compare;

for (const [column, header] of headers.entries()) {
  const button = element("button", { type: "button", class: "matrix__sort" });
  if (column === 0) {
    button.textContent = `${header.textContent.trim()} ↓`;
    header.replaceChildren(button);
    button.setAttribute("aria-label", "Sorteer op titel van het verhaal");
  } else {
    button.textContent = "↓";
    button.setAttribute("aria-label", `Verhalen met ${header.textContent.trim()} bovenaan`);
    header.append(button);
  }
  button.addEventListener("click", () => sort(column, header));
}

/**
 * @param {number} column
 * @param {HTMLElement} header
 */
function sort(column, header) {
  const falling = header.getAttribute("aria-sort") === (column ? "descending" : "ascending");
  for (const each of headers) each.removeAttribute("aria-sort");
  if (!falling || column === 0) header.setAttribute("aria-sort", column || falling ? "descending" : "ascending");
  body.append(...(column && falling ? original : ordered(column, falling)));
}

/**
 * @param {number} column
 * @param {boolean} falling
 */
function ordered(column, falling) {
  if (column > 0) return [...original].sort((one, other) => has(other, column) - has(one, column));
  /** @type {(row: HTMLTableRowElement) => string} */
  const title = (row) => row.cells[0].textContent.trim();
  return [...original].sort((one, other) => (falling ? -1 : 1) * compare(title(one), title(other)));
}

/**
 * @param {HTMLTableRowElement} row
 * @param {number} column
 */
function has(row, column) {
  return Number(row.cells[column].dataset.value ?? 0);
}

// Rows that someone can add and take away: partners and sources.

import { all, need } from "../shared/dom.js";

/** @typedef {Record<string, string>} RowValues */

/** The rows of one kind. Each has a number that stays when another row goes. */
export class Rows {
  /**
   * @param {HTMLElement} form
   * @param {"partners" | "sources"} kind
   * @param {() => void} changed
   */
  constructor(form, kind, changed) {
    this.kind = kind;
    this.changed = changed;
    this.list = need(`[data-rows="${kind}"]`, HTMLElement, form);
    this.template = need(`template[data-row="${kind}"]`, HTMLTemplateElement);
    this.button = need(`[data-add="${kind}"]`, HTMLElement, form);
    this.button.addEventListener("click", () => {
      need("input", HTMLElement, this.add()).focus();
      changed();
    });
  }

  get rows() {
    return all(":scope > *", HTMLElement, this.list);
  }

  /** @param {RowValues} [values] */
  add(values = {}) {
    const row = this.template.content.firstElementChild?.cloneNode(true);
    if (!(row instanceof HTMLElement)) throw new Error(`no row of ${this.kind} here`);
    const highest = Math.max(0, ...this.rows.map((each) => Number(each.dataset.id)));
    row.dataset.id = String(Number(values.id) > 0 ? Number(values.id) : highest + 1);
    const name = this.kind === "sources" ? `Bron ${row.dataset.id}` : "Partner";
    row.setAttribute("aria-label", name);
    const number = row.querySelector(".form-repeat__number");
    if (number) number.textContent = name;
    for (const [key, input] of fieldsOf(row)) input.value = values[key] ?? "";
    const remove = need("[data-remove]", HTMLElement, row);
    remove.setAttribute("aria-label", `Haal ${name.toLowerCase()} weg`);
    remove.addEventListener("click", () => {
      row.remove();
      this.button.focus();
      this.changed();
    });
    this.list.append(row);
    return row;
  }

  /** @returns {RowValues[]} */
  read() {
    return this.rows.map((row) => {
      const pairs = fieldsOf(row).map(([key, input]) => [key, input.value]);
      return { ...(this.kind === "sources" ? { id: row.dataset.id } : {}), ...Object.fromEntries(pairs) };
    });
  }

  /** @param {RowValues[]} items */
  fill(items) {
    this.list.replaceChildren();
    for (const item of items) this.add(item);
  }
}

/**
 * @param {HTMLElement} row
 * @returns {[key: string, field: HTMLInputElement | HTMLSelectElement][]}
 */
function fieldsOf(row) {
  return all("[data-key]", HTMLElement, row).flatMap((field) => {
    const isField = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
    return isField && field.dataset.key ? [[field.dataset.key, field]] : [];
  });
}

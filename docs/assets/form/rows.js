// Rows that someone can add and take away: partners, sources, figures, and places that do it too.

import { Combobox } from "../shared/combobox.js";
import { all, element, find, need } from "../shared/dom.js";
import { pasteNames } from "./municipalities.js";

/** @typedef {Record<string, string>} RowValues */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/** The rows of one kind. A source has a number that stays when another row goes; other rows are counted anew. */
export class Rows {
  /**
   * @param {HTMLElement} form
   * @param {string} kind
   * @param {() => void} changed
   * @param {import("../shared/places.js").Places} places For a field in which a municipality is chosen.
   * @param {(words: string, action: () => void) => void} act Does what can be undone.
   */
  constructor(form, kind, changed, places, act) {
    this.kind = kind;
    this.changed = changed;
    this.act = act;
    this.places = places;
    this.list = need(`[data-rows="${kind}"]`, HTMLElement, form);
    this.template = need(`template[data-row="${kind}"]`, HTMLTemplateElement);
    this.button = need(`[data-add="${kind}"]`, HTMLElement, form);
    this.isNumbered = this.template.dataset.numbered !== undefined;
    this.made = 0;
    this.button.addEventListener("click", () => this.begin());
  }

  /** The button adds an empty row. */
  begin() {
    fieldsOf(this.add())[0][1].focus();
    this.changed();
  }

  get rows() {
    return all(":scope > *", HTMLElement, this.list);
  }

  /**
   * The rows in which something was filled in, in the order of the file.
   */
  get filled() {
    return this.rows.filter((row) => fieldsOf(row).some(([, field]) => field.value.trim()));
  }

  /** @param {RowValues} [values] */
  add(values = {}) {
    const row = this.template.content.firstElementChild?.cloneNode(true);
    if (!(row instanceof HTMLElement)) throw new Error(`no row of ${this.kind} here`);
    const highest = Math.max(0, ...this.rows.map((each) => Number(each.dataset.id)));
    row.dataset.id = String(Number(values.id) > 0 ? Number(values.id) : highest + 1);
    this.made += 1;
    for (const [key, field] of fieldsOf(row)) this.dress(field, `${this.kind}-${this.made}-${key}`, values[key] ?? "");
    for (const more of all("details:not([data-row-fold])", HTMLDetailsElement, row)) more.open = fieldsOf(more).some(([, field]) => field.value);
    const fold = find("[data-row-fold]", HTMLDetailsElement, row);
    if (fold) {
      fold.open = asksMore(row);
      fold.addEventListener("toggle", () => this.name());
    }
    need("[data-remove]", HTMLElement, row).addEventListener("click", () => this.act(`${row.getAttribute("aria-label")} is weg.`, () => {
      row.remove();
      this.name();
      this.button.focus();
      this.changed();
    }));
    this.list.append(row);
    this.name();
    return row;
  }

  /**
   * Gives a field its value, and ties its label, help and problems to it.
   * @param {Field} field
   * @param {string} id
   * @param {string} value
   */
  dress(field, id, value) {
    field.value = value;
    if (field.type === "hidden") return;
    const owner = field.closest("[data-field]");
    if (!owner) throw new Error(`no owner of ${id} here`);
    field.id = id;
    need("label", HTMLLabelElement, owner).htmlFor = id;
    const described = all(".form-field__help, [data-problems]", HTMLElement, owner);
    for (const [n, each] of described.entries()) each.id = `${id}-${n}`;
    field.setAttribute("aria-describedby", described.map((each) => each.id).join(" "));
    // The choices of a list of sources come later.
    if (field instanceof HTMLSelectElement && value && ![...field.options].some((option) => option.value === value)) {
      field.append(element("option", { value }, value));
    }
    field.value = value;
    const box = find(".combobox", HTMLElement, owner);
    if (!(field instanceof HTMLInputElement) || !box) return;
    new Combobox(field, box, (typed) => this.places.search(typed), () => this.changed());
    field.addEventListener("paste", pasteNames);
    field.addEventListener("change", () => {
      const [name = "", ...others] = this.places.namesIn(field.value);
      field.value = name;
      for (const other of others) this.add({ [field.dataset.key ?? ""]: other });
    });
  }

  /** Names each row, for who hears it and in what is said of it. */
  name() {
    for (const [n, row] of this.rows.entries()) {
      const name = `${this.template.dataset.name} ${this.isNumbered ? row.dataset.id : n + 1}`;
      row.setAttribute("aria-label", name);
      need(".form-repeat__number", HTMLElement, row).textContent = name;
      need("[data-remove]", HTMLElement, row).setAttribute("aria-label", `Haal ${name.toLowerCase()} weg`);
      const said = find("[data-row-said]", HTMLElement, row);
      if (said) said.textContent = fieldsOf(row).slice(0, 2).map(([, field]) => shownIn(field)).filter(Boolean).join(", ");
    }
  }

  /** @returns {RowValues[]} */
  read() {
    return this.rows.map((row) => {
      const pairs = fieldsOf(row).map(([key, field]) => [key, field.value]);
      return { ...(this.isNumbered ? { id: row.dataset.id } : {}), ...Object.fromEntries(pairs) };
    });
  }

  /** @param {RowValues[]} items */
  fill(items) {
    this.list.replaceChildren();
    for (const item of items) this.add(item);
  }
}

/**
 * What a reader sees in a field.
 * @param {Field} field
 */
function shownIn(field) {
  return field instanceof HTMLSelectElement ? (field.value && field.selectedOptions[0]?.textContent) : field.value;
}

/**
 * Whether a row has an empty field that a story needs.
 * @param {HTMLElement} row
 */
function asksMore(row) {
  return fieldsOf(row).some(([, field]) => !field.value && !field.closest("[data-field]")?.querySelector(".form-field__optional"));
}

/**
 * @param {HTMLElement} row
 * @returns {[key: string, field: Field][]}
 */
function fieldsOf(row) {
  return all("[data-key]", HTMLElement, row).flatMap((field) =>
    isField(field) && field.dataset.key ? [/** @type {[string, Field]} */ ([field.dataset.key, field])] : []);
}

/**
 * @param {Element | null} element
 * @returns {element is Field}
 */
export function isField(element) {
  return element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;
}

/**
 * Puts other choices in a list, and keeps what was chosen when it is still there.
 * @param {HTMLSelectElement} select
 * @param {string} first
 * @param {HTMLElement[]} options
 */
export function fillSelect(select, first, options) {
  const chosen = select.value;
  select.replaceChildren(element("option", { value: "" }, first), ...options);
  select.value = [...select.options].some((option) => option.value === chosen) ? chosen : "";
}

/**
 * The sources as choices.
 * @param {Source[]} sources
 */
export function sourceOptions(sources) {
  return sources.map(({ id, title }) => element("option", { value: id }, `${id}. ${title ?? "Bron zonder titel"}`));
}

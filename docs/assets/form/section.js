// One heading of the story: its text area, the tools to mark a paragraph and to refer to a source, and what is marked.

import { element, need } from "../shared/dom.js";
import { markAt, namesIn, unmark } from "./text.js";

export class Section {
  /**
   * @param {HTMLElement} part
   * @param {Map<string, string>} titles Slug -> title of each ingredient.
   * @param {(slug?: string) => void} changed Hears which ingredient was marked, if any.
   */
  constructor(part, titles, changed) {
    this.heading = part.dataset.section ?? "";
    this.changed = changed;
    this.text = need("textarea", HTMLTextAreaElement, part);
    this.ingredients = need("[data-ingredient]", HTMLSelectElement, part);
    this.sources = need("[data-source]", HTMLSelectElement, part);
    this.marks = need("[data-marks]", HTMLElement, part);
    this.count = need("[data-count]", HTMLElement, part);
    this.status = need("[data-tool-status]", HTMLElement, part);
    this.titles = titles;
    need("[data-mark]", HTMLElement, part).addEventListener("click", () => this.mark());
    need("[data-refer]", HTMLElement, part).addEventListener("click", () => this.refer());
  }

  mark() {
    const title = this.titles.get(this.ingredients.value);
    if (!title) return this.tell("Kies eerst een ingrediënt.");
    const marked = markAt(this.text.value, this.text.selectionStart, title);
    if (!marked) return this.tell("Schrijf eerst een alinea.");
    this.write(marked);
    this.changed(this.ingredients.value);
    return this.tell(`De alinea laat nu zien: ${title}.`);
  }

  refer() {
    const id = this.sources.value;
    if (!id) return this.tell("Kies eerst een bron. Bronnen vul je in bij stap 4.");
    const position = this.text.selectionEnd;
    const reference = `[^${id}]`;
    const text = this.text.value.slice(0, position) + reference + this.text.value.slice(position);
    this.write({ text, position: position + reference.length });
    this.changed();
    return this.tell(`Verwijzing naar bron ${id} toegevoegd.`);
  }

  /** @param {{ text: string, position: number }} written */
  write({ text, position }) {
    this.text.value = text;
    this.text.setSelectionRange(position, position);
    this.text.focus();
  }

  /** @param {string} message */
  tell(message) {
    this.status.textContent = message;
  }

  /**
   * Shows the choices of this moment: chosen ingredients first, and the sources that exist.
   * @param {string[]} chosen
   * @param {Source[]} sources
   */
  update(chosen, sources) {
    /** @type {(slug: string) => HTMLElement} */
    const option = (slug) => element("option", { value: slug }, this.titles.get(slug) ?? slug);
    const others = [...this.titles.keys()].filter((slug) => !chosen.includes(slug));
    /** @type {(label: string, slugs: string[]) => HTMLElement[]} */
    const group = (label, slugs) => (slugs.length ? [element("optgroup", { label }, ...slugs.map(option))] : []);
    fillSelect(this.ingredients, "Kies een ingrediënt", [
      ...group("Gekozen bij stap 2", chosen.filter((slug) => this.titles.has(slug))),
      ...group("Andere", others),
    ]);
    fillSelect(this.sources, "Kies een bron",
      sources.map(({ id, title }) => element("option", { value: id }, `${id}. ${title ?? "Bron zonder titel"}`)));
    const words = this.text.value.split(/\s+/u).filter(Boolean).length;
    this.count.textContent = words ? `${words} ${words === 1 ? "woord" : "woorden"}` : "";
    this.marks.replaceChildren(...[...new Set(namesIn(this.text.value))].map((title) => this.makeMark(title)));
  }

  /** @param {string} title */
  makeMark(title) {
    const button = element("button", { type: "button", "aria-label": `Haal de markering ${title} weg` }, "×");
    button.addEventListener("click", () => {
      this.text.value = unmark(this.text.value, title);
      this.text.focus();
      this.changed();
    });
    return element("li", {}, element("span", {}, title), " ", button);
  }
}

/**
 * @param {HTMLSelectElement} select
 * @param {string} first
 * @param {HTMLElement[]} options
 */
function fillSelect(select, first, options) {
  const chosen = select.value;
  select.replaceChildren(element("option", { value: "" }, first), ...options);
  select.value = [...select.options].some((option) => option.value === chosen) ? chosen : "";
}

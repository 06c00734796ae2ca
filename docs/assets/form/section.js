// One heading of the story: its text area, the tools to mark a paragraph and to refer to a source, and what is marked.

import { element } from "../shared/dom.js";
import { markAt, namesIn, unmark } from "./text.js";

export class Section {
  /** `library` knows `titles` (slug -> title of each ingredient); `changed(title)` says which one was marked, if any. */
  constructor(part, library, changed) {
    this.heading = part.dataset.section;
    this.changed = changed;
    this.text = part.querySelector("textarea");
    this.ingredients = part.querySelector("[data-ingredient]");
    this.sources = part.querySelector("[data-source]");
    this.marks = part.querySelector("[data-marks]");
    this.count = part.querySelector("[data-count]");
    this.status = part.querySelector("[data-tool-status]");
    this.titles = library.titles;
    part.querySelector("[data-mark]").addEventListener("click", () => this.mark());
    part.querySelector("[data-refer]").addEventListener("click", () => this.refer());
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

  write({ text, position }) {
    this.text.value = text;
    this.text.setSelectionRange(position, position);
    this.text.focus();
  }

  tell(message) {
    this.status.textContent = message;
  }

  /** Shows the choices of this moment: chosen ingredients first, and the sources that exist. */
  update(chosen, sources) {
    const option = (slug) => element("option", { value: slug }, this.titles.get(slug));
    const others = [...this.titles.keys()].filter((slug) => !chosen.includes(slug));
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

function fillSelect(select, first, options) {
  const chosen = select.value;
  select.replaceChildren(element("option", { value: "" }, first), ...options);
  select.value = [...select.options].some((option) => option.value === chosen) ? chosen : "";
}

// One heading of the story: its text area, the tools to mark a paragraph and to refer to a source, and what is marked.

import { counted } from "../shared/counted.js";
import { element, need } from "../shared/dom.js";
import { readPaste } from "./clipboard.js";
import { editBesideMarks, partMarks } from "./marks.js";
import { fillSelect, sourceOptions } from "./rows.js";
import { countWords, endOfLine, markAt, marksIn, referAt, unmark } from "./text.js";
import { writeAsTyped } from "./typing.js";

/** What the two tools to mark a paragraph say. */
const TOOLS = {
  names: { empty: "Kies een ingrediënt", first: "Kies eerst een ingrediënt.", done: "De alinea laat nu zien", sort: "laat zien" },
  setbacks: { empty: "Kies een struikelblok", first: "Kies eerst een struikelblok.", done: "De alinea vertelt nu over", sort: "vertelt over" },
};

/**
 * The part of a text that an edit replaces, and what it puts there. Of what a key takes away at once one character counts: that tells which mark it
 * comes to.
 * @param {InputEvent} event
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function partOf({ inputType, data }, text, start, end) {
  if (["insertLineBreak", "insertParagraph"].includes(inputType)) return { start, end, added: "\n" };
  if (["insertText", "insertFromPaste"].includes(inputType)) return { start, end, added: (data ?? "").replace(/\r\n?/g, "\n") };
  const isDeleted = inputType.startsWith("delete") && start === end;
  if (isDeleted && inputType.endsWith("Backward")) return { start: Math.max(start - 1, 0), end, added: "" };
  if (isDeleted && inputType.endsWith("Forward")) return { start, end: Math.min(end + 1, text.length), added: "" };
  // What an undo or a redo brings back was whole.
  return inputType.startsWith("delete") ? { start, end, added: "" } : { start, end: start, added: "" };
}

export class Section {
  /**
   * @param {HTMLElement} part
   * @param {Record<keyof Marks, Map<string, string>>} titles Slug -> title of each ingredient and each setback.
   * @param {FormFacts["usual"]} usual
   * @param {(slug?: string) => void} changed Hears which ingredient was marked, if any.
   */
  constructor(part, titles, usual, changed) {
    this.part = part;
    this.heading = part.dataset.section ?? "";
    this.changed = changed;
    this.usual = usual[this.heading];
    this.text = need("textarea", HTMLTextAreaElement, part);
    this.choices = {
      names: need("[data-ingredient]", HTMLSelectElement, part),
      setbacks: need("[data-setback]", HTMLSelectElement, part),
    };
    this.sources = need("[data-source]", HTMLSelectElement, part);
    this.marks = need("[data-marks]", HTMLElement, part);
    this.count = need("[data-count]", HTMLElement, part);
    this.status = need("[data-tool-status]", HTMLElement, part);
    this.titles = titles;
    /** @type {Map<HTMLSelectElement, string>} What each list has by itself, or had and got its place: nobody chose it. */
    this.offered = new Map();
    need("[data-mark]", HTMLElement, part).addEventListener("click", () => this.mark("names"));
    need("[data-mark-setback]", HTMLElement, part).addEventListener("click", () => this.mark("setbacks"));
    need("[data-refer]", HTMLElement, part).addEventListener("click", () => this.refer());
    this.text.addEventListener("paste", (event) => this.paste(event));
    this.text.addEventListener("beforeinput", (event) => this.keepMarks(event));
    this.text.addEventListener("compositionend", () => this.partMarks());
  }

  /**
   * What was pasted keeps its form; text without form goes in as the browser does it.
   * @param {ClipboardEvent} event
   */
  paste(event) {
    const pasted = readPaste(event.clipboardData);
    if (!pasted) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = this.text;
    const beside = editBesideMarks(value, selectionStart, selectionEnd, pasted.text);
    if (beside) {
      writeAsTyped(this.text, beside.text, beside.position);
      this.changed();
      this.tell(`Geplakt. ${pasted.said.join(" ")}`.trim());
      return;
    }
    const before = value.slice(0, selectionStart);
    const after = value.slice(selectionEnd);
    const isAlone = pasted.text.includes("\n") || /^(?:[|#-]|\d+\. )/.test(pasted.text);
    const start = isAlone && before && !before.endsWith("\n") ? `${before}\n` : before;
    const end = isAlone && after && !after.startsWith("\n") ? `\n${after}` : after;
    writeAsTyped(this.text, start + pasted.text + end, start.length + pasted.text.length);
    this.changed();
    this.tell(`Geplakt. ${pasted.said.join(" ")}`.trim());
  }

  /**
   * Words that are typed, pasted or taken away beside a mark leave it whole, or take it away as a whole.
   * @param {InputEvent} event
   */
  keepMarks(event) {
    const { value, selectionStart, selectionEnd } = this.text;
    const { start, end, added } = partOf(event, value, selectionStart, selectionEnd);
    const edit = start === end && !added ? undefined : editBesideMarks(value, start, end, added);
    if (!edit || event.isComposing) return;
    event.preventDefault();
    const isSame = edit.text === value; // the cursor passes the line end that stays
    writeAsTyped(this.text, edit.text, isSame && selectionStart === start ? end : edit.position);
    this.changed();
    this.tell(edit.isGone ? "De markering is weg. Met Ctrl+Z komt zij terug." : isSame ? "" : "Een markering heeft een eigen regel. Je tekst staat eronder.");
  }

  /** For keyboards that hand over words and no keys. */
  partMarks() {
    const { value, selectionEnd } = this.text;
    const text = partMarks(value);
    if (text !== value) writeAsTyped(this.text, text, selectionEnd + text.length - value.length);
  }

  get words() {
    return countWords(this.text.value);
  }

  /** Whether a reader finds less here than in most stories; where nothing is told, that is what is wrong. */
  get isThin() {
    return this.usual !== undefined && this.words > 0 && this.words < this.usual[0];
  }

  /** For who comes to the step: where something is told, what to tell is folded. It stays as it is while somebody writes. */
  settle() {
    this.part.classList.toggle("form-section--told", this.words > 0);
  }

  /** @param {keyof Marks} sort */
  mark(sort) {
    const slug = this.choices[sort].value;
    const title = this.titles[sort].get(slug);
    if (!title) return this.tell(TOOLS[sort].first);
    const marked = markAt(this.text.value, this.text.selectionStart, title, sort);
    if (!marked) return this.tell("Schrijf eerst een alinea.");
    writeAsTyped(this.text, marked.text, marked.position);
    this.offered.set(this.choices[sort], slug);
    this.changed(sort === "names" ? slug : undefined);
    return this.tell(`${TOOLS[sort].done}: ${title}.`);
  }

  /**
   * Marks the paragraph of this line, wherever the cursor is.
   * @param {NonNullable<Problem["paragraph"]>} paragraph
   */
  markParagraph({ line, title, sort }) {
    const marked = markAt(this.text.value, endOfLine(this.text.value, line), title, sort);
    if (marked) writeAsTyped(this.text, marked.text, marked.position);
  }

  refer() {
    const id = this.sources.value;
    if (!id) return this.tell("Kies eerst een bron. Die vul je in bij stap 4, Bronnen.");
    const referred = referAt(this.text.value, this.text.selectionEnd, `[^${id}]`);
    writeAsTyped(this.text, referred.text, referred.position);
    this.offered.set(this.sources, id);
    this.changed();
    return this.tell(`Verwijzing naar bron ${id} toegevoegd.`);
  }

  /** @param {string} message */
  tell(message) {
    this.status.textContent = message;
  }

  /**
   * Shows the choices of this moment: chosen ingredients first, and the sources that exist.
   * @param {string[]} chosen
   * @param {Source[]} sources
   * @param {{ names: string[], sources: string[] }} waiting Ingredients and numbers of sources that have no place in any text yet.
   */
  update(chosen, sources, waiting) {
    const { names, setbacks } = this.titles;
    /** @type {(titles: Map<string, string>) => (slug: string) => HTMLElement} */
    const option = (titles) => (slug) => element("option", { value: slug }, titles.get(slug) ?? slug);
    const others = [...names.keys()].filter((slug) => !chosen.includes(slug));
    /** @type {(label: string, slugs: string[]) => HTMLElement[]} */
    const group = (label, slugs) => (slugs.length ? [element("optgroup", { label }, ...slugs.map(option(names)))] : []);
    fillSelect(this.choices.names, TOOLS.names.empty, [
      ...group("Gekozen bij Feiten", chosen.filter((slug) => names.has(slug))),
      ...group("Andere", others),
    ]);
    fillSelect(this.choices.setbacks, TOOLS.setbacks.empty, [...setbacks.keys()].map(option(setbacks)));
    fillSelect(this.sources, "Kies een bron", sourceOptions(sources));
    this.offer(this.choices.names, waiting.names);
    this.offer(this.sources, waiting.sources);
    this.count.textContent = [...(this.words ? [counted(this.words, ["woord", "woorden"])] : []), ...(this.usual ? [`meestal ${this.usual.join(" tot ")}`] : [])].join(", ");
    const marks = marksIn(this.text.value);
    this.marks.replaceChildren(...this.makeMarks(marks.names, "names"), ...this.makeMarks(marks.setbacks, "setbacks"));
  }

  /**
   * Has in a list what still waits for a place, so that one press of its button is enough. What somebody chose stays until it has its place.
   * @param {HTMLSelectElement} list
   * @param {string[]} waiting
   */
  offer(list, waiting) {
    if (list.value && list.value !== this.offered.get(list)) return;
    list.value = waiting[0] ?? "";
    this.offered.set(list, list.value);
  }

  /**
   * @param {string[]} titles
   * @param {keyof Marks} sort
   */
  makeMarks(titles, sort) {
    return [...new Set(titles)].map((title) => {
      const button = element("button", { type: "button", "aria-label": `Haal de markering ${title} weg` }, "×");
      button.addEventListener("click", () => {
        writeAsTyped(this.text, unmark(this.text.value, title, sort));
        this.changed();
      });
      return element("li", { class: `form-chosen__${sort}` },
        element("span", {}, element("span", { class: "form-chosen__sort" }, `${TOOLS[sort].sort}: `), title), " ", button);
    });
  }
}

// 'Plak je tekst': what was pasted, sorted into sections and facts. The writer says where each piece belongs and which facts are right.

import { counted } from "../shared/counted.js";
import { all, element, need } from "../shared/dom.js";
import { readPaste } from "./clipboard.js";
import { textOfMail } from "./paste.js";
import { findProposals, withoutLines, withPasted } from "./proposals.js";
import { sortText, withHeading } from "./sorting.js";
import { countWords, LINE_END } from "./text.js";
import { writeAsTyped } from "./typing.js";

/** @typedef {import("./proposals.js").Proposal} Proposal */

const TITLE = "title";
/** Words of a piece that tell which it is. */
const SHOWN_WORDS = 10;

export class Begin {
  /**
   * @param {HTMLElement} form
   * @param {FormSite} site
   * @param {(change: (draft: Draft) => Draft) => void} take Goes on with a draft that has what was pasted.
   */
  constructor(form, site, take) {
    this.site = site;
    this.take = take;
    this.field = need("[data-paste-text]", HTMLTextAreaElement, form);
    this.found = need("[data-paste-found]", HTMLElement, form);
    this.pieces = need("[data-paste-pieces]", HTMLElement, form);
    this.facts = need("[data-paste-facts]", HTMLElement, form);
    this.status = need("[data-paste-status]", HTMLElement, form);
    /** @type {import("./sorting.js").Sorted} */
    this.sorted = { title: "", pieces: [] };
    /** The pieces that somebody gives a place: a list of sources is offered source by source. @type {import("./sorting.js").Piece[]} */
    this.shown = [];
    /** @type {Proposal[]} */
    this.proposals = [];
    this.field.addEventListener("paste", (event) => this.paste(event));
    need("[data-paste-sort]", HTMLElement, form).addEventListener("click", () => this.sort());
    need("[data-paste-all]", HTMLElement, form).addEventListener("click", () => {
      for (const box of all("input", HTMLInputElement, this.facts)) box.checked = true;
    });
    need("[data-paste-take]", HTMLElement, form).addEventListener("click", () => this.use());
    need("[data-paste-leave]", HTMLElement, form).addEventListener("click", () => this.leave());
  }

  /**
   * A page is read at once; plain text is sorted when the button is pressed, for somebody may still type.
   * @param {ClipboardEvent} event
   */
  paste(event) {
    const pasted = readPaste(event.clipboardData);
    if (!pasted) return;
    event.preventDefault();
    writeAsTyped(this.field, pasted.text);
    this.sort(pasted.said.join(" "));
  }

  /** @param {string} [said] What came along, and what did not. */
  sort(said = "") {
    const text = textOfMail(this.field.value.replace(LINE_END, "\n"));
    if (!text.trim()) {
      this.tell("Plak eerst een tekst.");
      this.field.focus();
      return;
    }
    this.sorted = sortText(text, this.site);
    this.proposals = findProposals(text, this.site, new Date().toISOString().slice(0, 10));
    const { pieces } = this.sorted;
    const listed = this.proposals.flatMap(({ lines }) => lines);
    this.shown = pieces.filter(({ isList, text: own }) => !isList || withoutLines(own, listed).trim());
    need("[data-paste-list]", HTMLElement, this.found).hidden = this.shown.length === pieces.length;
    this.pieces.replaceChildren(...this.shown.map((piece, n) => this.makePiece(piece.isList ? { ...piece, text: withoutLines(piece.text, listed).trim() } : piece, n)));
    const { title } = this.sorted;
    const { fields } = this.site.labels;
    /** @type {Record<Proposal["sort"], string>} */
    const names = {
      municipality: fields["followers.municipality"], start: fields["period.start"], end: fields["period.end"],
      partner: "Partner", source: fields["figures.source"],
    };
    this.facts.replaceChildren(
      ...(title ? [makeFact(TITLE, fields.title, title, "")] : []),
      ...this.proposals.map(({ sort, name, seen }, n) => makeFact(String(n), names[sort], name, seen)),
    );
    need("[data-paste-facts-head]", HTMLElement, this.found).hidden = !this.facts.children.length;
    this.found.hidden = false;
    this.tell(`${said} ${counted(this.shown.length, ["stuk", "stukken"])} en ${counted(this.facts.children.length, ["gegeven", "gegevens"])} gevonden.`.trim());
    need("[data-paste-head]", HTMLElement, this.found).focus({ preventScroll: true });
    this.status.scrollIntoView(); // what came along, and below it what to do
  }

  /**
   * @param {import("./sorting.js").Piece} piece
   * @param {number} n
   */
  makePiece({ section, text: own, name = "" }, n) {
    const text = withHeading(name, own);
    const id = `stuk-${n + 1}`;
    const options = this.site.headings.map((heading) => element("option", { value: heading }, heading));
    const select = element("select", { id, "aria-describedby": `${id}-tekst` }, ...options, element("option", { value: "" }, "Laat dit stuk weg"));
    select.value = section;
    const words = text.replace(/^#+\s+(.+)$/gm, "$1:").replace(/\[([^[\]]+)\]\([^()]*\)/g, "$1").split(/\s+/u).filter(Boolean);
    return element("li", { class: "form-found__piece" },
      element("label", { for: id }, `Stuk ${n + 1}, ${counted(countWords(text), ["woord", "woorden"])}, hoort bij`), select,
      element("p", { id: `${id}-tekst`, class: "form-field__help" }, `${words.slice(0, SHOWN_WORDS).join(" ")}${words.length > SHOWN_WORDS ? " …" : ""}`));
  }

  /** Puts what was found in the draft, as far as the writer says so. */
  use() {
    const chosen = new Set(all("input:checked", HTMLInputElement, this.facts).map((box) => box.value));
    const sections = all("select", HTMLSelectElement, this.pieces).map((select) => select.value);
    const taken = this.proposals.filter((_, n) => chosen.has(String(n)));
    const { title, pieces } = this.sorted;
    const placed = pieces.map((piece) => {
      const section = sections[this.shown.indexOf(piece)] ?? piece.section;
      return { ...piece, section, text: section === piece.section ? piece.text : withHeading(piece.name ?? "", piece.text) };
    }).filter(({ section }) => section);
    this.take((draft) => withPasted(draft, placed, taken, chosen.has(TITLE) ? title : ""));
    this.field.value = "";
    this.found.hidden = true;
    this.tell("");
  }

  leave() {
    this.found.hidden = true;
    this.tell("Er is niets veranderd.");
    this.field.focus();
  }

  /** @param {string} message */
  tell(message) {
    this.status.textContent = message;
  }
}

/**
 * @param {string} value
 * @param {string} sort
 * @param {string} name
 * @param {string} seen
 */
function makeFact(value, sort, name, seen) {
  const box = element("input", { type: "checkbox", value });
  const words = element("span", {}, element("b", {}, `${sort}: `), name, ...(seen && seen !== name ? [element("span", { class: "form-found__seen" }, seen)] : []));
  return element("li", {}, element("label", { class: "form-choice" }, box, words));
}

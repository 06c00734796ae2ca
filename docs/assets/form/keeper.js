// Nothing is lost: keeps what someone typed, notices another tab, and asks before a link touches a draft.

import { need } from "../shared/dom.js";
import { keepsAnything, keptText, loadDraft, loadPrevious, putAside, saveDraft, whenChangedElsewhere } from "./draft.js";
import { frontMatterOf } from "./story.js";

const KEPT = "Bewaard in deze browser.";
const NOT_KEPT = "Deze browser bewaart niets. Download je tekst voordat je weggaat.";

/**
 * Whether there is something in a draft.
 * @param {Draft} draft
 */
function holdsSomething(draft) {
  return Object.keys(frontMatterOf(draft)).length > 0 || Object.values(draft.sections).some((text) => text.trim());
}

export class Keeper {
  /**
   * @param {HTMLElement} form
   * @param {Draft} empty
   * @param {(draft: Draft) => void} fill Shows a draft in the form.
   */
  constructor(form, empty, fill) {
    this.form = form;
    this.empty = empty;
    this.fill = fill;
    /** What this tab knows to be kept. */
    this.known = keptText();
    /** Whether someone typed here since. */
    this.isTouched = false;
    this.isStopped = false;
    whenChangedElsewhere(() => this.meet());
    this.on("data-take-other", () => this.takeOther());
    this.on("data-keep-mine", () => this.keepMine());
    this.on("data-take-previous", () => this.takePrevious());
  }

  /**
   * @param {string} name
   * @param {() => void} act
   */
  on(name, act) {
    for (const button of this.form.querySelectorAll(`[${name}]`)) button.addEventListener("click", act);
  }

  /** @param {string} name */
  part(name) {
    return need(`[data-${name}]`, HTMLElement, this.form);
  }

  /**
   * Shows the draft of last time; what a link asks for goes in an empty draft, and beside one that is there only when asked.
   * @param {(draft: Draft) => Draft} withAsked
   */
  start(withAsked) {
    const saved = loadDraft(this.empty);
    const isThere = saved !== null && holdsSomething(saved);
    const asked = withAsked(isThere ? saved : this.empty);
    const asks = isThere && JSON.stringify(asked) !== JSON.stringify(saved);
    this.part("restored").hidden = !isThere || asks;
    this.part("asked").hidden = !asks;
    if (asks) {
      this.part("asked-title").textContent = saved.title ? `'${saved.title}'` : "dat nog geen titel heeft";
      this.on("data-new-for-link", () => this.begin(withAsked(this.empty)));
      this.on("data-add-from-link", () => this.take(withAsked(saved)));
    }
    this.fill(isThere ? saved : asked);
    this.offerPrevious();
    if (!keepsAnything()) this.part("saved").textContent = NOT_KEPT;
  }

  /**
   * Keeps the draft of this tab, once someone typed in it and no other tab did.
   * @param {Draft} draft
   */
  keep(draft) {
    if (!this.isTouched || this.isStopped) return;
    if (JSON.stringify(draft) === this.known) return;
    if (keptText() !== this.known) {
      this.meet();
      return;
    }
    this.known = saveDraft(draft);
    const words = this.known === null ? NOT_KEPT : KEPT;
    // Said once: to write the same again is to have it read aloud at every pause.
    if (this.part("saved").textContent !== words) this.part("saved").textContent = words;
  }

  /** Another tab wrote: an untouched form follows it, a touched one asks. */
  meet() {
    const other = keptText();
    if (other === this.known) return;
    if (!this.isTouched) {
      this.known = other;
      this.fill(loadDraft(this.empty) ?? this.empty);
      return;
    }
    this.isStopped = true;
    this.part("elsewhere").hidden = false;
  }

  takeOther() {
    this.settle();
    this.known = keptText();
    this.isTouched = false;
    this.fill(loadDraft(this.empty) ?? this.empty);
  }

  /** Goes on here; what the other tab wrote can come back. */
  keepMine() {
    this.settle();
    putAside();
    this.known = null;
    this.touch();
    this.offerPrevious();
  }

  settle() {
    this.isStopped = false;
    this.part("elsewhere").hidden = true;
  }

  /** Something was typed: from now on this tab keeps its draft. */
  touch() {
    this.isTouched = true;
  }

  /**
   * Another draft; the one that was there can come back.
   * @param {Draft} draft
   */
  begin(draft) {
    putAside();
    this.known = null;
    this.isTouched = false;
    this.settle();
    for (const name of ["restored", "asked"]) this.part(name).hidden = true;
    this.part("saved").textContent = "";
    this.fill(draft);
    this.offerPrevious();
  }

  /** @param {Draft} draft */
  take(draft) {
    this.part("asked").hidden = true;
    this.touch();
    this.fill(draft);
    this.keep(draft);
  }

  takePrevious() {
    const previous = loadPrevious(this.empty);
    if (!previous) return;
    this.begin(previous);
    this.touch();
    this.keep(previous);
  }

  offerPrevious() {
    const previous = loadPrevious(this.empty);
    const isThere = previous !== null && holdsSomething(previous);
    this.part("previous").hidden = !isThere;
    if (isThere) this.part("previous-title").textContent = previous.title || "zonder titel";
  }
}

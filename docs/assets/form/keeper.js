// Nothing is lost: keeps what someone typed and what it was before, notices another tab, and asks before a link touches a draft.

import { counted } from "../shared/counted.js";
import { element, need } from "../shared/dom.js";
import {
  addVersion, dropVersion, keepsAnything, keptText, listDrafts, listVersions, loadDraft, newId, openDraft, removeDraft, saveDraft, setOpenDraft, whenChangedElsewhere,
} from "./draft.js";
import { frontMatterOf } from "./story.js";

const KEPT = "Bewaard in deze browser.";
const NOT_KEPT = "Deze browser bewaart niets. Download je tekst voordat je weggaat.";
const NO_ROOM = "Deze browser heeft geen ruimte meer, dus dit is niet bewaard. Gooi een ander concept weg, of download je tekst.";
const VERSION_PAUSE = 10 * 60_000; // milliseconds between two versions of a draft that somebody works on

/**
 * Whether there is something in a draft.
 * @param {Draft} draft
 */
function holdsSomething(draft) {
  return Object.keys(frontMatterOf(draft)).length > 0 || Object.values(draft.sections).some((text) => text.trim());
}

/**
 * What a draft is called in a list.
 * @param {Draft} draft
 */
function nameOf({ title, municipalities }) {
  return title.trim() || (municipalities.length ? `Verhaal uit ${municipalities[0]}` : "Zonder titel");
}

/** @param {number} at */
function momentOf(at) {
  return at ? new Date(at).toLocaleString("nl-NL", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" }) : "";
}

export class Keeper {
  /**
   * @param {HTMLElement} form
   * @param {Draft} empty
   * @param {(draft: Draft) => void} fill Shows a draft in the form.
   * @param {() => Draft} read What stands in the form.
   */
  constructor(form, empty, fill, read) {
    this.form = form;
    this.empty = empty;
    this.fill = fill;
    this.read = read;
    this.id = this.chooseDraft();
    /** What this tab knows to be kept. */
    this.known = keptText(this.id);
    /** The draft as it was kept or opened. */
    this.last = "";
    /** When the last version was kept. */
    this.versioned = 0;
    /** Whether someone typed here since. */
    this.isTouched = false;
    this.isStopped = false;
    /** The version that holds what stands here while another tab has written. */
    this.aside = 0;
    whenChangedElsewhere((id) => (id === null || id === this.id ? this.meet() : this.showLists()));
    this.on("data-take-other", () => this.takeOther());
    this.on("data-keep-mine", () => this.keepMine());
  }

  /** That of this tab, else the last that was changed. */
  chooseDraft() {
    return openDraft() ?? listDrafts(this.empty)[0]?.id ?? "";
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
    const saved = loadDraft(this.id, this.empty);
    const isThere = saved !== null && holdsSomething(saved);
    const asked = withAsked(isThere ? saved : this.empty);
    const asks = isThere && JSON.stringify(asked) !== JSON.stringify(saved);
    this.part("restored").hidden = !isThere || asks;
    this.part("asked").hidden = !asks;
    if (asks) {
      this.part("asked-title").textContent = saved.title ? `‘${saved.title}’` : "dat nog geen titel heeft";
      this.on("data-new-for-link", () => this.begin(withAsked(this.empty)));
      this.on("data-add-from-link", () => {
        forgetAsked();
        this.take(withAsked(saved));
      });
    }
    this.open(isThere ? saved : asked);
    if (!keepsAnything()) this.part("saved").textContent = NOT_KEPT;
  }

  /**
   * Goes on with the change of a story that was begun here, or begins one; other drafts wait.
   * @param {string} slug
   * @param {() => Promise<Draft>} read
   */
  async startChange(slug, read) {
    const begun = listDrafts(this.empty).find(({ draft }) => draft.slug === slug);
    this.switchTo(begun?.id ?? newId(), begun?.draft ?? (await read()));
    if (!keepsAnything()) this.part("saved").textContent = NOT_KEPT;
  }

  /**
   * Shows a draft as the one that is at hand.
   * @param {Draft} draft
   */
  open(draft) {
    this.known = keptText(this.id);
    this.isTouched = false;
    this.last = JSON.stringify(draft);
    setOpenDraft(this.id);
    this.fill(draft);
    this.showLists();
  }

  /**
   * Keeps the draft of this tab, once someone typed in it and no other tab did; else as a version, until somebody chooses.
   * @param {Draft} draft
   */
  keep(draft) {
    if (this.isStopped) this.putAside(draft);
    if (!this.isTouched || this.isStopped) return;
    const text = JSON.stringify(draft);
    if (text === this.last) return;
    if (keptText(this.id) !== this.known) {
      this.meet();
      return;
    }
    this.keepVersion();
    this.known = saveDraft(this.id, draft);
    this.last = text;
    setOpenDraft(this.id);
    const words = this.known !== null ? KEPT : keepsAnything() ? NO_ROOM : NOT_KEPT;
    // Said once: to write the same again is to have it read aloud at every pause.
    if (this.part("saved").textContent !== words) this.part("saved").textContent = words;
    this.showLists();
  }

  /** What the draft was before somebody went on with it, and now and then what it is. */
  keepVersion() {
    const before = Date.now() - this.versioned >= VERSION_PAUSE && loadDraft(this.id, this.empty);
    if (!before || !holdsSomething(before)) return;
    addVersion(this.id, before);
    this.versioned = Date.now();
  }

  /** Another tab wrote: an untouched form follows it, a touched one asks. */
  meet() {
    const other = keptText(this.id);
    if (other === this.known) return;
    if (!this.isTouched) {
      this.open(loadDraft(this.id, this.empty) ?? this.empty);
      return;
    }
    this.stop(true);
    this.putAside(this.read());
  }

  /**
   * Whoever closes this tab now without a choice finds the draft among the versions.
   * @param {Draft} draft
   */
  putAside(draft) {
    if (holdsSomething(draft)) this.aside = addVersion(this.id, draft, this.aside);
    this.showLists();
  }

  /** What stood here stays a version. */
  takeOther() {
    this.putAside(this.read());
    this.settle();
    this.open(loadDraft(this.id, this.empty) ?? this.empty);
  }

  /** Goes on here; what the other tab wrote is a version. */
  keepMine() {
    if (this.aside) dropVersion(this.id, this.aside, this.empty);
    this.settle();
    const other = loadDraft(this.id, this.empty);
    if (other) addVersion(this.id, other);
    this.known = keptText(this.id);
    this.last = "";
    this.touch();
    this.showLists();
  }

  settle() {
    this.stop(false);
    this.aside = 0;
  }

  /**
   * Keeps nothing until somebody chooses; who is further down the page is told beside the steps.
   * @param {boolean} isStopped
   */
  stop(isStopped) {
    this.isStopped = isStopped;
    for (const name of ["elsewhere", "elsewhere-link"]) this.part(name).hidden = !isStopped;
  }

  /** Something was typed: from now on this tab keeps its draft. */
  touch() {
    this.isTouched = true;
  }

  /**
   * Another draft, beside those that are there.
   * @param {Draft} draft
   */
  begin(draft) {
    this.choose(newId(), draft);
  }

  /**
   * Somebody goes on with a draft: what the address asked for is answered, also when the page is loaded again.
   * @param {string} id
   * @param {Draft} draft
   */
  choose(id, draft) {
    forgetAsked();
    this.switchTo(id, draft);
  }

  /**
   * @param {string} id
   * @param {Draft} draft
   */
  switchTo(id, draft) {
    this.id = id;
    this.versioned = 0;
    this.settle();
    for (const name of ["restored", "asked"]) this.part(name).hidden = true;
    this.part("saved").textContent = "";
    this.open(draft);
  }

  /**
   * Goes on with another content of the draft at hand; what it was, is a version.
   * @param {Draft} draft
   */
  take(draft) {
    this.part("asked").hidden = true;
    this.versioned = 0;
    this.touch();
    this.fill(draft);
    this.keep(draft);
  }

  /** The other drafts, and what this one was. */
  showLists() {
    const drafts = listDrafts(this.empty).filter(({ draft }) => holdsSomething(draft));
    const others = drafts.filter(({ id }) => id !== this.id);
    const versions = listVersions(this.id, this.empty);
    this.part("drafts").hidden = !others.length && !versions.length;
    const parts = [
      ...(others.length ? [counted(others.length, ["ander verhaal", "andere verhalen"])] : []),
      ...(versions.length ? [counted(versions.length, ["eerdere versie", "eerdere versies"])] : []),
    ];
    this.part("drafts-note").textContent = parts.join(", ");
    fillList(this.part("draft-list"), others.map((kept) => this.draftItem(kept)));
    fillList(this.part("version-list"), versions.map((version) => this.versionItem(version)));
    this.part("version-head").hidden = !versions.length;
  }

  /** @param {import("./draft.js").Kept} kept */
  draftItem({ id, draft, changed }) {
    const name = nameOf(draft);
    return makeItem(name, momentOf(changed), [
      action("Open", name, () => this.choose(id, loadDraft(id, this.empty) ?? draft)),
      action("Gooi weg", name, (button) => this.drop(id, draft, button)),
    ]);
  }

  /**
   * Throws a draft away; until the list is made again it can come back.
   * @param {string} id
   * @param {Draft} draft
   * @param {HTMLElement} button
   */
  drop(id, draft, button) {
    const versions = listVersions(id, this.empty);
    removeDraft(id);
    const back = action("Zet terug", nameOf(draft), () => {
      for (const version of versions.reverse()) addVersion(id, version.draft);
      saveDraft(id, draft);
      this.showLists();
    });
    button.closest("li")?.replaceChildren(element("span", {}, `‘${nameOf(draft)}’ is weg.`), back);
    this.part("draft-list").dataset.shown = "";
    back.focus();
  }

  /** @param {import("./draft.js").Version} version */
  versionItem({ at, draft }) {
    const moment = momentOf(at);
    return makeItem(moment, nameOf(draft), [action("Zet terug", `versie van ${moment}`, () => this.take(draft))]);
  }
}

/** The page without what its address asks for. */
function forgetAsked() {
  history.replaceState(null, "", location.pathname + location.hash);
}

/**
 * Items of a list, unless they say what stands there already: who is on a button keeps it.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} items
 */
function fillList(list, items) {
  const words = items.map((item) => item.textContent).join("\n");
  if (list.dataset.shown !== words) list.replaceChildren(...items);
  list.dataset.shown = words;
}

/**
 * @param {string} name
 * @param {string} note
 * @param {HTMLElement[]} actions
 */
function makeItem(name, note, actions) {
  return element("li", {}, element("span", { class: "form-drafts__name" }, name), " ", element("span", { class: "form-more__note" }, note), element("span", { class: "form-drafts__do" }, ...actions));
}

/**
 * @param {string} words
 * @param {string} name What it is about, for who hears the button by itself.
 * @param {(button: HTMLElement) => void} act
 */
function action(words, name, act) {
  const button = element("button", { type: "button", class: "form-mend", "aria-label": `${words}: ${name}` }, words);
  button.addEventListener("click", () => act(button));
  return button;
}

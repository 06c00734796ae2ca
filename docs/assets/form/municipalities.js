// The municipalities of a story: chosen from the list, or typed with Enter; each stands below with a button to take it away.

import { Combobox } from "../shared/combobox.js";
import { element, need } from "../shared/dom.js";
import { fold, slugify } from "../shared/fold.js";
import { bareName } from "../shared/places.js";
import { writeAsTyped } from "./typing.js";

/** @typedef {import("../shared/places.js").Places} Places */

const LIST = new Intl.ListFormat("nl");

export class MunicipalityChoice {
  /**
   * @param {HTMLFormElement} form
   * @param {Places} places
   * @param {() => void} changed
   * @param {(words: string, action: () => void) => void} act Does what can be undone.
   */
  constructor(form, places, changed, act) {
    this.places = places;
    this.changed = changed;
    this.act = act;
    /** @type {string[]} */
    this.names = [];
    this.isDeclined = false;
    this.input = need("#veld-municipalities", HTMLInputElement, form);
    this.chosen = need("[data-chosen-places]", HTMLElement, form);
    const box = need(".combobox", HTMLElement, form);
    this.combobox = new Combobox(this.input, box, (typed) => places.search(typed), (place) => this.add(place.name));
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("input", () => this.typeOn());
    this.input.addEventListener("paste", pasteNames);
    this.input.addEventListener("blur", () => this.addTyped());
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.key === "Escape") this.isDeclined = true;
    if (event.key !== "Enter" || event.defaultPrevented) return; // the list took it
    event.preventDefault();
    this.isDeclined = false;
    this.addTyped(true);
  }

  /** Who goes on behind a name, as in `Zwolle, Ka`, has chosen that one. */
  typeOn() {
    this.isDeclined = false;
    const names = this.places.namesIn(this.input.value);
    const last = names.pop() ?? "";
    const isUnderway = last.includes(" en ") || this.places.search(this.input.value).length > 0; // one name of several words
    if (!names.length || isUnderway || !names.every((name) => this.places.named(name))) return;
    this.add(...names);
    this.input.value = last;
    this.combobox.open();
  }

  /**
   * Someone who types a name and goes on means that name. A known one is written as we write it, also a name of then:
   * the site tells what it was. The beginning of one name stands for it; that of several asks for a choice, which Enter
   * makes for the first that has a word beginning so. After Escape nothing is chosen. Of several names at once each is one.
   */
  addTyped(isAsked = false) {
    const names = this.places.namesIn(this.input.value);
    const [typed] = names;
    if (!typed || this.isDeclined) return;
    if (names.length > 1) {
      this.add(...names);
      return;
    }
    const known = this.places.named(typed);
    const found = known ? [] : this.places.search(typed);
    const begun = `-${slugify(bareName(typed))}`;
    const begins = found.filter(({ name }) => (isAsked ? `-${slugify(name)}`.includes(begun) : `-${slugify(name)}`.startsWith(begun)));
    if (known) this.add(known);
    else if (begins.length === 1 || (isAsked && begins.length)) this.add(begins[0].place.name);
    else if (found.length) this.combobox.tell(`Kies een van de gemeenten die met ‘${typed}’ te vinden zijn.`, true);
    else this.add(typed);
  }

  /**
   * @param {number} number
   * @param {string} name
   */
  replace(number, name) {
    this.names = [...new Set(this.names.map((other, n) => (n === number ? name : other)))];
    this.render();
    this.input.focus(); // the button that was pressed goes
  }

  /**
   * An area that is named beside a municipality follows from it, and is no choice of its own.
   * @param {string[]} names
   */
  add(...names) {
    for (const name of names) if (!this.names.some((other) => fold(other) === fold(name))) this.names.push(name);
    this.names = this.places.withoutAreas(this.names);
    const [added, implied] = [true, false].map((isKept) => names.filter((name) => this.names.some((each) => fold(each) === fold(name)) === isKept));
    this.input.value = "";
    this.combobox.close();
    if (added.length) this.combobox.tell(`${LIST.format(added)} toegevoegd`);
    else this.combobox.tell(`${LIST.format(implied)} hoeft er niet bij: dat volgt uit de gemeente.`, true);
    this.render();
    this.changed();
  }

  /** @param {unknown[]} names */
  fill(names) {
    this.names = names.filter((name) => typeof name === "string");
    this.render();
  }

  render() {
    this.chosen.replaceChildren(...this.names.map((name) => this.makeChosen(name)));
  }

  /** @param {string} name */
  makeChosen(name) {
    const button = element("button", { type: "button", "aria-label": `Haal ${name} weg` }, "×");
    button.addEventListener("click", () => this.act(`${name} is weg.`, () => this.remove(name)));
    return element("li", {}, element("span", {}, name), " ", button);
  }

  /** @param {string} name */
  remove(name) {
    this.names = this.names.filter((other) => other !== name);
    this.render();
    this.input.focus();
    this.changed();
  }
}

/**
 * A column of names keeps its line ends as separators, which a field of one line would lose.
 * @param {ClipboardEvent} event
 */
export function pasteNames(event) {
  const pasted = event.clipboardData?.getData("text/plain") ?? "";
  const lines = pasted.split(/[\n\r\t\v\f\u0085\u2028\u2029]+/u).filter((line) => line.trim());
  if (lines.length < 2 || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const { target } = event;
  const { value, selectionStart, selectionEnd } = target;
  const before = value.slice(0, selectionStart ?? 0) + lines.join("; ");
  writeAsTyped(target, before + value.slice(selectionEnd ?? value.length), before.length);
}

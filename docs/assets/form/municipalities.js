// The municipalities of a story: chosen from the list, or typed with Enter; each stands below with a button to take it away.

import { Combobox } from "../shared/combobox.js";
import { element, need } from "../shared/dom.js";
import { fold, slugify } from "../shared/fold.js";
import { bareName } from "../shared/places.js";

/** @typedef {import("../shared/places.js").Places} Places */

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
    this.input.addEventListener("input", () => (this.isDeclined = false));
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

  /**
   * Someone who types a name and goes on means that name. A known one is written as we write it, also a name of then:
   * the site tells what it was. The beginning of one name stands for it; that of several asks for a choice, which Enter
   * makes for the first. After Escape nothing is chosen.
   */
  addTyped(isAsked = false) {
    const typed = this.input.value.split(/\s+/u).filter(Boolean).join(" ");
    if (!typed || this.isDeclined) return;
    const known = this.places.named(typed);
    const found = known ? [] : this.places.search(typed);
    const begins = isAsked ? found : found.filter(({ name }) => slugify(name).startsWith(slugify(bareName(typed))));
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
  }

  /** @param {string} name */
  add(name) {
    if (!this.names.some((other) => fold(other) === fold(name))) this.names.push(name);
    this.input.value = "";
    this.combobox.close();
    this.combobox.tell(`${name} toegevoegd`);
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

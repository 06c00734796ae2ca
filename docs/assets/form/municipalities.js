// The municipalities of a story: chosen from the list, or typed with Enter; each stands below with a button to take it away.

import { Combobox } from "../shared/combobox.js";
import { element, need } from "../shared/dom.js";
import { fold } from "../shared/fold.js";

/** @typedef {import("../shared/places.js").Places} Places */

export class MunicipalityChoice {
  /**
   * @param {HTMLFormElement} form
   * @param {Places} places
   * @param {() => void} changed
   */
  constructor(form, places, changed) {
    this.places = places;
    this.changed = changed;
    /** @type {string[]} */
    this.names = [];
    this.input = need("#veld-municipalities", HTMLInputElement, form);
    this.chosen = need("[data-chosen-places]", HTMLElement, form);
    const box = need(".combobox", HTMLElement, form);
    this.combobox = new Combobox(this.input, box, (typed) => places.search(typed), (place) => this.add(place.name));
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.addTyped());
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.key !== "Enter" || event.defaultPrevented) return; // the list took it
    event.preventDefault();
    this.addTyped();
  }

  /**
   * Someone who types a name and goes on means that name. A known one is written as we write it, also a name of then:
   * the site tells what it was.
   */
  addTyped() {
    const typed = this.input.value.split(/\s+/u).filter(Boolean).join(" ");
    if (typed) this.add(this.places.find(typed)?.name ?? typed);
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
    button.addEventListener("click", () => this.remove(name));
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

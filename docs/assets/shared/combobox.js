// A field for a municipality, with under it the list of what fits: the combobox of the ARIA practices, in which a
// reader chooses by hand with arrows and Enter or with a click. Escape closes the list.

import { MUNICIPALITIES, counted } from "./counted.js";
import { element } from "./dom.js";

export class Combobox {
  /**
   * @param {HTMLInputElement} field
   * @param {HTMLElement} box What the list hangs under.
   * @param {(typed: string) => PlaceSuggestion[] | Promise<PlaceSuggestion[]>} search
   * @param {(place: Place) => void} choose
   */
  constructor(field, box, search, choose) {
    this.field = field;
    this.search = search;
    this.choose = choose;
    /** @type {PlaceSuggestion[]} */
    this.found = [];
    this.active = -1;
    this.list = element("ul", { class: "combobox__list", id: `${field.id}-keuzes`, role: "listbox", "aria-label": "Gemeenten", hidden: "" });
    this.status = element("p", { class: "combobox__status", role: "status" });
    box.append(this.list, this.status);
    this.dress();
    this.listen();
    this.tell("");
  }

  dress() {
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(attributes)) this.field.setAttribute(name, value);
  }

  listen() {
    this.field.addEventListener("input", () => this.open());
    this.field.addEventListener("blur", () => this.close());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", (event) => {
      const option = event.target instanceof Element && event.target.closest("[role=option]");
      if (option) this.take(this.found[[...this.list.children].indexOf(option)]);
    });
  }

  /** Shows what fits what was typed, and gives it; while the field has lost the focus nothing opens. */
  async open() {
    const typed = this.field.value;
    const found = await this.search(typed);
    if (typed === this.field.value && document.activeElement === this.field) this.show(found);
    return found;
  }

  /** @param {PlaceSuggestion[]} found */
  show(found) {
    this.found = found;
    this.list.replaceChildren(...found.map((suggestion, number) => this.option(suggestion, number)));
    this.setOpen(found.length > 0);
    if (!this.field.value.trim()) this.tell("");
    else if (found.length) this.tell(`${counted(found.length, MUNICIPALITIES)} gevonden`);
    else this.tell("Geen gemeente met deze naam. Ook oude namen tellen mee.", true);
  }

  /**
   * @param {PlaceSuggestion} suggestion
   * @param {number} number
   */
  option({ name, note }, number) {
    const attributes = { role: "option", id: `${this.list.id}-${number}`, "aria-selected": "false" };
    return element("li", attributes, `${name} `, element("span", { class: "combobox__note" }, note));
  }

  /** @param {boolean} isOpen */
  setOpen(isOpen) {
    this.list.hidden = !isOpen;
    this.field.setAttribute("aria-expanded", String(isOpen));
    this.mark(-1);
  }

  close() {
    this.setOpen(false);
  }

  /**
   * Points out one option; with -1 none.
   * @param {number} position
   */
  mark(position) {
    this.active = position;
    const options = [...this.list.children];
    for (const [number, option] of options.entries()) option.setAttribute("aria-selected", String(number === position));
    this.field.removeAttribute("aria-activedescendant");
    if (position < 0) return;
    this.field.setAttribute("aria-activedescendant", options[position].id);
    options[position].scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.key === "ArrowDown") this.walk(1);
    else if (event.key === "ArrowUp") this.walk(-1);
    else if (event.key === "Enter" && this.active >= 0) this.take(this.found[this.active]);
    else if (event.key === "Escape" && !this.list.hidden) this.close();
    else return;
    event.preventDefault();
  }

  /**
   * From the last option to the first and back.
   * @param {number} step
   */
  async walk(step) {
    if (this.list.hidden) await this.open();
    if (this.list.hidden) return;
    const count = this.found.length;
    const from = this.active < 0 && step < 0 ? 0 : this.active;
    this.mark((from + step + count) % count);
  }

  /** @param {PlaceSuggestion} suggestion */
  take({ place }) {
    this.field.value = place.name;
    this.tell("");
    this.close();
    this.choose(place);
  }

  /**
   * Says something: to who cannot see the list, or to everyone.
   * @param {string} words
   */
  tell(words, isVisible = false) {
    this.status.textContent = words;
    this.status.classList.toggle("visually-hidden", !isVisible);
  }
}

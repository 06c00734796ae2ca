// Choosing municipalities: type, choose from the list or press Enter. Follows the combobox pattern of ARIA.

import { element } from "../shared/dom.js";
import { fold } from "../shared/fold.js";

export class MunicipalityChoice {
  constructor(form, places, changed) {
    this.places = places;
    this.changed = changed;
    this.names = [];
    this.input = form.querySelector("[role=combobox]");
    this.list = form.querySelector("[role=listbox]");
    this.chosen = form.querySelector("[data-chosen-places]");
    this.status = form.querySelector("[data-place-status]");
    this.input.addEventListener("input", () => this.open());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.leave());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.add(option.dataset.value);
    });
  }

  /** What stands in the list for what was typed: the municipality of today, and how it was found. */
  open() {
    const options = this.places.matching(this.input.value).flatMap((entry) =>
      entry.is.map((name) => ({ name, note: entry.kind === "name" ? entry.province : `gevonden als ${entry.name}` })),
    );
    const unique = options.filter((option, n) => options.findIndex((other) => other.name === option.name) === n);
    this.list.replaceChildren(
      ...unique.map(({ name, note }, n) =>
        element("li", { role: "option", id: `gemeente-${n}`, "aria-selected": "false", "data-value": name },
          name, " ", element("span", { class: "form-combobox__note" }, note ?? "")),
      ),
    );
    this.show(unique.length > 0);
    const count = unique.length;
    this.status.textContent = this.input.value.trim() ? `${count} ${count === 1 ? "gemeente" : "gemeenten"} gevonden` : "";
  }

  show(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.input.removeAttribute("aria-activedescendant");
  }

  get active() {
    return this.list.querySelector("[aria-selected=true]");
  }

  press(event) {
    const options = [...this.list.children];
    if (["ArrowDown", "ArrowUp"].includes(event.key)) {
      if (this.list.hidden) this.open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const from = options.indexOf(this.active);
      this.activate(options, (from + step + (from < 0 && step < 0 ? 1 : 0) + options.length) % options.length);
    } else if (event.key === "Enter") {
      if (this.active) this.add(this.active.dataset.value);
      else if (this.input.value.trim()) this.add(this.input.value);
    } else if (event.key === "Escape" && !this.list.hidden) {
      this.show(false);
    } else {
      return;
    }
    event.preventDefault();
  }

  activate(options, number) {
    for (const [n, option] of options.entries()) option.setAttribute("aria-selected", String(n === number));
    if (!options[number]) return;
    this.input.setAttribute("aria-activedescendant", options[number].id);
    options[number].scrollIntoView({ block: "nearest" });
  }

  /** Someone who types a name and goes on means that name. */
  leave() {
    if (this.input.value.trim()) this.add(this.input.value);
    this.show(false);
  }

  /** A name that stands for one municipality of today keeps its own words: the site tells what it was then. */
  add(typed) {
    const name = this.places.find(typed)?.name ?? typed.split(/\s+/u).filter(Boolean).join(" ");
    if (!this.names.some((other) => fold(other) === fold(name))) this.names.push(name);
    this.input.value = "";
    this.show(false);
    this.status.textContent = `${name} toegevoegd`;
    this.render();
    this.changed();
  }

  fill(names) {
    this.names = names.filter((name) => typeof name === "string");
    this.render();
  }

  render() {
    this.chosen.replaceChildren(
      ...this.names.map((name) => {
        const button = element("button", { type: "button", "aria-label": `Haal ${name} weg` }, "×");
        button.addEventListener("click", () => {
          this.names = this.names.filter((other) => other !== name);
          this.render();
          this.input.focus();
          this.changed();
        });
        return element("li", {}, element("span", {}, name), " ", button);
      }),
    );
  }
}

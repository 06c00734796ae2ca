// A list of choices: what is chosen and what the text gives reason for stand first, the other names are folded. What a name means is shown
// where it is chosen, and of all of them for who asks.

import { counted } from "../shared/counted.js";
import { all, element, find, need } from "../shared/dom.js";
import { slugify } from "../shared/fold.js";
import { reasonsIn } from "./reasons.js";

/** How many choices that the text gives reason for stand first. */
const MOST_PROPOSED = 3;

export class Choices {
  /**
   * @param {HTMLElement} part
   * @param {FormFacts["choice_words"]} words
   */
  constructor(part, words) {
    const { choices = "", one = "", many = "" } = part.dataset;
    this.part = part;
    this.name = choices;
    /** What a link to this list points at: the choice that stands first. */
    this.id = `veld-${slugify(choices)}`;
    this.words = words[choices] ?? {};
    this.counted = /** @type {import("../shared/counted.js").Counted} */ ([one, many]);
    this.first = need("[data-first-choices]", HTMLElement, part);
    this.fold = need("[data-other-choices]", HTMLDetailsElement, part);
    /** Slug -> the choice, and the list where it belongs. */
    this.options = new Map(all("label", HTMLElement, part).map((label) => [need("input", HTMLInputElement, label).value, { label, home: label.parentElement }]));
  }

  /**
   * Puts first what counts, with the words that gave the reason.
   * @param {string} text
   * @param {string[]} chosen
   */
  arrange(text, chosen) {
    const reasons = reasonsIn(text, this.words);
    const proposed = [...reasons.keys()].filter((slug) => !chosen.includes(slug)).slice(0, MOST_PROPOSED);
    const first = [...chosen, ...proposed].flatMap((slug) => this.options.get(slug)?.label ?? []);
    for (const [slug, { label, home }] of this.options) {
      home?.append(label);
      showReason(label, reasons.get(slug) ?? []);
    }
    this.first.append(...first);
    this.first.hidden = !first.length;
    for (const group of all("[role=group]", HTMLElement, this.fold)) group.hidden = !find("label", HTMLElement, group);
    const left = this.options.size - first.length;
    need("summary span", HTMLElement, this.fold).textContent = `${first.length ? "Nog" : "Alle"} ${counted(left, this.counted)}`;
    for (const [n, box] of all("input", HTMLInputElement, this.part).entries()) {
      if (n) box.removeAttribute("id");
      else box.id = this.id;
    }
    this.fold.hidden = !left;
    this.fold.open = !first.length;
  }
}

/**
 * Says at a choice which words of the text are the reason, also to who hears it.
 * @param {HTMLElement} label
 * @param {string[]} words
 */
function showReason(label, words) {
  const box = need("input", HTMLInputElement, label);
  const id = `reden-${box.name}-${box.value}`;
  find(`#${CSS.escape(id)}`, HTMLElement, label)?.remove();
  const others = (box.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== id);
  if (words.length) {
    need("span", HTMLElement, label).append(element("span", { id, class: "form-choice__reason" }, `In je tekst: ${words.map((word) => `‘${word}’`).join(", ")}`));
    others.unshift(id);
  }
  if (others.length) box.setAttribute("aria-describedby", others.join(" "));
  else box.removeAttribute("aria-describedby");
}

/**
 * A button that shows what it is about, and hides it again.
 * @param {HTMLElement} button
 */
export function toggle(button) {
  button.addEventListener("click", () => button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true")));
}

// The steps of the form: one is shown at a time, and the address says which, so that Back and a link go to a step as well.

import { all, element, find, idIn, need } from "../shared/dom.js";
import { isField } from "./rows.js";

/** @typedef {{ label: string, count: number, go: () => void }} Left What is left to do in a step: a field, how many points, the way there. */

export class Steps {
  /**
   * @param {HTMLFormElement} form
   * @param {(part: HTMLElement) => void} leave Hears which step somebody leaves.
   */
  constructor(form, leave) {
    this.form = form;
    this.leave = leave;
    this.parts = all("[data-part]", HTMLElement, form);
    this.now = need("[data-steps-now]", HTMLElement, form);
    this.list = need("#stappen-lijst", HTMLElement, form);
    this.current = this.parts[0];
    this.now.addEventListener("click", () => this.fold(!this.isOpen));
    window.addEventListener("hashchange", () => this.follow());
    this.show(this.asked()?.closest("[data-part]") ?? this.current);
  }

  get isOpen() {
    return this.now.getAttribute("aria-expanded") === "true";
  }

  /**
   * On a narrow screen the list of steps is folded under the step of now.
   * @param {boolean} isOpen
   */
  fold(isOpen) {
    this.now.setAttribute("aria-expanded", String(isOpen));
  }

  /** What the address points at in the form. */
  asked() {
    const id = idIn(location.hash);
    return id ? find(`#${CSS.escape(id)}`, HTMLElement, this.form) : null;
  }

  /** To where the address points. */
  follow() {
    const target = location.hash ? this.asked() : need("h2", HTMLElement, this.parts[0]);
    const part = target?.closest("[data-part]");
    if (!target || !part) return;
    this.show(part);
    for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
    target.focus();
    questionOf(target).scrollIntoView();
  }

  /**
   * Shows the step in which something stands, and adds it to the history, for the button Back.
   * @param {Element} within
   */
  open(within) {
    const part = within.closest("[data-part]");
    if (!(part instanceof HTMLElement) || part === this.current) return;
    history.pushState(null, "", `#${part.dataset.part}`);
    this.show(part);
  }

  /** @param {Element} part */
  show(part) {
    if (!(part instanceof HTMLElement)) return;
    if (part !== this.current) this.leave(this.current);
    this.current = part;
    this.fold(false);
    for (const each of this.parts) each.hidden = each !== part;
    for (const item of this.items) {
      if (item.dataset.step === part.dataset.part) need("a", HTMLElement, item).setAttribute("aria-current", "step");
      else need("a", HTMLElement, item).removeAttribute("aria-current");
    }
    this.tellNow();
  }

  get items() {
    return all("[data-step]", HTMLElement, this.list);
  }

  /**
   * Beside each step what is left in it: how many points, and in the step of now which.
   * @param {Map<string, Left[]>} left
   */
  tell(left) {
    for (const item of this.items) {
      const points = left.get(item.dataset.step ?? "") ?? [];
      const isLast = item === this.items.at(-1); // nothing is filled in there
      const count = points.reduce((sum, point) => sum + point.count, 0);
      need("[data-step-state]", HTMLElement, item).textContent = count ? `nog ${count}` : isLast ? "" : "in orde";
      const names = points.map(nameOf).join("\n");
      const list = need("[data-step-left]", HTMLElement, item);
      if (list.dataset.shown !== names) list.replaceChildren(...points.map(makePoint));
      list.dataset.shown = names;
    }
    this.tellNow();
  }

  tellNow() {
    const { part, name } = this.current.dataset;
    const state = find(`[data-step="${part}"] [data-step-state]`, HTMLElement, this.list)?.textContent;
    this.now.textContent = `Stap ${this.parts.indexOf(this.current) + 1} van ${this.parts.length}: ${name}${state ? ` · ${state}` : ""}`;
  }
}

/**
 * Where what a field asks begins, which is to be seen above it; anything else is there itself.
 * @param {HTMLElement} target
 */
function questionOf(target) {
  if (!isField(target)) return target;
  return target.closest("[data-field]") ?? target.labels?.[0] ?? target;
}

/** @param {Left} point */
function nameOf({ label, count }) {
  return count > 1 ? `${label} (${count})` : label;
}

/** @param {Left} point */
function makePoint(point) {
  const button = element("button", { type: "button", class: "form-steps__point" }, nameOf(point));
  button.addEventListener("click", point.go);
  return element("li", {}, button);
}

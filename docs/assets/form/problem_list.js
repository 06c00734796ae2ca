// Beside each field that was left, what is wrong with it; at the end everything, with a link to its field.

import { counted } from "../shared/counted.js";
import { all, element, find, need } from "../shared/dom.js";
import { slugify } from "../shared/fold.js";
import { summaryOf } from "./problems.js";
import { isField } from "./rows.js";
import { Steps } from "./steps.js";
import { endOfLine } from "./text.js";

const MOST_ON_BUTTON = 60;

export class ProblemList {
  /**
   * @param {HTMLFormElement} form
   * @param {FormSite} site
   * @param {Record<string, import("./rows.js").Rows>} rows
   * @param {(problem: Problem) => void} mend Puts the suggestion of a problem in its place.
   * @param {() => void} enter Hears that somebody comes to another step.
   */
  constructor(form, site, rows, mend, enter) {
    this.form = form;
    this.site = site;
    this.rows = rows;
    this.mend = mend;
    /** The parts of the form that someone was in. @type {Set<Element>} */
    this.touched = new Set();
    /** What is wrong in each. @type {Map<Element, Problem[]>} */
    this.byOwner = new Map();
    /** What the list of what is left was made of. */
    this.told = "";
    this.steps = new Steps(form, (part) => {
      this.touchAll(part);
      enter();
    });
  }

  /** @param {EventTarget | null} target */
  touch(target) {
    const owner = target instanceof Element && !target.matches("button") && target.closest("[data-field]");
    if (owner) this.touched.add(owner);
  }

  /**
   * Who leaves a step has seen all its fields.
   * @param {Element} part
   */
  touchAll(part) {
    for (const owner of all("[data-field]", HTMLElement, part)) this.touched.add(owner);
    for (const list of all("[data-problems]", HTMLElement, part)) this.showBeside(list);
  }

  /**
   * @param {Problem[]} problems
   * @param {import("./section.js").Section[]} thin
   */
  show(problems, thin) {
    this.byOwner = new Map();
    for (const problem of problems) {
      const owner = this.ownerOf(problem.field);
      this.byOwner.set(owner, [...(this.byOwner.get(owner) ?? []), problem]);
    }
    for (const list of all("[data-problems]", HTMLElement, this.form)) this.showBeside(list);
    this.showSteps(problems);
    const summary = need("[data-summary]", HTMLElement, this.form);
    const [must, may] = [problems.filter((problem) => this.isError(problem)), problems.filter((problem) => !this.isError(problem))];
    this.showTodo([must, may]);
    const words = summaryOf(must.length, may.length, thin.length > 0);
    this.showThin(thin);
    if (summary.textContent !== words) summary.textContent = words;
    const codes = need("[data-codes]", HTMLElement, this.form);
    codes.replaceChildren(...problems.map(({ code, level, message }) => element("li", {}, `${code} ${level}: ${message}`)));
    need("[data-codes-fold]", HTMLElement, this.form).hidden = !problems.length;
  }

  /**
   * What is left to do, as long as it is another than before. Who was in the list is then at what comes next in it, or at its head.
   * @param {Problem[][]} groups
   */
  showTodo(groups) {
    const told = JSON.stringify(groups.flat().map((problem) => [this.labelOf(problem.field), problem]));
    if (told === this.told) return;
    this.told = told;
    const todo = need("[data-todo]", HTMLElement, this.form);
    const places = () => all("a, button", HTMLElement, todo);
    const at = places().findIndex((place) => place === document.activeElement);
    for (const [n, group] of all("[data-todo-group]", HTMLElement, todo).entries()) {
      need("[data-todo-list]", HTMLElement, group).replaceChildren(...groups[n].map((problem) => this.makeTodo(problem)));
      group.hidden = !groups[n].length;
    }
    if (at >= 0) (places().slice(0, at + 1).at(-1) ?? need("#nog-te-doen", HTMLElement, this.form)).focus();
  }

  /**
   * Where a reader finds less than in most stories: no mistake, but worth a look.
   * @param {import("./section.js").Section[]} thin
   */
  showThin(thin) {
    const part = need("[data-thin]", HTMLElement, this.form);
    part.hidden = !thin.length;
    const words = thin.map(({ heading, words: count }) => `${heading} (${counted(count, ["woord", "woorden"])})`);
    if (thin.length) part.textContent = `Voor een lezer is dit nog kort: ${new Intl.ListFormat("nl").format(words)}. Wat zou een collega in een andere gemeente willen weten?`;
  }

  /**
   * Beside each step the points that keep the story from the site.
   * @param {Problem[]} problems
   */
  showSteps(problems) {
    const errors = problems.filter((problem) => this.isError(problem));
    const partOf = (/** @type {Problem} */ { field }) => this.ownerOf(field).closest("[data-part]")?.getAttribute("data-part") ?? "";
    /** @type {Map<string, import("./steps.js").Left[]>} */
    const left = new Map();
    for (const problem of errors) {
      const label = this.labelOf(problem.field);
      const points = left.get(partOf(problem)) ?? [];
      const same = points.find((point) => point.label === label);
      if (same) same.count += 1;
      else left.set(partOf(problem), [...points, { label, count: 1, go: () => this.goTo(problem) }]);
    }
    this.steps.tell(left);
  }

  /**
   * What is wrong with a field, once somebody was in it.
   * @param {HTMLElement} list
   */
  showBeside(list) {
    const owner = list.closest("[data-field]");
    if (!owner) return;
    const problems = this.touched.has(owner) ? (this.byOwner.get(owner) ?? []) : [];
    const texts = problems.map((problem) => problem.words).join("\n");
    const isNew = texts !== list.dataset.shown;
    if (isNew) {
      list.replaceChildren(...problems.map((problem) => element("li", {}, problem.words, ...this.menders(problem))));
    }
    list.dataset.shown = texts;
    list.hidden = !problems.length;
    const isWrong = problems.some((problem) => this.isError(problem));
    const fold = owner.closest("[data-row-fold]");
    if (isWrong && isNew && fold instanceof HTMLDetailsElement) fold.open = true;
    for (const field of fieldsOf(owner)) {
      if (!field.matches("[type=checkbox], [type=radio]")) field.setAttribute("aria-invalid", String(isWrong));
    }
  }

  /** @param {Problem} problem */
  isError({ level }) {
    return level === this.site.error_level;
  }

  /**
   * The part of the form where the value with this key stands.
   * @param {string} place
   */
  ownerOf(place) {
    const [first, number, key] = place.split(".");
    const row = first in this.rows && number ? this.rows[first].filled[Number(number)] : null;
    const inRow = row && find(key ? `[data-field="${first}.${key}"]` : "[data-field]", HTMLElement, row);
    if (inRow) return inRow;
    /** @type {(name: string) => HTMLElement | null} */
    const owner = (name) => find(`[data-field="${CSS.escape(name)}"]`, HTMLElement, this.form);
    const found = owner(place) ?? owner(first) ?? find(`[data-field^="${CSS.escape(first)}."]`, HTMLElement, this.form);
    if (!found) throw new Error(`no field for ${place} here`);
    return found;
  }

  /**
   * What a field is called: `Bron 2, Webadres`.
   * @param {string} place
   */
  labelOf(place) {
    const { fields } = this.site.labels;
    const [first, second, key] = place.split(".");
    if (place.startsWith("sections.")) return second;
    if (first in this.rows && second) {
      const name = this.rows[first].filled[Number(second)]?.getAttribute("aria-label") ?? fields[first];
      return key ? `${name}, ${fields[`${first}.${key}`]}` : name;
    }
    const shown = this.ownerOf(place).dataset.field ?? place;
    const isGrouped = find(`[data-group="${CSS.escape(first)}"]`, HTMLElement, this.form); // a name that the form shows above it
    return [...(isGrouped || !(shown in fields) ? [first] : []), shown].filter((each, n, both) => each in fields && both.indexOf(each) === n).map((each) => fields[each]).join(", ");
  }

  /** @param {Problem} problem */
  makeTodo(problem) {
    const link = element("a", { href: `#veld-${slugify(problem.field.split(".")[0])}` }, this.labelOf(problem.field));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.goTo(problem);
    });
    return element("li", { "data-code": problem.code, "data-level": problem.level }, link, ": ", problem.words, ...this.menders(problem));
  }

  /**
   * To the field itself, also when it is folded away, and in a text to the paragraph.
   * @param {Problem} problem
   */
  goTo(problem) {
    const owner = this.ownerOf(problem.field);
    this.touched.add(owner);
    this.steps.open(owner);
    for (let fold = owner.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
    const field = fieldsOf(owner)[0] ?? need("button", HTMLElement, owner);
    if (problem.paragraph && field instanceof HTMLTextAreaElement) {
      const end = endOfLine(field.value, problem.paragraph.line);
      field.setSelectionRange(end, end);
    }
    field.focus();
    field.dispatchEvent(new Event("focusout", { bubbles: true }));
  }

  /**
   * A button that does what the message proposes, or one for each choice that it names.
   * @param {Problem} problem
   */
  menders(problem) {
    const { suggestion, choices = [], paragraph } = problem;
    /** @type {(words: string, mended: Problem) => (HTMLElement | string)[]} */
    const make = (words, mended) => {
      const button = element("button", { type: "button", class: "form-mend" }, words);
      button.addEventListener("click", () => this.mend(mended));
      return [" ", button];
    };
    if (!suggestion && paragraph) return make("Markeer die alinea", problem);
    return (suggestion ? [suggestion] : choices).flatMap((each) => make(`Maak er ‘${shortened(each.trim())}’ van`, { ...problem, suggestion: each }));
  }
}

/**
 * As many words as fit on a button.
 * @param {string} text
 */
function shortened(text) {
  return text.length > MOST_ON_BUTTON ? `${text.slice(0, text.lastIndexOf(" ", MOST_ON_BUTTON))} …` : text;
}

/**
 * The fields of a part of the form, without those of a part inside it and without tools.
 * @param {Element} owner
 */
function fieldsOf(owner) {
  return all("input, select, textarea", HTMLElement, owner)
    .filter((field) => isField(field) && field.closest("[data-field]") === owner && !field.closest(".form-tools"));
}

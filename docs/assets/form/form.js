// The form on /insturen/: reads the draft from the page, judges it, keeps it, and hands it over as a file.

import { copy } from "../shared/clipboard.js";
import { all, control, element, find, need } from "../shared/dom.js";
import { fold, slugify } from "../shared/fold.js";
import { loadPlaces } from "../shared/places.js";
import { clearDraft, loadDraft, saveDraft } from "./draft.js";
import { addressOfNewFile, download } from "./finish.js";
import { MunicipalityChoice } from "./municipalities.js";
import { readPatterns } from "./patterns.js";
import { makePreview } from "./preview.js";
import { readPersonal } from "./privacy.js";
import { wordsFor } from "./problems.js";
import { Rows } from "./rows.js";
import { findProblems } from "./rules.js";
import { Section } from "./section.js";
import { emptyDraft, frontMatterOf, slugOfDraft, sourcesOf, writeStory } from "./story.js";
import { tidyLine } from "./text.js";
import { makeWord } from "./word.js";

/** @type {("themes" | "ingredients" | "target_groups" | "inspired_by")[]} */
const CHOICES = ["themes", "ingredients", "target_groups", "inspired_by"];
const PAUSE = 250; // milliseconds without typing before the draft is judged and kept

/** @param {string} address */
async function readJson(address) {
  const response = await fetch(new URL(address, import.meta.url));
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/**
 * Everything the form needs to know, from files of this site.
 * @returns {Promise<FormSite>}
 */
async function readSite() {
  /** @type {[FormSite["places"], StorySchema, Rules, FormFacts]} */
  const [places, schema, rules, facts] = await Promise.all([
    loadPlaces(new URL("../gemeenten.json", import.meta.url)),
    readJson("../../data/schemas/story.schema.json"),
    readJson("../../data/regels.json"),
    readJson("../formulier.json"),
  ]);
  const titles = new Map(Object.entries(facts.labels.ingredients));
  const slugs = new Map([...titles].map(([slug, title]) => [fold(title), slug]));
  return {
    ...facts,
    schema, rules, places, titles,
    personal: readPersonal(facts.personal),
    grammar: readPatterns(facts.grammar),
    slugOf: (name) => slugs.get(fold(name)) ?? slugify(name),
    stories: new Map(Object.entries(facts.stories).map(([slug, title]) => [title, slug])),
  };
}

class StoryForm {
  /**
   * @param {HTMLFormElement} form
   * @param {FormSite} site
   */
  constructor(form, site) {
    this.form = form;
    this.site = site;
    /** @type {Set<string>} */
    this.touched = new Set();
    /** @type {Record<string, string[]>} */
    this.order = {};
    this.timer = 0;
    this.draft = emptyDraft(site.headings);
    this.slug = "";
    this.text = "";
    this.isWhole = true;
    const changed = () => this.later();
    this.places = new MunicipalityChoice(form, site.places, changed);
    this.rows = { partners: new Rows(form, "partners", changed), sources: new Rows(form, "sources", changed) };
    this.sections = all("[data-section]", HTMLElement, form).map(
      (part) => new Section(part, site.titles, (slug) => this.choose("ingredients", slug)),
    );
    this.listen();
  }

  listen() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => this.later());
    this.form.addEventListener("focusout", (event) => this.touch(event.target));
    window.addEventListener("pagehide", () => saveDraft(this.read()));
    /** @type {(name: string, action: () => void) => void} */
    const on = (name, action) => {
      for (const each of this.form.querySelectorAll(`[${name}]`)) each.addEventListener("click", action);
    };
    on("data-restart", () => this.restart());
    on("data-download", () => download(`${this.slug}.md`, new Blob([this.text], { type: "text/markdown;charset=utf-8" })));
    on("data-word", () => this.downloadWord());
    on("data-copy-story", () => this.copyText());
    on("data-github", () => this.handOver());
  }

  /**
   * The element of the form that has this attribute.
   * @param {string} name
   */
  part(name) {
    return need(`[data-${name}]`, HTMLElement, this.form);
  }

  /**
   * Ticks a choice, when there is one to tick, and goes on as after any other change.
   * @param {string} name
   * @param {string} [value]
   */
  choose(name, value) {
    const box = value && find(`[name="${name}"][value="${CSS.escape(value)}"]`, HTMLInputElement, this.form);
    if (box) box.checked = true;
    this.later();
  }

  /** @param {string} name */
  value(name) {
    return control(this.form, name).value;
  }

  /**
   * What is ticked, in the order in which it was: the first ingredient or theme counts most.
   * @param {string} name
   */
  chosen(name) {
    const ticked = all(`[name="${name}"]:checked`, HTMLInputElement, this.form).map((box) => box.value);
    const before = (this.order[name] ?? []).filter((value) => ticked.includes(value));
    this.order[name] = [...before, ...ticked.filter((value) => !before.includes(value))];
    return this.order[name];
  }

  /** @returns {Draft} */
  read() {
    return {
      title: this.value("title"),
      summary: this.value("summary"),
      municipalities: this.places.names,
      period: { start: this.value("period.start"), end: this.value("period.end") },
      status: this.chosen("status")[0] ?? "",
      themes: this.chosen("themes"),
      ingredients: this.chosen("ingredients"),
      target_groups: this.chosen("target_groups"),
      inspired_by: this.chosen("inspired_by"),
      partners: this.rows.partners.read(),
      sources: this.rows.sources.read(),
      contact: { organisation: this.value("contact.organisation"), url: this.value("contact.url") },
      sections: Object.fromEntries(this.sections.map((section) => [section.heading, section.text.value])),
    };
  }

  /** @param {Draft} draft */
  fill(draft) {
    const simple = { title: draft.title, summary: draft.summary, "period.start": draft.period.start,
      "period.end": draft.period.end, "contact.organisation": draft.contact.organisation, "contact.url": draft.contact.url };
    for (const [name, value] of Object.entries(simple)) control(this.form, name).value = value ?? "";
    for (const name of CHOICES) this.tick(name, draft[name]);
    this.tick("status", [draft.status]);
    this.places.fill(draft.municipalities);
    this.rows.partners.fill(draft.partners);
    this.rows.sources.fill(draft.sources);
    if (!draft.sources.length) this.rows.sources.add();
    for (const section of this.sections) section.text.value = draft.sections[section.heading] ?? "";
    this.update();
  }

  /**
   * @param {string} name
   * @param {string[]} values
   */
  tick(name, values) {
    this.order[name] = values;
    for (const box of all(`[name="${name}"]`, HTMLInputElement, this.form)) box.checked = values.includes(box.value);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.update(true), PAUSE);
  }

  /** @param {EventTarget | null} target */
  touch(target) {
    const owner = target instanceof Element && !target.matches("button") && target.closest("[data-field]");
    if (owner instanceof HTMLElement && owner.dataset.field) this.touched.add(owner.dataset.field);
    this.later();
  }

  /** Judges the draft and shows all that follows from it. */
  update(keep = false) {
    const draft = this.read();
    this.slug = slugOfDraft(draft, new Set(this.site.stories.values()));
    this.text = writeStory(draft, this.site);
    this.draft = draft;
    const today = new Date().toISOString().slice(0, 10);
    const problems = findProblems(draft, { ...this.site, today, images: `${this.site.folder}/${this.slug}` });
    for (const section of this.sections) section.update(draft.ingredients, sourcesOf(draft));
    this.showCount(draft);
    this.showProblems(problems);
    this.showWays(problems);
    this.part("preview").replaceChildren(...makePreview(draft, this.site));
    if (keep) {
      this.part("saved").textContent = saveDraft(draft)
        ? "Bewaard in deze browser." : "Je browser bewaart niets. Download je tekst voordat je weggaat.";
    }
  }

  /** @param {Draft} draft */
  showCount(draft) {
    const length = [...tidyLine(draft.summary)].length;
    const { minLength, maxLength } = this.site.schema.properties.summary;
    need("#telling-summary", HTMLElement, this.form).textContent = `${length} tekens (${minLength} tot ${maxLength})`;
  }

  /**
   * Beside each field that was left, what is wrong with it; at the end everything, with a link to its field.
   * @param {Problem[]} problems
   */
  showProblems(problems) {
    for (const list of all("[data-problems]", HTMLElement, this.form)) {
      const field = list.dataset.problems ?? "";
      const mine = problems.filter((problem) => this.fieldOf(problem) === field);
      const shown = this.touched.has(field) ? mine : [];
      const texts = shown.map(wordsFor).join("\n");
      if (texts !== list.dataset.shown) list.replaceChildren(...shown.map((problem) => element("li", {}, ...withCode(wordsFor(problem)))));
      list.dataset.shown = texts;
      list.hidden = !shown.length;
      const input = this.form.querySelector(`#veld-${slugify(field)}`);
      const isWrong = shown.some((problem) => this.isError(problem));
      if (input?.matches("input:not([type=checkbox], [type=radio]), textarea")) input.setAttribute("aria-invalid", String(isWrong));
    }
    const errors = problems.filter((problem) => this.isError(problem)).length;
    const summary = this.part("summary");
    const words = summaryOf(errors, problems.length - errors);
    if (summary.textContent !== words) summary.textContent = words;
    this.part("todo").replaceChildren(...problems.map((problem) => this.makeTodo(problem)));
  }

  /** @param {Problem} problem */
  isError({ level }) {
    return level === this.site.error_level;
  }

  /** @param {Problem} problem */
  fieldOf({ field }) {
    if (field === "period") return "period.start";
    if (field === "contact") return "contact.organisation";
    return /^(?:period|contact|sections)\./.test(field) ? field : field.split(".")[0];
  }

  /** @param {Problem} problem */
  makeTodo(problem) {
    const field = this.fieldOf(problem);
    const label = this.site.labels.fields[field] ?? field.replace("sections.", "");
    const link = element("a", { href: `#veld-${slugify(field)}` }, label);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.touched.add(field);
      need(`#veld-${slugify(field)}`, HTMLElement, this.form).focus();
      this.update();
    });
    const code = element("span", { class: "form-todo__code" }, `${problem.code} ${problem.level}`);
    return element("li", { "data-code": problem.code, "data-level": problem.level }, link, ": ", ...withCode(wordsFor(problem)), " ", code);
  }

  /** @param {Problem[]} problems */
  showWays(problems) {
    const { repository = "", branch = "" } = this.form.dataset;
    this.part("file-name").textContent = `${this.slug}.md`;
    const link = find("[data-github]", HTMLAnchorElement, this.form);
    if (!link) return;
    const { address, isWhole } = addressOfNewFile(repository, branch, this.site.folder, this.slug, this.text);
    link.href = address;
    this.isWhole = isWhole;
    this.part("github-help").textContent = isWhole
      ? "Je hebt een gratis account nodig. GitHub opent met je verhaal erin. Kies daar 'Commit changes' en daarna 'Propose changes'."
      : "Je hebt een gratis account nodig. Je verhaal is te lang om mee te sturen. Het wordt daarom gekopieerd: plak het op GitHub in het grote vak (Ctrl+V, of Cmd+V op een Mac). Kies daarna 'Commit changes' en 'Propose changes'.";
    const secret = problems.some((problem) => problem.code.startsWith("P-") && this.isError(problem));
    const stop = this.part("private");
    stop.hidden = !secret;
    stop.textContent = secret ? "Er staan gegevens in die niemand mag zien. Haal ze eerst weg: op GitHub is alles openbaar." : "";
    link.hidden = secret;
  }

  /** @param {string} message */
  tell(message) {
    this.part("finish-status").textContent = message;
  }

  handOver() {
    if (!this.isWhole) this.copyText();
  }

  async copyText() {
    const copied = await copy(this.text);
    this.part("copy-fallback").hidden = copied;
    need("[data-copy-text]", HTMLTextAreaElement, this.form).value = copied ? "" : this.text;
    this.tell(copied ? "De tekst staat op je klembord. Plak hem op GitHub in het grote vak."
      : "Kopiëren lukte niet vanzelf. Selecteer de tekst hieronder en kopieer hem.");
  }

  downloadWord() {
    download(`${this.slug}.docx`, makeWord(this.draft, this.site));
    this.tell("Het Word-bestand staat bij je downloads. Stuur het naar de redactie.");
  }

  restart() {
    if (!window.confirm("Alles wat je hier hebt getypt, gaat weg. Weet je het zeker?")) return;
    clearDraft();
    this.touched.clear();
    this.fill(emptyDraft(this.site.headings));
    this.part("restored").hidden = true;
    this.part("saved").textContent = "";
    control(this.form, "title").focus();
  }

  /** Starts from the draft of last time, with what the address asks for. */
  start() {
    const empty = emptyDraft(this.site.headings);
    const saved = loadDraft(empty);
    const draft = saved ?? empty;
    this.takeAsked(draft, new URLSearchParams(location.search));
    this.part("restored").hidden = !saved || !Object.keys(frontMatterOf(saved)).length;
    this.fill(draft);
  }

  /**
   * @param {Draft} draft
   * @param {URLSearchParams} address
   */
  takeAsked(draft, address) {
    const { asked, places, titles } = this.site;
    for (const name of address.getAll(asked.municipalities)) addOnce(draft.municipalities, places.find(name)?.name ?? name);
    for (const slug of address.getAll(asked.ingredients)) if (titles.has(slug)) addOnce(draft.ingredients, slug);
    for (const slug of address.getAll(asked.themes)) addOnce(draft.themes, slug);
  }
}

/**
 * Words between backticks as code.
 * @param {string} text
 */
function withCode(text) {
  const pieces = text.split("`");
  return pieces.length % 2 ? pieces.map((piece, n) => (n % 2 ? element("code", {}, piece) : piece)) : [text];
}

/**
 * @param {string[]} list
 * @param {string} item
 */
function addOnce(list, item) {
  if (item && !list.includes(item)) list.push(item);
}

/**
 * @param {number} errors
 * @param {number} others
 */
function summaryOf(errors, others) {
  /** @type {(number: number, one: string, more: string) => string} */
  const count = (number, one, more) => `${number} ${number === 1 ? one : more}`;
  if (!errors && !others) return "Niets meer: je verhaal is klaar om in te sturen.";
  const parts = [
    ...(errors ? [`${count(errors, "punt", "punten")} voordat het op de site kan`] : []),
    ...(others ? [`${count(others, "punt", "punten")} om nog eens naar te kijken`] : []),
  ];
  return `Nog ${parts.join(", en ")}.`;
}

const form = find("[data-story-form]", HTMLFormElement);
if (form) {
  const story = new StoryForm(form, await readSite());
  story.start();
  need("[data-without-script]", HTMLElement).hidden = true;
  form.hidden = false;
}

// The form on /insturen/: reads the draft from the page, judges it, keeps it, and hands it over as a file.

import { copy } from "../shared/clipboard.js";
import { LETTERS, counted } from "../shared/counted.js";
import { all, control, element, find, need } from "../shared/dom.js";
import { Begin } from "./begin.js";
import { Choices, toggle } from "./choices.js";
import { addressOfNewFile, download, zipStory } from "./finish.js";
import { forgetUnused } from "./image_store.js";
import { Images } from "./images.js";
import { Keeper } from "./keeper.js";
import { mendText } from "./mending.js";
import { MunicipalityChoice } from "./municipalities.js";
import { isInADraft } from "./draft.js";
import { makePreview } from "./preview.js";
import { Head, purposeOf } from "./purpose.js";
import { ProblemList } from "./problem_list.js";
import { fillSelect, Rows, sourceOptions } from "./rows.js";
import { findProblems } from "./rules.js";
import { Section } from "./section.js";
import { readSite, readStory } from "./site.js";
import { askStillRight } from "./still.js";
import { draftOfFile, emptyDraft, imagesOf, slugOfDraft, sourcesOf, writeStory } from "./story.js";
import { tidyLine } from "./text.js";
import { withoutPlace } from "./text_rules.js";
import { writeAsTyped } from "./typing.js";
import { makeWord } from "./word.js";

/** @type {("themes" | "ingredients" | "target_groups" | "inspired_by")[]} */
const CHOICES = ["themes", "ingredients", "target_groups", "inspired_by"];
/** @type {("partners" | "sources" | "figures" | "followers" | "images")[]} */
const ROWS = ["sources", "partners", "figures", "followers", "images"];
const PAUSE = 250; // milliseconds without typing before the draft is judged and kept

class StoryForm {
  /**
   * @param {HTMLFormElement} form
   * @param {FormSite} site
   */
  constructor(form, site) {
    this.form = form;
    this.site = site;
    /** @type {Record<string, string[]>} */
    this.order = {};
    this.timer = 0;
    this.draft = emptyDraft(site.headings);
    this.head = new Head();
    /** What the address asks to do with which story. @type {{ slug: string, purpose: import("./purpose.js").Purpose } | null} */
    this.asked = null;
    this.slug = "";
    this.text = "";
    this.isWhole = true;
    /** What a button changed last: the draft as it was. @type {Draft | null} */
    this.before = null;
    const changed = () => this.later();
    const act = (/** @type {string} */ words, /** @type {() => void} */ action) => this.act(words, action);
    this.places = new MunicipalityChoice(form, site.places, changed, act);
    this.images = new Images(form, changed, site, act, () => this.text);
    this.rows = Object.fromEntries(ROWS.map((kind) => [kind, kind === "images" ? this.images : new Rows(form, kind, changed, site.places, act)]));
    this.sections = all("[data-section]", HTMLElement, form).map(
      (part) => new Section(part, { names: site.titles, setbacks: site.setbacks }, site.usual, (slug) => this.choose("ingredients", slug)),
    );
    this.lists = all("[data-choices]", HTMLElement, form).map((part) => new Choices(part, site.choice_words));
    this.problems = new ProblemList(form, site, this.rows, (problem) => act("Hersteld.", () => this.mend(problem)), () => this.arrange());
    this.begin = new Begin(form, site, (change) => this.takePasted(change));
    this.keeper = new Keeper(form, emptyDraft(site.headings), (draft) => this.fill(draft), () => this.read());
    this.listen();
  }

  listen() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => {
      this.showUndo("");
      this.later();
    });
    this.form.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button");
      if (button) this.keepFocus(button);
    });
    this.form.addEventListener("focusout", (event) => {
      this.problems.touch(event.target);
      this.schedule();
    });
    window.addEventListener("pagehide", () => this.keeper.keep(this.read()));
    /** @type {(name: string, action: () => void) => void} */
    const on = (name, action) => {
      for (const each of this.form.querySelectorAll(`[${name}]`)) each.addEventListener("click", action);
    };
    for (const button of all("[data-toggle]", HTMLElement, this.form)) toggle(button);
    on("data-restart", () => this.restart());
    on("data-undo-button", () => this.undo());
    on("data-download", () => this.downloadFile());
    on("data-word", () => this.downloadWord());
    // A Word file of a story that is changed would lose what editors wrote in its file, and any Word file its images.
    on("data-mail", () => (this.draft.slug || this.copies.length ? this.downloadFile() : this.downloadWord()));
    on("data-copy-story", () => this.copyText());
    on("data-github", () => this.handOver());
  }

  /**
   * Whose button went with what it did, is then where that is told: beside the button to undo, else at the head of the step.
   * @param {HTMLElement} button
   */
  keepFocus(button) {
    const at = document.activeElement;
    if (button.checkVisibility() || (at && at !== button && at !== document.body)) return;
    const place = button.matches("[data-undo-button]") ? this.part("undo-words") : need("h2", HTMLElement, this.problems.steps.current);
    place.focus();
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

  /** Whether this is a new story or one that is changed; the ways out differ. */
  showWhat() {
    const { slug, title } = this.draft;
    for (const part of all("[data-when]", HTMLElement)) part.hidden = (part.dataset.when === "edit") !== (slug !== "");
    const name = [...this.site.stories].find(([, other]) => other === slug)?.[0] ?? title;
    const steps = find("[data-github-steps]", HTMLDetailsElement, this.form);
    if (steps) steps.open = slug !== ""; // a file that is there is not simply filled in
    this.part("edited-title").textContent = name;
    this.head.show(slug ? (slug === this.asked?.slug ? this.asked.purpose : "improve") : null, name);
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
      slug: this.draft.slug,
      kept: this.draft.kept,
      reviewed: this.draft.reviewed,
      title: this.value("title"),
      summary: this.value("summary"),
      municipalities: this.places.names,
      period: { start: this.value("period.start"), end: this.value("period.end") },
      status: this.chosen("status")[0] ?? "",
      themes: this.chosen("themes"),
      ingredients: this.chosen("ingredients"),
      target_groups: this.chosen("target_groups"),
      partners: this.rows.partners.read(),
      sources: this.rows.sources.read(),
      contact: { organisation: this.value("contact.organisation"), url: this.value("contact.url") },
      open_questions: this.value("open_questions"),
      figures: this.rows.figures.read(),
      quote: { text: this.value("quote.text"), who: this.value("quote.who"), source: this.quoteSource.value },
      conditions: this.value("conditions"),
      contributors: this.value("contributors"),
      inspired_by: this.chosen("inspired_by"),
      followers: this.rows.followers.read(),
      images: this.images.read(),
      consent: this.draft.consent,
      sections: Object.fromEntries(this.sections.map((section) => [section.heading, section.text.value])),
    };
  }

  get quoteSource() {
    return need('[name="quote.source"]', HTMLSelectElement, this.form);
  }

  /** @param {Draft} draft */
  fill(draft) {
    this.draft = draft;
    this.showWhat();
    const { period, contact, quote } = draft;
    const simple = {
      title: draft.title, summary: draft.summary, "period.start": period.start, "period.end": period.end,
      "contact.organisation": contact.organisation, "contact.url": contact.url, open_questions: draft.open_questions,
      conditions: draft.conditions, contributors: draft.contributors, "quote.text": quote.text, "quote.who": quote.who,
    };
    for (const [name, value] of Object.entries(simple)) control(this.form, name).value = value ?? "";
    for (const name of CHOICES) this.tick(name, draft[name]);
    this.tick("status", [draft.status]);
    this.places.fill(draft.municipalities);
    for (const kind of ROWS) this.rows[kind].fill(draft[kind]);
    if (!draft.sources.length) this.rows.sources.add();
    if (quote.source) this.quoteSource.append(element("option", { value: quote.source }, quote.source));
    this.quoteSource.value = quote.source;
    for (const section of this.sections) section.text.value = draft.sections[section.heading] ?? "";
    for (const more of all("[data-more]", HTMLDetailsElement, this.form)) more.open = isFilled(more);
    this.problems.touched.clear();
    this.arrange();
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

  /** Who comes to a step finds first in its lists what the text of now gives reason for; while somebody is there, nothing moves. */
  arrange() {
    const { title, summary, sections } = this.read();
    const text = [title, summary, ...Object.values(sections)].join("\n");
    for (const list of this.lists) list.arrange(text, this.chosen(list.name));
    for (const section of this.sections) section.settle();
  }

  /** Something was typed or chosen. */
  later() {
    this.keeper.touch();
    this.schedule();
  }

  schedule() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.update(), PAUSE);
  }

  /** Judges the draft, shows all that follows from it, and keeps it. */
  update() {
    const draft = this.read();
    const sources = sourcesOf(draft);
    this.slug = slugOfDraft(draft, new Set(this.site.stories.values()));
    this.text = writeStory(draft, { ...this.site, slug: this.slug });
    this.draft = draft;
    const today = new Date().toISOString().slice(0, 10);
    const problems = findProblems(draft, { ...this.site, today, folder_of_images: `${this.site.folder}/${this.slug}`, own: draft.slug, lost: this.images.lost });
    const waiting = withoutPlace(problems);
    for (const section of this.sections) section.update(draft.ingredients, sources, waiting);
    for (const list of all("[data-source-of]", HTMLSelectElement, this.form)) fillSelect(list, "Kies een bron", sourceOptions(sources));
    this.showCount(draft);
    this.problems.show(problems, this.sections.filter((section) => section.isThin));
    this.showWays(problems);
    this.part("preview").replaceChildren(...makePreview(draft, this.site, (key) => this.images.pictureOf(key)));
    this.keeper.keep(draft);
  }

  /**
   * Puts the suggestion of a problem in its place.
   * @param {Problem} problem
   */
  mend(problem) {
    const { field, value, suggestion, paragraph } = problem;
    const [first, second] = field.split(".");
    const section = this.sections.find(({ heading }) => first === "sections" && heading === second);
    if (section && paragraph) section.markParagraph(paragraph);
    else if (section) writeAsTyped(section.text, mendText(section.text.value, problem));
    else if (first === "municipalities") this.places.replace(Number(second), suggestion ?? value);
    else {
      const input = need("input, textarea", HTMLElement, this.problems.ownerOf(field));
      if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) writeAsTyped(input, suggestion ?? value);
    }
    this.later();
  }

  /** @param {Draft} draft */
  showCount(draft) {
    const length = [...tidyLine(draft.summary)].length;
    const { minLength, maxLength } = this.site.schema.properties.summary;
    need("#telling-summary", HTMLElement, this.form).textContent = `${counted(length, LETTERS)} (${minLength} tot ${maxLength})`;
  }

  /** @param {Problem[]} problems */
  showWays(problems) {
    const { repository = "", branch = "" } = this.form.dataset;
    const { copies } = this;
    this.part("file-name").textContent = this.fileName;
    for (const each of all("[data-with-images]", HTMLElement, this.form)) each.hidden = !copies.length;
    const form = find("[data-mail-form]", HTMLElement, this.form);
    if (form) form.textContent = copies.length ? "zip-bestand met je beelden" : this.draft.slug ? `bestand ${this.fileName}` : "Word-bestand";
    const link = find("[data-github]", HTMLAnchorElement, this.form);
    if (!link) return;
    const { address, isWhole } = this.draft.slug
      ? { address: `${repository}/edit/${encodeURIComponent(branch)}/${this.site.folder}/${this.slug}.md`, isWhole: false }
      : addressOfNewFile(repository, branch, this.site.folder, this.slug, this.text);
    link.href = address;
    this.isWhole = isWhole;
    this.part("github-whole").hidden = !isWhole;
    this.part("github-paste").hidden = isWhole;
    const secret = problems.some((problem) => problem.code.startsWith("P-") && this.problems.isError(problem));
    const stop = this.part("private");
    stop.hidden = !secret;
    stop.textContent = secret ? "Er staan gegevens in die niemand mag zien. Haal ze eerst weg: op GitHub is alles openbaar." : "";
    link.hidden = secret;
  }

  /** @param {string} message */
  tell(message) {
    this.part("finish-status").textContent = message;
  }

  /** The text goes along on the clipboard as well: an address can get lost where somebody must log in first. */
  async handOver() {
    const { copies } = this;
    need("[data-github-steps]", HTMLDetailsElement, this.form).open = true; // what to do in the other window
    if (copies.length) download(this.fileName, await this.zip(copies));
    if (!this.isWhole) return this.copyText();
    if (await copy(this.text)) this.tell("Je verhaal gaat mee naar GitHub. Het staat ook op je klembord.");
  }

  async copyText() {
    const copied = await copy(this.text);
    this.part("copy-fallback").hidden = copied;
    need("[data-copy-text]", HTMLTextAreaElement, this.form).value = copied ? "" : this.text;
    this.tell(copied ? "De tekst staat op je klembord. Plak hem op GitHub in het grote vak."
      : "Kopiëren lukte niet vanzelf. Selecteer de tekst hieronder en kopieer hem.");
  }

  /** The images that go along, as far as they are here. */
  get copies() {
    return imagesOf(this.draft).shown.flatMap((image) => {
      const copy = this.images.copies.get(image.key);
      return copy ? [{ image, copy }] : [];
    });
  }

  get fileName() {
    return this.copies.length ? `${this.slug}.zip` : `${this.slug}.md`;
  }

  /** The story as a file; with images as a zip that has all in its folder, to be unpacked where the stories are. */
  async downloadFile() {
    const { copies, fileName } = this;
    download(fileName, copies.length ? await this.zip(copies) : new Blob([this.text], { type: "text/markdown;charset=utf-8" }));
    this.tellFile(`Het bestand ${fileName}`);
  }

  /** @param {import("./finish.js").Copy[]} copies */
  zip(copies) {
    return zipStory(`${this.site.folder}/${this.slug}`, this.text, copies);
  }

  downloadWord() {
    download(`${this.slug}.docx`, makeWord(this.draft, this.site));
    this.tellFile("Het Word-bestand");
  }

  /** @param {string} name */
  tellFile(name) {
    const mails = find("[data-mail]", HTMLAnchorElement, this.form) !== null;
    this.tell(`${name} staat bij je downloads.${mails ? " Voeg het toe aan een mail aan de redactie." : ""}`);
  }

  /** A new draft; the one at hand stays in the list. */
  restart() {
    this.keeper.keep(this.read());
    this.keeper.begin(emptyDraft(this.site.headings));
    this.showUndo("");
    location.hash = "begin";
  }

  /**
   * Does what a button asks, and offers the way back.
   * @param {string} words What happened.
   * @param {() => void} action
   */
  act(words, action) {
    const before = this.read();
    action();
    this.before = before;
    this.showUndo(words);
  }

  /** @param {string} words Empty when there is nothing to undo. */
  showUndo(words) {
    this.part("undo-words").textContent = words;
    this.part("undo-button").hidden = !words;
  }

  undo() {
    if (!this.before) return;
    const { before } = this;
    this.keeper.touch();
    this.fill(before);
    this.showUndo("");
    this.part("undo-words").textContent = "Het staat er weer zoals het was.";
  }

  /**
   * Goes on with what was pasted, from the step with the text.
   * @param {(draft: Draft) => Draft} change
   */
  takePasted(change) {
    this.act("Je tekst staat erin.", () => this.keeper.take(change(this.read())));
    location.hash = "tekst";
  }

  /** Starts from the draft of last time, from what the address asks for, or from the story that it names. */
  async start() {
    const address = new URLSearchParams(location.search);
    const asked = address.get(this.site.asked.still);
    const slug = asked ?? address.get(this.site.asked.slug) ?? "";
    if ([...this.site.stories.values()].includes(slug)) {
      this.asked = { slug, purpose: purposeOf(asked !== null) };
      await this.keeper.startChange(slug, () => this.readStory(slug));
      if (asked) askStillRight(this.form, this.draft.title, slug, () => this.confirm());
    } else this.keeper.start((draft) => this.withAsked(draft, address));
  }

  /** Somebody says that the story is still right: the day is all that changes. */
  confirm() {
    this.act("Bij het verhaal staat nu dat het vandaag is nagekeken.", () =>
      this.keeper.take({ ...this.read(), reviewed: new Date().toISOString().slice(0, 10) }));
  }

  /** @param {string} slug */
  async readStory(slug) {
    const { file, starts, ...draft } = await readStory(slug);
    return draftOfFile({ ...emptyDraft(this.site.headings), ...draft }, file, starts, this.site);
  }

  /**
   * A draft with what the address of the page asks for.
   * @param {Draft} draft
   * @param {URLSearchParams} address
   * @returns {Draft}
   */
  withAsked(draft, address) {
    const { asked, places, titles, labels } = this.site;
    /** @type {(list: string[], more: (string | undefined)[]) => string[]} */
    const added = (list, more) => [...new Set([...list, ...more.flatMap((item) => item || [])])];
    return {
      ...draft,
      municipalities: added(draft.municipalities, address.getAll(asked.municipalities).flatMap((names) => places.namesIn(names))),
      ingredients: added(draft.ingredients, address.getAll(asked.ingredients).filter((slug) => titles.has(slug))),
      themes: added(draft.themes, address.getAll(asked.themes).filter((slug) => Object.hasOwn(labels.themes, slug))),
    };
  }
}

/**
 * Whether something in a part of the form was filled in.
 * @param {HTMLElement} part
 */
function isFilled(part) {
  return all("input, select, textarea", HTMLElement, part).some((field) =>
    field instanceof HTMLInputElement && field.matches("[type=checkbox], [type=radio]") ? field.checked
      : (field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement) && field.value.trim() !== "");
}

const form = find("[data-story-form]", HTMLFormElement);
if (form) {
  const story = new StoryForm(form, await readSite());
  await story.start();
  forgetUnused(isInADraft);
  need("[data-without-script]", HTMLElement).hidden = true;
  form.hidden = false;
  if (location.hash) story.problems.steps.follow();
}

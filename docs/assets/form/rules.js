// Everything that is wrong with a draft, in the words of the check: the schema, and the rules that need more.

import { nearest } from "./nearest.js";
import { firstOf, startsWith } from "./patterns.js";
import { checkPrivacy } from "./privacy.js";
import { explainFault, makeProblem } from "./problems.js";
import { findFaults } from "./schema.js";
import { frontMatterOf } from "./story.js";
import { isMark, readBlocks, tidy } from "./text.js";

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;
const MARKABLE = ["plain", "item", "quote"];

/** @typedef {(code: string, values?: Record<string, unknown>, suggestion?: string | null) => Problem} Report */

/**
 * @param {Draft} draft
 * @param {FormSite & Moment} site
 */
export function findProblems(draft, site) {
  const front = frontMatterOf(draft);
  return [
    ...findFaults(site.schema, front).map((fault) => explainFault(site, fault)),
    ...checkPeriod(front, site),
    ...checkStatus(front, site),
    ...checkMunicipalities(front, site),
    ...checkTitle(front, site),
    ...checkFacts(front, site),
    ...checkSections(draft, front, site),
  ].filter((problem, n, all) => all.findIndex((other) => isSame(problem, other)) === n);
}

/**
 * @param {Problem} one
 * @param {Problem} other
 */
function isSame(one, other) {
  return one.code === other.code && one.field === other.field && one.message === other.message;
}

/**
 * @param {FrontMatter} front
 * @param {FormSite} site
 */
function checkPeriod(front, site) {
  const { start, end } = front.period ?? {};
  const form = new RegExp(site.schema.properties.period.properties.start.pattern, "u");
  /** @type {(text?: string) => text is string} */
  const isPeriod = (text) => form.test(text ?? "");
  if (!isPeriod(start) || !isPeriod(end) || end >= start.slice(0, end.length)) return [];
  return [makeProblem(site, "V-002", "period.end", { start, end })];
}

/**
 * Whether a status says the same as the period.
 * @param {FrontMatter} front
 * @param {FormSite & Moment} site
 */
function checkStatus({ status = "", period }, site) {
  const { end } = period ?? {};
  const isOver = end && end < site.today.slice(0, end.length);
  const isToCome = end && end > site.today.slice(0, end.length);
  if (site.running.includes(status) && isOver) return [makeProblem(site, "V-004", "status", { status, end })];
  if (!site.over.includes(status) || !period) return [];
  if (isToCome) return [makeProblem(site, "V-028", "period.end", { status, end })];
  return end ? [] : [makeProblem(site, "V-005", "status", { status })];
}

/**
 * @param {FrontMatter} front
 * @param {FormSite} site
 */
function checkMunicipalities(front, site) {
  const { places, likeness } = site;
  return (front.municipalities ?? []).flatMap((name, n) => {
    const found = places.find(name);
    /** @type {(...given: Parameters<Report>) => Problem[]} */
    const problem = (code, values, suggestion) =>
      [makeProblem(site, code, `municipalities.${n}`, { value: name, key: "municipalities", ...values }, suggestion)];
    if (!found) return problem("V-006", {}, nearest(name, places.names, likeness));
    const choices = found.places.map((place) => place.name);
    if (found.kind === "divided") return problem("V-007", { choices: choices.join(", ") });
    if (found.kind === "shared") return problem("V-008", { choices: choices.join("' of '") });
    return found.kind === "area" ? problem("V-009", { kind: found.area }) : [];
  });
}

/**
 * @param {FrontMatter} front
 * @param {FormSite} site
 */
function checkTitle(front, site) {
  const other = site.stories.get(front.title ?? "");
  return other ? [makeProblem(site, "V-001", "title", { value: front.title, other: `${site.folder}/${other}.md` })] : [];
}

/**
 * Personal data outside the text; web addresses are not ours.
 * @param {FrontMatter} front
 * @param {FormSite} site
 */
function checkFacts(front, site) {
  const texts = {
    title: front.title,
    summary: front.summary,
    partners: front.partners?.map((partner) => partner.name).join("\n"),
    sources: front.sources?.map((source) => `${source.title ?? ""}\n${source.publisher ?? ""}`).join("\n"),
    "contact.organisation": front.contact?.organisation,
  };
  return Object.entries(texts).flatMap(([field, text]) => (text ? checkPrivacy(text, field, site) : []));
}

/**
 * @param {Draft} draft
 * @param {FrontMatter} front
 * @param {FormSite & Moment} site
 */
function checkSections(draft, front, site) {
  /** @type {Set<string>} */
  const used = new Set();
  /** @type {Set<string>} */
  const shown = new Set();
  const sources = new Set((front.sources ?? []).map((source) => source.id));
  const problems = [];
  for (const heading of site.headings) {
    const text = tidy(draft.sections[heading] ?? "");
    const field = `sections.${heading}`;
    if (!text.trim() && !site.optional_headings.includes(heading)) {
      problems.push(makeProblem(site, "V-033", field, { value: heading }));
    }
    for (const { 0: whole, 1: id, index = 0 } of text.matchAll(site.grammar.reference)) {
      if (text[index + whole.length] === ":") continue; // the text of a note, which is told by itself
      if (!sources.has(id)) problems.push(makeProblem(site, "V-015", field, { value: id }));
      used.add(id);
    }
    problems.push(...checkPrivacy(text, field, site));
    problems.push(...checkMarks(text, field, front, site, shown), ...checkWriting(text, field, site));
  }
  return [...problems, ...checkUse(front, used, shown, site)];
}

/**
 * @param {string} text
 * @param {string} field
 * @param {FrontMatter} front
 * @param {FormSite} site
 * @param {Set<string>} shown Gets the slugs that the text shows.
 */
function checkMarks(text, field, front, site, shown) {
  const { titles, slugOf, likeness } = site;
  const named = new Set(front.ingredients ?? []);
  return readBlocks(text).flatMap((block) => {
    if (!block.names.length) return [];
    if (!MARKABLE.includes(block.sort) || /^!\[[^\]]*\]\([^)]*\)$/.test(block.lines.at(-1) ?? "")) {
      return [makeProblem(site, "V-041", field)];
    }
    return block.names.flatMap((name) => {
      const slug = slugOf(name);
      if (!titles.has(slug)) {
        const values = { value: name, key: "ingredient" };
        return [makeProblem(site, "V-014", field, values, nearest(name, titles.values(), likeness))];
      }
      shown.add(slug);
      return named.has(slug) ? [] : [makeProblem(site, "V-043", field, { value: slug })];
    });
  });
}

/**
 * @param {FrontMatter} front
 * @param {Set<string>} used Names of sources.
 * @param {Set<string>} shown Slugs of ingredients.
 * @param {FormSite} site
 */
function checkUse(front, used, shown, site) {
  const unused = (front.sources ?? []).filter((source) => !used.has(source.id));
  const unkind = (front.sources ?? []).filter((source) => !source.kind);
  const unseen = (front.ingredients ?? []).filter((slug) => !shown.has(slug));
  return [
    ...unused.map(({ id }) => makeProblem(site, "V-016", `sources.${id}`, { value: id })),
    ...unkind.map(({ id }) => makeProblem(site, "V-054", `sources.${id}`, { value: id })),
    ...unseen.map((slug) => makeProblem(site, "V-044", "ingredients", { value: slug })),
  ];
}

/**
 * The rules for how a text is written. They look at each line; code is not left out, as the check does.
 * @param {string} text
 * @param {string} field
 * @param {FormSite & Moment} site
 */
function checkWriting(text, field, site) {
  /** @type {Report} */
  const problem = (code, values, suggestion) => makeProblem(site, code, field, values, suggestion);
  return text.split("\n").flatMap((line) => [
    ...checkForms(line, problem, site),
    ...checkSize(line, problem, site),
    ...[...line.matchAll(site.grammar.link)].flatMap(({ groups = {} }) => checkLink(groups, problem, site)),
  ]);
}

/**
 * Forms that a story has no place for: HTML, large headings, definitions, and marks that are not as they should be.
 * @param {string} line
 * @param {Report} problem
 * @param {FormSite} site
 */
function checkForms(line, problem, { headings, grammar }) {
  const found = [];
  const tag = [...line.matchAll(grammar.html)].find(({ index }) => !startsWith(line.slice(index), grammar.autolink));
  const heading = /^ {0,3}(#{1,2}(?!#))\s*(.*)$/.exec(line);
  const note = firstOf(line, grammar.definition);
  const marker = isMark(line) ? null : firstOf(line, grammar.marker_like);
  if (tag) found.push(problem("V-045", { value: tag[0] }));
  if (heading) {
    const choices = headings.map((name) => `\`## ${name}\``).join(", ");
    found.push(problem("V-034", { value: `${heading[1]} ${heading[2]}`, choices }));
  }
  if (note?.index === 0) found.push(problem(note[1].startsWith("^") ? "V-017" : "V-049", { value: `[${note[1]}]: ...` }));
  if (marker) found.push(problem("V-040", { value: marker[0] }));
  return found;
}

/**
 * @param {string} line
 * @param {Report} problem
 * @param {FormSite} site
 */
function checkSize(line, problem, { rules, grammar }) {
  const found = [];
  const marks = firstOf(line, grammar.run);
  if (marks) found.push(problem("F-009", { value: marks[1], count: marks[0].length }));
  if (line.length > (rules["F-008"].limit ?? Infinity)) found.push(problem("F-008", { count: line.length }));
  return found;
}

/**
 * @param {Record<string, string>} link
 * @param {Report} problem
 * @param {FormSite & Moment} site
 */
function checkLink({ image, text, target: written }, problem, { schema, images, grammar }) {
  const target = written.replace(/^<|>$/g, "").replace(grammar.escaped, "$1");
  if (image) {
    const found = text.trim() ? [] : [problem("V-047", { value: target })];
    return [...found, problem(SCHEME.test(target) || target.startsWith("//") ? "V-046" : "V-023", { value: target, folder: images })];
  }
  if (!target) return [problem("L-006")];
  return checkTarget(target, problem, schema);
}

/**
 * Only what a visitor of the form is likely to write; whether a file or heading exists, the check knows.
 * @param {string} target
 * @param {Report} problem
 * @param {StorySchema} schema
 */
function checkTarget(target, problem, schema) {
  const scheme = SCHEME.exec(target)?.[1].toLowerCase();
  if (target.startsWith("//")) return [problem("L-004", { value: "//" })];
  if (target.startsWith("/")) return [problem("L-003", { value: target, example: "naam-van-het-verhaal.md" })];
  if (/^www\./i.test(target)) {
    return [problem("L-001", { value: target, example: "naam-van-het-verhaal.md" }, `https://${target}`)];
  }
  if (!scheme || scheme === "mailto") return [];
  if (!["http", "https"].includes(scheme)) return [problem("L-004", { value: `${scheme}:` })];
  const { pattern } = schema.properties.sources.items.properties.url; // one rule for every web address
  return new RegExp(pattern, "u").test(target) ? [] : [problem("L-008", { value: target })];
}

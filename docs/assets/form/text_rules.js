// What is wrong with the text of a draft: its sources, its marks, and how it is written.

import { slugify } from "../shared/fold.js";
import { bareReference } from "./mending.js";
import { nearest } from "./nearest.js";
import { drawnOn, findDialect, findTightLists } from "./dialect.js";
import { findLoose, withDrawnText, withLooseMailbox, withoutWholes } from "./emphasis.js";
import { findNeighbours } from "./neighbours.js";
import { firstOf, startsWith } from "./patterns.js";
import { checkPrivacy } from "./privacy.js";
import { makeProblem } from "./problems.js";
import { reasonsIn } from "./reasons.js";
import { QUOTES, Structure } from "./structure.js";
import { imagesOf, textsOf, writeStory } from "./story.js";
import { bearsMarks, countWords, lineAsTyped, openCode, readBlocks, toMarkdown, withLine } from "./text.js";

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;
/** The signs of a quote or list before a text. */
const ITEMS = /^(?: *(?:>|[-*+] |\d+\. ) *)+/;
const CODE = "\u001a";
/** Words of a paragraph that tell which it is. */
const MOST_OF_PARAGRAPH = 6;

/** @typedef {(code: string, values?: Record<string, unknown>, suggestion?: string | null) => Problem} Report */

/**
 * @param {Draft} draft
 * @param {FrontMatter} front
 * @param {FormSite & Moment} site
 */
export function checkText(draft, front, site) {
  /** @type {Set<string>} Numbers of sources. */
  const used = new Set([...(front.figures ?? []), front.quote ?? {}].flatMap(({ source }) => (source ? withoutZeros(source) : [])));
  /** @type {Set<string>} Slugs of ingredients. */
  const shown = new Set();
  const structures = new Map([...textsOf(draft, site)].map(([heading, text]) => [heading, new Structure(text.split("\n"), site.grammar)]));
  const { under } = imagesOf(draft);
  const problems = [...structures].flatMap(([heading, structure]) => {
    const typed = draft.sections[heading] ?? "";
    const written = structure.typed.join("\n");
    const field = `sections.${heading}`;
    const isMissing = !hasContent(structure) && !under(heading).length && (written !== "" || !site.optional_headings.includes(heading));
    return [
      ...(isMissing ? [makeProblem(site, "V-033", field, { value: heading })] : []),
      ...checkReferences(structure, field, front, site, used),
      ...checkWords(written, field, site),
      ...checkMarks(structure, typed, field, front, site, shown),
      ...checkWriting(structure, field, site).map((problem) => withSimpleItem(problem, typed, site)),
    ];
  });
  // A reference that is not recognised may be the one that is missed.
  const mayBeMeant = [...structures.values()].some(({ references }) => references.some(({ id }) => id === undefined));
  return [...problems, ...checkOwnHeadings(draft, site), ...checkAnchors(structures, site), ...checkUse(draft, front, { used, shown, mayBeMeant }, site), ...checkSetback(draft, structures, site)];
}

/**
 * @param {string} typed The text of a section.
 * @param {FormSite} site
 */
function structureOf(typed, site) {
  return new Structure(toMarkdown(typed, site).split("\n"), site.grammar);
}

/**
 * The headings of the sections themselves, which in a story that is changed stand there as somebody else wrote them.
 * @param {Draft} draft
 * @param {FormSite} site
 */
function checkOwnHeadings(draft, site) {
  if (!draft.kept.length) return [];
  const lines = writeStory(draft, site).split("\n");
  const structure = new Structure(lines.slice(lines.findIndex((line, n) => n > 0 && line.trimEnd() === "---") + 1), site.grammar);
  const own = new Map(structure.headings.filter(({ level, isNested, text }) => level === 2 && !isNested && site.headings.includes(text)).map(({ number, text }) => [number, text]));
  return faultsOf(structure).filter(({ number }) => own.has(number))
    .map(({ code, number }) => makeProblem(site, code, `sections.${own.get(number)}`, { value: structure.typed[number].trim() }));
}

/**
 * @param {Structure} structure
 * @param {string} field
 * @param {FrontMatter} front
 * @param {FormSite} site
 * @param {Set<string>} used Gets the numbers that the text refers to.
 */
function checkReferences({ references }, field, { sources = [] }, site, used) {
  const numbers = sources.map((source) => withoutZeros(source.id));
  return references.flatMap(({ id }) => {
    if (id === undefined) return [];
    const number = withoutZeros(id);
    used.add(number);
    // Without any source that is the mistake.
    return !numbers.length || numbers.includes(number) ? [] : [makeProblem(site, "V-015", field, { value: id, reference: `[^${id}]` })];
  });
}

/** @param {string} number */
function withoutZeros(number) {
  return number.replace(/^0+/, "");
}

/**
 * What holds for any words, in the text and in the fields beside it.
 * @param {string} text
 * @param {string} field
 * @param {FormSite} site
 */
export function checkWords(text, field, site) {
  return [...checkPrivacy(text, field, site), ...checkLetters(text, field, site), ...checkFilledIn(text, field, site)];
}

/**
 * What a template asks, and nobody filled in.
 * @param {string} text
 * @param {string} field
 * @param {FormSite} site
 */
function checkFilledIn(text, field, site) {
  return text.split("\n").flatMap((line) => {
    const found = firstOf(line, site.grammar.to_fill_in);
    return found ? [makeProblem(site, "V-084", field, { value: line.slice(found.index).replace(/^[ #>\-+|]+/, "") })] : [];
  });
}

/**
 * Characters that print has no letter for, in any text.
 * @param {string} text
 * @param {string} field
 * @param {FormSite} site
 */
function checkLetters(text, field, site) {
  const isPrinted = (/** @type {number} */ code) => site.letters.some(([first, last]) => code >= first && code <= last);
  const lacking = [...text.normalize("NFC")].filter((sign) => !/[\p{M}\p{C}\s]/u.test(sign) && !isPrinted(sign.codePointAt(0) ?? 0));
  return lacking.length ? [makeProblem(site, "V-086", field, { value: [...new Set(lacking)].join(" ") })] : [];
}

/**
 * Links to a heading of the story itself: those between the sections and those in them.
 * @param {Map<string, Structure>} structures By the heading of their section.
 * @param {FormSite & Moment} site
 */
function checkAnchors(structures, site) {
  const titles = [...site.headings, ...[...structures.values()].flatMap(({ headings }) => headings.map(({ text }) => text))];
  const anchors = new Set(titles.map(slugify));
  return [...structures].flatMap(([heading, { whole }]) =>
    [...whole.matchAll(site.grammar.link)].flatMap(({ groups = {} }) => {
      const anchor = /^<?#(.*?)>?$/.exec(groups.target)?.[1];
      return anchor === undefined || anchors.has(slugify(anchor)) ? [] : [makeProblem(site, "L-002", `sections.${heading}`, { value: anchor, target: `${site.folder_of_images}.md` })];
    }));
}

/**
 * Whether there is more than headings, marks and lines across; a heading of a section ends this one, and what stands under it belongs to no section.
 * @param {Structure} structure
 */
function hasContent(structure) {
  const end = structure.headings.find(({ level, isNested }) => level <= 2 && !isNested)?.number ?? Infinity;
  return structure.content.some((number) => number < end);
}

/**
 * @param {Structure} structure
 * @param {string} typed The same text as somebody typed it.
 * @param {string} field
 * @param {FrontMatter} front
 * @param {FormSite} site
 * @param {Set<string>} shown Gets the slugs that the text shows.
 */
function checkMarks({ markers }, typed, field, front, site, shown) {
  const { titles, slugOf, setbacks, setbackOf, likeness } = site;
  const blocks = readBlocks(typed);
  const asTyped = new Map([
    ...blocks.flatMap((block) => block.names.map((name) => /** @type {[string, string]} */ ([slugOf(name), name]))),
    ...blocks.flatMap((block) => block.setbacks.map((name) => /** @type {[string, string]} */ ([setbackOf(name), name]))),
  ]);
  const named = new Set(front.ingredients ?? []);
  const meantByNamed = new Set([...named].filter((slug) => !titles.has(slug)).map((slug) => nearest(slug, titles.keys(), likeness)));
  /** @type {(code: string, slug: string, values: Record<string, unknown>, names: Map<string, string>) => Problem} */
  const unknown = (code, slug, values, names) => {
    const value = asTyped.get(slug) ?? slug;
    return makeProblem(site, code, field, { value, ...values, choices: [...names.keys()].join(", ") }, nearest(value, names.values(), likeness));
  };
  return markers.flatMap((marker) => {
    for (const word of marker.text.match(/[\p{L}\p{N}_-]+/gu) ?? []) shown.add(word); // also of one that has not the right form
    return [
      ...(marker.code ? [makeProblem(site, marker.code, field, { value: marker.text, right: rightForm(marker) })] : []),
      ...marker.setbacks.filter((slug) => !setbacks.has(slug)).map((slug) => unknown("V-064", slug, {}, setbacks)),
      ...marker.ingredients.flatMap((slug) => {
        const meant = titles.has(slug) ? slug : nearest(slug, titles.keys(), likeness);
        if (meant) shown.add(meant);
        if (named.has(slug) || (titles.has(slug) && meantByNamed.has(slug))) return [];
        return [titles.has(slug) ? makeProblem(site, "V-043", field, { value: slug, name: titles.get(slug) }) : unknown("V-014", slug, { key: "ingredient" }, titles)];
      }),
    ];
  });
}

/**
 * @param {Draft} draft
 * @param {FrontMatter} front
 * @param {{ used: Set<string>, shown: Set<string>, mayBeMeant: boolean }} found Numbers of sources, slugs of ingredients, and whether any source may be meant.
 * @param {FormSite} site
 */
function checkUse(draft, { sources = [], ingredients = [] }, { used, shown, mayBeMeant }, site) {
  return [
    ...sources.flatMap(({ id }, n) => (used.has(withoutZeros(id)) || mayBeMeant ? [] : [unusedSource(draft, id, n, site)])),
    ...ingredients.filter((slug) => site.titles.has(slug) && !shown.has(slug)).map((slug) => hiddenIngredient(draft, slug, site)),
  ];
}

/**
 * An ingredient that no paragraph shows: it belongs to the one whose words say so most; without any, to some paragraph of the longest section.
 * @param {Draft} draft
 * @param {string} slug
 * @param {FormSite} site
 */
function hiddenIngredient({ sections }, slug, site) {
  const known = { [slug]: site.choice_words.ingredients[slug] ?? [] };
  const title = site.titles.get(slug) ?? slug;
  const size = (/** @type {string} */ heading) => countWords(sections[heading] ?? "");
  const [longest] = [...site.headings].sort((one, other) => size(other) - size(one));
  const likely = likeliest(sections, site.headings, (line) => reasonsIn(line, known).get(slug)?.length ?? 0);
  const problem = makeProblem(site, "V-044", `sections.${likely?.heading ?? longest}`, { value: slug, name: title });
  return withParagraph(problem, likely, { title, sort: "names" }, site);
}

/** @typedef {{ heading: string, line: string }} Likely A section, and the line of a paragraph in it. */

/**
 * The first paragraph with most reasons for a mark; undefined when none has any.
 * @param {Draft["sections"]} sections
 * @param {string[]} headings
 * @param {(line: string) => number} reasonsFor
 * @returns {Likely | undefined}
 */
function likeliest(sections, headings, reasonsFor) {
  const lines = headings.flatMap((heading) => (sections[heading] ?? "").split("\n").filter(bearsMarks).map((line) => ({ heading, line, count: reasonsFor(line) })));
  return lines.filter(({ count }) => count).sort((one, other) => other.count - one.count)[0];
}

/**
 * A problem with the paragraph where the mark that it asks for probably belongs.
 * @param {Problem} problem
 * @param {Likely | undefined} likely
 * @param {Pick<NonNullable<Problem["paragraph"]>, "title" | "sort">} mark
 * @param {FormSite} site
 * @returns {Problem}
 */
function withParagraph(problem, likely, mark, { words }) {
  if (!likely) return problem;
  const own = likely.line.replace(ITEMS, "").split(/\s+/u).filter(Boolean);
  const begin = `${own.slice(0, MOST_OF_PARAGRAPH).join(" ")}${own.length > MOST_OF_PARAGRAPH ? " …" : ""}`;
  return { ...problem, words: `${problem.words} ${words.paragraph.replace("{value}", () => begin)}`, paragraph: { line: likely.line, ...mark } };
}

/**
 * The ingredients that no paragraph shows yet, and the numbers of the sources that no sentence refers to.
 * @param {Problem[]} problems
 */
export function withoutPlace(problems) {
  const values = (/** @type {string} */ code, /** @type {string} */ field) => problems.filter((each) => each.code === code && each.field.startsWith(field)).map(({ value }) => value);
  return { names: values("V-044", "sections."), sources: values("V-016", "sources.") };
}

/**
 * A source that no sentence refers to; where its number stands between brackets, that was probably meant to.
 * @param {Draft} draft
 * @param {string} id
 * @param {number} n
 * @param {FormSite} site
 */
function unusedSource({ sections }, id, n, site) {
  const bare = bareReference(id);
  const heading = site.headings.find((each) => bare.test(sections[each] ?? ""));
  const values = { numbers: `bron ${id}`, marks: `[^${id}]` };
  return heading ? makeProblem(site, "V-016", `sections.${heading}`, { ...values, value: `[${id}]` }, values.marks)
    : makeProblem(site, "V-016", `sources.${n}.title`, { ...values, value: id });
}

/**
 * Advice where a story tells of falling and getting up, and names no setback.
 * @param {Draft} draft
 * @param {Map<string, Structure>} structures By the heading of their section.
 * @param {FormSite} site
 */
function checkSetback({ sections }, structures, site) {
  const { setback_heading: heading, setbacks, setback_names: known, words } = site;
  const isMarked = [...structures.values()].some(({ markers }) => markers.some((marker) => marker.setbacks.length || marker.text.includes("setback")));
  const prose = proseIn(structures.get(heading));
  if (!setbacks.size || isMarked || !prose.length) return [];
  const [named] = reasonsIn(prose.join("\n"), known).keys();
  const value = named ?? Object.keys(known).sort()[0];
  const problem = makeProblem(site, "V-065", `sections.${heading}`, { heading, value });
  if (!named) return [problem];
  const title = setbacks.get(named) ?? named;
  const likely = likeliest(sections, [heading], (line) => reasonsIn(line, known).get(named)?.length ?? 0);
  return [withParagraph({ ...problem, words: `${problem.words} ${words.setback.replace("{value}", () => title)}` }, likely, { title, sort: "setbacks" }, site)];
}

/**
 * The lines with a word in the paragraphs of a section, up to a heading that ends it.
 * @param {Structure | undefined} structure
 */
function proseIn(structure) {
  const end = structure?.headings.find(({ level }) => level <= 2)?.number ?? Infinity;
  return (structure?.prose ?? []).filter(({ number, text }) => number < end && /\p{L}/u.test(text)).map(({ text }) => text);
}

/**
 * The lines of a text that GitHub and the site would take in different ways.
 * @param {Structure} structure
 */
function faultsOf(structure) {
  const dialect = [...findTightLists(structure), ...findDialect(structure)];
  const lost = structure.ways.filter((way) => way.length > 1 && way[way.length - 1].kind === "note").map((way) => way[way.length - 1].lines[0]);
  const told = new Set([...lost, ...dialect.filter(({ code }) => code !== "V-071")].map(({ number }) => number));
  return [...dialect, ...findNeighbours(structure).filter(({ number }) => !told.has(number))];
}

/**
 * The rules for how a text is written; code counts for nothing.
 * @param {Structure} structure
 * @param {string} field
 * @param {FormSite & Moment} site
 */
function checkWriting(structure, field, site) {
  /** @type {Report} */
  const problem = (code, values, suggestion) => makeProblem(site, code, field, values, suggestion);
  const { typed, lines, whole, grammar } = structure;
  const faults = faultsOf(structure);
  const headings = checkHeadings(structure, faults, site);
  // A heading that a story has no place for has no need to be written in a better form.
  const foreign = new Set(headings.filter(({ code }) => code === "V-034").map(({ number }) => number));
  const lineAt = (/** @type {number} */ place) => typed[structure.lineAt(place)].trim();
  return [
    ...headings.map(({ code, values }) => problem(code, values)),
    ...faults.filter(({ number }) => !foreign.has(number)).map(({ code, number }) => problem(code, { value: typed[number].trim() })),
    ...findLoose(whole, grammar).map((place) => problem("V-101", { value: lineAt(place) })),
    ...withDrawnText(whole, grammar).map((place) => problem("V-078", { value: lineAt(place) })),
    ...withLooseMailbox(whole, grammar).map((place) => problem("V-103", { value: lineAt(place) })),
    ...lines.flatMap((line) => openCode(line) ?? []).map((value) => problem("V-050", { value })),
    ...checkForms(structure, problem),
    ...checkRuns(typed, problem, site),
    ...typed.flatMap((line, n) => [...checkDrawn(structure, n, problem), ...checkSize(line, problem, site)]),
    ...checkLinks({ text: whole, written: typed.join("\n") }, problem, site),
  ];
}

/** An item as somebody typed it: quotes and spaces, its sign, what else stands before its text. */
const TYPED_ITEM = /^(\s*(?:>\s?)*)((?<=>\s?)\s*|)([^\s\w>]|\d{1,9}[.)])\s+((?:(?:[-*+]|\d{1,9}[.)]|#{1,6})\s+|>\s*)*)(?=\S)/u;

/**
 * A problem with the signs or spaces before an item, and the line as it was typed without those; only when that is the end of the problem.
 * @param {Problem} problem
 * @param {string} typed
 * @param {FormSite} site
 * @returns {Problem}
 */
function withSimpleItem(problem, typed, site) {
  const { code, value } = problem;
  const line = ["V-097", "V-100"].includes(code) ? lineAsTyped(typed, value) : undefined;
  if (line === undefined) return problem;
  const suggestion = line.replace(TYPED_ITEM, (_, quotes, spaces, sign) => `${quotes}${spaces.slice(0, spaces.length - (spaces.length % 4))}${sign} `);
  /** @type {(text: string) => number} */
  const count = (text) => faultsOf(structureOf(text, site)).length;
  return count(withLine(typed, line, suggestion)) < count(typed) ? { ...problem, suggestion, replaces: line } : problem;
}

/**
 * Each piece of HTML; a closing tag goes with its opening tag. The mark of a quote that goes on does not end a tag that the line above begins.
 * @param {Structure} structure
 */
function htmlIn({ masked, typed, grammar }) {
  const lines = masked.map((line, n) => (QUOTES.test(masked[n - 1] ?? "") ? line.replace(QUOTES, (marks) => CODE.repeat(marks.length)) : line));
  const whole = lines.join("\n");
  const written = typed.join("\n");
  const opened = new Set();
  return [...whole.matchAll(grammar.html)].flatMap(({ 0: { length }, index }) => {
    const [, closing, name = ""] = /^<(\/?)([A-Za-z][\w-]*)/.exec(whole.slice(index, index + length)) ?? [];
    if (startsWith(whole.slice(index), grammar.autolink) || (closing && opened.has(name.toLowerCase()))) return [];
    if (name) opened.add(name.toLowerCase());
    return [written.slice(index, index + length).split("\n")[0]];
  });
}

/**
 * A marker that has the right form already, in the wrong place; else an example of that form, as the check gives it.
 * @param {import("./structure.js").Marker} marker
 */
function rightForm({ text: written, ingredients, setbacks }) {
  if (ingredients.length || setbacks.length) return written;
  return /setback|struikelblok/.test(written) ? '{: setback="een-struikelblok" }' : '{: ingredient="een-ingredient" }';
}

/**
 * Forms that a story has no place for: HTML, definitions, and references that are not as they should be.
 * @param {Structure} structure
 * @param {Report} problem
 */
function checkForms(structure, problem) {
  const { definitions, references } = structure;
  return [
    ...htmlIn(structure).map((value) => problem("V-045", { value })),
    ...definitions.map(({ name }) => problem(name.startsWith("^") ? "V-017" : "V-049", { value: `[${name}]: ...` })),
    ...references.flatMap(({ id, written }) => (id === undefined ? [problem("V-051", { value: written })] : [])),
  ];
}

/** @param {Pick<FormSite, "headings">} site */
function fixedHeadings({ headings }) {
  return headings.map((name) => `\`## ${name}\``).join(", ");
}

/**
 * Headings that are not below those of a story, and what else is wrong with one.
 * @param {Structure} structure
 * @param {{ code: string, number: number }[]} faults
 * @param {FormSite} site
 */
function checkHeadings({ headings }, faults, site) {
  // A lone dash below an item of a list is told as what it was meant to be.
  const dashes = new Set(faults.filter(({ code }) => code === "V-096").map(({ number }) => number));
  return headings.flatMap(({ number, level, text, attributes, isNested }) => {
    /** @type {{ code: string, number: number, values: Record<string, unknown> }[]} */
    const found = [];
    const isOwn = level === 2 && !isNested && site.headings.includes(text);
    if (isOwn) found.push({ code: "V-032", number, values: { value: text, name: text } });
    else if (level <= 2 && !attributes && !dashes.has(number + 1)) found.push({ code: "V-034", number, values: { value: `${"#".repeat(level)} ${text}`, choices: fixedHeadings(site) } });
    if (attributes) found.push({ code: "V-035", number, values: { value: attributes } });
    return found;
  });
}

/**
 * What GitHub draws or links on a line, and the site does not.
 * @param {Structure} structure
 * @param {number} number
 * @param {Report} problem
 */
function checkDrawn(structure, number, problem) {
  const { drawn, text, isDefinition } = drawnOn(structure, number);
  const address = isDefinition ? undefined : firstOf(withoutWholes(text, structure.grammar), structure.grammar.bare_address)?.[0];
  return [...(drawn ? [problem("V-078", { value: drawn })] : []), ...(address ? [problem("V-079", { value: address })] : [])];
}

/**
 * The tables, lists and quotes with more lines than a page can have without a blank one.
 * @param {string[]} lines
 * @param {Report} problem
 * @param {FormSite} site
 */
function checkRuns(lines, problem, { rules }) {
  const limit = Number(rules["F-038"].limit);
  const counts = lines.join("\n").split(/\n(?:[ \t]*\n)+/).map((run) => run.split("\n").length);
  return counts.filter((count) => count > limit).map((count) => problem("F-038", { count, limit }));
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
  const [before = ""] = firstOf(line, grammar.nesting) ?? [];
  const limit = Number(rules["F-010"].limit);
  if (before.trim() && [...before.matchAll(grammar.level)].length > limit) found.push(problem("F-010", { limit }));
  return found;
}

/**
 * Each link, and each bracket that opens an address and is no link.
 * @param {{ text: string, written: string }} piece
 * @param {Report} problem
 * @param {FormSite & Moment} site
 */
function checkLinks({ text, written }, problem, site) {
  const { link, link_like, autolink } = site.grammar;
  const placed = new RegExp(link.source, `${link.flags}d`);
  const links = [...text.matchAll(placed)].filter(({ groups = {} }) => !isMisread(groups, site));
  const ends = new Set(links.map(({ indices }) => indices?.groups?.text[1]));
  const loose = [...text.matchAll(link_like)].filter(({ index }) => !ends.has(index));
  return [
    ...links.flatMap(({ indices }) => checkLink(partsAt(indices?.groups ?? {}, written), problem, site)),
    ...[...text.matchAll(autolink)].flatMap(([, target]) => (target.includes(":") ? checkTarget(target, problem, site) : [])),
    ...loose.map(({ index }) => problem("L-007", { value: lineFrom(written, written.lastIndexOf("[", index)) })),
  ];
}

/**
 * The words from a place to the end of its line.
 * @param {string} text
 * @param {number} place
 */
function lineFrom(text, place) {
  return text.slice(Math.max(place, 0)).split("\n", 1)[0];
}

/**
 * Whether what looks like a link holds another, or something that belongs in running text alone.
 * @param {Record<string, string>} link
 * @param {FormSite} site
 */
function isMisread({ image, text, target, title = "" }, { grammar }) {
  return text.startsWith("^") || (image && text.includes("\n")) || firstOf(text, grammar.autolink) !== undefined || /\[\^/.test(image ? text + target + title : target + title);
}

/**
 * What stands at the places of a pattern in a text.
 * @param {Record<string, [start: number, end: number] | undefined>} places
 * @param {string} text
 */
function partsAt(places, text) {
  return Object.fromEntries(Object.entries(places).map(([name, place]) => [name, place ? text.slice(...place) : ""]));
}

/**
 * @param {Record<string, string>} link
 * @param {Report} problem
 * @param {FormSite & Moment} site
 */
function checkLink({ image, text, target: written, title = "" }, problem, site) {
  const { folder_of_images: images, grammar, own } = site;
  const target = written.replace(/^<|>$/g, "").replace(grammar.escaped, "$1").replace(/\s/g, "");
  if (image) {
    const isElsewhere = SCHEME.test(target) || target.startsWith("//");
    return [
      ...(text.trim() ? [] : [problem("V-047", { value: target })]),
      ...(title.trim() || isElsewhere ? [] : [problem("V-048", { value: target })]),
      ...(own && target.startsWith(`${own}/`) ? [] : [problem(isElsewhere ? "V-046" : "V-023", { value: target, folder: images })]),
    ];
  }
  if (!target) return [problem("L-006")];
  return checkTextAndTarget(text, target, problem, site);
}

/**
 * Where a link leads, and when that is right whether its text says so.
 * @param {string} text
 * @param {string} target
 * @param {Report} problem
 * @param {FormSite & Moment} site
 */
function checkTextAndTarget(text, target, problem, site) {
  const found = checkTarget(target, problem, site);
  return !found.length && showsAnother(text, target, site.grammar) ? [problem("L-010", { value: target })] : found;
}

/**
 * Whether the text of a link is an address of another website or mailbox than it leads to.
 * @param {string} text
 * @param {string} target
 * @param {FormSite["grammar"]} grammar
 */
function showsAnother(text, target, { escaped, shown_address }) {
  const shown = text.replace(escaped, "$1").replace(/[*`]/g, "").trim();
  const [said, meant] = [shown, target].map((address) => firstOf(address.toLowerCase(), shown_address)?.groups);
  if (!said || !meant) return false;
  return said.host !== meant.host || Boolean(said.box && meant.box && said.box !== meant.box);
}

/**
 * Where a link leads; whether a heading exists, the check knows.
 * @param {string} target
 * @param {Report} problem
 * @param {FormSite & Moment} site
 */
function checkTarget(target, problem, { schema, files, folder, likeness, grammar }) {
  const scheme = SCHEME.exec(target)?.[1].toLowerCase();
  const example = [...files].find((file) => file.startsWith(`${folder}/`))?.slice(folder.length + 1);
  if (target.startsWith("//")) return [problem("L-004", { value: "//" })];
  if (target.startsWith("/") || firstOf(target, grammar.site_address)?.[0] === target) return [problem("L-003", { value: target, example })];
  if (scheme === "mailto" || target.startsWith("#")) return [];
  if (scheme && !["http", "https"].includes(scheme)) return [problem("L-004", { value: `${scheme}:` })];
  if (scheme) {
    const { pattern } = schema.properties.sources.items.properties.url; // one rule for every web address
    return new RegExp(pattern, "u").test(target) ? [] : [problem("L-008", { value: target })];
  }
  const file = fileOf(target.split("#")[0], folder);
  if (file === null) return [problem("L-005", { value: target })];
  if (files.has(file)) return [];
  const isWebsite = /^www\./i.test(target);
  const like = isWebsite ? `https://${target}` : nearest(file, files, likeness)?.replace(`${folder}/`, "").replace(/^(?=.*\/)/, "../");
  return [problem("L-001", { value: target, example }, like)];
}

/**
 * The file that a path leads to from the folder of stories; null when it leaves the project.
 * @param {string} path
 * @param {string} folder
 */
function fileOf(path, folder) {
  /** @type {string[]} */
  const way = [folder];
  for (const part of path.split("/")) {
    if (part === ".." && !way.length) return null;
    if (part === "..") way.pop();
    else if (part && part !== ".") way.push(part);
  }
  return way.join("/");
}

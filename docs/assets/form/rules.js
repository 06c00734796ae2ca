// Everything that is wrong with a draft, as the check says it: the schema, and the rules that need more.

import { dutchDate } from "../shared/dutch.js";
import { fold, slugify } from "../shared/fold.js";
import { bareName } from "../shared/places.js";
import { nearest } from "./nearest.js";
import { firstOf, startsWith } from "./patterns.js";
import { explainFault, makeProblem, oneOf } from "./problems.js";
import { findFaults } from "./schema.js";
import { frontMatterOf, imagesOf, NOT_ASKED, WITH_CONSENT, wordsInText, wordsOfImage } from "./story.js";
import { checkText, checkWords } from "./text_rules.js";

/**
 * @param {Draft} draft
 * @param {FormSite & Moment} site
 */
export function findProblems(draft, site) {
  // What is wrong with an image is told at its own row.
  const { image: _, consent: __, ...front } = frontMatterOf(draft);
  return [
    ...findFaults(site.schema, front).map((fault) => explainFault(site, fault)),
    ...checkPeriod(front, site),
    ...checkStatus(front, site),
    ...checkStillRuns(front, site),
    ...checkMunicipalities(front, site),
    ...checkTitle(front, site),
    ...checkSources(front, site),
    ...checkFigures(front, site),
    ...checkQuote(front, site),
    ...checkQuestions(front, site),
    ...checkContact(front, site),
    ...checkInspiration(front, site),
    ...checkDates(front, site),
    ...checkFacts(front, site),
    ...checkImages(draft, site),
    ...checkText(draft, front, site),
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
 * A pattern of the schema, which fits a text as a whole.
 * @param {Patterned} schema
 * @returns {(text?: string) => text is string}
 */
function formOf({ pattern }) {
  const form = new RegExp(pattern, "u");
  return /** @type {(text?: string) => text is string} */ ((text) => text !== undefined && form.test(text));
}

/**
 * Start and end as far as they are well formed.
 * @param {FrontMatter} front
 * @param {FormSite} site
 */
function periodOf({ period = {} }, site) {
  const isPeriod = formOf(site.schema.properties.period.properties.start);
  return { start: isPeriod(period.start) ? period.start : "", end: isPeriod(period.end) ? period.end : "" };
}

/**
 * @param {FrontMatter} front
 * @param {FormSite} site
 */
function checkPeriod(front, site) {
  const { start, end } = periodOf(front, site);
  return start && end && end < start.slice(0, end.length) ? [makeProblem(site, "V-002", "period.end", { start, end })] : [];
}

/**
 * Whether a status says the same as the period.
 * @param {FrontMatter} front
 * @param {FormSite & Moment} site
 */
function checkStatus(front, site) {
  const { status = "", period } = front;
  const { end } = periodOf(front, site);
  const values = { status, end, name: site.labels.status[status] };
  if (site.running.includes(status) && isPast(end, site)) return [makeProblem(site, "V-004", "status", { ...values, choices: oneOf(site.ended) })];
  if (!site.over.includes(status) || !period) return [];
  if (!period.end) return [makeProblem(site, "V-005", "period.end", values)];
  return isToCome(end, site) ? [makeProblem(site, "V-028", "period.end", { ...values, choices: oneOf(site.runs_now) })] : [];
}

/**
 * @param {string} date
 * @param {Moment} moment
 */
function isPast(date, { today }) {
  return date !== "" && date < today.slice(0, date.length);
}

/**
 * @param {string} date
 * @param {Moment} moment
 */
function isToCome(date, { today }) {
  return date > today.slice(0, date.length);
}

/**
 * A practice that runs has a source that is not old; a source whose date cannot be read may be one.
 * @param {FrontMatter} front
 * @param {FormSite & Moment} site
 */
function checkStillRuns(front, site) {
  const { status = "", sources = [] } = front;
  const dates = sources.flatMap(({ date }) => date ?? []);
  const isDate = formOf(site.schema.properties.sources.items.properties.date);
  if (!site.runs_now.includes(status) || !sources.length || !dates.every(isDate) || isPast(periodOf(front, site).end, site)) return [];
  const limit = Number(site.rules["V-029"].limit);
  const oldest = `${Number(site.today.slice(0, 4)) - Math.floor(limit / 12)}${site.today.slice(4)}`;
  const newest = [...dates].sort().at(-1) ?? "";
  if (newest && newest >= oldest.slice(0, newest.length)) return [];
  const values = { status, choices: oneOf(site.not_known), newest: newest ? dutchDate(newest) : "onbekende datum", name: site.labels.status[status] };
  return [makeProblem(site, "V-029", "status", values)];
}

/**
 * The municipalities of the story, each once, and those that followed.
 * @param {FrontMatter} front
 * @param {FormSite} site
 */
function checkMunicipalities({ municipalities = [], followers = [] }, site) {
  /** @type {Map<string, string>} The municipality of today -> how it is called here. */
  const named = new Map();
  const own = municipalities.flatMap((name, n) => {
    const field = `municipalities.${n}`;
    const place = placeOf(name, site) ?? "";
    const other = named.get(place);
    const same = other === name ? makeProblem(site, "F-026", field, { value: name, key: "municipalities" }) : makeProblem(site, "V-083", field, { value: name, other, name: place });
    if (place && !other) named.set(place, name);
    return [...checkMunicipality(name, field, "municipalities", site), ...(other ? [same] : [])];
  });
  return [...own, ...checkFollowers(followers, named, site)];
}

/**
 * A municipality follows once, and not itself; two that a merger made one are no mistake of the writer.
 * @param {NonNullable<FrontMatter["followers"]>} followers
 * @param {Map<string, string>} named
 * @param {FormSite} site
 */
function checkFollowers(followers, named, site) {
  /** @type {Map<string, string>} */
  const followed = new Map();
  return followers.flatMap(({ municipality: name = "" }, n) => {
    const field = `followers.${n}.municipality`;
    if (!name) return [];
    const place = placeOf(name, site) ?? "";
    const other = named.get(place) ?? followed.get(place);
    const isMerged = other !== undefined && fold(other) !== fold(name);
    const same = isMerged ? makeProblem(site, "V-083", field, { value: name, other, name: place })
      : named.has(place) ? makeProblem(site, "V-058", field, { value: name }) : makeProblem(site, "F-026", field, { value: place, key: "followers" });
    if (place && !followed.has(place)) followed.set(place, name);
    return [...checkMunicipality(name, field, "followers", site), ...(other === undefined ? [] : [same])];
  });
}

/**
 * The municipality of today that a name stands for, when it is one.
 * @param {string} name
 * @param {FormSite} site
 */
function placeOf(name, { places }) {
  const found = places.find(name);
  return found && found.places.length === 1 && !found.area ? found.places[0].name : null;
}

/**
 * The name most like this one, without the word before it, or the only one that begins with its words or that stands in it, as in
 * `Zwolle (Overijssel)`.
 * @param {string} name
 * @param {FormSite} site
 */
function likelyPlace(name, { places, likeness }) {
  const bare = bareName(name);
  const begins = [...new Set(places.names)].filter((each) => fold(each).startsWith(`${fold(bare)} `));
  const inside = places.namesIn(bare.replace(/[()]/g, ",")).filter((each) => places.find(each)?.places.length);
  return nearest(bare, places.names, likeness) ?? [begins, inside].find((found) => found.length === 1)?.[0] ?? null;
}

/**
 * @param {string} name
 * @param {string} field
 * @param {string} key
 * @param {FormSite} site
 */
function checkMunicipality(name, field, key, site) {
  const { places } = site;
  const found = places.find(name);
  /** @type {(code: string, values?: Record<string, unknown>, suggestion?: string | null) => Problem[]} */
  const problem = (code, values, suggestion) => [makeProblem(site, code, field, { value: name, key, ...values }, suggestion)];
  if (!found) {
    const suggestion = likelyPlace(name, site);
    const meant = places.find(suggestion ?? "");
    const became = meant?.kind === "former" || meant?.kind === "divided" ? meant.places.map((place) => place.name) : [];
    return [makeProblem(site, "V-006", field, { value: name, key }, suggestion, became)];
  }
  const choices = found.places.map((place) => place.name);
  /** @type {(code: string, joined: string) => Problem[]} */
  const choose = (code, joined) => problem(code, { choices: joined }).map((each) => ({ ...each, choices }));
  if (found.kind === "divided") return choose("V-007", choices.join(", "));
  if (found.kind === "shared") return choose("V-008", choices.join("' of '"));
  return found.kind === "area" ? problem("V-009", { kind: found.area }) : [];
}

/**
 * @param {FrontMatter} front
 * @param {FormSite & Moment} site
 */
function checkTitle({ title = "" }, site) {
  const keyOf = (/** @type {string} */ text) => slugify(text) || fold(text);
  const [, other] = [...site.stories].find(([each]) => keyOf(each) === keyOf(title)) ?? [];
  return other && other !== site.own ? [makeProblem(site, "V-001", "title", { value: title, other: `${site.folder}/${other}.md` })] : [];
}

/**
 * @param {FrontMatter} front
 * @param {FormSite} site
 */
function checkSources({ sources = [] }, site) {
  const { url: address, kind: kinds } = site.schema.properties.sources.items.properties;
  const isAddress = formOf(address);
  const choices = oneOf(kinds.enum ?? []);
  /** @type {(address?: string) => string} */
  const hostOf = (address) => (isAddress(address) && URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : "");
  return sources.flatMap(({ id, kind, url, archived }, n) => [
    ...(kind ? [] : [makeProblem(site, "V-054", `sources.${n}.kind`, { value: id, choices })]),
    ...(hostOf(archived) && hostOf(archived) === hostOf(url) ? [makeProblem(site, "V-076", `sources.${n}.archived`, { value: archived })] : []),
  ]);
}

/**
 * @param {FrontMatter} front
 * @param {FormSite} site
 */
function checkFigures(front, site) {
  const { figures = [] } = front;
  const written = figures.map((figure) => JSON.stringify(Object.entries(figure).sort()));
  return figures.flatMap((figure, n) => [
    ...checkSourceOf(figure.source, `figures.${n}.source`, front, site),
    ...checkPart(figure, n, site),
    ...(written.indexOf(written[n]) < n ? [makeProblem(site, "F-026", `figures.${n}.label`, { value: figure.label, key: "figures" })] : []),
  ]);
}

/**
 * What is a part of a whole is at least nothing, and at most the whole.
 * @param {Figure} figure
 * @param {number} n
 * @param {FormSite} site
 */
function checkPart({ of = "", value, from }, n, site) {
  /** @type {(text?: string) => boolean} */
  const isDecimal = (text) => text !== undefined && startsWith(text, site.numbers.decimal);
  const parts = Object.entries({ value, from }).filter(([, part]) => isDecimal(part));
  if (!isDecimal(of) || !parts.length) return [];
  if (Number(of) <= 0) return [makeProblem(site, "V-074", `figures.${n}.of`, { key: "value", value, of })];
  return parts.flatMap(([key, part]) => {
    const isMore = key === "value" && Number(part) > Number(of);
    const fits = Number(part) >= 0 && Number(part) <= Number(of);
    return fits ? [] : [makeProblem(site, isMore ? "V-056" : "V-074", `figures.${n}.${key}`, { key, value: part, of })];
  });
}

/**
 * Whether the source of a figure or quote is there.
 * @param {string | undefined} number
 * @param {string} field
 * @param {FrontMatter} front
 * @param {FormSite} site
 */
function checkSourceOf(number, field, { sources = [] }, site) {
  if (!number || !/^[0-9]+$/.test(number) || sources.some(({ id }) => Number(id) === Number(number))) return [];
  return [makeProblem(site, "V-055", field, { key: field.split(".")[0], value: number })];
}

/**
 * @param {FrontMatter} front
 * @param {FormSite} site
 */
function checkQuote(front, site) {
  const { text = "", source } = front.quote ?? {};
  const { quoted_word, quoted_twice } = site.grammar;
  const count = [...text.matchAll(quoted_word)].length;
  return [
    ...checkSourceOf(source, "quote.source", front, site),
    ...(count > Number(site.rules["V-057"].limit) ? [makeProblem(site, "V-057", "quote.text", { count })] : []),
    ...(firstOf(text, quoted_twice)?.[0] === text ? [makeProblem(site, "V-075", "quote.text", { value: text })] : []),
  ];
}

/**
 * @param {FrontMatter} front
 * @param {FormSite} site
 */
function checkQuestions({ open_questions: questions = [] }, site) {
  return questions.filter((question) => !question.endsWith("?"))
    .map((value) => makeProblem(site, "V-059", "open_questions", { value }));
}

/**
 * @param {FrontMatter} front
 * @param {FormSite} site
 */
function checkContact({ contact }, site) {
  return contact ? [] : [makeProblem(site, "V-062", "contact.organisation")];
}

/**
 * A draft may be older than the list of stories. A circle of stories the check alone can see.
 * @param {FrontMatter} front
 * @param {FormSite & Moment} site
 */
function checkInspiration({ inspired_by: slugs = [] }, site) {
  const known = [...site.stories.values()];
  return slugs.flatMap((value) => {
    if (value === site.own) return [makeProblem(site, "V-021", "inspired_by", { value })];
    return known.includes(value) ? [] : [makeProblem(site, "V-020", "inspired_by", { value }, nearest(value, known, site.likeness))];
  });
}

/**
 * What tells of the past: when it began or was followed, when a source appeared or a number was measured.
 * @param {FrontMatter} front
 * @param {FormSite & Moment} site
 */
function checkDates(front, site) {
  const isDate = formOf(site.schema.properties.sources.items.properties.date);
  const { sources = [], figures = [], followers = [] } = front;
  const dates = Object.entries({
    "period.start": periodOf(front, site).start || undefined,
    ...Object.fromEntries(sources.map(({ date }, n) => [`sources.${n}.date`, date])),
    ...Object.fromEntries(figures.map(({ date }, n) => [`figures.${n}.date`, date])),
    ...Object.fromEntries(followers.map(({ since }, n) => [`followers.${n}.since`, since])),
  });
  return dates.flatMap(([field, value]) =>
    isDate(value) && isToCome(value, site) ? [makeProblem(site, "V-018", field, { key: field.split(".").at(-1), value })] : []);
}

/**
 * What is told of each image, and whether who is on it agreed.
 * @param {Draft} draft
 * @param {FormSite & Moment} site
 */
function checkImages(draft, site) {
  const { image: schema } = site.schema.properties;
  const { top } = imagesOf(draft);
  return draft.images.flatMap((image, n) => {
    const { key, file, alt = "", people = "", given = "" } = image;
    const isPerson = people !== WITH_CONSENT && firstOf(alt, site.grammar.person);
    /** @type {(code: string, part: string, value?: string) => Problem} */
    const problem = (code, part, value) => makeProblem(site, code, `images.${n}.${part}`, { key: part, value, given: site.today, example: `${part}: ${part === "given" ? site.today : "..."}` });
    if (people === NOT_ASKED) return [problem("P-009", "people", alt.trim() || file)]; // until then it stays at home
    const words = image === top ? wordsOfImage(image) : wordsInText(image);
    return [
      ...(site.lost.has(key) ? [problem("V-023", "alt", file)] : []),
      ...findFaults(schema, { src: file, ...words }).map((fault) => explainFault(site, { ...fault, place: ["images", n, ...fault.place] })),
      ...["alt", "credit"].flatMap((part) => checkWords(words[part] ?? "", `images.${n}.${part}`, site)),
      ...["people", "place"].filter((part) => !image[part]).map((part) => problem("F-021", part)),
      ...(people && isPerson ? [problem("P-009", "people", alt)] : []),
      ...(people === WITH_CONSENT && !given ? [problem("F-021", "given")] : []),
    ];
  });
}

/**
 * What holds for any words, in the fields beside the text; web addresses are not ours.
 * @param {FrontMatter} front
 * @param {FormSite} site
 */
function checkFacts(front, site) {
  return textsIn(front, "").flatMap(([field, text]) => (field.endsWith(".url") ? [] : checkWords(text, field, site)));
}

/**
 * @param {unknown} value
 * @param {string} field
 * @returns {[field: string, text: string][]}
 */
function textsIn(value, field) {
  if (typeof value === "string") return [[field, value]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => textsIn(inner, field ? `${field}.${key}` : key));
}

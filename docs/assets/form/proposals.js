// Facts that a pasted text seems to tell: places, years, organisations and sources, found in the tables of this site. The writer says of each
// whether it is right.

import { dutchDate, plainDate } from "../shared/dutch.js";
import { fold, slugify } from "../shared/fold.js";
import { headingIn, namesSources } from "./sorting.js";

/**
 * @typedef {object} Proposal
 * @property {"municipality" | "start" | "end" | "partner" | "source"} sort
 * @property {string} name What is proposed, for a reader.
 * @property {string} seen Where it stands in the text.
 * @property {Record<string, string>} values For the fields.
 * @property {string[]} marks What in the text becomes a reference to a source.
 * @property {string[]} lines What of a list of sources goes from the text, for the form lists them itself.
 * @typedef {Pick<FormSite, "places" | "known"> & import("./sorting.js").Sections} Known
 * @typedef {{ lines: string[], words: string, mark: string }} Entry One source in a list, and what refers to it.
 */

/** What a story says beside the name of a publisher: `(via fdocuments)`. */
const BESIDE = /(?<!\s)\s*\([^()]*\)$/;
const MOST = { municipality: 5, partner: 8, source: 20 };
const FEWEST_IN_TITLE = 4;
const LINK = /\[((?:\\.|[^[\]\\])+)\]\((https?:\/\/[^\s()]+)\)/g;
/** An address that stands by itself; what is between brackets in it belongs to it, a bracket around it does not. */
const BARE = /(?<![\w/.@-]|\]\()(?:https?:\/\/|www\.)(?:[^\s()<>[\]]|\([^\s()<>[\]]*\))*(?:[^\s()<>[\].,;:!?'"’”]|\([^\s()<>[\]]*\))/g;
const NOTE = /^\s*\[\^?(\d{1,3})\]:?\s+(.{4,})$/;
const ITEM = /^\s*(?:[-*+•·–]\s+|(\d{1,3})[.)]\s+)?(.{4,})$/;
/** `Wie (2021). Wat`. */
const AUTHOR_FIRST = /^(.{2,80}?)\s*\(([^()]{0,80}\d{4}[^()]{0,80})\)[.:]?\s+(.{4,})$/;
const LOOKED_UP = /(?<![\s,.;(])[\s,.;(]*\b(?:geraadpleegd|bekeken|bezocht|opgehaald)\b(?: op)?[^,;)]*\)?\.?$/i;
const EDGES = /^[\s,.:;(–—-]+|(?<![\s,:;(–—-])[\s,:;(–—-]+$|(?<![.!?])\.+$/g;
const SEPARATORS = [",", ".", ";", ":", "(", "–", "—", " - "];
const LONGEST_ENTRY = 600;
const YEAR = /(?<!\d)((?:19|20)\d{2})(?!\d)/;
const AROUND = 40;

/**
 * @param {string} text
 * @param {Known} site
 * @param {string} today As yyyy-mm-dd.
 * @returns {Proposal[]}
 */
export function findProposals(text, site, today) {
  const entries = entriesIn(text, site);
  const told = entries.reduce((left, { lines }) => withoutLines(left, lines), text);
  const words = told.replace(LINK, "$1").replace(BARE, "").replace(/^#+\s+/gm, "");
  const municipalities = municipalitiesIn(words, site);
  return [
    ...municipalities.slice(0, MOST.municipality),
    ...momentsIn(words, site, today),
    ...partnersIn(words, site).slice(0, MOST.partner),
    ...sourcesIn(told, entries, site, municipalities.map(({ name }) => name)).slice(0, MOST.source),
  ];
}

/**
 * A text without these lines of it.
 * @param {string} text
 * @param {string[]} lines
 */
export function withoutLines(text, lines) {
  return text.split("\n").filter((line) => !lines.includes(line)).join("\n");
}

/**
 * Each place where a name stands by itself.
 * @param {string} text
 * @param {string} name
 */
function placesOf(text, name) {
  const found = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\p{L}\p{N}-]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}-]/u.test(text.slice(at + name.length))) found.push(at);
  }
  return found;
}

/**
 * A name as a proposal, with the words around it.
 * @param {string} text
 * @param {number} at
 * @param {number} size
 */
function around(text, at, size) {
  const line = text.slice(Math.max(0, at - AROUND), at + size + AROUND).replace(/\s+/g, " ").trim();
  return `${at > AROUND ? "…" : ""}${line}${at + size + AROUND < text.length ? "…" : ""}`;
}

/**
 * Whether a sentence, a heading, a cell or a line begins there.
 * @param {string} text
 * @param {number} at
 */
function beginsAt(text, at) {
  const before = text.slice(0, at).trimEnd();
  return !before || text.slice(before.length, at).includes("\n") || ".!?:#|-".includes(before.slice(-1));
}

/**
 * The most named first. A word that begins a sentence may be no name: it counts when it stands elsewhere too.
 * @param {string} text
 * @param {Known} site
 * @returns {Proposal[]}
 */
function municipalitiesIn(text, { places }) {
  let left = text;
  /** @type {Map<string, { count: number, at: number, size: number }>} */
  const found = new Map();
  for (const name of [...new Set(places.names)].sort((one, other) => other.length - one.length)) {
    const meaning = places.find(name);
    const at = left.includes(name) && meaning?.places.length === 1 ? placesOf(left, name) : [];
    const isName = at.some((each) => !beginsAt(left, each)) || /[\s'-]/.test(name);
    if (!at.length || !isName || !meaning) continue;
    const own = meaning.places[0].name;
    const before = found.get(own);
    found.set(own, { count: (before?.count ?? 0) + at.length, at: before?.at ?? at[0], size: name.length });
    for (const each of at) left = left.slice(0, each) + "\u0000".repeat(name.length) + left.slice(each + name.length);
  }
  return [...found].sort(([, one], [, other]) => other.count - one.count || one.at - other.at)
    .map(([name, { at, size }]) => ({ sort: "municipality", name, seen: around(text, at, size), values: { name }, marks: [], lines: [] }));
}

/**
 * When it began and ended: the first and the last date in a sentence that says so.
 * @param {string} text
 * @param {Known} site
 * @param {string} today
 * @returns {Proposal[]}
 */
function momentsIn(text, { known }, today) {
  const sentences = text.split(/(?<=[.!?])\s+|\n/).filter((sentence) => YEAR.test(sentence));
  return (/** @type {const} */ (["start", "end"])).flatMap((sort) => {
    const words = known.moments[sort];
    for (const sentence of sentences) {
      const date = words.some((word) => ` ${fold(sentence)}`.includes(` ${word}`)) && datesIn(sentence).at(sort === "end" ? -1 : 0);
      if (date && date <= today.slice(0, date.length)) {
        return [{ sort, name: dutchDate(date), seen: sentence.trim().slice(0, 4 * AROUND), values: { date }, marks: [], lines: [] }];
      }
    }
    return [];
  });
}

/**
 * Each year, with its month when that is named before it.
 * @param {string} sentence
 */
function datesIn(sentence) {
  return [...sentence.matchAll(new RegExp(YEAR, "g"))].map(({ 1: year, index }) => {
    const words = fold(sentence.slice(0, index + year.length));
    const month = Array.from({ length: 12 }, (_, n) => n + 1).find((n) => words.endsWith(dutchDate(`${year}-${n}`)));
    return month ? `${year}-${String(month).padStart(2, "0")}` : year;
  });
}

/**
 * Organisations that other stories name, and municipalities by name.
 * @param {string} text
 * @param {Known} site
 * @returns {Proposal[]}
 */
function partnersIn(text, { known, places }) {
  const named = Object.entries(known.organisations).flatMap(([name, type]) => placesOf(text, name).slice(0, 1).map((at) => ({ name, type, at })));
  const councils = [...text.matchAll(/(?<![\p{L}-])[Gg]emeente ((?:['’]s-)?\p{Lu}[\p{L}'’-]*)/gu)].flatMap(({ 1: name, index = 0 }) => {
    const place = places.find(name);
    return place?.places.length === 1 ? [{ name: `Gemeente ${place.places[0].name}`, type: known.municipality_type, at: index }] : [];
  });
  const all = [...named, ...councils].filter(({ name }, n, each) => each.findIndex((other) => fold(other.name) === fold(name)) === n);
  const longest = all.filter(({ name, at }) => !all.some((other) => other.name.length > name.length && other.at <= at && other.at + other.name.length >= at + name.length));
  return longest.sort((one, other) => one.at - other.at)
    .map(({ name, type, at }) => ({ sort: "partner", name, seen: around(text, at, name.length), values: { name, type }, marks: [], lines: [] }));
}

/**
 * Notes, and what is listed under a heading that says so; an address on a line of its own belongs to the line above it.
 * @param {string} text
 * @param {Known} site
 * @returns {Entry[]}
 */
function entriesIn(text, site) {
  /** @type {Entry[]} */
  const entries = [];
  let isList = false;
  let numbered = 0;
  const written = text.split("\n").filter((line) => line.trim());
  for (const [n, line] of written.entries()) {
    const heading = headingIn(line, site);
    if (heading) [isList, numbered] = [namesSources(heading, site), 0];
    const last = entries.at(-1);
    const entry = heading ? null : entryOf(line, isList || isBelow(line, written[n - 1], last), numbered + 1);
    if (!entry) continue;
    if (entry.isNumbered) numbered += 1;
    if (last && !entry.mark && isRest(entry.words, last.words)) [last.words, last.lines] = [`${last.words} ${entry.words}`, [...last.lines, line]];
    else entries.push(entry);
  }
  return entries;
}

/**
 * @param {string} line
 * @param {boolean} isList Whether it stands in a list of sources.
 * @param {number} next The number of the next item there; a pasted list has only ones.
 * @returns {(Entry & { isNumbered: boolean }) | null}
 */
function entryOf(line, isList, next) {
  const [, note, noted] = NOTE.exec(line) ?? [];
  const [, number, listed] = (isList && ITEM.exec(line)) || [];
  const words = (noted ?? listed ?? "").slice(0, LONGEST_ENTRY);
  const isNumbered = !note && number !== undefined;
  return words ? { lines: [line], words, mark: note ? `[${note}]` : isNumbered ? `[${next}]` : "", isNumbered } : null;
}

/**
 * Whether a line is only the address that the line before it has not.
 * @param {string} words
 * @param {string} before
 */
function isRest(words, before) {
  return isAddress(words) && !addressIn(before);
}

/**
 * Whether a line is only an address, right below a source.
 * @param {string} line
 * @param {string} above
 * @param {Entry | undefined} source
 */
function isBelow(line, above, source) {
  return isAddress(line) && above === source?.lines.at(-1);
}

/** @param {string} words */
function isAddress(words) {
  return addressIn(words) !== "" && !titleOf(words);
}

/** @param {string} words */
function addressIn(words) {
  return words.replace(LINK, "$2").match(BARE)?.[0] ?? "";
}

/**
 * What is said of a source beside its address.
 * @param {string} words
 */
function titleOf(words) {
  return words.replace(LINK, "$1").replace(BARE, "").replace(/[<>]|\(\s*\)/g, "").replace(LOOKED_UP, "").replace(EDGES, "");
}

/**
 * Links, bare addresses, notes and lists. Of a website that other stories name we know who is behind it.
 * @param {string} text Without its list of sources.
 * @param {Entry[]} entries That list.
 * @param {Known} site
 * @param {string[]} municipalities Those that the text names.
 * @returns {Proposal[]}
 */
function sourcesIn(text, entries, { known, places }, municipalities) {
  /** @type {Proposal[]} */
  const found = [];
  /** @type {(title: string, address: string, rest: Pick<Proposal, "seen" | "marks" | "lines">) => void} */
  const add = (title, address, rest) => {
    const url = address && !/^https?:/i.test(address) ? `https://${address}` : address;
    const same = url && found.find((other) => other.values.url === url);
    if (!same) {
      const said = saidOf(title, publisherOf(url, known, municipalities), known, places);
      if (!said.title || said.title === said.publisher) said.title = titleInAddress(url) || said.title;
      found.push({ sort: "source", name: said.title || url, values: { ...said, url }, ...rest });
    } else [same.marks, same.lines] = [[...same.marks, ...rest.marks], [...same.lines, ...rest.lines]];
  };
  for (const { lines, words, mark } of entries) {
    add(titleOf(words), addressIn(words), { seen: titleOf(words), marks: mark ? [mark] : [], lines });
  }
  for (const { 0: whole, 1: words, 2: address, index = 0 } of text.matchAll(LINK)) {
    const title = BARE.test(words) || isVague(words, known) ? "" : words.replace(/\\(.)/g, "$1");
    add(title, address, { seen: around(text, index, words.length), marks: [whole], lines: [] });
    BARE.lastIndex = 0;
  }
  for (const { 0: address, index = 0 } of text.replace(LINK, (whole) => "\u0000".repeat(whole.length)).matchAll(BARE)) {
    add("", address, { seen: around(text, index, address.length), marks: [address], lines: [] });
  }
  return found;
}

/**
 * The title that the end of an address is made of, as newspapers and municipalities do; empty when it is no row of words.
 * @param {string} url
 */
function titleInAddress(url) {
  const [, end = ""] = /^https?:\/\/[^?#]*\/([^/?#%]+?)(?:\.\w+)?\/?(?:[?#]|$)/i.exec(url) ?? [];
  const words = end.split(/[-_]/);
  const isTitle = words.length >= FEWEST_IN_TITLE && words.every((word) => /^(?:\p{L}+|\d{1,4})$/u.test(word)) && /\p{Ll}/u.test(end);
  return isTitle ? words.join(" ").replace(/^./u, (first) => first.toUpperCase()) : "";
}

/**
 * The title of a source without the date and the publisher that somebody wrote around it, as far as both are sure.
 * @param {string} words
 * @param {{ publisher: string, kind: string }} host Who is behind its website, when that is known.
 * @param {Known["known"]} known
 * @param {Known["places"]} places
 * @returns {Record<string, string>}
 */
function saidOf(words, host, known, places) {
  const named = (/** @type {string} */ part) => publisherNamed(part, host.publisher, known, places);
  let { title, own, date } = withAuthorFirst(words, named);
  for (let part = lastOf(title); part.last; part = lastOf(title)) {
    if (!date && dateOf(part.last)) date = dateOf(part.last);
    else if (!own && named(part.last)) own = named(part.last);
    else break;
    title = part.before;
  }
  const { before, after } = firstOf(title);
  const first = after && publisherFirst(before, [host.publisher, own].filter(Boolean), known, places);
  if (first) title = after;
  const publisher = host.publisher || own || first;
  const kind = host.kind || (Object.values(known.publishers).find(([name]) => name === publisher)?.[1] ?? "");
  return { title: title.replace(EDGES, "").replace(/^['"‘“](.+)['"’”]$/, "$1"), publisher, kind, ...(date ? { date } : {}) };
}

/**
 * @param {string} words
 * @param {(words: string) => string} named
 */
function withAuthorFirst(words, named) {
  const [, author = "", year = "", title = ""] = AUTHOR_FIRST.exec(words) ?? [];
  return dateOf(year) && !named(title) ? { title, own: author.replace(EDGES, ""), date: dateOf(year) } : { title: words, own: "", date: "" };
}

/**
 * What is said of a source before the last sign that separates, and after it.
 * @param {string} words
 */
function lastOf(words) {
  const whole = words.replace(EDGES, "").replace(/\)$/, "");
  const at = Math.max(0, ...SEPARATORS.map((sign) => whole.lastIndexOf(sign)));
  return at ? { before: whole.slice(0, at), last: whole.slice(at).replace(/^[\s,.;:(–—-]+/, "").trim() } : { before: whole, last: "" };
}

/**
 * What is said of a source before the first sign that separates, and after it.
 * @param {string} words
 */
function firstOf(words) {
  const whole = words.replace(EDGES, "");
  const at = Math.min(...SEPARATORS.map((sign) => whole.indexOf(sign)).filter((each) => each > 0));
  return Number.isFinite(at) ? { before: whole.slice(0, at).trim(), after: whole.slice(at).replace(EDGES, "") } : { before: "", after: "" };
}

/**
 * A date in words as a file has it; empty for other words.
 * @param {string} words
 */
function dateOf(words) {
  const date = plainDate(words.trim());
  return /^(?:19|20)\d{2}(?:-\d{2}){0,2}$/.test(date) ? date : "";
}

/**
 * The publisher that a few words name; empty when nobody here knows it.
 * @param {string} words
 * @param {string} host
 * @param {Known["known"]} known
 * @param {Known["places"]} places
 */
function publisherNamed(words, host, { publishers, organisations }, places) {
  const names = [host, ...Object.values(publishers).map(([name]) => name), ...Object.keys(organisations)].filter(Boolean);
  return names.find((name) => isNamed(name, words)) ?? councilIn(words, places);
}

/**
 * The publisher that the first words of a source name: the one that it has, or else one of other stories or a municipality. An organisation
 * that is no publisher may be what the source tells of.
 * @param {string} words
 * @param {string[]} own
 * @param {Known["known"]} known
 * @param {Known["places"]} places
 */
function publisherFirst(words, own, { publishers }, places) {
  const names = own.length ? own : Object.values(publishers).map(([name]) => name);
  return names.find((name) => isNamed(name, words)) ?? (own.length ? "" : councilIn(words, places));
}

/**
 * Whether words are the name of a publisher, with or without what stands beside it.
 * @param {string} name
 * @param {string} words
 */
function isNamed(name, words) {
  return [name, name.replace(BESIDE, "")].some((each) => fold(each) === fold(words));
}

/**
 * The municipality that words name as an organisation; empty for other words.
 * @param {string} words
 * @param {Known["places"]} places
 */
function councilIn(words, places) {
  const council = /^gemeente\s+(.+)$/i.exec(words)?.[1] ?? "";
  const place = council && places.find(council);
  return place && place.places.length === 1 ? `Gemeente ${place.places[0].name}` : "";
}

/**
 * Words of a link that say nothing of what is behind it.
 * @param {string} words
 * @param {Known["known"]} known
 */
function isVague(words, known) {
  return known.vague.includes(fold(words));
}

/**
 * Who is behind a website that other stories name, or that has the name of a municipality of the text.
 * @param {string} url
 * @param {Known["known"]} known
 * @param {string[]} municipalities
 */
function publisherOf(url, { publishers }, municipalities) {
  const host = hostOf(url);
  const [, label = ""] = /^([^.]+)\.[^.]+$/.exec(host) ?? [];
  const own = municipalities.find((name) => slugify(name).replaceAll("-", "") === label.replaceAll("-", ""));
  const [publisher = own ? `Gemeente ${own}` : "", kind = ""] = publishers[host] ?? [];
  return { publisher, kind };
}

/** @param {string} url */
function hostOf(url) {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
}

/**
 * What a sentence keeps of what refers to a source: the words of a link, of an address the website, and of a note nothing.
 * @param {string} mark
 */
function keptOf(mark) {
  const [, words = mark] = new RegExp(`^${LINK.source}$`).exec(mark) ?? [];
  const isAddress = /^(?:https?:\/\/|www\.)/i.test(words);
  if (isAddress) return hostOf(words.replace(/^www/i, "https://www"));
  return words === mark ? "" : words.replace(/\\([[\]])/g, "$1");
}

/**
 * A text in which a source that was taken is referred to.
 * @param {string} text
 * @param {Proposal} source
 * @param {string} id
 */
function referTo(text, { marks, lines }, id) {
  return marks.reduce((left, mark) => {
    const [kept, reference] = [keptOf(mark), `[^${id}]`];
    // An address may be the beginning of another one. Alone between brackets it is no word of its sentence.
    const inPlace = (/** @type {string} */ address, /** @type {number} */ at) =>
      (address !== mark ? address : left[at - 1] === "(" && left[at + address.length] === ")" ? reference : kept + reference);
    const referred = /^(?:https?:|www\.)/i.test(mark) ? left.replace(BARE, (address, at) => inPlace(address, at)) : left.replaceAll(mark, () => kept + reference);
    const tidied = referred.replaceAll(`<${kept}${reference}>`, () => kept + reference);
    return [`(${reference})`, ` ${reference}`].reduce((text, around) => text.replaceAll(around, () => reference), tidied);
  }, withoutLines(text, lines));
}

/**
 * `[2, 4]` as two references.
 * @param {string} text
 */
function apart(text) {
  return text.replace(/\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})+)\](?!\()/g, (_, numbers) => numbers.split(/[,;]/).map((/** @type {string} */ number) => `[${number.trim()}]`).join(""));
}

/**
 * A draft with the pieces and facts of a pasted text; nothing that was there goes away.
 * @param {Draft} draft
 * @param {import("./sorting.js").Piece[]} pieces
 * @param {Proposal[]} taken
 * @param {string} title
 * @returns {Draft}
 */
export function withPasted(draft, pieces, taken, title) {
  const of = (/** @type {Proposal["sort"]} */ sort) => taken.filter((each) => each.sort === sort);
  const kept = draft.sources.filter(({ id, ...rest }) => Object.values(rest).some((value) => value.trim()));
  const first = Math.max(0, ...kept.map(({ id }) => Number(id))) + 1;
  const sources = of("source").map((source, n) => ({ source, id: String(first + n) }));
  const written = pieces.map(({ section, text }) => ({ section, text: sources.reduce((left, { source, id }) => referTo(left, source, id), sources.length ? apart(text) : text).trim() }));
  return {
    ...draft,
    title: draft.title || title,
    municipalities: [...new Set([...draft.municipalities, ...of("municipality").map(({ name }) => name)])],
    period: { start: draft.period.start || (of("start")[0]?.values.date ?? ""), end: draft.period.end || (of("end")[0]?.values.date ?? "") },
    partners: [...draft.partners, ...of("partner").map(({ values }) => values)],
    sources: [...kept, ...sources.map(({ source, id }) => ({ ...source.values, id }))],
    sections: Object.fromEntries(Object.entries(draft.sections).map(([heading, text]) =>
      [heading, [text.trimEnd(), ...written.filter(({ section }) => section === heading).map((piece) => piece.text)].filter(Boolean).join("\n\n")])),
  };
}

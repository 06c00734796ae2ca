// Facts that a pasted text seems to tell: places, years, organisations and sources, found in the tables of this site. The writer says of each
// whether it is right.

import { dutchDate } from "../shared/dutch.js";
import { fold } from "../shared/fold.js";

/**
 * @typedef {object} Proposal
 * @property {"municipality" | "start" | "end" | "partner" | "source"} sort
 * @property {string} name What is proposed, for a reader.
 * @property {string} seen Where it stands in the text.
 * @property {Record<string, string>} values For the fields.
 * @property {string[]} marks What in the text becomes a reference to a source.
 * @typedef {Pick<FormSite, "places" | "known">} Known
 */

const MOST = { municipality: 5, partner: 8, source: 20 };
const LINK = /\[((?:\\.|[^[\]\\])+)\]\((https?:\/\/[^\s()]+)\)/g;
const BARE = /(?<![\w(/.@-])(?:https?:\/\/|www\.)[^\s()<>[\]]*[^\s()<>[\].,;:!?'"’”]/g;
const NOTE = /^\[(\d{1,3})\]\s+(.{4,})$/gm;
const YEAR = /(?<!\d)((?:19|20)\d{2})(?!\d)/;
const AROUND = 40;

/**
 * @param {string} text
 * @param {Known} site
 * @param {string} today As yyyy-mm-dd.
 * @returns {Proposal[]}
 */
export function findProposals(text, site, today) {
  return [
    ...municipalitiesIn(text, site).slice(0, MOST.municipality),
    ...momentsIn(text, site, today),
    ...partnersIn(text, site).slice(0, MOST.partner),
    ...sourcesIn(text, site).slice(0, MOST.source),
  ];
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
 * The most named first. A word that begins a sentence may be no name: it counts when it stands elsewhere too.
 * @param {string} text
 * @param {Known} site
 * @returns {Proposal[]}
 */
function municipalitiesIn(text, { places }) {
  let left = text.replace(LINK, (whole, words) => words.padEnd(whole.length, "\u0000"));
  /** @type {Map<string, { count: number, at: number, size: number }>} */
  const found = new Map();
  for (const name of [...new Set(places.names)].sort((one, other) => other.length - one.length)) {
    const meaning = places.find(name);
    const at = left.includes(name) && meaning?.places.length === 1 ? placesOf(left, name) : [];
    const isName = at.some((each) => !/(?:^|[.!?:\n#|-]\s*)$/.test(left.slice(0, each))) || /[\s'-]/.test(name);
    if (!at.length || !isName || !meaning) continue;
    const own = meaning.places[0].name;
    const before = found.get(own);
    found.set(own, { count: (before?.count ?? 0) + at.length, at: before?.at ?? at[0], size: name.length });
    for (const each of at) left = left.slice(0, each) + "\u0000".repeat(name.length) + left.slice(each + name.length);
  }
  return [...found].sort(([, one], [, other]) => other.count - one.count || one.at - other.at)
    .map(([name, { at, size }]) => ({ sort: "municipality", name, seen: around(text, at, size), values: { name }, marks: [] }));
}

/**
 * When it began and ended: the first date in a sentence that says so.
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
      const date = words.some((word) => ` ${fold(sentence)}`.includes(` ${word}`)) && dateIn(sentence);
      if (date && date <= today.slice(0, date.length)) {
        return [{ sort, name: dutchDate(date), seen: sentence.trim().slice(0, 4 * AROUND), values: { date }, marks: [] }];
      }
    }
    return [];
  });
}

/**
 * A year, with its month when that is named before it.
 * @param {string} sentence
 */
function dateIn(sentence) {
  const year = YEAR.exec(sentence)?.[1] ?? "";
  const month = Array.from({ length: 12 }, (_, n) => n + 1).find((n) => fold(sentence).includes(dutchDate(`${year}-${n}`)));
  return month ? `${year}-${String(month).padStart(2, "0")}` : year;
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
    .map(({ name, type, at }) => ({ sort: "partner", name, seen: around(text, at, name.length), values: { name, type }, marks: [] }));
}

/**
 * Links, bare addresses and notes. Of a website that other stories name we know who is behind it.
 * @param {string} text
 * @param {Known} site
 * @returns {Proposal[]}
 */
function sourcesIn(text, { known }) {
  /** @type {Proposal[]} */
  const found = [];
  /** @type {(title: string, address: string, seen: string, marks: string[]) => void} */
  const add = (title, address, seen, marks) => {
    const url = address && !/^https?:/i.test(address) ? `https://${address}` : address;
    const same = url && found.find((other) => other.values.url === url);
    if (same) same.marks.push(...marks);
    else found.push({ sort: "source", name: title || url, seen, values: { title, url, ...publisherOf(url, known) }, marks });
  };
  const notes = [...text.matchAll(NOTE)];
  for (const [line, number, words] of notes) {
    const [address = ""] = words.replace(LINK, "$2").match(BARE) ?? [];
    const title = words.replace(LINK, "$1").replace(BARE, "").replace(/^[\s,.:;()-]+|[\s,.:;()-]+$/g, "");
    add(title, address, words.slice(0, 4 * AROUND), [line, `[${number}]`]);
  }
  const rest = notes.reduce((left, [line]) => left.replace(line, ""), text);
  for (const { 0: whole, 1: words, 2: address, index = 0 } of rest.matchAll(LINK)) {
    add(BARE.test(words) || isVague(words, known) ? "" : words.replace(/\\(.)/g, "$1"), address, around(rest, index, words.length), [whole]);
    BARE.lastIndex = 0;
  }
  for (const { 0: address, index = 0 } of rest.replace(LINK, (whole) => "\u0000".repeat(whole.length)).matchAll(BARE)) {
    add("", address, around(rest, index, address.length), [address]);
  }
  return found;
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
 * @param {string} url
 * @param {Known["known"]} known
 */
function publisherOf(url, { publishers }) {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
  const [publisher = "", kind = ""] = publishers[host] ?? [];
  return { publisher, kind };
}

/**
 * A text in which a source that was taken is referred to; a link keeps its words, and a note goes.
 * @param {string} text
 * @param {Proposal} source
 * @param {string} id
 */
function referTo(text, { marks }, id) {
  return marks.reduce((left, mark) => {
    if (/^\[\d+\]\s/.test(mark)) return left.replace(`${mark}\n`, "").replace(mark, "");
    const words = new RegExp(`^${LINK.source}$`).exec(mark)?.[1];
    const kept = words && !/^(?:https?:\/\/|www\.)/i.test(words) ? words.replace(/\\([[\]])/g, "$1") : "";
    return left.replaceAll(mark, `${kept}[^${id}]`).replaceAll(` [^${id}]`, `[^${id}]`);
  }, text);
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
  const written = pieces.map(({ section, text }) => ({ section, text: sources.reduce((left, { source, id }) => referTo(left, source, id), text).trim() }));
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

// The search engine of the finder, in a worker so that typing never waits for it.
//
// Every word of a question is looked up in Pagefind on its own; pages are ranked by how much of the question they
// answer. A page has a number: its place in the index, where stories stand first and the newest first of all.

import * as pagefind from "../../pagefind/pagefind.js";
import { count, passing, testsOf } from "./facets.js";
import { keep, knownWords, list, ROOT } from "./lists.js";
import { fold } from "../shared/fold.js";
import { answers, askedWords, excerpt, longestFirst, markWords, meant, partsOf } from "./words.js";

/** @type {Record<string, number>} */
const WEIGHTS = { title: 5, samenvatting: 3, plaats: 3, ingredienten: 2, kernwoorden: 3, woorden: 1, soort: 0, status: 0, adres: 0 };
const ENOUGH = 5; // pages that answer every word; with fewer, those that answer a part of the question come too
const PARTLY = 0.35; // this much of the question, rare words counting more
const LARGE = 2000; // stories; from here on every word of a question is a long way over the line
const MOST_OTHERS = 6;
const MOST_OTHERS_OF_A_KIND = 3;

await pagefind.options({ ranking: { metaWeights: WEIGHTS } });
pagefind.init();
const index = await list("index");
const kinds = numbersByKind(index.kinds);

/**
 * Slug of a kind -> the kind, its first number and the number after its last. Stories stand first.
 * @param {FinderLists["index"]["kinds"]} sizes
 */
function numbersByKind(sizes) {
  /** @type {Map<string, { kind: Kind, first: number, end: number }>} */
  const ranges = new Map();
  let first = 0;
  for (const { size, ...kind } of sizes) {
    ranges.set(kind.slug, { kind, first, end: first + size });
    first += size;
  }
  return ranges;
}

/** @param {number} number */
function kindOf(number) {
  for (const { kind, end } of kinds.values()) if (number < end) return kind;
  throw new Error(`no page ${number} in the index`);
}

/** @typedef {import("../../pagefind/pagefind.js").Result} Result */

/**
 * The name of a page ends in its number, the last digit first.
 * @param {Result} result
 */
const numberOf = (result) => Number([...result.id.slice(-5)].reverse().join(""));

// --- Words ---

/** @type {Map<string, Promise<Map<number, Result>>>} */
const lookups = new Map();

/**
 * The pages that have a word: number -> Pagefind's result. Pages found only by address or kind do not count.
 * @param {string} word
 */
function lookUp(word) {
  return keep(lookups, word, () => pagefind.search(word).then(({ results }) => collect(results)));
}

/** @param {Result[]} results */
function collect(results) {
  const counted = results.filter(
    ({ words, matchedMetaFields: fields }) => words.length || !fields || fields.some((field) => WEIGHTS[field]),
  );
  return new Map(counted.map((result) => [numberOf(result), result]));
}

/**
 * How well the found pages have the word itself; Pagefind falls back on the first letters of an unknown word.
 * @param {string} word
 * @param {Map<number, Result>} found
 */
async function likeness(word, found) {
  if (!found.size) return "none";
  if ((await pagefind.search(`"${word}"`)).results.length) return "same";
  const best = [...found.values()].reduce((one, other) => (other.score > one.score ? other : one));
  const { content, meta } = await best.data();
  const words = content.split(/\s+/);
  const named = Object.keys(WEIGHTS).flatMap((name) => (WEIGHTS[name] ? (meta[name] ?? "").split(/[\s;·-]+/) : []));
  const seen = [...best.words.map((location) => words[location] ?? ""), ...named].map(bare);
  if (seen.some((each) => each.startsWith(word))) return "same";
  return seen.some((each) => answers(word, each)) ? "near" : "none";
}

/** @param {string} word */
const bare = (word) => fold(word).replace(/[^\p{L}\p{N}]/gu, "");

/**
 * Look a word up; when no page has it, look up the word that was meant, or the parts of a compound.
 * @param {string} word
 * @returns {Promise<{ word: string, asked?: string, pages: Map<number, Result> }>}
 */
async function findWord(word) {
  const pages = await lookUp(word);
  const like = await likeness(word, pages);
  if (like === "same") return { word, pages };
  const nearby = like === "near" ? { word, pages } : { word, pages: new Map() };
  if (word.length < 6) return nearby;
  const known = await knownWords();
  const instead = meant(word, known);
  if (instead) return { word: instead, asked: word, pages: await lookUp(instead) };
  const parts = partsOf(word, known);
  if (!parts) return nearby;
  const found = await Promise.all(parts.map(lookUp));
  return { word: parts[0], pages: new Map(found.reverse().flatMap((each) => [...each])) };
}

// --- Ranking ---

/**
 * `share` is how much of the question the page answers, rare words counting more.
 * @typedef {{ score: number, share: number, results: Result[] }} RankedPage
 * @typedef {{ pages: Map<number, RankedPage>, words: string[], corrected: [string, string][], unknown: string[] }} Ranking
 */

/** @type {Map<string, Promise<Ranking>>} */
const rankings = new Map();

/**
 * All pages that answer some words.
 * @param {string[]} words
 */
function rank(words) {
  return keep(rankings, words.join(" "), () => rankPages(words));
}

/**
 * @param {string[]} asked
 * @returns {Promise<Ranking>}
 */
async function rankPages(asked) {
  const looked = await Promise.all(asked.map(findWord));
  const terms = looked.filter(({ pages }) => pages.size).map((term) => ({ ...term, weight: rarity(term.pages.size) }));
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  /** @type {Ranking["pages"]} */
  const pages = new Map();
  for (const { pages: found, weight } of terms) {
    for (const [number, result] of found) {
      const page = pages.get(number) ?? { score: 0, share: 0, results: [] };
      page.score += result.score;
      page.share += weight / total;
      page.results.push(result);
      pages.set(number, page);
    }
  }
  for (const page of pages.values()) page.score *= page.share ** 2;
  return {
    pages,
    words: terms.map(({ word }) => word),
    corrected: looked.flatMap(({ asked, word, pages: found }) => (asked && found.size ? [[asked, word]] : [])),
    unknown: looked.filter(({ pages: found }) => !found.size).map(({ word }) => word),
  };
}

/**
 * The rarer a word, the more it says.
 * @param {number} count
 */
function rarity(count) {
  const total = [...kinds.values()].at(-1)?.end ?? 0;
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}

/**
 * The pages of these kinds that answer a question; all of them when nothing is asked.
 * @param {string} query
 * @param {string[]} chosenKinds
 */
async function pool(query, chosenKinds, words = askedWords(query)) {
  const ranges = [...kinds].filter(([kind]) => !chosenKinds.length || chosenKinds.includes(kind)).map(([, range]) => range);
  if (!words.length) {
    const numbers = ranges.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, index) => first + index));
    return { numbers, ranking: null, partly: false };
  }
  const ranking = await rank(words);
  const numbers = [...ranking.pages.keys()].filter((n) => ranges.some(({ first, end }) => n >= first && n < end));
  const whole = numbers.filter((number) => shareOf(number, ranking) > 0.999);
  if (whole.length >= ENOUGH || ranking.words.length < 2) return { numbers: whole, ranking, partly: false };
  const part = numbers.filter((number) => shareOf(number, ranking) >= PARTLY);
  return { numbers: part, ranking, partly: part.length > whole.length };
}

/**
 * @param {number} number
 * @param {Ranking | null} ranking
 */
function shareOf(number, ranking) {
  return ranking?.pages.get(number)?.share ?? 0;
}

// --- Answers ---

/**
 * @param {number[]} numbers
 * @param {Ranking | null} ranking
 * @param {string} sort
 */
async function ordered(numbers, ranking, sort) {
  if (sort === "relevantie" && ranking) {
    /** @type {(number: number) => number} */
    const score = (number) => ranking.pages.get(number)?.score ?? 0;
    return numbers.sort((one, other) => score(other) - score(one) || one - other);
  }
  if (index.orders.includes(sort)) {
    const place = new Map((await list(`order-${sort}`)).map((number, index) => [number, index]));
    return numbers.sort((one, other) => (place.get(one) ?? Infinity) - (place.get(other) ?? Infinity) || one - other);
  }
  return numbers.sort((one, other) => one - other);
}

/** @type {Map<number, Result>} */
const fragments = new Map();

/**
 * The content of a page. One that was found holds it; others are asked for by their place in an empty search.
 * @param {number} number
 * @param {Ranking | null} ranking
 */
async function content(number, ranking) {
  const found = ranking?.pages.get(number);
  if (found) return found.results[0].data();
  if (!fragments.size) {
    for (const result of (await pagefind.search(null)).results) fragments.set(numberOf(result), result);
  }
  const fragment = fragments.get(number);
  if (!fragment) throw new Error(`no page ${number} in the index`);
  return fragment.data();
}

/**
 * @param {number} number
 * @param {Ranking | null} ranking
 * @returns {Promise<Card>}
 */
async function card(number, ranking) {
  const { content: text, meta, anchors } = await content(number, ranking);
  const words = ranking?.words ?? [];
  const locations = (ranking?.pages.get(number)?.results ?? []).flatMap((result) => result.words);
  const kind = kindOf(number);
  const answer = {
    kind,
    url: new URL(meta.adres, ROOT).href,
    title: markWords(meta.title, words),
    place: meta.plaats ?? "",
    status: meta.status ?? "",
    ingredients: meta.ingredienten ? meta.ingredienten.split("; ") : [],
    text: markWords(meta.samenvatting ?? "", words),
    heading: null,
  };
  if (!locations.length || answer.text.filter(([, marked]) => marked).length >= words.length) return answer;
  const shown = excerpt(text, locations);
  const heading = anchors.filter(({ element, location }) => /^h[2-4]$/.test(element) && location <= shown.start).at(-1);
  return { ...answer, text: shown.parts, heading: heading ? { id: heading.id, title: heading.text } : null };
}

/**
 * A page of results. A first answer may be asked: in a large library it is that to the longest word alone.
 * @param {EngineJobs["search"]["request"]} request
 * @returns {Promise<Found>}
 */
async function search({ query, kinds: chosenKinds, filters, sort, from = 0, most, first = false }) {
  const words = askedWords(query);
  const isHalf = first && words.length > 1 && index.kinds[0].size > LARGE;
  const { numbers, ranking, partly } = await pool(query, chosenKinds, isHalf ? longestFirst(words).slice(0, 1) : words);
  const checks = await testsOf(filters);
  const found = await ordered(passing(numbers, checks), ranking, sort);
  return {
    isHalf,
    total: found.length,
    whole: partly ? found.filter((number) => shareOf(number, ranking) > 0.999).length : found.length,
    corrected: ranking?.corrected ?? [],
    unknown: ranking?.unknown ?? [],
    cards: await Promise.all(found.slice(from, from + most).map((number) => card(number, ranking))),
  };
}

/** @param {EngineJobs["counts"]["request"]} request */
async function counts({ query, kinds: chosenKinds, filters, facets }) {
  const { numbers } = await pool(query, chosenKinds);
  const checks = await testsOf(filters);
  /** @type {EngineJobs["counts"]["answer"]} */
  const counted = {};
  await Promise.all(
    facets.map(async (facet) => {
      counted[facet] = await count(facet, numbers, checks);
    }),
  );
  return counted;
}

/**
 * What would be found with one filter less.
 * @param {Question} question
 * @returns {Promise<EngineJobs["drops"]["answer"]>}
 */
async function drops({ query, kinds: chosenKinds, filters }) {
  const { numbers } = await pool(query, chosenKinds);
  const answers = Object.entries(filters).flatMap(([facet, choices]) =>
    choices.map(async (choice) => {
      const fewer = { ...filters, [facet]: choices.filter((each) => each !== choice) };
      /** @type {EngineJobs["drops"]["answer"][number]} */
      const drop = [facet, choice, passing(numbers, await testsOf(fewer)).length];
      return drop;
    }),
  );
  return Promise.all(answers);
}

/**
 * The best pages of other kinds than the chosen.
 * @param {Question} question
 */
async function others({ query, kinds: chosenKinds }) {
  const rest = [...kinds.keys()].filter((kind) => !chosenKinds.includes(kind));
  if (!askedWords(query).length || !rest.length) return [];
  const { numbers, ranking } = await pool(query, rest);
  /** @type {Record<string, number>} */
  const perKind = {};
  const best = (await ordered(numbers, ranking, "relevantie")).filter((number) => {
    const { slug } = kindOf(number);
    perKind[slug] = (perKind[slug] ?? 0) + 1;
    return perKind[slug] <= MOST_OTHERS_OF_A_KIND;
  });
  return Promise.all(best.slice(0, MOST_OTHERS).map((number) => card(number, ranking)));
}

/**
 * The best pages of every kind, for the quick search.
 * @param {EngineJobs["overview"]["request"]} request
 * @returns {Promise<EngineJobs["overview"]["answer"]>}
 */
async function overview({ query, most }) {
  if (!askedWords(query).length) return [];
  const groups = [...kinds.values()].map(async ({ kind }) => {
    const { numbers, ranking } = await pool(query, [kind.slug]);
    const best = (await ordered(numbers, ranking, "relevantie")).slice(0, most);
    /** @type {EngineJobs["overview"]["answer"][number]} */
    const group = [kind, numbers.length, await Promise.all(best.map((number) => card(number, ranking)))];
    return group;
  });
  return (await Promise.all(groups)).filter(([, total]) => total);
}

/**
 * The slugs of all stories that are found.
 * @param {Question} question
 */
async function slugs({ query, kinds: chosenKinds, filters }) {
  const { numbers } = await pool(query, chosenKinds);
  const names = await list("slugs");
  return passing(numbers, await testsOf(filters)).filter((number) => number < names.length).map((number) => names[number]);
}

/** @type {{ [J in keyof EngineJobs]: (request: EngineJobs[J]["request"]) => Promise<EngineJobs[J]["answer"]> }} */
const jobs = { search, counts, drops, others, overview, slugs };

/**
 * @template {keyof EngineJobs} J
 * @param {EngineMessage<J>} message
 */
async function reply({ id, job, request }) {
  try {
    self.postMessage({ id, answer: await jobs[job](request) });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
}

self.addEventListener("message", ({ data }) => reply(data));
self.postMessage({ ready: true });

// The search engine of the finder, in a worker so that typing never waits for it.
//
// Every word of a question is looked up in Pagefind on its own, by the keys that the build gave the words of each page;
// pages are ranked by how much of the question they answer. A page has a number: its place in the index, where stories
// stand first and the newest first of all.

import * as pagefind from "../../pagefind/pagefind.js";
import { cardOf, layoutOf } from "./cards.js";
import { count, members, passing, testsOf } from "./facets.js";
import { keysWith } from "./forms.js";
import { isOther, keep, knownWords, LIKE, list, ROOT } from "./lists.js";
import { readQuestion, wordsIn } from "./words.js";
import { fold } from "../shared/fold.js";

const ENOUGH = 5; // pages that have every word and not only other words for it; with fewer, those that answer a part of the question come too
const OWN = 0.9; // how much of the question a page must answer with its own words
const PARTLY = 0.35; // this much of the question, rare words counting more
const MOST_OTHERS = 6;
const MOST_OTHERS_OF_A_KIND = 3;
const MOST_MEANT = 8; // known words that may have been meant, of which the first that is found counts
const MOST_VERIFIED = 300; // pages whose own words are read to see whether they have the exact words
const ALIKE = 0.3; // how much a name must look like the question to be named when nothing is found
const MOST_NAMED = 3;
const MOST_READ = 60; // stories whose paragraphs are looked at
/** How a page answers: with the word itself, with a part of a compound, with another word for it. */
const MARKS = /** @type {const} */ ({ "þ": 1, "ø": 0.8, "ð": 0.5 });
const TOGETHER = 3; // for words that stand beside each other as in the question
const NEARLY = 1.4; // and for those with a word between them

if (isOther) await pagefind.options({ basePath: new URL("pagefind/", ROOT).href });
const [index, table] = await Promise.all([list("index"), list("forms"), pagefind.init()]);
const kinds = numbersByKind(index.kinds);
const size = index.kinds.reduce((sum, kind) => sum + kind.size, 0);
const keys = keysWith(table);
/** @type {Language} */
const language = { keys, stop: new Set(table.stop.split(/\s+/)), weak: new Set(table.weak.split(/\s+/)), phrases: new Set(index.phrases) };

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

// --- Words ---

/** @typedef {Map<number, { score: number, places: number[] }>} Lookup Number of a page -> its score, and the places of the word. */
/** @type {Map<string, Promise<Lookup>>} */
const lookups = new Map();
/** @type {Map<string, Promise<Lookup>>} */
const wholes = new Map();

/**
 * The pages that have something of this form in the index. Of a word on very many pages the best stand there by
 * themselves, which may do for a first answer.
 * @param {string} form
 * @param {boolean} [onlyBest]
 * @returns {Promise<Lookup>}
 */
function lookUp(form, onlyBest = false) {
  return onlyBest ? lookUpPart(form) : keep(wholes, form, async () => {
    const best = await lookUpPart(form);
    if (best.size < index.best) return best;
    const rest = await lookUpPart(index.rest + form);
    /** @type {Lookup} */
    const found = new Map();
    for (const part of [best, rest]) {
      // Pagefind takes each for a word that is rarer than the whole.
      const share = rarity(best.size + rest.size, size) / rarity(part.size, size);
      for (const [number, { score, places }] of part) {
        const before = found.get(number) ?? { score: 0, places: [] };
        found.set(number, { score: before.score + score * share, places: [...before.places, ...places] });
      }
    }
    return found;
  });
}

/**
 * Whether a word is on so many pages that its key has the best of them only.
 * @param {Term} term
 */
async function isCommon({ keys: own }) {
  const forms = own.flatMap((key) => Object.keys(MARKS).map((mark) => key + mark));
  return (await Promise.all(forms.map(lookUpPart))).some((pages) => pages.size >= index.best);
}

/**
 * @param {string} form
 * @returns {Promise<Lookup>}
 */
function lookUpPart(form) {
  return keep(lookups, form, async () => {
    const { results } = await pagefind.search(form.replace(/\d/g, (digit) => "абвгдежзик"[Number(digit)]));
    return new Map(results.map(({ id, score, words }) => [Number([...id].reverse().join("")), { score, places: words }]));
  });
}

/**
 * The pages that answer one of the keys, and how.
 * @param {string[]} wanted
 * @param {boolean} [onlyBest]
 * @returns {Promise<Map<number, PageHits>>}
 */
async function pagesOf(wanted, onlyBest) {
  const marks = /** @type {Mark[]} */ (Object.keys(MARKS));
  const found = await Promise.all(marks.flatMap((mark) => wanted.map(async (key) => ({ mark, pages: await lookUp(key + mark, onlyBest) }))));
  /** @type {Map<number, PageHits>} */
  const pages = new Map();
  for (const { mark, pages: more } of found) {
    for (const [number, { score, places }] of more) addHits(pages, number, score * MARKS[mark], places, mark);
  }
  return pages;
}

/**
 * @param {Map<number, PageHits>} pages
 * @param {number} number
 * @param {number} score
 * @param {number[]} places
 * @param {Mark} mark The best comes first: a place keeps the one it has.
 */
function addHits(pages, number, score, places, mark) {
  const page = pages.get(number) ?? { score: 0, hits: new Map() };
  page.score += score;
  for (const place of places) if (!page.hits.has(place)) page.hits.set(place, mark);
  pages.set(number, page);
}

/**
 * The pages that have a phrase, other words for it, or all its words apart.
 * @param {Term} term
 */
async function pagesOfTerm({ keys: own, words = [], onlyBest }) {
  const pages = new Map(await pagesOf(own, onlyBest));
  const [first, ...rest] = await Promise.all(words.map((word) => pagesOf(word.keys)));
  for (const [number, { score, hits }] of first ?? []) {
    const others = rest.map((each) => each.get(number));
    if (others.includes(undefined)) continue;
    const all = [pages.get(number), { score, hits }, ...others].filter((each) => each !== undefined);
    const merged = new Map(all.flatMap((each) => [...each.hits]));
    pages.set(number, { score: all.reduce((sum, each) => sum + each.score, 0), hits: merged });
  }
  return pages;
}

/**
 * The pages that have exactly these words in a row. The index knows words in all their forms, so pages are read too.
 * @param {string[]} words
 */
async function pagesWithExactly(words) {
  const asked = words.map((word, offset) => ({ word, offset })).filter(({ word }) => !language.stop.has(word));
  const found = await Promise.all(asked.map(({ word }) => Promise.all(keys(word).map((key) => lookUp(`${key}þ`)))));
  /** @type {(index: number, number: number) => number[]} */
  const starts = (index, number) => found[index].flatMap((each) => each.get(number)?.places ?? []).map((place) => place - asked[index].offset);
  const numbers = [...new Set(found[0].flatMap((each) => [...each.keys()]))];
  const rows = numbers.flatMap((number) => {
    const others = asked.slice(1).map((_, index) => new Set(starts(index + 1, number)));
    const whole = [...new Set(starts(0, number))].filter((start) => others.every((each) => each.has(start)));
    return whole.length ? [{ number, whole, score: found[0].reduce((sum, each) => sum + (each.get(number)?.score ?? 0), 0) }] : [];
  });
  const isRead = rows.length <= MOST_VERIFIED;
  const checked = await Promise.all(
    rows.map(async ({ number, whole, score }) => {
      const layout = isRead ? layoutOf(await pageText(number)) : null;
      const right = layout ? whole.filter((start) => words.every((word, offset) => layout.wordAt(start + offset) === word)) : whole;
      /** @type {PageHits["hits"]} */
      const hits = new Map(right.flatMap((start) => words.map((_, offset) => [start + offset, "þ"])));
      return /** @type {[number, PageHits]} */ ([number, { score: score * 2, hits }]);
    }),
  );
  return new Map(checked.filter(([, { hits }]) => hits.size));
}

/**
 * Where answers may stand: on which pages, and whether only in what a story tells under 'Vallen en opstaan'.
 * @param {string[]} chosenKinds
 * @param {boolean} [setbacks]
 * @returns {Promise<Scope>}
 */
async function scopeOf(chosenKinds, setbacks = false) {
  const ranges = [...kinds].filter(([kind]) => !chosenKinds.length || chosenKinds.includes(kind)).map(([, range]) => range);
  const told = setbacks ? await list("setbacks") : null;
  /** @type {Scope["has"]} */
  const has = (number) => ranges.some(({ first, end }) => number >= first && number < end) && (!told || number * 2 < told.length);
  /** @type {Scope["within"]} */
  const within = (pages) => {
    const found = [...pages].filter(([number]) => has(number));
    if (!told) return new Map(found);
    const cut = found.map(([number, { score, hits }]) => {
      const [first, size] = told.slice(number * 2);
      const kept = [...hits].filter(([place]) => place >= first && place < first + size);
      return /** @type {[number, PageHits]} */ ([number, { score: (score * kept.length) / hits.size, hits: new Map(kept) }]);
    });
    return new Map(cut.filter(([, { hits }]) => hits.size));
  };
  const numbers = ranges.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, index) => first + index)).filter(has);
  return { name: `${chosenKinds.join()} ${setbacks}`, numbers, has, within };
}

/**
 * Look a word up; when no page of the scope has it, look up how it begins, what was meant, or the parts of a compound.
 * @param {Term} term
 * @param {Scope} scope
 * @param {boolean} isTyped Whether it may be the beginning of a longer word.
 * @returns {Promise<FoundTerm[]>}
 */
async function findTerm(term, scope, isTyped) {
  const pages = scope.within(term.exact ? await pagesWithExactly(term.exact) : await pagesOfTerm(term));
  const own = { text: term.text, pages, weight: 1 };
  if (pages.size || term.exact) return [own];
  if (term.words?.length) return (await Promise.all(term.words.map((each) => findTerm(each, scope, false)))).flat();
  return (await findInstead(term.text, wordsIn(term.text)[0].plain, scope, isTyped)) ?? [own];
}

/**
 * What there is instead of a word that no page of the scope has.
 * @param {string} text
 * @param {string} word
 * @param {Scope} scope
 * @param {boolean} isTyped
 * @returns {Promise<FoundTerm[] | null>}
 */
async function findInstead(text, word, scope, isTyped) {
  const begun = isTyped && word.length > 2 ? await findLonger(text, word, scope) : null;
  if (begun) return [begun];
  if (word.length < 6 || /\d/.test(word)) return null;
  const known = await knownWords();
  const { meant, partsOf } = await import("./guess.js");
  for (const instead of meant(word, known).slice(0, MOST_MEANT)) {
    const pages = scope.within(await pagesOf(keys(instead)));
    if (pages.size) return [{ text: instead, asked: text, pages, weight: 1, how: "meant" }];
  }
  const split = partsOf(word, known);
  if (!split) return null;
  const parts = await Promise.all(split.parts.map(async (part) => ({ part, pages: scope.within(await pagesOf(keys(part))) })));
  const found = parts.filter(({ pages }) => pages.size);
  const lost = split.rest || (parts.find(({ pages }) => !pages.size)?.part ?? "");
  if (!found.length) return null;
  return found.map(({ part, pages }) => ({ text: part, pages, weight: 1 / found.length, asked: text, how: "part", lost }));
}

/**
 * What begins with a word, or with its key: what is longer than werkloos answers `werkloze` as well.
 * @param {string} text
 * @param {string} word
 * @param {Scope} scope
 * @returns {Promise<FoundTerm | null>}
 */
async function findLonger(text, word, scope) {
  for (const start of new Set([word, ...keys(word)])) {
    const pages = scope.within(await pagesThatBegin(start));
    if (pages.size) return { text: start === word ? text : start, pages, weight: 1, how: "begin" };
  }
  return null;
}

/** @param {string} word */
async function pagesThatBegin(word) {
  /** @type {Map<number, PageHits>} */
  const pages = new Map();
  for (const [number, { score, places }] of await lookUp(word)) {
    pages.set(number, { score, hits: new Map(places.map((place) => [place, "þ"])) });
  }
  return pages;
}

// --- Ranking ---

/** @type {Map<string, Promise<Ranking>>} */
const rankings = new Map();

/**
 * All pages of a scope that answer a part of a question.
 * @param {Asked} asked
 * @param {Scope} scope
 * @param {boolean} isTyped Whether the last word may not be finished.
 */
function rank(asked, scope, isTyped) {
  const name = JSON.stringify([scope.name, isTyped, asked.terms]);
  return keep(rankings, name, async () => {
    const last = asked.terms.length - 1;
    const found = await Promise.all(asked.terms.map((term, place) => findTerm(term, scope, isTyped && place === last)));
    return rankPages(found.flat(), scope);
  });
}

/**
 * @param {FoundTerm[]} looked
 * @param {Scope} scope
 * @returns {Ranking}
 */
function rankPages(looked, scope) {
  const terms = looked.filter(({ pages }) => pages.size);
  const weights = terms.map(({ pages, weight }) => (1 + rarity(ownPages(pages), scope.numbers.length)) * weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  /** @type {Ranking["pages"]} */
  const pages = new Map();
  for (const [place, { pages: found }] of terms.entries()) {
    for (const [number, { score, hits }] of found) {
      const page = pages.get(number) ?? { score: 0, share: 0, worth: 0, together: 1 };
      page.score += score;
      page.share += weights[place] / total;
      page.worth += (weights[place] / total) * MARKS[bestOf(hits)];
      page.together *= togetherness(terms[place - 1]?.pages.get(number)?.hits, hits);
      pages.set(number, page);
    }
  }
  for (const page of pages.values()) page.score *= page.worth ** 2 * page.together;
  /** @type {(how: FoundTerm["how"]) => FoundTerm[]} */
  const those = (how) => terms.filter((term) => term.how === how);
  /** @type {Map<string, Ranking["split"][number]>} */
  const split = new Map();
  for (const { asked = "", text, lost = "" } of those("part")) split.set(asked, [asked, [...(split.get(asked)?.[1] ?? []), text], lost]);
  return {
    pages,
    terms,
    weights: weights.map((weight) => weight / total),
    corrected: those("meant").map(({ asked = "", text }) => [asked, text]),
    begun: those("begin").map(({ text }) => text),
    split: [...split.values()],
    unknown: looked.filter(({ pages: found }) => !found.size).map(({ text }) => text),
  };
}

/** @param {PageHits["hits"]} hits */
function bestOf(hits) {
  const marks = new Set(hits.values());
  return /** @type {Mark[]} */ (Object.keys(MARKS)).find((mark) => marks.has(mark)) ?? "ð";
}

/**
 * How many pages have a word itself, and not only another word for it; all when none has.
 * @param {Map<number, PageHits>} pages
 */
function ownPages(pages) {
  return [...pages.values()].filter(({ hits }) => bestOf(hits) !== "ð").length || pages.size;
}

/**
 * How much more two words of a question say on a page where they stand beside each other.
 * @param {PageHits["hits"] | undefined} before
 * @param {PageHits["hits"]} hits
 */
function togetherness(before, hits) {
  const places = before ? [...hits.keys()] : [];
  if (places.some((place) => before?.has(place - 1))) return TOGETHER;
  return places.some((place) => before?.has(place - 2) || before?.has(place + 1)) ? NEARLY : 1;
}

/**
 * The rarer a word, the more it says.
 * @param {number} count
 * @param {number} total
 */
function rarity(count, total) {
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}

/**
 * The pages that answer a question; all of the chosen kinds when nothing is asked.
 * @param {Question} question
 * @param {Asked} [asked]
 */
async function pool({ query, kinds: chosenKinds, setbacks }, asked = readQuestion(query, language)) {
  const scope = await scopeOf(chosenKinds, setbacks);
  if (!query.trim()) return { numbers: scope.numbers, ranking: null, partly: false, ignored: [] };
  const ranking = await rank(asked, scope, !/[\s"”]$/.test(query));
  const numbers = [...ranking.pages.keys()];
  const whole = numbers.filter((number) => isWhole(number, ranking));
  const own = whole.filter((number) => (ranking.pages.get(number)?.worth ?? 0) > OWN);
  if (own.length >= ENOUGH || ranking.terms.length < 2) return { numbers: whole, ranking, partly: false, ignored: asked.ignored };
  const part = numbers.filter((number) => shareOf(number, ranking) >= PARTLY);
  return { numbers: part, ranking, partly: part.length > whole.length, ignored: asked.ignored };
}

/**
 * @param {number} number
 * @param {Ranking | null} ranking
 */
function shareOf(number, ranking) {
  return ranking?.pages.get(number)?.share ?? 0;
}

/**
 * Whether a page answers all of a question.
 * @param {number} number
 * @param {Ranking | null} ranking
 */
function isWhole(number, ranking) {
  return shareOf(number, ranking) > 0.999; // shares are fractions, which do not always add up to 1
}

// --- Answers ---

/**
 * @param {number[]} numbers
 * @param {Ranking | null} ranking
 * @param {string} sort
 */
async function ordered(numbers, ranking, sort) {
  /** @type {(number: number) => number} */
  const score = (number) => ranking?.pages.get(number)?.score ?? 0;
  if (sort === "relevantie" && ranking) return numbers.sort((one, other) => score(other) - score(one) || one - other);
  if (sort.startsWith(LIKE)) {
    const { byLikeness } = await import("./by-likeness.js");
    return byLikeness(numbers, sort.slice(LIKE.length), await members(index.places), ranking && score);
  }
  if (index.orders.includes(sort)) {
    const place = new Map((await list(`order-${sort}`)).map((number, index) => [number, index]));
    return numbers.sort((one, other) => (place.get(one) ?? Infinity) - (place.get(other) ?? Infinity) || one - other);
  }
  return numbers.sort((one, other) => one - other);
}

/** @param {number} number */
function pageText(number) {
  return list(`pages/${number}`, index.build);
}

/**
 * @param {number} number
 * @param {Ranking | null} ranking
 * @returns {Promise<Card>}
 */
async function card(number, ranking) {
  const shown = cardOf(await pageText(number), kindOf(number), number, ranking?.terms ?? []);
  return { ...shown, score: ranking?.pages.get(number)?.score ?? 0, library: "" };
}

/**
 * The pages that are found, in their order, and what is told of them and of the words of the question.
 * @param {Question & { sort: string }} request
 * @param {Asked} asked
 */
async function find(request, asked) {
  const { numbers, ranking, partly, ignored } = await pool(request, asked);
  const found = await ordered(passing(numbers, await testsOf(request.filters)), ranking, request.sort);
  const told = {
    total: found.length,
    whole: partly ? found.filter((number) => isWhole(number, ranking)).length : found.length,
    corrected: ranking?.corrected ?? [],
    begun: ranking?.begun ?? [],
    split: ranking?.split ?? [],
    unknown: ranking?.unknown ?? [],
    ignored,
    isAsked: !request.query.trim() || asked.terms.length > 0,
  };
  return { found, ranking, told };
}

/**
 * A page of results. A first answer may be asked: it is that to the longest word alone, as every word costs a part of
 * the index, some 7 kB, and from the best of its pages, as those of a common word are many more in a large library.
 * @param {EngineJobs["search"]["request"]} request
 * @returns {Promise<Found>}
 */
async function search(request) {
  const { from = 0, most, first = false } = request;
  const asked = readQuestion(request.query, language);
  const words = asked.terms.flatMap((term) => (term.words?.length ? term.words : [term]));
  const longest = words.sort((one, other) => other.text.length - one.text.length).slice(0, 1).map((term) => ({ ...term, onlyBest: true }));
  const isHalf = first && (words.length > 1 || (longest.length > 0 && (await isCommon(longest[0]))));
  const { found, ranking, told } = await find(request, isHalf ? { ...asked, terms: longest } : asked);
  return { ...told, isHalf, cards: await Promise.all(found.slice(from, from + most).map((number) => card(number, ranking))) };
}

/**
 * The paragraphs of the stories that are found, the best first; in another order than by what fits, story by story.
 * @param {EngineJobs["passages"]["request"]} request
 * @returns {Promise<EngineJobs["passages"]["answer"]>}
 */
async function passages(request) {
  const { query, sort, from = 0, most } = request;
  const { found: stories, ranking, told } = await find({ ...request, kinds: [index.kinds[0].slug] }, readQuestion(query, language));
  if (!ranking) return { ...told, passages: [], count: 0, stories: 0, isAll: true };
  const names = await list("slugs");
  const { passagesOf } = await import("./passages.js");
  const least = ranking.terms.length > 1 ? PARTLY : 0;
  const read = await Promise.all(
    stories.slice(0, MOST_READ).map(async (number) => {
      const terms = ranking.terms.flatMap(({ pages }, term) => {
        const hits = pages.get(number)?.hits;
        return hits ? [{ weight: ranking.weights[term], hits }] : [];
      });
      return passagesOf(await pageText(number), names[number], terms, least);
    }),
  );
  const all = read.flat();
  if (sort === "relevantie") all.sort((one, other) => other.worth - one.worth);
  return {
    ...told,
    passages: all.slice(from, from + most),
    count: all.length,
    stories: read.filter((each) => each.length).length,
    isAll: stories.length <= MOST_READ,
  };
}

/** @param {EngineJobs["counts"]["request"]} request */
async function counts(request) {
  const { numbers } = await pool(request);
  const checks = await testsOf(request.filters);
  /** @type {EngineJobs["counts"]["answer"]} */
  const counted = {};
  await Promise.all(
    request.facets.map(async (facet) => {
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
async function drops(question) {
  const { filters } = question;
  const { numbers } = await pool(question);
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
  if (!query.trim() || !rest.length) return [];
  const { numbers, ranking } = await pool({ query, kinds: rest, filters: {} });
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
 * The municipality that a question names, and the stories nearest to it.
 * @param {EngineJobs["place"]["request"]} request
 * @returns {Promise<EngineJobs["place"]["answer"]>}
 */
async function place({ query }) {
  const wanted = fold(query).replace(new RegExp(`^${index.places} `), "");
  const scope = await scopeOf([index.places]);
  // The very words: this comes before the first result, so it reads nothing that corrects or guesses.
  const [first, ...rest] = await Promise.all(readQuestion(wanted, language).terms.map(async (term) => scope.within(await pagesOfTerm(term))));
  const named = [...(first ?? [])].filter(([number]) => rest.every((pages) => pages.has(number)));
  const best = named.sort(([, one], [, other]) => other.score - one.score).slice(0, ENOUGH);
  for (const [number] of best) {
    const page = await pageText(number);
    const names = [page.title, ...page.labels.flatMap(([kind, name]) => (kind === "Ook" ? name.split(", ") : []))];
    if (!names.some((name) => fold(name) === wanted)) continue;
    const stories = index.kinds[0].size;
    const { nearest } = await import("./nearby.js");
    const near = await nearest(page.title, await members(index.places), stories);
    return { card: await card(number, null), near: await Promise.all(near.map((story) => card(story, null))) };
  }
  return null;
}

/**
 * The ingredients, setbacks and themes whose names look most like a question that nothing answers.
 * @param {EngineJobs["alike"]["request"]} request
 */
async function alike({ query }) {
  const asked = readQuestion(query, language).terms.map(({ text }) => text);
  const known = await list("names");
  const { likeness } = await import("./guess.js");
  const ranked = known.map(([number, names]) => {
    /** @type {(text: string) => number} */
    const best = (text) => Math.max(...names.map((name) => likeness(text, name)));
    return { number, like: Math.max(0, ...[query, ...asked].map(best)) };
  });
  const best = ranked.filter(({ like }) => like >= ALIKE).sort((one, other) => other.like - one.like);
  return Promise.all(best.slice(0, MOST_NAMED).map(({ number }) => card(number, null)));
}

/**
 * The best pages of every kind, for the quick search.
 * @param {EngineJobs["overview"]["request"]} request
 * @returns {Promise<EngineJobs["overview"]["answer"]>}
 */
async function overview({ query, most }) {
  if (!query.trim()) return [];
  const groups = [...kinds.values()].map(async ({ kind }) => {
    const { numbers, ranking } = await pool({ query, kinds: [kind.slug], filters: {} });
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
async function slugs(question) {
  const { numbers } = await pool(question);
  const names = await list("slugs");
  return passing(numbers, await testsOf(question.filters)).filter((number) => number < names.length).map((number) => names[number]);
}

/** What choices of facets are elsewhere. */
const concepts = () => list("concepts");

/** @type {{ [J in keyof EngineJobs]: (request: EngineJobs[J]["request"]) => Promise<EngineJobs[J]["answer"]> }} */
const jobs = { search, passages, counts, drops, others, place, alike, overview, slugs, concepts };

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

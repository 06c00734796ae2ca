// The search engine on a library of five pages, with a stand-in for Pagefind. tests/finder/test_recall.py asks the real one.

import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";

/**
 * @param {string} slug
 * @param {string} title
 * @param {string[]} texts The last is what went wrong.
 * @param {Partial<PageText>} [more]
 * @returns {PageText}
 */
function page(slug, title, texts, more = {}) {
  /** @type {PageText["sections"]} */
  const sections = texts.map((text, n) => [n && n === texts.length - 1 ? "vallen-en-opstaan" : "", "", [text], [""]]);
  return { url: `${slug}/`, title, summary: "", place: "", status: "", ingredients: [], places: [], labels: [], sections, ...more };
}
/** The first four are stories; the last is about a municipality. */
const PAGES = [
  page("verhalen/nul", "Nul", ["Het wijkteam helpt bij schulden", "Geld raakte op"], { place: "Zwolle", ingredients: ["Lef", "Tijd"] }),
  page("verhalen/een", "Een", ["Een wijkteam in de wijk"], { labels: [["Ingrediënt", "Lef"]] }),
  page("verhalen/twee", "Twee", ["Geld en schulden van jongeren", "Jongeren bleven weg"]),
  page("verhalen/drie", "Drie", ["Goede nieuwe tijd voor jongeren op straat"]),
  page("gemeenten/zwolle", "Zwolle", ["Zwolle heeft een wijkteam en een panel"], { labels: [["Ook", "Zwollywood"]] }),
];
const STORY = { slug: "verhaal", label: "verhaal", plural: "Verhalen" };
const PLACE = { slug: "gemeente", label: "gemeente", plural: "Gemeenten" };
const NOTHING = "(?!)";
const NAMES = /** @type {const} */ (["participle", "stem", "attached", "opened", "dull", "long", "twice", "plural", "no_plural", "present", "past"]);
/** @type {Record<string, unknown>} */
const LISTS = {
  index: { kinds: [{ ...STORY, size: 4 }, { ...PLACE, size: 1 }], orders: ["titel"], phrases: [], build: "b", places: "gemeente", best: 4, rest: "я" },
  forms: { patterns: Object.fromEntries(NAMES.map((name) => [name, NOTHING])), separable: [], inseparable: [], nouns: { schuldbaar: "schuld" }, verbs: {}, keep: "", ge: "", stop: "de een in van op het bij", weak: "helpt" },
  slugs: ["nul", "een", "twee", "drie"],
  words: "wijkteam schulden jongeren zwolle panel straat",
  names: [[4, ["Zwolle", "Zwollywood"]]],
  setbacks: [7, 3, 0, 0, 6, 3, 0, 0],
  "facet-thema": { zorg: [0, 1], werk: [2, 1] }, // 0, 1 and 2, 3
  "facet-gemeente": { zwolle: [0, 4], raalte: [1], texel: [3] },
  "order-titel": [3, 1, 0, 2],
  ...Object.fromEntries(PAGES.map((each, number) => [`pages/${number}`, each])),
};
const NUMBERS = { province: [0, 0, 0], region: [0, 0, 0], population: [13_000, 130_000, 39_000] };
const TOWNS = {
  municipalities: { name: ["Texel", "Zwolle", "Raalte"], lon: [4.8, 6.1, 6.3], lat: [53.1, 52.5, 52.4], ...NUMBERS },
  provinces: ["P"], regions: ["R"], aliases: [], former: [], shared: [], areas: {},
};
/** Other words -> the word or the label of a page that answers them. @type {Record<string, string>} */
const SYNONYMS = { buurtteam: "wijkteam", moed: "Lef", zwollywood: "Zwollywood" };

/** @param {number} number Of a page that has the word of its title. */
const of = (number) => ({ id: [...String(number).padStart(5, "0")].reverse().join(""), score: 5 - number, words: [0] });

/**
 * Pages with a word in the way that its mark says, by number; a word that stands earlier scores higher.
 * @param {string} query
 */
function search(query) {
  if (query.endsWith("overalþ")) return Promise.resolve({ results: query.startsWith("я") ? [of(3)] : [0, 1, 2, 4].map(of) });
  const mark = query.match(/[þøð]$/)?.[0] ?? "";
  const key = query.slice(0, query.length - mark.length);
  /** @type {(word: string) => boolean} */
  const answers = (word) => {
    const small = word.toLowerCase();
    if (mark === "þ") return small === key;
    if (mark === "ø") return small.length > key.length && small.startsWith(key) && key === "wijk";
    return mark === "ð" ? SYNONYMS[key] === word : small.startsWith(key);
  };
  const found = PAGES.map(({ title, place, labels, sections }, number) => {
    const texts = [title, place, ...labels.map(([, name]) => name), ...sections.flatMap(([, , each]) => each)];
    const words = texts.flatMap((text) => text.split(" ")).filter(Boolean);
    const places = words.flatMap((word, n) => (answers(word) ? [n] : []));
    return { ...of(number), score: 1 / (1 + (places[0] ?? 0)), words: places };
  });
  return Promise.resolve({ results: found.filter(({ words }) => words.length) });
}

const stub = `data:text/javascript,${encodeURIComponent(
  "export const { init, search } = globalThis.standIn;",
)}`;
const hooks = `export const resolve = (name, context, next) =>
  name.endsWith("/pagefind/pagefind.js") ? { url: ${JSON.stringify(stub)}, shortCircuit: true } : next(name, context);`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

/** @type {any[]} */
const posted = [];
/** @type {(event: { data: EngineMessage }) => Promise<void>} */
let receive = () => Promise.resolve();
Object.assign(globalThis, {
  standIn: { init: () => Promise.resolve(), search },
  /** @param {URL} address */
  fetch: (address) => Promise.resolve({ ok: true, json: () => LISTS[address.pathname.match(/.*finder\/([\w/-]+)\.json$/)?.[1] ?? ""] ?? TOWNS }),
  self: {
    /** @param {object} message */
    postMessage: (message) => posted.push(message),
    /**
     * @param {string} _type
     * @param {typeof receive} listener
     */
    addEventListener: (_type, listener) => {
      receive = listener;
    },
  },
});
await import("../../docs/assets/finder/worker.js");

/**
 * @template {keyof EngineJobs} J
 * @param {J} job
 * @param {EngineJobs[J]["request"]} request
 * @returns {Promise<EngineJobs[J]["answer"]>}
 */
async function ask(job, request) {
  await receive({ data: { id: 7, job, request } });
  const { id, answer, error } = posted.pop();
  assert.equal(error, undefined);
  assert.equal(id, 7);
  return answer;
}

/** @type {Question & { sort: string, most: number }} */
const STORIES = { query: "", kinds: ["verhaal"], filters: {}, sort: "nieuw", most: 10 };
/** @param {Card[]} cards */
const namesOf = (cards) => cards.map((card) => card.title.map(([text]) => text).join(""));

test("the engine says when it listens", () => {
  assert.deepEqual(posted.splice(0), [{ ready: true }]);
});

test("without a question all pages of the chosen kinds are found, the newest first", async () => {
  const { total, whole, cards } = await ask("search", STORIES);
  assert.deepEqual([total, whole, namesOf(cards)], [4, 4, ["Nul", "Een", "Twee", "Drie"]]);
  assert.deepEqual(namesOf((await ask("search", { ...STORIES, kinds: [] })).cards).at(-1), "Zwolle");
});

test("a card has what the reader sees", async () => {
  const [card] = (await ask("search", STORIES)).cards;
  assert.deepEqual([card.kind, card.place, card.ingredients, card.heading], [STORY, "Zwolle", ["Lef", "Tijd"], null]);
  assert.match(card.url, /verhalen\/nul\/$/);
});

test("pages come in the order that is asked, those the list does not name last", async () => {
  assert.deepEqual(namesOf((await ask("search", { ...STORIES, sort: "titel" })).cards), ["Drie", "Een", "Nul", "Twee"]);
  assert.equal(namesOf((await ask("search", { ...STORIES, kinds: [], sort: "titel" })).cards).at(-1), "Zwolle");
});

test("pages come in the order of how much their municipality is like one's own", async () => {
  assert.deepEqual(namesOf((await ask("search", { ...STORIES, sort: "lijkt-op-raalte" })).cards), ["Een", "Nul", "Drie", "Twee"]);
  assert.deepEqual(namesOf((await ask("search", { ...STORIES, sort: "lijkt-op-nergens" })).cards), ["Nul", "Een", "Twee", "Drie"]);
  assert.deepEqual(namesOf((await ask("search", { ...STORIES, sort: "lijkt-op-texel" })).cards), ["Drie", "Een", "Nul", "Twee"]);
});

test("of what answers a question, how well it does counts as much as the municipality", async () => {
  const { cards } = await ask("search", { ...STORIES, query: "overal ", sort: "lijkt-op-texel" });
  assert.deepEqual(namesOf(cards), ["Een", "Nul", "Drie", "Twee"]);
});

test("a first answer to a word on very many pages comes from the best of them, the answer from all", async () => {
  const question = { ...STORIES, query: "overal", sort: "relevantie" };
  const half = await ask("search", { ...question, first: true });
  assert.deepEqual([half.isHalf, half.total, namesOf(half.cards)], [true, 3, ["Nul", "Een", "Twee"]]);
  const found = await ask("search", question);
  assert.deepEqual([found.isHalf, found.total, namesOf(found.cards)], [false, 4, ["Nul", "Een", "Twee", "Drie"]]);
});

test("a part of the results can be asked", async () => {
  const { total, cards } = await ask("search", { ...STORIES, from: 1, most: 2 });
  assert.deepEqual([total, namesOf(cards)], [4, ["Een", "Twee"]]);
});

/** @param {string} query */
const find = (query, more = {}) => ask("search", { ...STORIES, query, sort: "relevantie", ...more });

test("what answers the whole question comes before what answers a part of it", async () => {
  const { total, whole, cards } = await find("schulden wijkteam");
  assert.deepEqual([total, whole, namesOf(cards)[0]], [3, 1, "Nul"]);
  assert.deepEqual(namesOf(cards).sort(), ["Een", "Nul", "Twee"]);
});

test("a first answer is to the longest word alone, and says so", async () => {
  const half = await find("schulden geld", { first: true });
  assert.deepEqual([half.isHalf, namesOf(half.cards)], [true, ["Twee", "Nul"]]);
  assert.equal((await find("schulden", { first: true })).isHalf, false);
});

test("the words of the question are marked, and nothing that only begins as they do", async () => {
  const { cards } = await find("geld");
  assert.deepEqual(cards.map(({ text }) => text.filter(([, isMarked]) => isMarked)), [[["Geld", true]], [["Geld", true]]]);
  assert.equal((await find("jong ")).total, 0);
});

test("a compound has the word as a part; the word itself counts for more", async () => {
  const { cards } = await find("wijk");
  assert.deepEqual(namesOf(cards), ["Een", "Nul"]);
  assert.deepEqual(cards[1].text.filter(([, isMarked]) => isMarked), [["wijkteam", true]]);
});

test("another word for it is found, and the reader sees which", async () => {
  const { cards } = await find("buurtteam");
  assert.deepEqual(cards.map(({ why }) => why), Array(2).fill([{ asked: "buurtteam", found: ["wijkteam"], label: "", isShown: true }]));
  const [filed] = (await find("moed")).cards;
  assert.deepEqual([namesOf([filed]), filed.why], [["Een"], [{ asked: "moed", found: ["Lef"], label: "Ingrediënt", isShown: false }]]);
});

test("a slip is corrected, and what nobody has is told", async () => {
  const slip = await find("shculden xyzzyx");
  assert.deepEqual([slip.corrected, slip.unknown, slip.total], [[["shculden", "schulden"]], ["xyzzyx"], 2]);
});

test("a slip is not corrected to a word that no page of the kind has", async () => {
  assert.deepEqual((await find("zwolke ", { kinds: ["gemeente"] })).corrected, [["zwolke", "zwolle"]]);
  const none = await find("pannel straatt");
  assert.deepEqual([none.corrected, none.unknown], [[["straatt", "straat"]], ["pannel"]]);
});

test("a compound that nobody has is looked up by its parts, each of which counts", async () => {
  const compound = await find("schuldenjongeren ");
  assert.deepEqual([namesOf(compound.cards)[0], compound.split, compound.unknown], ["Twee", [["schuldenjongeren", ["schulden", "jongeren"], ""]], []]);
  assert.deepEqual((await find("jongerenpanel ")).split, [["jongerenpanel", ["jongeren"], "panel"]]); // only a municipality has it
});

test("a word that is not finished finds what begins with it", async () => {
  const typed = await find("schuld");
  assert.deepEqual([typed.begun, typed.total], [["schuld"], 2]);
  assert.deepEqual((await find("schuld ")).unknown, ["schuld"]);
  assert.deepEqual((await find("schuldbaar")).begun, ["schuld"]); // by its key
});

test("a word that only another kind of page has makes no story vanish", async () => {
  const { total, unknown } = await find("panel schulden");
  assert.deepEqual([total, unknown], [2, ["panel"]]);
});

test("a question with nothing to look up finds nothing, and says so", async () => {
  for (const query of ["op de", "%"]) {
    const { total, isAsked } = await find(query);
    assert.deepEqual([total, isAsked], [0, false]);
  }
  assert.deepEqual((await find("helpt wijkteam")).ignored, ["helpt"]);
  assert.deepEqual((await find("qq")).unknown, ["qq"]);
});

test("words in quotation marks stand together, just so", async () => {
  assert.deepEqual(namesOf((await find('"goede nieuwe tijd"')).cards), ["Drie"]);
  assert.deepEqual((await find('"nieuwe goede tijd"')).total, 0);
  assert.deepEqual(namesOf((await find('"wijkteam in de wijk"')).cards), ["Een"]);
  assert.equal((await find('"wijkteam bij de wijk"')).total, 0);
});

test("only what a story tells of what went wrong can be asked", async () => {
  assert.deepEqual(namesOf((await find("geld", { setbacks: true })).cards), ["Nul"]);
  assert.equal((await find("schulden", { setbacks: true })).total, 0);
  assert.equal((await find("wijkteam", { kinds: [], setbacks: true })).total, 0);
});

test("filters narrow what is found, and each choice is counted", async () => {
  const filtered = { ...STORIES, filters: { thema: ["zorg"] } };
  assert.deepEqual(namesOf((await ask("search", filtered)).cards), ["Nul", "Een"]);
  assert.deepEqual(await ask("counts", { ...filtered, query: "schulden", facets: ["thema"] }), { thema: { zorg: 1, werk: 1 } });
});

test("what would be found without each choice is told", async () => {
  const drops = await ask("drops", { ...STORIES, query: "straat", filters: { thema: ["zorg"] } });
  assert.deepEqual(drops, [["thema", "zorg", 1]]);
});

test("pages of other kinds are found beside, and none without a question", async () => {
  assert.deepEqual(namesOf(await ask("others", { ...STORIES, query: "wijkteam" })), ["Zwolle"]);
  assert.deepEqual(await ask("others", STORIES), []);
});

test("a municipality is known by each of its names, with the stories nearest to it", async () => {
  for (const query of ["zwolle", "gemeente Zwolle", "Zwollywood"]) {
    const named = await ask("place", { query });
    assert.deepEqual([named && namesOf([named.card]), named && namesOf(named.near)], [["Zwolle"], ["Een", "Drie"]]);
  }
  assert.equal(await ask("place", { query: "wijkteam" }), null);
});

test("what looks most like a question that nothing answers is named", async () => {
  assert.deepEqual(namesOf(await ask("alike", { query: "Zwolleywood" })), ["Zwolle"]);
  assert.deepEqual(await ask("alike", { query: "qqqqq" }), []);
});

test("the overview has the best of each kind that has any", async () => {
  const groups = await ask("overview", { query: "wijkteam", most: 1 });
  assert.deepEqual(groups.map(([kind, total, cards]) => [kind, total, namesOf(cards)]), [[STORY, 2, ["Nul"]], [PLACE, 1, ["Zwolle"]]]);
  assert.deepEqual((await ask("overview", { query: "straat", most: 4 })).map(([kind]) => kind), [STORY]);
});

test("all stories that are found can be taken along, and nothing else", async () => {
  assert.deepEqual(await ask("slugs", { query: "wijkteam", kinds: [], filters: {} }), ["nul", "een"]);
});

test("a job that fails says so to who asked", async () => {
  await receive({ data: { id: 9, job: "counts", request: { ...STORIES, facets: ["onbekend"] } } });
  const { id, error } = posted.pop();
  assert.equal(id, 9);
  assert.match(error, /Error/);
});

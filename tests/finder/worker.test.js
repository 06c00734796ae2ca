// The search engine on a library of five pages, with a stand-in for Pagefind. tests/finder/test_recall.py asks the real one.

import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";

/** @typedef {{ title: string, adres: string, plaats?: string, ingredienten?: string }} Meta */
/** @type {{ content: string, meta: Meta }[]} The first four are stories; the last is about a municipality. */
const PAGES = [
  { content: "Het wijkteam helpt bij schulden", meta: { title: "Nul", adres: "verhalen/nul/", plaats: "Zwolle", ingredienten: "Lef; Tijd" } },
  { content: "Een wijkteam in de wijk", meta: { title: "Een", adres: "verhalen/een/" } },
  { content: "Schulden van jongeren", meta: { title: "Twee", adres: "verhalen/twee/" } },
  { content: "Jongeren op straat", meta: { title: "Drie", adres: "verhalen/drie/" } },
  { content: "Zwolle heeft een wijkteam", meta: { title: "Zwolle", adres: "gemeenten/zwolle/" } },
];
const STORY = { slug: "verhaal", label: "verhaal", plural: "Verhalen" };
const PLACE = { slug: "gemeente", label: "gemeente", plural: "Gemeenten" };
/** @type {Record<string, unknown>} */
const LISTS = {
  index: { kinds: [{ ...STORY, size: 4 }, { ...PLACE, size: 1 }], orders: ["titel"] },
  slugs: ["nul", "een", "twee", "drie"],
  words: "wijkteam schulden jongeren zwolle",
  "facet-thema": { zorg: [0, 1], werk: [2, 1] }, // 0, 1 and 2, 3
  "order-titel": [3, 1, 0, 2],
};

/**
 * Pages with a word, by number; a word that stands more often early in the content scores higher.
 * @param {string | null} query
 */
function search(query) {
  const wanted = query?.replaceAll('"', "");
  const found = PAGES.map(({ content, meta }, number) => {
    const words = content.toLowerCase().split(" ");
    const places = words.flatMap((word, n) => (word === wanted ? [n] : []));
    const id = `nl_${[...String(number).padStart(5, "0")].reverse().join("")}`;
    return { id, score: 1 / (1 + (places[0] ?? 0)), words: places, data: () => Promise.resolve({ content, meta, anchors: [] }) };
  });
  return Promise.resolve({ results: wanted === undefined ? found : found.filter(({ words }) => words.length) });
}

const stub = `data:text/javascript,${encodeURIComponent(
  "export const { options, init, search } = globalThis.standIn;",
)}`;
const hooks = `export const resolve = (name, context, next) =>
  name.endsWith("/pagefind/pagefind.js") ? { url: ${JSON.stringify(stub)}, shortCircuit: true } : next(name, context);`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

/** @type {any[]} */
const posted = [];
/** @type {(event: { data: EngineMessage }) => Promise<void>} */
let receive = () => Promise.resolve();
Object.assign(globalThis, {
  standIn: { options: () => Promise.resolve(), init: () => undefined, search },
  /** @param {URL} address */
  fetch: (address) => Promise.resolve({ json: () => LISTS[address.pathname.match(/finder\/([\w-]+)\.json$/)?.[1] ?? ""] }),
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

test("a part of the results can be asked", async () => {
  const { total, cards } = await ask("search", { ...STORIES, from: 1, most: 2 });
  assert.deepEqual([total, namesOf(cards)], [4, ["Een", "Twee"]]);
});

test("what answers the whole question comes before what answers a part of it", async () => {
  const { total, whole, cards } = await ask("search", { ...STORIES, query: "schulden wijkteam", sort: "relevantie" });
  assert.deepEqual([total, whole, namesOf(cards)[0]], [3, 1, "Nul"]);
  assert.deepEqual(namesOf(cards).sort(), ["Een", "Nul", "Twee"]);
});

test("the words of the question are marked in the text that shows them", async () => {
  const { cards } = await ask("search", { ...STORIES, query: "schulden", sort: "relevantie" });
  assert.deepEqual(namesOf(cards), ["Twee", "Nul"]); // the earlier in the text the better, says the stand-in
  assert.deepEqual(cards[1].text.filter(([, isMarked]) => isMarked), [["schulden", true]]);
});

test("a slip is corrected, and what nobody has is told", async () => {
  const slip = await ask("search", { ...STORIES, query: "shculden xyzzyx", sort: "relevantie" });
  assert.deepEqual([slip.corrected, slip.unknown, slip.total], [[["shculden", "schulden"]], ["xyzzyx"], 2]);
  const compound = await ask("search", { ...STORIES, query: "schuldenjongeren", sort: "relevantie" });
  assert.deepEqual([namesOf(compound.cards).sort(), compound.unknown], [["Drie", "Nul", "Twee"], []]);
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
  assert.match(error, /TypeError/);
});

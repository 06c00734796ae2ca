import assert from "node:assert/strict";
import { test } from "node:test";

const THERE = "https://stroom.test/";
const HERE_CONCEPTS = { thema: { wonen: ["https://hier.test/themas/wonen/"], zorg: ["https://hier.test/themas/zorg/"] }, provincie: "Nederland" };
const THEIR_CONCEPTS = { thema: { woningen: ["https://stroom.test/themas/woningen/", "https://hier.test/themas/wonen/"] }, provincie: "Nederland", status: {} };

/**
 * @param {string} url
 * @param {number} score
 */
const card = (url, score) => ({ url, score, library: "" });
const NOTHING = { isHalf: false, total: 0, whole: 0, corrected: [], begun: [], split: [], unknown: [], ignored: [], isAsked: true, cards: [] };
/** What each library answers, by its address. @type {Record<string, Record<string, any>>} */
let answers = {};
/** @type {[library: string, job: string, request: any][]} */
let asked = [];

const { askWith } = await import("../../docs/assets/finder/libraries.js");

/** @type {typeof import("../../docs/assets/finder/engine.js").ask} */
async function engine(job, request, library = "") {
  asked.push([library, job, request]);
  if (!answers[library]) throw new Error("er is niemand");
  return structuredClone(await answers[library][job]); // what comes from another thread is a copy
}

/** @param {Record<string, any>} own @param {Record<string, any>} [theirs] */
function answering(own, theirs) {
  asked = [];
  answers = { "": { concepts: HERE_CONCEPTS, ...own }, ...(theirs && { [THERE]: { concepts: THEIR_CONCEPTS, ...theirs } }) };
}
/** @type {EngineJobs["search"]["request"]} */
const QUESTION = { query: "warmte", kinds: [], filters: {}, sort: "relevantie", most: 2 };

test("one list, the best first; a card says where it is from and leads there and nowhere else", async () => {
  const theirs = [card(`${THERE}verhalen/a/`, 9), card("javascript:alert(1)", 8), card("https://elders.test/", 8), card(`${THERE}verhalen/b/`, 3)];
  answering({ search: { ...NOTHING, total: 2, whole: 2, cards: [card("https://hier.test/x/", 5), card("https://hier.test/y/", 1)] } }, { search: { ...NOTHING, total: 4, whole: 1, cards: theirs } });
  const ask = askWith([["Stroom", THERE]], engine);
  const found = await ask("search", QUESTION);
  assert.deepEqual(found.cards.map(({ url, library }) => [url, library]), [[`${THERE}verhalen/a/`, "Stroom"], ["https://hier.test/x/", ""]]);
  assert.deepEqual([found.total, found.whole, found.elsewhere, found.away], [6, 3, [["Stroom", 4]], []]);
  const next = await ask("search", { ...QUESTION, from: 2 });
  assert.deepEqual(next.cards.map(({ url }) => url), [`${THERE}verhalen/b/`, "https://hier.test/y/"]);
  const byTitle = await ask("search", { ...QUESTION, sort: "titel", most: 3 });
  assert.deepEqual(byTitle.cards.map(({ library }) => library), ["", "", "Stroom"]);
});

test("a first answer is of this library alone, and half", async () => {
  answering({ search: { ...NOTHING, total: 1 } }, {});
  assert.equal((await askWith([["Stroom", THERE]], engine)("search", { ...QUESTION, first: true })).isHalf, true);
  assert.deepEqual(asked.map(([library]) => library), [""]);
});

test("a choice goes along by what both know it by; with one that the other does not know it has nothing", async () => {
  const own = { search: { ...NOTHING, total: 1 }, counts: { thema: { wonen: 1, zorg: 2 }, provincie: { utrecht: 3 } } };
  answering(own, { search: { ...NOTHING, total: 5 }, counts: { thema: { woningen: 4 }, provincie: { utrecht: 1, limburg: 7 } } });
  const ask = askWith([["Stroom", THERE]], engine);
  assert.equal((await ask("search", { ...QUESTION, filters: { thema: ["wonen"], provincie: ["utrecht"] } })).total, 6);
  assert.deepEqual(asked.find(([library, job]) => library && job === "search")?.[2].filters, { thema: ["woningen"], provincie: ["utrecht"] });
  const unknown = await ask("search", { ...QUESTION, filters: { thema: ["zorg"] } });
  assert.deepEqual([unknown.total, unknown.unfit], [1, ["Stroom"]]);
  assert.deepEqual(await ask("counts", { ...QUESTION, facets: ["thema", "provincie"] }), { thema: { wonen: 5, zorg: 2 }, provincie: { utrecht: 4 } });
  assert.deepEqual(await ask("drops", { ...QUESTION, filters: { thema: ["zorg"] } }), [["thema", "zorg", 6]]);
});

test("the same is what shares an identifier, or stands in a list that both have", async () => {
  answering({ search: { ...NOTHING, total: 1 } }, { search: { ...NOTHING, total: 5 } });
  const ask = askWith([["Stroom", THERE]], engine);
  /** @type {(filters: Filters) => Promise<number>} */
  const count = async (filters) => (await ask("search", { ...QUESTION, filters })).total;
  /** @type {Filters[]} */
  const chosen = [{ provincie: ["a"] }, { land: ["a"] }, { status: ["plan"] }, { status: [] }];
  assert.deepEqual(await Promise.all(chosen.map(count)), [6, 1, 1, 6]);
});

test("who has the very word goes before who looked for another", async () => {
  const own = { ...NOTHING, total: 3, corrected: [["warmtnet", "warmte"]], unknown: ["y"] };
  answering({ search: own, counts: { provincie: { utrecht: 3 } } }, { search: { ...NOTHING, total: 2 }, counts: { provincie: { utrecht: 2 } } });
  const ask = askWith([["Stroom", THERE]], engine);
  const found = await ask("search", QUESTION);
  assert.deepEqual([found.total, found.corrected, found.elsewhere], [2, [], [["Stroom", 2]]]);
  assert.deepEqual(await ask("counts", { ...QUESTION, facets: ["provincie"] }), { provincie: { utrecht: 2 } });
  answers[THERE].search = { ...NOTHING, total: 2, corrected: [["warmtnet", "net"]], unknown: ["x"] };
  const both = await ask("search", QUESTION);
  assert.deepEqual([both.total, both.corrected.length, both.unknown], [5, 1, []]);
});

test("a library that does not answer is told, and nobody waits for it again", async (context) => {
  context.mock.method(console, "error", () => null);
  answering({ search: { ...NOTHING, total: 1 }, slugs: ["a"] });
  const ask = askWith([["Weg", "https://weg.test/"]], engine);
  assert.deepEqual([(await ask("search", QUESTION)).away, (await ask("search", QUESTION)).total], [["Weg"], 1]);
  assert.deepEqual(await ask("slugs", QUESTION), ["a"]);
});

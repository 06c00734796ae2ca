import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { count, passing, testsOf } from "../../docs/assets/finder/facets.js";

/** Other facets than those of `worker.test.js`: what was fetched once is kept, for all tests. */
const LISTS = {
  "facet-werkveld": { zorg: [0, 1, 3], werk: [1, 3, 5] }, // pages 0, 1, 4 and 1, 4, 9
  "facet-provincie": { drenthe: [1], fryslan: [4, 5] }, // pages 1 and 4, 9
};
const ALL = [0, 1, 4, 9, 12];
/** @type {string[]} */
let fetched = [];

Object.assign(globalThis, {
  /** @param {URL} address */
  fetch: (address) => {
    const name = address.pathname.match(/\/finder\/([\w-]+)\.json$/)?.[1] ?? "";
    fetched.push(name);
    return Promise.resolve({ json: () => LISTS[/** @type {keyof typeof LISTS} */ (name)] });
  },
});

beforeEach(() => {
  fetched = [];
});

test("within a facet one choice is enough, between facets each must have one", async () => {
  const both = await testsOf({ werkveld: ["zorg", "werk"], provincie: ["fryslan"] });
  assert.deepEqual(passing(ALL, both), [4, 9]);
  assert.deepEqual(passing(ALL, await testsOf({ werkveld: ["zorg"], provincie: ["fryslan"] })), [4]);
});

test("without choices every page passes, with an unknown choice none", async () => {
  assert.deepEqual(passing(ALL, await testsOf({ werkveld: [] })), ALL);
  assert.deepEqual(passing(ALL, await testsOf({ werkveld: ["onbekend"] })), []);
});

test("one facet can be left out of the test", async () => {
  const tests = await testsOf({ werkveld: ["zorg"], provincie: ["drenthe"] });
  assert.deepEqual(passing(ALL, tests, "provincie"), [0, 1, 4]);
});

test("a choice is counted as if nothing else were chosen within its facet", async () => {
  const tests = await testsOf({ werkveld: ["zorg"], provincie: ["drenthe"] });
  assert.deepEqual(await count("provincie", ALL, tests), { drenthe: 1, fryslan: 1 });
  assert.deepEqual(await count("werkveld", ALL, tests), { zorg: 1, werk: 1 });
  assert.deepEqual(await count("werkveld", [0, 9], await testsOf({})), { zorg: 1, werk: 1 });
  assert.deepEqual(await count("werkveld", ALL, []), { zorg: 3, werk: 3 });
});

test("a list is fetched once", async () => {
  await testsOf({ werkveld: ["zorg"] });
  await count("provincie", ALL, []);
  assert.deepEqual(fetched, []);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseRoute, minutesFor } from "../../docs/assets/route/choose.js";

const OWN = { name: "Ede", slug: "ede", province: "Gelderland", region: "Foodvalley", population: 120000, lon: 5.66, lat: 52.04 };
const NEAR = { ...OWN, name: "Nijkerk", slug: "nijkerk", population: 110000, lon: 5.5, lat: 52.2 };
const FAR = { ...OWN, name: "Vaals", slug: "vaals", population: 10000, lon: 6.0, lat: 50.77 };
const reader = (/** @type {number} */ minutes, own = /** @type {Place | null} */ (null)) => ({ minutes, pace: 200, own });
const stop = (words = 800, places = [FAR], partWords = 200) => ({ words, partWords, places });
const numbers = (/** @type {ReturnType<typeof chooseRoute>} */ { chosen }) => chosen.map(({ number }) => number);

test("whole stories, in their order, as long as they fit", () => {
  const route = chooseRoute([stop(), stop(1000), stop(), stop()], reader(15));
  assert.equal(route.isPart, false);
  assert.deepEqual(numbers(route), [0, 1, 2]);
  assert.ok(route.chosen.reduce((sum, { words }) => sum + words, 0) <= 15 * 200);
});

test("one that is too long is passed by for one that fits, and the first is always there", () => {
  assert.deepEqual(numbers(chooseRoute([stop(2000), stop(1500), stop(900)], reader(15))), [0, 2]);
  assert.deepEqual(numbers(chooseRoute([stop(9000)], reader(15))), [0]);
  assert.deepEqual(numbers(chooseRoute([], reader(15))), []);
});

test("in five minutes one reads a part of each; a story without that part is read whole", () => {
  const route = chooseRoute([stop(), stop(), stop(), stop()], reader(5));
  assert.equal(route.isPart, true);
  assert.deepEqual(route.chosen.map(({ words }) => words), [200, 200, 200]);
  assert.deepEqual(chooseRoute([stop(700, [FAR], 0)], reader(5)).chosen[0].words, 700);
});

test("an hour is no more than ten stories", () => {
  assert.equal(chooseRoute(Array.from({ length: 20 }, () => stop(300)), reader(60)).chosen.length, 10);
});

test("what comes from a place like one's own comes earlier, and says so", () => {
  const stops = [stop(), stop(), stop(), stop(800, [NEAR]), stop(800, [OWN])];
  const { chosen } = chooseRoute(stops, reader(15, OWN));
  assert.deepEqual(chosen.map(({ number }) => number), [4, 3, 0]);
  assert.equal(chosen[0].near, "uit jouw gemeente");
  assert.match(chosen[1].near, /^\d+ km, ongeveer even groot$/);
  assert.deepEqual(numbers(chooseRoute(stops, reader(15))), [0, 1, 2]);
});

test("the nearest of the places of a story counts, and nothing comes later for being far or nowhere", () => {
  assert.deepEqual(numbers(chooseRoute([stop(), stop(800, [FAR, NEAR])], reader(15, OWN))), [1, 0]);
  assert.deepEqual(numbers(chooseRoute([stop(), stop(800, []), stop()], reader(15, OWN))), [0, 1, 2]);
});

test("reading time is whole minutes, at least one", () => {
  assert.deepEqual([10, 299, 301, 1000].map((words) => minutesFor(words, 200)), ["1 minuut", "1 minuut", "2 minuten", "5 minuten"]);
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { cardLine, compare, unlikeness } from "../../docs/assets/shared/likeness.js";

/** @type {{own: number, theirs: number, size: string}[]} */
const CASES = JSON.parse(readFileSync(new URL("likeness.json", import.meta.url), "utf-8"));

/**
 * @param {string} name
 * @param {number} population
 * @param {number} lat
 * @param {string} [region]
 * @param {string} [province]
 * @returns {Place}
 */
const place = (name, population, lat, region = "West", province = "Holland") =>
  ({ name, slug: name.toLowerCase(), population, lat, lon: 5, region, province });
const own = place("Onze", 100_000, 52);
const near = place("Dichtbij", 90_000, 52.1);
const far = place("Ver", 400_000, 53, "Oost", "Gelre");
const other = place("Anders", 100_000, 52.5, "Oost");

for (const { own: ours, theirs, size } of CASES) {
  test(`${theirs} is ${size} for ${ours}`, () => assert.equal(cardLine(place("A", ours, 52), [place("B", theirs, 52.1)]), `11 km, ${size}`));
}

test("a card says how far and how large", () => {
  assert.equal(cardLine(own, [near]), "11 km, ongeveer even groot");
  assert.equal(cardLine(own, [far]), "111 km, 4 keer zo groot");
});

test("of several places the nearest is named", () => assert.equal(cardLine(own, [far, near]), "Dichtbij op 11 km, ongeveer even groot"));

test("of one's own municipality nothing is measured", () => assert.equal(cardLine(own, [far, own]), "uit jouw gemeente"));

test("a story without a place that is known says nothing", () => assert.equal(cardLine(own, []), ""));

test("what is as large and as near is more alike", () => {
  assert.equal(unlikeness(own, own), 0);
  assert.ok(unlikeness(own, near) < unlikeness(own, other));
  assert.ok(unlikeness(own, other) < unlikeness(own, far));
});

/**
 * @param {{name: string, population: number, lat: number, region: string, province: string}} each
 * @returns {Place}
 */
const placed = ({ name, population, lat, region, province }) => place(name, population, lat, region, province);

/** @type {{own: Place, places: Place[], partners: string, conditions: number, fit: ReturnType<typeof compare>}[]} */
const FITS = JSON.parse(readFileSync(new URL("fits.json", import.meta.url), "utf-8"));

for (const { own: ours, places, partners, conditions, fit } of FITS) {
  test(`seen from ${ours.name} a story of ${places.map(({ name }) => name).join(" and ")} is alike, other or unknown`, () => {
    assert.deepEqual(compare(placed(ours), places.map(placed), { partners, conditions }), fit);
  });
}

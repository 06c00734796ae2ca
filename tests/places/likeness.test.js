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

const STORY = { partners: "de GGD", conditions: 2 };

test("a comparison tells what is alike, what differs and what nobody here knows", () => {
  assert.deepEqual(compare(own, [near], STORY), {
    alike: ["Dichtbij is ongeveer even groot (90.000 inwoners, Onze 100.000)", "dezelfde arbeidsmarktregio, West"],
    other: ["11 km hemelsbreed"],
    unknown: ["of jullie samenwerken met de GGD", "of je de 2 dingen hebt die hieronder staan"],
  });
  assert.deepEqual(compare(own, [far], { partners: "", conditions: 0 }), {
    alike: [],
    other: ["Ver is 4 keer zo groot (400.000 inwoners, Onze 100.000)", "111 km hemelsbreed, in de arbeidsmarktregio Oost"],
    unknown: ["wie er meewerkten: de bronnen noemen geen partners", "wat je ervoor nodig hebt: dat staat niet in de bronnen"],
  });
  assert.deepEqual(compare(own, [other], { partners: "", conditions: 1 }).alike, [
    "Anders is ongeveer even groot (100.000 inwoners, Onze 100.000)",
    "dezelfde provincie, Holland",
  ]);
});

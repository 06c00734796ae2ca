// Municipalities by any of their names, in a small table; tests/form holds the whole one to the gazetteer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Places } from "../../docs/assets/shared/places.js";

const PLACES = new Places({
  provinces: ["Fryslân", "Limburg", "Noord-Brabant", "Noord-Holland"],
  regions: ["Friesland", "Midden-Brabant"],
  municipalities: {
    name: ["Amsterdam", "Bergen (L.)", "Bergen (NH.)", "Boxtel", "Heusden", "'s-Hertogenbosch", "Súdwest-Fryslân", "Tilburg"],
    province: [3, 1, 3, 2, 2, 2, 0, 2],
    region: [0, 0, 0, 1, 1, 1, 0, 1],
    population: [873338, 13103, 30076, 33329, 45150, 156538, 90000, 224702],
    lon: [4.9, 6.06, 4.7, 5.33, 5.13, 5.35, 5.55, 5.08],
    lat: [52.37, 51.6, 52.67, 51.58, 51.7, 51.71, 53.02, 51.57],
  },
  aliases: [["Den Bosch", 5], ["Súdwest Fryslân", 6]],
  former: [["Weesp", 0], ["Haaren", 3, 7]],
  shared: [["Bergen", 1, 2]],
  areas: { provincie: ["Limburg", "Friesland"], arbeidsmarktregio: ["Midden-Brabant"] },
});

/** @param {string} typed */
const shown = (typed) => PLACES.search(typed).map(({ name, note, place }) => `${name} | ${note} | ${place.slug}`);

for (const [name, kind, places] of /** @type {[string, string, string[]][]} */ ([
  ["Amsterdam", "own", ["amsterdam"]],
  ["  AMSTERDAM ", "own", ["amsterdam"]],
  ["sudwest-fryslan", "own", ["sudwest-fryslan"]],
  ["Súdwest Fryslân", "alias", ["sudwest-fryslan"]],
  ["’s-Hertogenbosch", "own", ["s-hertogenbosch"]],
  ["den  bosch", "alias", ["s-hertogenbosch"]],
  ["Weesp", "former", ["amsterdam"]],
  ["Haaren", "divided", ["boxtel", "tilburg"]],
  ["Bergen", "shared", ["bergen-l", "bergen-nh"]],
  ["Friesland", "area", []],
])) {
  test(`${name} is found as ${kind}`, () => {
    const found = PLACES.find(name);
    assert.equal(found?.kind, kind);
    assert.deepEqual(found?.places.map((place) => place.slug), places);
  });
}

for (const [typed, name] of [
  ["sudwest fryslan", "Súdwest Fryslân"],
  ["s hertogenbosch", "'s-Hertogenbosch"],
  ["Gemeente Den-Bosch.", "Den Bosch"],
  ["bergen nh", "Bergen (NH.)"],
  ["midden brabant", undefined],
  ["Amster", undefined],
  ["-", undefined],
  ["gemeente ", undefined],
]) {
  test(`who types ${typed} means ${name}`, () => assert.equal(PLACES.named(String(typed)), name));
}

test("the slug of an old name or another spelling leads to the municipality of now, that of a divided one nowhere", () => {
  const slugs = ["amsterdam", "weesp", "den-bosch", "haaren", "bergen", "limburg"];
  assert.deepEqual(slugs.map((slug) => PLACES.bySlug.get(slug)?.name), ["Amsterdam", "Amsterdam", "'s-Hertogenbosch", undefined, undefined, undefined]);
});

test("a region says what kind it is", () => {
  assert.equal(PLACES.find("Midden-Brabant")?.area, "arbeidsmarktregio");
});

test("an unknown name is nothing", () => {
  assert.equal(PLACES.find("Atlantis"), undefined);
  assert.equal(PLACES.find(""), undefined);
});

test("a municipality has the figures of its row", () => {
  const { slug, ...figures } = PLACES.all[6];
  assert.equal(slug, "sudwest-fryslan");
  assert.deepEqual(figures, { name: "Súdwest-Fryslân", province: "Fryslân", region: "Friesland", population: 90000, lon: 5.55, lat: 53.02 });
});

for (const [typed, wanted] of /** @type {[string, string[]][]} */ ([
  ["ams", ["Amsterdam | Noord-Holland | amsterdam"]],
  ["den bo", ["Den Bosch | officieel 's-Hertogenbosch | s-hertogenbosch"]],
  ["WEESP", ["Weesp | nu Amsterdam | amsterdam"]],
  ["haar", ["Haaren | nu deels Boxtel | boxtel", "Haaren | nu deels Tilburg | tilburg"]],
  ["bergen", ["Bergen (L.) | Limburg | bergen-l", "Bergen (NH.) | Noord-Holland | bergen-nh"]],
  ["hert", ["'s-Hertogenbosch | Noord-Brabant | s-hertogenbosch"]],
  ["limburg", []],
  ["  ", []],
  ["!?", []],
])) {
  test(`'${typed}' finds ${wanted.length}`, () => assert.deepEqual(shown(typed), wanted));
}

test("an area beside a municipality is no second name", () => {
  assert.deepEqual(PLACES.namesIn("Tilburg (Noord-Brabant), provincie Limburg"), ["Tilburg"]);
  assert.deepEqual(PLACES.withoutAreas(["Limburg", "Haaren", "gemeente", "Atlantis"]), ["Haaren", "Atlantis"]);
  assert.deepEqual(PLACES.withoutAreas(["Limburg", "Atlantis"]), ["Limburg", "Atlantis"]);
});

test("the beginning of a name goes before that of a word, and that before the middle", () => {
  const names = PLACES.search("h").map(({ name }) => name);
  assert.deepEqual(names, ["Haaren", "Haaren", "Heusden", "'s-Hertogenbosch", "Bergen (NH.)"]);
  assert.deepEqual(PLACES.search("bos").map(({ name }) => name), ["Den Bosch"]);
});

test("a municipality that is found by two names is shown once, by the best", () => {
  assert.deepEqual(shown("sudwest"), ["Súdwest-Fryslân | Fryslân | sudwest-fryslan"]);
});

test("very many names together are read in proportion", () => {
  let asked = 0;
  class Counting extends Places {
    /** @param {string} name */
    knownName(name) {
      asked += 1;
      return super.knownName(name);
    }
  }
  const names = Array.from({ length: 500 }, (_, n) => `n${n}`);
  const places = new Counting({ provinces: [], regions: [], areas: {}, aliases: [], former: [], shared: [], municipalities: { name: [], province: [], region: [], population: [], lon: [], lat: [] } });
  assert.deepEqual(places.namesIn(names.join(", ")), names);
  assert.ok(asked < 500 * 8, String(asked));
});

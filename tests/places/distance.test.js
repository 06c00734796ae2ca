// Distances in the browser: the numbers that tests/places/test_municipality_table.py holds the build to.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { distance } from "../../docs/assets/shared/distance.js";

/** @typedef {{name: string, lon: number, lat: number}} Place */
/** @type {{one: Place, other: Place, km: number}[]} */
const CASES = JSON.parse(readFileSync(new URL("distances.json", import.meta.url), "utf-8"));

for (const { one, other, km } of CASES) {
  test(`${one.name} lies ${km} kilometres from ${other.name}`, () => {
    assert.ok(Math.abs(distance(one, other) - km) < 1e-6);
    assert.ok(Math.abs(distance(other, one) - km) < 1e-6);
  });
}

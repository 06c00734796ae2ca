// How dates are written: the cases that test_dutch.py holds the build to.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dutchDate } from "../../docs/assets/shared/dutch.js";

/** @type {{date: string, written: string}[]} */
const CASES = JSON.parse(readFileSync(new URL("dates.json", import.meta.url), "utf-8"));

for (const { date, written } of CASES) {
  test(`${date} is ${written}`, () => assert.equal(dutchDate(date), written));
}

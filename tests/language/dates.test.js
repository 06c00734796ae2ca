// How dates are written: the cases that test_dutch.py holds the build to.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dutchDate, plainDate } from "../../docs/assets/shared/dutch.js";

/** @type {{date: string, written: string}[]} */
const CASES = JSON.parse(readFileSync(new URL("dates.json", import.meta.url), "utf-8"));

for (const { date, written } of CASES) {
  test(`${date} is ${written}`, () => assert.equal(dutchDate(date), written));
}

/** @type {[typed: string, plain: string][]} */
const TYPED = JSON.parse(readFileSync(new URL("typed_dates.json", import.meta.url), "utf-8"));

for (const [typed, plain] of TYPED) {
  test(`'${typed}' is ${plain}`, () => assert.equal(plainDate(typed), plain));
}

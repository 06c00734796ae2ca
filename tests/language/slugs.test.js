// What is a slug: the cases that test_slugs.py holds the build to.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isSlug } from "../../docs/assets/bundle/part.js";

/** @type {{text: string, isSlug: boolean}[]} */
const CASES = JSON.parse(readFileSync(new URL("slugs.json", import.meta.url), "utf-8"));

for (const { text, isSlug: expected } of CASES) {
  test(`${JSON.stringify(text)} is ${expected ? "a" : "no"} slug`, () => assert.equal(isSlug(text), expected));
}

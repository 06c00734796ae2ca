// Words made comparable: the cases that tests/language/test_slugs.py holds the build to.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fold, slugify } from "../../docs/assets/shared/fold.js";

/** @type {{text: string, folded: string, slug: string}[]} */
const CASES = JSON.parse(readFileSync(new URL("fold.json", import.meta.url), "utf-8"));

for (const { text, folded, slug } of CASES) {
  test(`${JSON.stringify(text)} is folded as the table says`, () => {
    assert.equal(fold(text), folded);
    assert.equal(slugify(text), slug);
  });
}

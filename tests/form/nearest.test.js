import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { nearest } from "../../docs/assets/form/nearest.js";
import { FACTS } from "./facts.js";

/** @type {[string, string[], string | null][]} */
const CASES = JSON.parse(readFileSync(new URL("../language/nearest.json", import.meta.url), "utf-8"));

for (const [word, known, meant] of CASES) {
  test(`who writes '${word}' means ${meant}, as the check says`, () => assert.equal(nearest(word, known, FACTS.likeness), meant));
}

test("the word most like what was typed is near, without accents and case", () => {
  assert.equal(nearest("Zwole", ["Zwolle", "Zeist"], 75), "Zwolle");
  assert.equal(nearest("SUDWEST", ["Súdwest", "Noordwest"], 75), "Súdwest");
});

test("a word that is too far away is none", () => {
  assert.equal(nearest("Parijs", ["Zwolle", "Zeist"], 75), null);
  assert.equal(nearest("abcd", ["abxx"], 75), null); // half
  assert.equal(nearest("abcd", ["abcx"], 75), "abcx"); // three quarters
  assert.equal(nearest("", ["a"], 75), null);
});

test("of words that are as near the first of the alphabet is taken", () => {
  assert.equal(nearest("abcd", ["abcy", "abcx"], 75), "abcx");
});

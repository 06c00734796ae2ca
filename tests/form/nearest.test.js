import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "../../docs/assets/form/nearest.js";

test("the word most like what was typed is near, without accents and case", () => {
  assert.equal(nearest("Zwole", ["Zwolle", "Zeist"]), "Zwolle");
  assert.equal(nearest("SUDWEST", ["Súdwest", "Noordwest"]), "Súdwest");
});

test("a word that is too far away is none", () => {
  assert.equal(nearest("Parijs", ["Zwolle", "Zeist"]), null);
  assert.equal(nearest("abcd", ["abxx"]), null); // half
  assert.equal(nearest("abcd", ["abcx"]), "abcx"); // three quarters
  assert.equal(nearest("", ["a"]), null);
});

test("of words that are as near the first of the alphabet is taken", () => {
  assert.equal(nearest("abcd", ["abcy", "abcx"]), "abcx");
});

// What nobody can see does not come out of the form: the characters that test_forbidden.py holds the check to.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { tidy } from "../../docs/assets/form/text.js";

/** @type {[string, string][]} First and last of each range, in hexadecimal. */
const RANGES = JSON.parse(readFileSync(new URL("forbidden.json", import.meta.url), "utf-8"));
const FORBIDDEN = RANGES.map((range) => range.map((code) => parseInt(code, 16)));
const LINE_ENDS = "\n\v\f\r\u0085\u2028\u2029";
/** So many characters are asked at once: one by one takes a hundred times as long. */
const ROW = 0x100;

/** @param {number} code */
function expected(code) {
  const character = String.fromCodePoint(code);
  if (LINE_ENDS.includes(character)) return "\n";
  return FORBIDDEN.some(([first, last]) => code >= first && code <= last) ? "" : character;
}

test("a forbidden character goes, any other stays; every line end becomes one", () => {
  for (let row = 0; row < 0x110000; row += ROW) {
    const codes = Array.from({ length: ROW }, (_, n) => row + n);
    const between = (/** @type {(code: number) => string} */ write) => codes.map((code) => `a${write(code)}b`).join(" ");
    assert.equal(tidy(between(String.fromCodePoint)), between(expected).normalize("NFC"), `from U+${row.toString(16)}`);
  }
});

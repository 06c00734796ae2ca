// What nobody can see does not come out of the form: the characters that test_forbidden.py holds the check to.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { tidy } from "../../docs/assets/form/text.js";

/** @type {[string, string][]} First and last of each range, in hexadecimal. */
const RANGES = JSON.parse(readFileSync(new URL("forbidden.json", import.meta.url), "utf-8"));
const LINE_ENDS = "\n\v\f\r\u2028\u2029";

test("a forbidden character goes, any other stays; every line end becomes one", () => {
  for (let code = 0; code < 0x110000; code += 1) {
    const character = String.fromCodePoint(code);
    const isForbidden = RANGES.some(([first, last]) => code >= parseInt(first, 16) && code <= parseInt(last, 16));
    const expected = LINE_ENDS.includes(character) ? "\n" : isForbidden ? "" : character.normalize("NFC");
    if (tidy(`a${character}b`) !== `a${expected}b`.normalize("NFC")) assert.fail(`U+${code.toString(16)}`);
  }
});

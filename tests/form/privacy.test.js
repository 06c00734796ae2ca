import assert from "node:assert/strict";
import { test } from "node:test";
import { checkPrivacy } from "../../docs/assets/form/privacy.js";
import { FACTS, NUMBERS, PERSONAL } from "./facts.js";

/** @type {Rules} */
const RULES = Object.fromEntries(
  ["P-001", "P-002", "P-003", "P-004", "P-005", "P-006"].map((code) => [code, { level: "fout", message: "{value}", advice: "" }]),
);
/** @param {string} text */
const found = (text) => checkPrivacy(text, "x", { ...FACTS, rules: RULES, personal: PERSONAL, numbers: NUMBERS }).map(({ code, message }) => `${code} ${message}`);

// Numbers made for tests: the first passes the eleven test, the account is the example of the standard.
for (const [text, expected] of [
  ["bsn 123456782.", ["P-001 •••82"]],
  ["bsn 123 456 782 en 1234.56.782", ["P-001 •••82", "P-001 •••82"]],
  ["geen bsn: 123456789, 000000000, 1234567820", []],
  ["NL91 ABNA 0417 1643 00 is van hem", ["P-002 •••00"]],
  ["nl91abna0417164300", ["P-002 •••00"]],
  ["NL91 INGB 4417 1643 01", []],
  ["bel 06-12345678 of +31 (0)38 123 45 67", ["P-004 06-12345678", "P-004 +31 (0)38 123 45 67"]],
  ["bel 088 123 45 67, 0800-1234567 of 14 038", []],
  ["mail jan.jansen@voorbeeld.nl", ["P-003 jan.jansen@voorbeeld.nl"]],
  ["mail info@voorbeeld.nl of Info.wmo@voorbeeld.nl", []],
  ["zie https://voorbeeld.nl/123456782?m=jan@voorbeeld.nl", []],
  ["123\u200b456\u00ad782", ["P-001 •••82"]],
  ["１２３４５６７８２", ["P-001 •••82"]],
]) {
  test(`in '${text}' is found: ${expected.length ? expected : "nothing"}`, () => {
    assert.deepEqual(found(String(text)), expected);
  });
}

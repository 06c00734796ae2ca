import assert from "node:assert/strict";
import { test } from "node:test";
import { bareWords, readInline, readTable } from "../../docs/assets/form/inline.js";
import { GRAMMAR } from "./facts.js";

/**
 * Tokens as one line: `strong(a emphasis(b))`.
 * @param {InlineToken[]} tokens
 * @returns {string}
 */
const told = (tokens) => tokens.map((token) => {
  if (token.sort === "text") return token.text;
  const target = "target" in token ? ` ${token.target}` : "";
  return `${token.sort}(${"parts" in token ? told(token.parts) : token.text})${target}`;
}).join("");

for (const [text, tokens] of [
  ["a **b** *c* _d_ `e` [f](https://g.nl)[^2].", "a strong(b) emphasis(c) emphasis(d) code(e) link(f) https://g.nlreference(2)."],
  ["**vet met *schuin* erin** en ***beide***", "strong(vet met emphasis(schuin) erin) en strong(emphasis(beide))"],
  ["*schuin met **vet** erin*, 5*3*2", "emphasis(schuin met strong(vet) erin), 5emphasis(3)2"],
  ["[de **krant** [2]](https://a.nl/x_(y) \"titel\")", "link(de strong(krant) [2]) https://a.nl/x_(y)"],
  ["[a](<https://a.nl/een twee>) en *[b](https://b.nl)*", "link(a) https://a.nl/een twee en emphasis(link(b) https://b.nl)"],
  ["<https://a.nl/b_c_> of info@zwolle.nl.", "address(<https://a.nl/b_c_>) https://a.nl/b_c_ of address(info@zwolle.nl) mailto:info@zwolle.nl."],
  ["``een ` twee`` en `*drie*`", "code(een ` twee) en code(*drie*)"],
  ["![foto *a*](a.jpg) erbij", "![foto *a*](a.jpg) erbij"],
]) {
  test(`'${text}' is ${tokens}`, () => assert.equal(told(readInline(text, GRAMMAR)), tokens));
}

for (const text of ["2 * 3 * 4", "snake_case_name", "*b*c*_", "_b_c", "**open", "[x](y z)", "[^naam]", "", "<b>x</b>", "\\*ster\\* en \\[x](y)"]) {
  test(`'${text}' keeps all that was written`, () => {
    assert.equal(told(readInline(text, GRAMMAR)).replace("emphasis(b)", "*b*"), text);
  });
}

test("a reader sees no backslashes and no angle brackets", () => {
  assert.deepEqual(["\\*ster\\*", "2\\.", "C:\\map", "<https://a.nl>"].map((text) => bareWords(text, GRAMMAR)), ["*ster*", "2.", "C:\\map", "https://a.nl"]);
});

test("a table gives its cells without the line of dashes, as many in each row as in its head", () => {
  assert.deepEqual(readTable(["| Jaar | a \\| `b|c` |", "|:---|---:|", "| 2020 | 12 |", "2021 | 13 | 14", "| 2022 |"], GRAMMAR), [
    ["Jaar", "a \\| `b|c`"],
    ["2020", "12"],
    ["2021", "13"],
    ["2022", ""],
  ]);
});

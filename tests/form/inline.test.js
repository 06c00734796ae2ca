import assert from "node:assert/strict";
import { test } from "node:test";
import { readInline, readTable } from "../../docs/assets/form/inline.js";

test("each form of inline Markdown becomes a token, the words between them text", () => {
  assert.deepEqual(readInline("a **b** *c* _d_ `e` [f](https://g.nl)[^2]."), [
    { sort: "text", text: "a " },
    { sort: "strong", text: "b" },
    { sort: "text", text: " " },
    { sort: "emphasis", text: "c" },
    { sort: "text", text: " " },
    { sort: "emphasis", text: "d" },
    { sort: "text", text: " " },
    { sort: "code", text: "e" },
    { sort: "text", text: " " },
    { sort: "link", text: "f", target: "https://g.nl" },
    { sort: "reference", text: "2" },
    { sort: "text", text: "." },
  ]);
});

for (const text of ["2 * 3 * 4", "snake_case_name", "a*b*c", "*b*c", "_b_c", "**open", "[x](y z)", "[^naam]", "", "<b>x</b>"]) {
  test(`'${text}' is text as it is`, () => {
    assert.equal(readInline(text).map((token) => token.text).join(""), text);
    assert.ok(readInline(text).every((token) => token.sort === "text"));
  });
}

test("a table gives its cells without the line of dashes", () => {
  assert.deepEqual(readTable(["| Jaar | Aantal |", "|:---|---:|", "| 2020 | 12 |", "2021 | 13"]), [
    ["Jaar", "Aantal"],
    ["2020", "12"],
    ["2021", "13"],
  ]);
});

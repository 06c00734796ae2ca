import assert from "node:assert/strict";
import { test } from "node:test";
import { isMark, markAt, namesIn, readBlocks, tidy, tidyLine, toMarkdown, unmark, writeMark } from "../../docs/assets/form/text.js";

/** @param {string} name */
const slugOf = (name) => name.toLowerCase().replaceAll(" ", "-");

test("clean text has composed accents, plain line ends, no white space at line ends and nothing invisible", () => {
  assert.equal(tidy("e\u0301\r\nb\rc\u000bd  \t\ne"), "é\nb\nc\nd\ne");
  assert.equal(tidy("a\u200bb\u202ec\ufeffd\u0000e\ue000f"), "abcdef");
  assert.equal(tidy("\ud83d\ude00 \ud83d en \ude00"), "😀  en");
  assert.equal(tidy("vlag\u{e0067}"), "vlag");
  assert.equal(tidyLine("  een \n\t twee\u00a0drie "), "een twee drie");
});

test("a mark is written in our words and read in ours and in the file's", () => {
  assert.equal(writeMark(["Lef", "Eén loket"]), "[laat zien: Lef; Eén loket]");
  assert.deepEqual(namesIn("alinea\n[laat zien: Lef, Eén loket;]"), ["Lef", "Eén loket"]);
  assert.deepEqual(namesIn('alinea\n{: ingredient="lef een-loket" }'), ["lef", "een-loket"]);
  assert.ok(isMark("  [Laat zien: x]  "));
  assert.ok(!isMark("zie [laat zien: x]"));
});

test("each sort of line is a block; lines of a quote and of a table stay together", () => {
  const text = "Een\nTwee\n- punt\n* ster\n3) drie\n    - diep\n> q1\n> q2\n\n> q3\n| a |\n| b |\n# Kop\n[laat zien: Lef]";
  assert.deepEqual(readBlocks(text), [
    { sort: "plain", lines: ["Een"], names: [] },
    { sort: "plain", lines: ["Twee"], names: [] },
    { sort: "item", lines: ["- punt"], names: [] },
    { sort: "item", lines: ["- ster"], names: [] },
    { sort: "item", lines: ["3. drie"], names: [] },
    { sort: "item", lines: ["    - diep"], names: [] },
    { sort: "quote", lines: ["> q1", "> q2"], names: [] },
    { sort: "quote", lines: ["> q3"], names: [] },
    { sort: "table", lines: ["| a |", "| b |"], names: [] },
    { sort: "heading", lines: ["# Kop"], names: ["Lef"] },
  ]);
});

test("a mark goes with what stands above it, also after a blank line; a first mark stands alone", () => {
  assert.deepEqual(readBlocks("[laat zien: A]\nx\n\n[laat zien: B]\n[laat zien: C]\ny"), [
    { sort: "mark", lines: [], names: ["A"] },
    { sort: "plain", lines: ["x"], names: ["B", "C"] },
    { sort: "plain", lines: ["y"], names: [] },
  ]);
  assert.deepEqual(readBlocks("> a\n[laat zien: A]\n> b").length, 2);
});

test("Markdown has a blank line between blocks but not within a list, and each mark under its block, once a slug", () => {
  const text = "Een\n- a\n- b\nTwee\n[laat zien: Lef; lef; Een loket]\nDrie";
  assert.equal(toMarkdown(text, slugOf), 'Een\n\n- a\n- b\n\nTwee\n{: ingredient="lef een-loket" }\n\nDrie');
  assert.equal(toMarkdown(" \n", slugOf), "");
});

test("Markdown stays the same when it is read again", () => {
  const once = toMarkdown("Een\n> q\n> r\n\t- diep\n[laat zien: Lef]", slugOf);
  assert.equal(toMarkdown(once, slugOf), once);
});

test("a mark is added under the paragraph at the cursor", () => {
  assert.deepEqual(markAt("een\n\ntwee", 1, "Lef"), { text: "een\n[laat zien: Lef]\n\ntwee", position: 20 });
  assert.equal(markAt("een\n\ntwee", 8, "Lef")?.text, "een\n\ntwee\n[laat zien: Lef]");
  assert.equal(markAt("een\n\n", 5, "Lef")?.text, "een\n[laat zien: Lef]\n\n"); // the cursor is below
  assert.equal(markAt("> a\n> b\n> c", 1, "Lef")?.text, "> a\n> b\n> c\n[laat zien: Lef]");
});

test("a paragraph with a mark gets the other name in it, each name once", () => {
  assert.equal(markAt("een\n[laat zien: Lef]", 0, "Tijd")?.text, "een\n[laat zien: Lef; Tijd]");
  assert.equal(markAt("een\n[laat zien: Lef]", 20, "Lef")?.text, "een\n[laat zien: Lef]");
});

test("without a paragraph there is nothing to mark", () => {
  assert.equal(markAt("", 0, "Lef"), null);
  assert.equal(markAt("\n[laat zien: Lef]", 3, "Lef"), null);
});

test("a name is taken out of every mark, and a mark without names goes", () => {
  assert.equal(unmark("a\n[laat zien: Lef; Tijd]\nb\n[laat zien: Lef]", "Lef"), "a\n[laat zien: Tijd]\nb");
});

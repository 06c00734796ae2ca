import assert from "node:assert/strict";
import { test } from "node:test";
import { answers, askedWords, excerpt, longestFirst, markWords, meant, partsOf } from "../../docs/assets/finder/words.js";

test("a question is asked by its telling words, each once, without accents", () => {
  assert.deepEqual(askedWords("Hoe helpt het wijkteam een gezin? Het Wijkteam!"), ["helpt", "wijkteam", "gezin"]);
  assert.deepEqual(askedWords("Coöperatie in 2021"), ["cooperatie", "2021"]);
});

test("words that stand in every story ask nothing", () => {
  assert.deepEqual(askedWords("hoe kan de gemeente dat doen"), []);
  assert.deepEqual(askedWords("ww uo"), []);
});

test("of a long question the three longest words are asked, in the order of the question", () => {
  assert.deepEqual(askedWords("jong volwassen dakloos jongerenwerker schuldhulp"), ["volwassen", "jongerenwerker", "schuldhulp"]);
});

test("the longest words come first and the given list stays as it is", () => {
  const words = ["aa", "aaaa", "aaa"];
  assert.deepEqual(longestFirst(words), ["aaaa", "aaa", "aa"]);
  assert.deepEqual(words, ["aa", "aaaa", "aaa"]);
});

test("a word answers when it shares the whole word, five letters or three fifths", () => {
  assert.ok(answers("wijk", "wijkteam"));
  assert.ok(answers("schulden", "schuldhulp"));
  assert.ok(answers("wijk", "wijn"));
  assert.ok(!answers("wijk", "wie"));
  assert.ok(answers("dakloosheid", "dakloze"));
  assert.ok(!answers("dakloosheid", "daken"));
});

test("the word that was meant is one slip away, two in a long word", () => {
  const known = new Set(["schulden", "wijkteam", "participatie", "armoede"]);
  assert.equal(meant("schudlen", known), "schulden"); // two letters swapped
  assert.equal(meant("schuldn", known), "schulden"); // one too few
  assert.equal(meant("schuulden", known), "schulden"); // one too many
  assert.equal(meant("schalden", known), "schulden"); // another
  assert.equal(meant("schaaden", known), null); // two slips in eight letters
  assert.equal(meant("partisipatje", known), "participatie"); // two in twelve
  assert.equal(meant("schulden", known), null); // it is that word
  assert.equal(meant("wijkt", new Set(["wijkte"])), null); // too short to guess
});

test("of two words that are as near, the one with the same beginning was meant", () => {
  assert.equal(meant("bakken", new Set(["lakken", "bakker"])), "bakker");
  assert.equal(meant("bakken", new Set(["bakker", "lakken"])), "bakker");
});

test("a compound is found by its parts", () => {
  const known = new Set(["jongeren", "werker", "huisvesting", "gezin", "ouder"]);
  assert.deepEqual(partsOf("jongerenwerker", known), ["jongeren", "werker"]);
  assert.deepEqual(partsOf("jongerenzzz", known), null); // what is left would be too short
  assert.deepEqual(partsOf("jongerenxxxx", known), ["jongeren"]);
  assert.deepEqual(partsOf("gezinshuisvesting", known), ["gezin", "huisvesting"]); // with an s between
  assert.deepEqual(partsOf("noodhuisvesting", known), ["huisvesting"]);
  assert.deepEqual(partsOf("fietspad", known), null);
});

const LONG = Array.from({ length: 100 }, (_, n) => `w${n}`).join(" ");

/** @param {MarkedPart[]} parts */
const textOf = (parts) => parts.map(([text]) => text).join("");
/** @param {MarkedPart[]} parts */
const marksOf = (parts) => parts.filter(([, isMarked]) => isMarked).map(([text]) => text);

test("an excerpt is the stretch with most found words, which are marked", () => {
  const { start, parts } = excerpt(LONG, [3, 50, 60, 55, 55]);
  assert.equal(start, 50);
  assert.deepEqual(marksOf(parts), ["w50", "w55", "w60"]);
  assert.ok(textOf(parts).startsWith("… w46 w47 "));
  assert.ok(textOf(parts).endsWith(" w77 …"));
});

test("an excerpt at an end of the text has no dots there", () => {
  assert.ok(textOf(excerpt(LONG, [1]).parts).startsWith("w0 w1 "));
  assert.ok(textOf(excerpt(LONG, [99]).parts).endsWith(" w99"));
  assert.equal(textOf(excerpt("een twee", [0]).parts), "een twee");
});

test("words that answer the question are marked with what stands against them, short words never", () => {
  assert.deepEqual(marksOf(markWords("De (wijkteams) en Wijkcentra; de", ["wijkteam", "de"])), ["(wijkteams)"]);
  assert.equal(textOf(markWords("Een  zin\nmet wit", ["zin"])), "Een  zin\nmet wit");
  assert.deepEqual(marksOf(markWords("Coöperaties", ["cooperatie"])), ["Coöperaties"]);
});

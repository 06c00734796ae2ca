import assert from "node:assert/strict";
import { test } from "node:test";
import { reasonsIn } from "../../docs/assets/form/reasons.js";

/** @type {(text: string, known: Record<string, string[]>) => [string, string[]][]} */
const found = (text, known) => [...reasonsIn(text, known)];

test("a choice is proposed with the words of the text that gave the reason, the one with most first", () => {
  const known = { wonen: ["wonen", "huisvesting"], jeugd: ["jeugd", "school", "jonge mensen"], geld: ["geld"] };
  assert.deepEqual(found("Jonge mensen op School zoeken Huisvesting.", known), [["jeugd", ["School", "Jonge mensen"]], ["wonen", ["Huisvesting"]]]);
  assert.deepEqual(found("Wonen, en op school: school.", known).map(([slug]) => slug), ["jeugd", "wonen"], "the one that is said most often");
  assert.deepEqual(found("", known), []);
});

test("a word is known in its other forms, a long one by its beginning, and never in the middle of another", () => {
  const known = { a: ["preventie"], b: ["plan"], c: ["een taal"] };
  assert.deepEqual(found("Preventief werken met plannen.", known), [["a", ["Preventief"]]]);
  assert.deepEqual(found("Twee plans. Eén taal, en nog ‘plan’.", known), [["b", ["plans"]], ["c", ["Eén taal"]]]);
  assert.deepEqual(found("Een planeet, een bouwplan, een talent.", known), []);
});

test("of one choice at most three words are shown, each once", () => {
  assert.deepEqual(found("een, EEN, twee, drie, vier", { x: ["een", "twee", "drie", "vier"] }), [["x", ["een", "twee", "drie"]]]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { findFaults } from "../../docs/assets/form/schema.js";

/**
 * @param {Schema} schema
 * @param {unknown} value
 */
const faultsOf = (schema, value) => findFaults(schema, value).map(({ place, keyword }) => [place.join("."), keyword].join(" "));

/** @type {[keyword: string, schema: Schema, good: unknown[], bad: unknown[]][]} */
const KEYWORDS = [
  ["type", { type: "string" }, ["x", ""], [1, null, [], {}]],
  ["type", { type: ["string", "null"] }, ["x", null], [1, true]],
  ["type", { type: "integer" }, [1, 0], [1.5, "1"]],
  ["type", { type: "number" }, [1, 1.5], ["1"]],
  ["type", { type: "object" }, [{}], [[], "x", null]],
  ["type", { type: "array" }, [[]], [{}, "x"]],
  ["enum", { enum: ["a", "b"] }, ["a"], ["c", ""]],
  ["minLength", { minLength: 2 }, ["ab", "😀😀"], ["a", "😀"]],
  ["maxLength", { maxLength: 2 }, ["ab", "😀😀"], ["abc"]],
  ["pattern", { pattern: "^[a-z]+$" }, ["ab"], ["a1", ""]],
  ["minimum", { minimum: 2 }, [2, 3], [1]],
  ["maximum", { maximum: 2 }, [2, 1], [3]],
  ["minItems", { minItems: 1 }, [["a"]], [[]]],
  ["maxItems", { maxItems: 1 }, [["a"], []], [["a", "b"]]],
];

for (const [keyword, schema, good, bad] of KEYWORDS) {
  test(`${JSON.stringify(schema)} takes what fits and says '${keyword}' of what does not`, () => {
    for (const value of good) assert.deepEqual(faultsOf(schema, value), [], JSON.stringify(value));
    for (const value of bad) assert.deepEqual(faultsOf(schema, value), [` ${keyword}`], JSON.stringify(value));
  });
}

test("an object lacks what is required, and has no key that is unknown", () => {
  /** @type {Schema} */
  const schema = { properties: { a: { type: "string" } }, required: ["a", "b"], additionalProperties: false };
  assert.deepEqual(faultsOf(schema, { a: 1, c: 2 }), ["b required", "a type", "c additionalProperties"]);
  assert.deepEqual(faultsOf({ required: ["toString"] }, {}), ["toString required"]);
  assert.deepEqual(faultsOf(schema, { a: "x", constructor: "x" }), ["b required", "constructor additionalProperties"]);
  assert.deepEqual(faultsOf({ properties: {} }, { c: 2 }), []);
});

test("what is missing is told with the schema it would have had", () => {
  const [fault] = findFaults({ properties: { a: { examples: ["x"] } }, required: ["a"] }, {});
  assert.deepEqual(fault.schema.examples, ["x"]);
});

test("a mistake in a list is told with its place", () => {
  /** @type {Schema} */
  const schema = { uniqueItems: true, items: { properties: { id: { maxLength: 1 } } } };
  assert.deepEqual(faultsOf(schema, [{ id: "a" }, { id: "bb" }]), ["1.id maxLength"]);
  assert.deepEqual(faultsOf({ uniqueItems: true }, ["a", "b", "a", "a"]), ["2 uniqueItems", "3 uniqueItems"]);
});

test("a schema with a keyword that this validator does not know is refused", () => {
  assert.throws(() => findFaults(JSON.parse('{"oneOf": []}'), "x"), /oneOf/);
});

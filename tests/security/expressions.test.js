// What a script does to a text of anyone, as far as the code itself shows it: the same kinds that `test_expressions.py` looks for.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "acorn";
import { simple } from "acorn-walk";

const ASSETS = new URL("../../docs/assets/", import.meta.url);
const SIZE = 10_000;
/** Processor time in microseconds. One that goes back over what it has read takes three times this, any other a twentieth. */
const MOST = 25_000;
const STARTS = ["", "[a](", "- ", "a"];
const WORDS = [
  ..."a9 \t\n.:-|<([{\"'`@&#*_>\\",
  ..."a ,9.,a@,[a](,[^,{: ,<a,- ,1. ,\n ,\n- ,](,**,a-,a.,aA,06 , (".split(","),
];
/** Never in a text: what must end in something else, does not. */
const END = "\u0001";

const scripts = readdirSync(ASSETS, { recursive: true, encoding: "utf-8" })
  .filter((name) => name.endsWith(".js"))
  .map((name) => ({ name, tree: parse(readFileSync(new URL(name, ASSETS), "utf-8"), { ecmaVersion: "latest", sourceType: "module", locations: true }) }));

/**
 * @param {RegExp} expression
 * @param {string} text
 */
function work(expression, text) {
  const before = process.cpuUsage();
  text.replace(expression, "");
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/**
 * What makes an expression go back over what it has read; undefined when nothing does.
 * @param {RegExp} expression Global: it looks at every place.
 */
function slowText(expression) {
  return STARTS.flatMap((start) => WORDS.map((word) => start + word.repeat(SIZE / word.length) + END))
    .find((text) => [1, 2, 3].every(() => work(expression, text) > MOST));
}

test("an expression of a script reads a text once, whatever stands in it", () => {
  /** @type {Map<string, string>} */
  const expressions = new Map();
  for (const { name, tree } of scripts) {
    simple(tree, {
      Literal({ regex, loc }) {
        if (regex) expressions.set(`/${regex.pattern}/${regex.flags.replace(/[gy]/g, "")}`, `${name}:${loc?.start.line}`);
      },
    });
  }
  assert.ok(expressions.size > 100);
  const found = [...expressions].flatMap(([written, place]) => {
    const end = written.lastIndexOf("/");
    const text = slowText(new RegExp(written.slice(1, end), `${written.slice(end + 1)}g`));
    return text === undefined ? [] : [`${place} ${written} on ${JSON.stringify(text.slice(0, 20))}`];
  });
  assert.deepEqual(found, []);
});

test("the measure finds what goes back", () => {
  assert.notEqual(slowText(/ +x/g), undefined);
  assert.equal(slowText(/(?<! ) +x/g), undefined);
});

test("a text is put in the place of another as it is: `$'` in it would bring along what stands there", () => {
  const found = scripts.flatMap(({ name, tree }) => {
    /** @type {string[]} */
    const places = [];
    simple(tree, {
      CallExpression({ callee, arguments: [sought, put], loc }) {
        if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier" || !["replace", "replaceAll"].includes(callee.property.name)) return;
        const isText = put && sought.type !== "CallExpression"; // such as a number: then it is a method of our own
        if (isText && !["Literal", "ArrowFunctionExpression"].includes(put.type)) places.push(`${name}:${loc?.start.line}`);
      },
    });
    return places;
  });
  assert.deepEqual(found, []);
});

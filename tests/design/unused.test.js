// Nothing is published that nothing uses: no script without a page, no export without a reader, no class without an element.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";
import { simple } from "acorn-walk";

/** @import { AnyNode, Declaration, Identifier, Literal, ObjectPattern, Pattern } from "acorn" */

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const ASSETS = join(PROJECT, "docs", "assets");

/**
 * The files below a folder with one of these endings.
 * @param {string} folder
 * @param {string[]} endings
 * @returns {string[]}
 */
function filesIn(folder, ...endings) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = join(folder, each.name);
    if (each.isDirectory()) return filesIn(path, ...endings);
    return endings.some((ending) => path.endsWith(ending)) ? [path] : [];
  });
}

/** @param {string} file */
const read = (file) => readFileSync(file, "utf-8");

const SCRIPTS = filesIn(ASSETS, ".js");
/** What writes pages: templates, and code that writes a tag. */
const WRITERS = [...filesIn(join(PROJECT, "overrides"), ".html"), ...filesIn(join(PROJECT, "hooks"), ".html", ".py")];

/**
 * What a script gives and takes.
 * @param {string} file
 */
function partsOf(file) {
  /** @type {string[]} */
  const exported = [];
  /** @type {[file: string, names: string[]][]} */
  const taken = [];
  /** @type {(from: AnyNode | undefined, names: string[]) => void} */
  const take = (from, names) => {
    if (from?.type === "Literal") taken.push([join(dirname(file), String(from.value)), names]);
  };
  const text = read(file);
  simple(parse(text, { ecmaVersion: "latest", sourceType: "module" }), {
    ExportNamedDeclaration: ({ declaration, specifiers }) => {
      exported.push(...declaredNames(declaration), ...specifiers.map((each) => nameOf(each.exported)));
    },
    ExportDefaultDeclaration: () => exported.push("default"),
    ImportDeclaration: ({ source, specifiers }) => {
      take(source, specifiers.flatMap((each) => (each.type === "ImportSpecifier" ? nameOf(each.imported) : [])));
    },
    ImportExpression: ({ source }) => take(source, []),
    VariableDeclarator: ({ id, init }) => {
      const value = init?.type === "AwaitExpression" ? init.argument : init;
      if (value?.type === "ImportExpression" && id.type === "ObjectPattern") take(value.source, takenNames(id));
    },
    NewExpression: ({ callee, arguments: [first] }) => {
      if (callee.type === "Identifier" && callee.name === "URL") take(first, []);
    },
  });
  for (const [, from, name] of text.matchAll(/import\("([^"]+)"\)\.(\w+)/g)) taken.push([join(dirname(file), from), [name]]); // a type
  return { exported, taken };
}

/** @param {Identifier | Literal} name */
const nameOf = (name) => (name.type === "Identifier" ? name.name : String(name.value));

/**
 * The names that the declaration after `export` gives.
 * @param {Declaration | null | undefined} declaration
 */
function declaredNames(declaration) {
  if (!declaration) return [];
  return declaration.type === "VariableDeclaration" ? declaration.declarations.flatMap(({ id }) => namesIn(id)) : [declaration.id.name];
}

/**
 * The names that `a`, `{ a, b }` or `[a, ...b]` declares.
 * @param {Pattern | null} pattern
 * @returns {string[]}
 */
function namesIn(pattern) {
  if (pattern?.type === "Identifier") return [pattern.name];
  if (pattern?.type === "ArrayPattern") return pattern.elements.flatMap(namesIn);
  if (pattern?.type === "AssignmentPattern") return namesIn(pattern.left);
  if (pattern?.type === "RestElement") return namesIn(pattern.argument);
  return pattern?.type === "ObjectPattern" ? pattern.properties.flatMap((each) => namesIn(each.type === "Property" ? each.value : each)) : [];
}

/**
 * The names in `const { a, b: c } = await import("...")`: those of the other script.
 * @param {ObjectPattern} pattern
 */
const takenNames = ({ properties }) =>
  properties.flatMap((each) => (each.type === "Property" && each.key.type === "Identifier" ? each.key.name : []));

const PARTS = new Map(SCRIPTS.map((file) => [file, partsOf(file)]));
const named = (/** @type {string} */ file) => relative(ASSETS, file);

test("every script is loaded by a page or by a script that is", () => {
  const pages = WRITERS.map(read).join("\n");
  const waiting = SCRIPTS.filter((file) => pages.includes(`assets/${named(file)}`));
  assert.ok(waiting.length > 2);
  const reached = new Set(waiting);
  for (const file of waiting) {
    for (const [other] of PARTS.get(file)?.taken ?? []) {
      if (PARTS.has(other) && !reached.has(other)) waiting.push(other);
      reached.add(other);
    }
  }
  assert.deepEqual(SCRIPTS.filter((file) => !reached.has(file)).map(named), []);
});

/** A test in a browser waits for this before it acts (`tests/browser.py`). */
const FOR_TESTS = ["site.js: ready"];

test("every export is used by another script", () => {
  const used = new Set([...FOR_TESTS, ...[...PARTS.values()].flatMap(({ taken }) => taken.flatMap(([file, names]) => names.map((name) => `${named(file)}: ${name}`)))]);
  const exported = [...PARTS].flatMap(([file, parts]) => parts.exported.map((name) => `${named(file)}: ${name}`));
  assert.ok(exported.length > 50);
  assert.deepEqual(exported.filter((each) => !used.has(each)), []);
});

/** Class -> style sheet, of every class in a selector. */
function classes() {
  const found = filesIn(ASSETS, ".css").flatMap((file) => {
    const selectors = read(file).replace(/\/\*.*?\*\//gs, "").replace(/"[^"]*"/g, "").match(/[^{};]+(?=\{)/g) ?? [];
    return selectors.flatMap((selector) => [...selector.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => /** @type {const} */ ([name, named(file)])));
  });
  return new Map(found);
}

test("every class of a style sheet is given to an element", () => {
  const texts = [...WRITERS, ...SCRIPTS, ...filesIn(join(PROJECT, "docs"), ".md")].map(read).join("\n");
  // In an attribute or another text between quotes, or in Markdown as `{: .class }`.
  const quoted = texts.match(/"[^"\n]*"|'[^'\n]*'|`[^`\n]*`|\{:[^}\n]*\}/g) ?? [];
  const words = new Set(quoted.join(" ").match(/[\w-]+/g));
  // A class may be made: its beginning, and then a value.
  const beginnings = [...texts.matchAll(/([a-z][\w-]*[-_])\$?\{/g)].map(([, beginning]) => beginning);
  const isGiven = (/** @type {string} */ name) => words.has(name) || beginnings.some((beginning) => name.startsWith(beginning));
  const all = classes();
  assert.ok(all.size > 100);
  assert.deepEqual([...all].filter(([name]) => !isGiven(name)), []);
});

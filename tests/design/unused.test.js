// Nothing is published that nothing uses: no script without a page, no export without a reader, no class without an element.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";

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
  /** @type {(from: ts.Expression, names: string[]) => void} */
  const take = (from, names) => {
    if (ts.isStringLiteral(from)) taken.push([join(dirname(file), from.text), names]);
  };
  /** @param {ts.Node} node */
  const visit = (node) => {
    exported.push(...exportedNames(node));
    if (ts.isImportDeclaration(node)) take(node.moduleSpecifier, importedNames(node));
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) take(node.arguments[0], destructuredNames(node));
    if (ts.isNewExpression(node) && node.expression.getText() === "URL" && node.arguments) take(node.arguments[0], []);
    ts.forEachChild(node, visit);
  };
  const text = read(file);
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  for (const [, from, name] of text.matchAll(/import\("([^"]+)"\)\.(\w+)/g)) taken.push([join(dirname(file), from), [name]]); // a type
  return { exported, taken };
}

/** @param {ts.Node} node */
function exportedNames(node) {
  const isExported = ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return [];
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.flatMap(({ name }) => namesIn(name));
  return ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) ? [node.name?.text ?? "default"] : [];
}

/**
 * The names that `a`, `{ a, b }` or `[a, ...b]` declares.
 * @param {ts.BindingName} name
 * @returns {string[]}
 */
function namesIn(name) {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((each) => (ts.isBindingElement(each) ? namesIn(each.name) : []));
}

/** @param {ts.ImportDeclaration} node */
function importedNames(node) {
  const bindings = node.importClause?.namedBindings;
  return bindings && ts.isNamedImports(bindings) ? bindings.elements.map((each) => (each.propertyName ?? each.name).text) : [];
}

/**
 * The names in `const { a, b } = await import("...")`.
 * @param {ts.CallExpression} node
 */
function destructuredNames(node) {
  const declared = node.parent.parent;
  return ts.isVariableDeclaration(declared) && ts.isObjectBindingPattern(declared.name)
    ? declared.name.elements.map((each) => (each.propertyName ?? each.name).getText())
    : [];
}

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

import assert from "node:assert/strict";
import { test } from "node:test";
import { textOfCells, textOfPage } from "../../docs/assets/form/paste.js";

/** @typedef {import("../../docs/assets/form/paste.js").PastedNode} PastedNode */

/**
 * An element as the parser of a browser gives it.
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(PastedNode | string)[]} inside
 * @returns {PastedNode}
 */
function h(name, attributes, ...inside) {
  const childNodes = inside.map((each) => (typeof each === "string" ? { nodeName: "#text", textContent: each, childNodes: [] } : each));
  const textContent = childNodes.map((each) => each.textContent).join("");
  return { nodeName: name.toUpperCase(), textContent, childNodes, getAttribute: (key) => attributes[key] ?? null };
}

/** @param {(PastedNode | string)[]} inside */
const page = (...inside) => textOfPage(h("html", {}, h("head", {}, h("style", {}, "p {}")), h("body", {}, ...inside)));
/** @param {string} text */
const p = (text) => h("p", {}, text);

test("text without form is left to the browser", () => {
  assert.equal(page(p("Een"), h("div", {}, "Twee", h("br", {}), "Drie")), null);
  assert.equal(page(h("b", { style: "font-weight:normal" }, h("p", {}, h("span", {}, "Uit een document op het web.")))), null);
});

test("a table stays a table, with a bar that is a bar, and a frame of one cell is text", () => {
  const row = (/** @type {string[]} */ ...cells) => h("tr", {}, "\n ", ...cells.map((cell) => h("td", {}, p(cell))));
  const pasted = page(p("Kijk:"), h("table", {}, h("tbody", {}, row("Jaar", "Aantal"), row("2019", "4|5"), row("2020"))), p("Zo."));
  assert.deepEqual(pasted, {
    text: "Kijk:\n\n| Jaar | Aantal |\n| --- | --- |\n| 2019 | 4\\|5 |\n| 2020 |  |\n\nZo.",
    said: ["Meegekomen: 1 tabel."],
  });
  assert.equal(page(h("h2", {}, "Kop"), h("table", {}, row("Een kader")))?.text, "### Kop\n\nEen kader");
  assert.equal(textOfCells("Jaar\tAantal\r\n2019\t4\r\n")?.text, "| Jaar | Aantal |\n| --- | --- |\n| 2019 | 4 |");
  for (const text of ["een\ttwee", "een\ttwee\ndrie", "een\ntwee"]) assert.equal(textOfCells(text), null);
});

test("headings, also those in bold, are headings; a bold sentence is none", () => {
  const bold = (/** @type {string} */ text) => h("p", {}, h("span", {}, h("strong", {}, text)));
  const pasted = page(h("h1", {}, "Het \n plan"), p("Tekst."), bold("Eerst praten"), p("Meer."), bold("Dit is belangrijk."));
  assert.equal(pasted?.text, "### Het plan\n\nTekst.\n\n### Eerst praten\n\nMeer.\nDit is belangrijk.");
  assert.deepEqual(pasted?.said, ["Meegekomen: 2 tussenkoppen."]);
});

test("lists keep their levels and numbers, from a website and from Word", () => {
  const list = h("ul", {}, h("li", {}, "een", h("ol", {}, h("li", {}, p("binnen")))), h("li", {}, "twee"));
  assert.equal(page(list)?.text, "- een\n    1. binnen\n- twee");
  const item = (/** @type {number} */ level, /** @type {string} */ sign, /** @type {string} */ text) =>
    h("p", { style: `mso-list:l0 level${level} lfo1` }, h("span", {}, h("span", { style: "mso-list:Ignore" }, sign, "   ")), text);
  assert.equal(page(item(1, "·", "een"), item(2, "o", "binnen"), item(1, "2.", "twee"))?.text, "- een\n    - binnen\n1. twee");
});

test("a link keeps its address, and one inside the document or of another sort is its words", () => {
  const link = (/** @type {string} */ href, /** @type {string} */ text) => h("a", { href }, text);
  const pasted = page(h("p", {}, "Zie ", link("https://krant.nl/a b(1)", "de [krant]"), " en ", link("#_ftn1", "[1]"), link("javascript:x()", "hier"), "."));
  assert.equal(pasted?.text, "Zie [de \\[krant\\]](https://krant.nl/a%20b%281%29) en [1]hier.");
  assert.deepEqual(pasted?.said, ["Meegekomen: 1 link."]);
});

test("what was struck out, hidden or an image stays out, and is told", () => {
  const pasted = page(h("p", {}, "Het liep. ", h("s", {}, "Niet waar."), h("span", { style: "text-decoration:line-through" }, "Ook niet."),
    h("span", { style: "mso-hide:all" }, "Stiekem."), h("img", {}), "Klaar.\u2028Echt."));
  assert.deepEqual(pasted, { text: "Het liep. Klaar.\nEcht.", said: ["Niet meegekomen: 1 beeld, 2 doorgestreepte stukken."] });
});

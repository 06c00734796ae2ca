import assert from "node:assert/strict";
import { test } from "node:test";
import { readPaste } from "../../docs/assets/form/clipboard.js";
import { textOfCells, textOfItems, textOfLines, textOfMail, textOfPage, withoutEffect } from "../../docs/assets/form/paste.js";

/** @typedef {import("../../docs/assets/form/paste.js").PastedNode} PastedNode */

/**
 * An element as the parser of a browser gives it, of a page without effect.
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(PastedNode | string)[]} inside
 * @returns {PastedNode}
 */
function h(name, attributes, ...inside) {
  const childNodes = inside.map((each) => (typeof each === "string" ? { nodeName: "#text", textContent: each, childNodes: [] } : each));
  const textContent = childNodes.map((each) => each.textContent).join("");
  return { nodeName: name.toUpperCase(), textContent, childNodes, getAttribute: (key) => attributes[key.replace(/^data-(?=style$)/, "")] ?? null };
}

/** @param {(PastedNode | string)[]} inside */
const page = (...inside) => textOfPage(h("html", {}, h("head", {}, h("style", {}, "p {}")), h("body", {}, ...inside)));
/** @param {(PastedNode | string)[]} inside */
const p = (...inside) => h("p", {}, ...inside);

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
  for (const sign of ["–", "•", "o", "§", "Ø", "ü", "👉", "->", "\uf0b7", "→", "1.", "a)", "ii.", "(2)"]) assert.equal(textOfCells(`${sign}\tEen\n${sign}\tTwee`), null, sign);
  assert.ok(textOfCells("1.\tEen\t4\n2.\tTwee\t5"));
  for (const text of ["een\ttwee", "een\ttwee\ndrie", "een\ntwee"]) assert.equal(textOfCells(text), null);
});

test("headings, also those in bold, are headings; a bold sentence is none", () => {
  const bold = (/** @type {string} */ text) => h("p", {}, h("span", {}, h("strong", {}, text)));
  const pasted = page(h("h1", {}, "Het \n plan"), p("Tekst."), bold("Eerst praten"), p("Meer."), bold("Dit is belangrijk."));
  assert.equal(pasted?.text, "### Het plan\n\nTekst.\n\n### Eerst praten\n\nMeer.\nDit is belangrijk.");
  assert.deepEqual(pasted?.said, ["Meegekomen: 2 tussenkoppen."]);
});

test("a bold question is a heading, and a heading below the others is one of their own text", () => {
  const [bold, head] = [(/** @type {string} */ text) => h("p", {}, h("b", {}, text)), (/** @type {number} */ level, /** @type {string} */ text) => h(`h${level}`, {}, text)];
  assert.equal(page(bold("Wat deden we?"), p("Dit."))?.text, "### Wat deden we?\n\nDit.");
  assert.equal(page(h("h1", {}, "Titel"), head(2, "Een"), head(3, "Onder een"), bold("Vet"), head(2, "Twee"))?.text,
    "### Titel\n\n### Een\n\n#### Onder een\n\n#### Vet\n\n### Twee");
  assert.equal(page(head(1, "Een"), head(2, "Onder een"), head(1, "Twee"))?.text, "### Een\n\n#### Onder een\n\n### Twee");
});

test("lists keep their levels and numbers, from a website and from Word", () => {
  const list = h("ul", {}, h("li", {}, "een", h("ol", {}, h("li", {}, p("binnen")))), h("li", {}, "twee"));
  assert.equal(page(list)?.text, "- een\n    1. binnen\n- twee");
  const item = (/** @type {number} */ level, /** @type {string} */ sign, /** @type {string} */ text) =>
    h("p", { style: `mso-list:l0 level${level} lfo1` }, h("span", {}, h("span", { style: "mso-list:Ignore" }, sign, "   ")), text);
  assert.equal(page(item(1, "·", "een"), item(2, "o", "binnen"), item(1, "2.", "twee"))?.text, "- een\n    - binnen\n1. twee");
});

test("lists and quotes in one another come along as deep as the check takes them, whatever depth a page says", () => {
  let list = h("li", {}, "diepst");
  let quote = p("diepst");
  for (let level = 0; level < 40; level += 1) {
    list = h("li", {}, `punt ${level}`, h("ol", {}, list));
    quote = h("blockquote", {}, quote);
  }
  const lines = (page(h("ul", {}, list))?.text ?? "").split("\n");
  assert.equal(lines.length, 41);
  assert.deepEqual(lines.slice(6, 9), [33, 32, 31].map((level, row) => `${"    ".repeat(Math.min(6 + row, 7))}1. punt ${level}`));
  assert.equal(lines.at(-1), `${"    ".repeat(7)}1. diepst`);
  assert.equal(page(h("h2", {}, "K"), quote)?.text, `### K\n\n${"> ".repeat(7)}diepst`);
  assert.equal(page(h("h2", {}, "K"), h("blockquote", {}, h("ul", {}, list)))?.text.split("\n").at(-1), `> ${"    ".repeat(6)}1. diepst`);
  for (const said of ["999999999", "-5", "Infinity", "1e3", "x"]) {
    const text = page(h("ul", {}, h("li", { "aria-level": said }, "een")))?.text ?? "";
    assert.match(text, /^(?: {4}){0,7}- een$/);
  }
  assert.equal(page(h("p", { style: "mso-list:l0 level0 lfo1" }, "een"))?.text, "- een");
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

test("remarks in the margin and a list of contents stay out, and are told", () => {
  const sign = h("span", { class: "MsoCommentReference" }, h("a", { class: "msocomanchor", href: "#_msocom_1" }, "[JD1]"));
  const remark = h("div", { style: "mso-element:comment-list" }, h("div", { style: "mso-element:comment" }, p("Klopt dit, Piet?")));
  const contents = h("p", { class: "MsoToc1" }, h("a", { href: "#_Toc1" }, "Aanpak", "....... 3"));
  assert.deepEqual(page(contents, h("p", {}, "Een zin", sign, "."), remark), {
    text: "Een zin.", said: ["Niet meegekomen: 1 opmerking, 1 inhoudsopgave."],
  });
});

test("a raised number is a note, whatever made it, and behind a measure part of it", () => {
  const sup = (/** @type {string} */ text) => h("sup", {}, text);
  const raised = h("span", { style: "font-size:0.6em;vertical-align:super" }, "2, 3");
  assert.equal(page(h("p", {}, "Een zin.", sup("1"), " In 2019", raised, " was er 12 m", sup("2"), " voor de 1", sup("e"), " keer."))?.text,
    "Een zin.[1] In 2019[2][3] was er 12 m² voor de 1e keer.");
  const libre = h("p", {}, h("a", { class: "sdfootnotesym", href: "#sdfootnote1anc" }, "1"), "Rapport, 2020");
  assert.equal(page(h("p", {}, "Tekst", sup("1"), "."), libre)?.text, "Tekst[1].\n[1] Rapport, 2020");
  assert.equal(page(h("p", {}, h("a", { href: "#_ftnref1" }, "[1]"), " Rapport"))?.text, "[1] Rapport");
});

test("an endnote, which Word counts in letters, is a note with its number, but beside footnotes", () => {
  const note = (/** @type {string} */ href, /** @type {string} */ text) => h("p", {}, "Tekst", h("a", { href }, h("sup", {}, text)), ".");
  const list = h("p", {}, h("a", { href: "#_ednref2" }, "[ii]"), " Rapport, 2020");
  assert.equal(page(note("#_edn1", "[i]"), note("#sdendnote2sym", "ii"), list)?.text, "Tekst[1].\nTekst[2].\n[2] Rapport, 2020");
  assert.equal(page(note("#_ftn1", "[1]"), note("#_edn1", "[i]"))?.text, "Tekst[1].\nTekst[i].");
});

test("what a browser would apply or run of a page of somebody else is without effect, and all else stays as it is", () => {
  const href = "https://krant.nl/on=1/style=2?a>b";
  assert.equal(withoutEffect(`<base href="https://x.nl/"><STYLE type=a>p > b { x: y }</style><p\nclass=Mso style='font:7pt "Times"'onclick=x(1)
    title="a style=b"><a href="${href}" STYLE = color:red>style="a" onzin=1</a><br/><img src=x onerror="y()"/>`),
  `<p\nclass=Mso data-style='font:7pt "Times"'data-onclick=x(1)
    title="a style=b"><a href="${href}" data-STYLE = color:red>style="a" onzin=1</a><br/><img src=x data-onerror="y()"/>`);
  for (const plain of ["a < b en c > d", "<p>Zo</p>", "<style>p {}", ""]) assert.equal(withoutEffect(plain), plain.replace(/^<style.*/, ""));
});

test("quotes of Word, menus of a website, a list in a cell and an item of Outlook are read for what they are", () => {
  const item = (/** @type {string} */ sign) => h("p", { style: "mso-list:l0 level1 lfo1" }, h("span", { style: "mso-list:Ignore" }, sign), "punt");
  assert.equal(page(...["A.", "(2)", "iv.", "1.2.", "o", "§"].map(item))?.text, "1. punt\n1. punt\n1. punt\n1. punt\n- punt\n- punt");
  assert.deepEqual(page(h("nav", {}, p("Home")), h("div", { role: "navigation" }, "U bent hier"), h("nav", {}, " "), h("p", { class: "MsoIntenseQuote" }, "Soep."), p("Zij zei ", h("q", {}, "kom"), ".")), {
    text: "> Soep.\n\nZij zei ‘kom’.", said: ["Meegekomen: 1 citaat.", "Niet meegekomen: 2 menu’s."],
  });
  const cell = h("td", {}, h("ul", {}, "\n", h("li", {}, p("Piet")), "\n", h("li", {}, p("Jan")), "\n"));
  assert.equal(page(h("table", {}, h("tr", {}, h("td", {}, "Wie"), h("td", {}, "Wat")), h("tr", {}, cell, h("td", {}, "Koken;"))))?.text.split("\n").at(-1), "| Piet; Jan | Koken; |");
  const outlook = (/** @type {number} */ level) => h("li", { style: `mso-list:l0 level${level} lfo1` }, "punt");
  assert.equal(page(h("ul", {}, outlook(1), outlook(2)))?.text, "- punt\n    - punt");
});

test("a link leads where its writer meant, without a detour", () => {
  const link = (/** @type {string} */ href) => page(h("p", {}, h("a", { href }, "x")))?.text;
  assert.equal(link("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fkrant.nl%2Fa&data=05"), "[x](https://krant.nl/a)");
  assert.equal(link("https://www.google.com/url?q=https://krant.nl/a%3Fb%3D1&sa=D"), "[x](https://krant.nl/a?b=1)");
  assert.equal(link("https://www.google.com/url?q=javascript:alert(1)"), "[x](https://www.google.com/url?q=javascript:alert%281%29)");
  assert.equal(link(" HTTPS://Krant.nl/a"), "[x](https://Krant.nl/a)");
});

test("the title of Word and headings of Word on the web are headings, and its lists keep their level", () => {
  const item = (/** @type {string} */ level, /** @type {string} */ text) => h("ul", {}, h("li", { "data-aria-level": level }, p(text)));
  assert.equal(page(h("p", { class: "MsoTitle" }, "Titel"), h("p", { role: "heading" }, "Kop"), item("1", "een"), item("2", "twee"))?.text,
    "### Titel\n\n### Kop\n\n- een\n    - twee");
});

test("a table that only puts things beside each other is text, and in another each cell is in its column", () => {
  const frame = h("table", {}, h("tr", {}, h("td", {}, p("Beste allen,"), h("h2", {}, "Kop"), p("Tekst.")), h("td", {}, p("Rechts."))));
  assert.equal(page(frame)?.text, "Beste allen,\n\n### Kop\n\nTekst.\nRechts.");
  const td = (/** @type {string} */ text, /** @type {Record<string, string>} */ spans = {}) => h("td", spans, text);
  const high = h("table", {}, h("tr", {}, td("a"), td("b")), h("tr", {}, td("c", { rowspan: "2" }), td("d")), h("tr", {}, td("e")), h("tr", {}, td("f", { colspan: "2" })));
  assert.equal(page(high)?.text, "| a | b |\n| --- | --- |\n| c | d |\n|  | e |\n| f |  |");
});

test("a table that nobody can follow is its cells, one below the other", () => {
  const row = (/** @type {number} */ cells, /** @type {string} */ span) => h("tr", {}, ...Array.from({ length: cells }, () => h("td", { colspan: span }, "a")));
  const wide = h("table", {}, row(100, "50"), row(1, "1"), row(1, "1"));
  assert.equal(page(h("h2", {}, "K"), wide)?.text.split("\n").length, 104);
  const right = h("table", {}, row(3, "50"), row(1, "1"));
  assert.match(page(right)?.text ?? "", /^\| a \|/);
});

test("a sign of ours in a text that is pasted is no begin of a note", () => {
  assert.equal(page(h("h2", {}, "K"), h("p", {}, "\ue000".repeat(3), "wijk", h("sup", {}, "5")))?.text, "### K\n\n\ue000\ue000\ue000wijk[5]");
});

test("a quote of several paragraphs is one, a quoted mail is none, and lines of a fixed text stay lines", () => {
  const kop = h("h2", {}, "K");
  assert.equal(page(kop, h("blockquote", {}, p("Een."), p("Twee.")), p("Zo."))?.text, "### K\n\n> Een.\n> Twee.\n\nZo.");
  assert.equal(page(kop, h("blockquote", { type: "cite" }, p("Een.")))?.text, "### K\n\nEen.");
  assert.equal(page(kop, h("pre", {}, "een\ntwee"), h("p", {}, "a", h("button", {}, "Deel")))?.text, "### K\n\neen\ntwee\na");
});

test("lines that were broken to fit a page are whole again, and others are left alone", () => {
  const text = "Aanpak\nSinds augustus 2020 werkt er een jeugdprofessional in de school, en dat is nieuw. De samen-\nwerking met ouders en met de gemeente is "
    + "hecht, zegt iedereen die er komt en die het\nweet. Dat zie je ook aan de rust in de klas, en verder aan de hele in-\nen uitstroom van de kinderen en zo.\n"
    + "• Een punt van een lijst dat zo lang is dat het op de volgende regel nog even verder\ngaat.\n• Twee\n";
  assert.deepEqual(textOfLines(text)?.text.split("\n"), [
    "Aanpak",
    "Sinds augustus 2020 werkt er een jeugdprofessional in de school, en dat is nieuw. De samenwerking met ouders en met de gemeente is hecht, zegt "
      + "iedereen die er komt en die het weet. Dat zie je ook aan de rust in de klas, en verder aan de hele in- en uitstroom van de kinderen en zo.",
    "• Een punt van een lijst dat zo lang is dat het op de volgende regel nog even verder gaat.", "• Twee",
  ]);
  const apart = ["Sinds augustus 2020 werkt er een jeugdprofessional in de school en die is er.", "De samenwerking met ouders en met de gemeente is hecht, zegt nu iedereen die", "er komt en die het weet. Dat zie je ook aan de rust in de klas, zo zegt men en", "aan de uitstroom van de kinderen."];
  assert.equal(textOfLines([apart.join("\n"), apart.join("\n"), apart.join("\n"), apart.join("\n")].join("\n\n"))?.text, Array(4).fill(apart.join(" ")).join("\n\n"));
  assert.equal(textOfLines([...apart, ...apart].join("\n"))?.text, [apart[0], apart.slice(1).join(" "), apart[0], apart.slice(1).join(" ")].join("\n"));
  for (const other of ["", "Een zin.\nNog een.", "een\ntwee\ndrie\nvier\nvijf", `${"woord ".repeat(60)}\nen verder\nen nog`]) assert.equal(textOfLines(other), null);
});

for (const [pasted, text, isLettered] of /** @type {[string, string | null, boolean][]} */ ([
  ["a) Een\nb) Twee", "1. Een\n2. Twee", true],
  ["(1) Een\n(2) Twee\n(3) Drie", "1. Een\n2. Twee\n3. Drie", false],
  ["Dus:\ni. Een\n\nii. Twee\nZo.", "Dus:\n1. Een\n\n2. Twee\nZo.", true],
  ["1.Een\u00852.Twee", "1. Een\n2. Twee", false],
  ["1. Een\n(a) binnen\n(b) binnen\n2. Twee", "1. Een\n    1. binnen\n    2. binnen\n2. Twee", true],
  ["a) Een", null, false],
  ["1.5 miljoen\n2.5 miljoen", null, false],
  ["A. Jansen\nB. de Boer", null, false],
  ["b) Twee\nc) Drie", null, false],
])) {
  test(`pasted, ${JSON.stringify(pasted)} is ${text ? "a list" : "text"}`, () => {
    const read = textOfItems({ text: pasted, said: [] });
    assert.equal(read?.text ?? null, text);
    assert.equal(read?.said.length === 2, isLettered);
  });
}

test("a line end that a field does not show is one all the same", () => {
  /** @param {string} plain */
  const read = (plain) => readPaste(/** @type {DataTransfer} */ ({ getData: (type) => (type === "text/plain" ? plain : "") }));
  assert.equal(read("Een.\u0085Twee.\u2029Drie.")?.text, "Een.\nTwee.\nDrie.");
  assert.equal(read("Een samen\u00adwerking.")?.text, "Een samenwerking.");
  assert.equal(page(h("h2", {}, "K"), p("Een samen\u00adwerking."))?.text, "### K\n\nEen samenwerking.");
  assert.equal(read("Een.\nTwee."), null);
});

test("what stands on every page of a PDF is left out and told, and a sentence that a page broke goes on", () => {
  const read = (/** @type {string} */ plain) => readPaste(/** @type {DataTransfer} */ ({ getData: (type) => (type === "text/plain" ? plain : "") }));
  const text = "Samen eten\n\nWij kookten met de\n\nEvaluatie wijkteams\nPagina 1 van 2\n\nhele buurt.\n\nEn het hielp.\n\nEvaluatie wijkteams\nPagina 2 van 2\n";
  assert.deepEqual(read(text), {
    text: "Samen eten\n\nWij kookten met de hele buurt.\n\nEn het hielp.\n\n",
    said: ["Weggelaten, want het staat op elke pagina: ‘Evaluatie wijkteams’, ‘Pagina 1 van 2’, ‘Pagina 2 van 2’."],
  });
  assert.equal(read("Zie pagina 4.\nEn pagina 5."), null);
});

test("a mail that was quoted as a whole is the text that it was, with each address once", () => {
  const lines = ["Hoi,", "", "Aanleiding", "Veel mensen hadden een kapotte wasmachine.", "", "> Wat kostte het?", "- een", "Groet"];
  const quoted = (/** @type {string} */ mark) => lines.map((line) => `${mark}${line}`.trimEnd()).join("\n");
  for (const mark of ["> ", ">", "> > ", ">> "]) assert.equal(textOfMail(quoted(mark)), quoted(""), mark);
  for (const text of [quoted(""), "> Een citaat.\n>\n> Nog een.", `${quoted("> ")}\nen dit`]) assert.equal(textOfMail(text), text);
  const href = "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.a.nl%2Fb&data=05";
  assert.equal(textOfMail(`Mail info@a.nl<mailto:info@a.nl>, zie www.a.nl/b<${href}> en het stuk<${href}>.`),
    "Mail info@a.nl, zie https://www.a.nl/b en het stuk<https://www.a.nl/b>.");
});

// What stands in the Word file of a draft; tests/form/test_form.py reads the whole file back with `hoedan import`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyDraft } from "../../docs/assets/form/story.js";
import { makeWord } from "../../docs/assets/form/word.js";
import { FACTS, GRAMMAR } from "./facts.js";

/** @type {FormFacts["labels"]} */
const LABELS = {
  heading: "Verhaal voor Hoe dan?",
  facts: ["title", "period.start", "status", "themes", "contact.url"],
  extra_facts: ["open_questions", "quote.text"],
  extra: "Mag je overslaan",
  more_sources: "Meer over je bronnen",
  tables: {
    partners: ["partners.name", "partners.type"],
    sources: ["sources.id", "sources.title", "sources.publisher", "sources.url", "sources.date", "sources.kind"],
  },
  extra_tables: { figures: ["figures.value", "figures.label"], sources: ["sources.id", "sources.note"] },
  fields: { title: "Titel", "period.start": "Begin", themes: "Thema's", partners: "Partners", figures: "Cijfers", sources: "Bronnen", "partners.name": "Naam" },
  status: { loopt: "Loopt nog" },
  themes: { zorg: "Zorg & welzijn" },
  ingredients: {},
  setbacks: {},
  target_groups: {},
  partner_types: { zorg: "Zorgaanbieder" },
  source_kinds: { pers: "Pers" },
};
const word = { "word/document.xml": "<w:body><!--body--></w:body>", "word/_rels/document.xml.rels": "<R><!--links--></R>" };

/** @param {Partial<Draft>} given */
function textOf(given) {
  const file = makeWord({ ...emptyDraft(FACTS.headings), ...given }, { labels: LABELS, headings: FACTS.headings, grammar: GRAMMAR, word });
  assert.match(file.type, /wordprocessingml/);
  return file.text(); // nothing in the zip is compressed
}

/** @param {string} text */
const words = (text) => text.replace(/<\/w:(?:p|tc)>/g, "|").replace(/<[^>]*>/g, "");

test("facts stand in a table by the words of the interface", async () => {
  const text = words(await textOf({ title: "A & <b>", period: { start: "2020", end: "" }, status: "loopt", themes: ["zorg", "anders"] }));
  assert.ok(text.includes("Titel||A &amp; &lt;b&gt;||"));
  assert.ok(text.includes("Begin||2020||"));
  assert.ok(text.includes("Loopt nog||"));
  assert.ok(text.includes("Zorg &amp; welzijn; anders||"));
});

test("partners and sources stand in rows", async () => {
  const text = words(await textOf({ partners: [{ name: "De Kern", type: "zorg" }, { name: "X", type: "onbekend" }], sources: [{ id: "2", title: "Nota", date: "2020" }] }));
  assert.ok(text.includes("De Kern||Zorgaanbieder||"));
  assert.ok(text.includes("X||onbekend||"));
  assert.ok(text.includes("2||Nota||||||2020||"));
});

test("what may be left out stands in the last part: sentences on lines of their own, of a source only what is there", async () => {
  const text = words(await textOf({
    open_questions: "Blijft het geld?\nWie betaalt?",
    quote: { text: "We begonnen gewoon.", who: "", source: "" },
    figures: [{ value: "2,5", label: "per jaar" }],
    sources: [{ id: "1", title: "Nota", note: "Let op" }, { id: "2", title: "Krant" }],
  }));
  const [, extra] = text.split("Mag je overslaan");
  assert.ok(extra.includes("Blijft het geld?|Wie betaalt?||"));
  assert.ok(extra.includes("We begonnen gewoon.||"));
  assert.ok(extra.includes("2.5||per jaar||"));
  assert.ok(extra.includes("Meer over je bronnen|"));
  assert.ok(extra.includes("1||Let op||"));
  assert.ok(!extra.includes("2||"));
});

test("every heading is there in its style, and its text under it", async () => {
  const text = await textOf({ sections: { Aanpak: "Een **vet** en *schuin* woord.[^1]\n> zei hij\n- punt\n| a | b |\n[laat zien: Lef]\n[struikelblok: Geld]" } });
  for (const heading of FACTS.headings) assert.ok(text.includes(`<w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">${heading}<`), heading);
  assert.ok(text.includes('<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">vet<'));
  assert.ok(text.includes('<w:rPr><w:i/></w:rPr><w:t xml:space="preserve">schuin<'));
  assert.ok(words(text).includes("Een vet en schuin woord.[^1]|zei hij|- punt|"));
  assert.match(text, /<w:pStyle w:val="Quote"\/>.*zei hij/s);
  assert.ok(words(text).includes("a||b||[laat zien: Lef]|[struikelblok: Geld]|"));
});

test("words stand there as a reader sees them, in a cell as in a paragraph", async () => {
  const text = await textOf({ sections: { Aanpak: "Een \\*ster\\* en **vet met *schuin* erin**.\n| a \\| b | **vet** |\n|---|---|\n| [krant](https://a.nl) | 2\\. |" } });
  assert.ok(words(text).includes("Een *ster* en vet met schuin erin.|a | b||vet||krant||2.||"));
  assert.ok(text.includes('<w:rPr><w:b/><w:i/></w:rPr><w:t xml:space="preserve">schuin<'));
  assert.equal(text.split('<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">vet').length, 3);
  assert.ok(text.includes('Target="https://a.nl"'));
});

test("links go to the web and to other stories, to nothing else", async () => {
  const text = await textOf({ sections: { Lessen: '[a](<https://a.nl/?b=1&c="2">) [d](javascript:x) [e](ander.md) [f](mailto:g@h.nl)' } });
  const targets = [...text.matchAll(/Id="(link\d)"[^>]*Target="([^"]*)"/g)].map(([, id, target]) => [id, target]);
  assert.deepEqual(targets, [["link0", "https://a.nl/?b=1&amp;c=&quot;2&quot;"], ["link1", "ander.md"], ["link2", "mailto:g@h.nl"]]);
  assert.ok(text.includes('<w:hyperlink r:id="link2">'));
});

test("a text with signs that a replacement would read, such as `$'`, is in the file as it is", async () => {
  const odd = "US$' en $& en $$ en $`";
  const file = await textOf({ title: odd, sections: { [FACTS.headings[0]]: `Zie [${odd.replaceAll("`", "")}](https://a.nl/$'/$&).` } });
  assert.equal(file.split("<w:body>").length, 2);
  assert.ok(words(file).includes(`Titel||${odd.replaceAll("&", "&amp;")}||`));
  assert.ok(file.includes('Target="https://a.nl/$\'/$&amp;"'));
});

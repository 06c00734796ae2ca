import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { emptyDraft, frontMatterOf, slugOfDraft, sourcesOf, writeStory } from "../../docs/assets/form/story.js";
import { FACTS } from "./facts.js";

/** @param {string} name */
const slugOf = (name) => name.toLowerCase();
const SITE = { ...FACTS, slugOf, setbackOf: slugOf };
const EMPTY = emptyDraft(FACTS.headings);
const [OPTIONAL_HEADING] = FACTS.optional_headings;
/** @param {Partial<Draft>} given */
const draftOf = (given) => ({ ...EMPTY, ...given });
/** @param {Partial<Draft>} given */
const frontOf = (given) => writeStory(draftOf(given), SITE).split("---\n")[1];

test("an empty draft has no front matter, and every heading but the one that may be left out", () => {
  const written = FACTS.headings.filter((heading) => heading !== OPTIONAL_HEADING).map((heading) => `## ${heading}\n`).join("\n");
  assert.equal(writeStory(EMPTY, SITE), `---\n---\n\n${written}`);
  assert.deepEqual(frontMatterOf(EMPTY), {});
});

test("the front matter is written in the style of the other stories", () => {
  const draft = draftOf({
    title: " Eén  loket ",
    municipalities: ["Zwolle", " ", "Oldebroek"],
    period: { start: "2019", end: "" },
    partners: [{ name: "De Kern", type: "" }, { name: " ", type: "" }],
    sources: [{ id: "1", title: "Nota: wijk", date: "2020-05", url: "https://a.nl/b?c=d" }, { id: "2", title: "" }],
    contact: { organisation: "Gemeente, afdeling", url: "" },
    themes: ["zorg"],
  });
  assert.equal(
    frontOf(draft),
    "title: Eén loket\n" +
      "municipalities:\n  - Zwolle\n  - Oldebroek\n" +
      "period: {start: 2019}\n" +
      "themes:\n  - zorg\n" +
      "partners:\n  - name: De Kern\n" +
      'sources:\n  - id: 1\n    title: "Nota: wijk"\n    date: 2020-05\n    url: https://a.nl/b?c=d\n' +
      'contact: {organisation: "Gemeente, afdeling"}\n',
  );
});

test("what may be left out is written as the other stories have it, numbers as numbers", () => {
  const draft = draftOf({
    open_questions: "- Blijft het geld daarna?\n\n2. Wie betaalt dat straks?",
    figures: [{ value: "17.000", unit: "euro", label: "per jaar", of: "20000", from: "2,5", source: "1" }, { value: " " }],
    quote: { text: "We begonnen gewoon, meteen.", who: "wethouder", source: "1" },
    conditions: "Een corporatie: die meedoet",
    followers: [{ municipality: "Kampen", since: "2024-01", url: "" }],
    sources: [{ id: "1", title: "T", note: "Zij noemen 40, de krant 38.", archived: "https://archief.nl/1" }],
  });
  assert.equal(
    frontOf(draft),
    'sources:\n  - id: 1\n    title: T\n    note: Zij noemen 40, de krant 38.\n    archived: https://archief.nl/1\n' +
      "open_questions:\n  - Blijft het geld daarna?\n  - Wie betaalt dat straks?\n" +
      "figures:\n  - value: 17000\n    unit: euro\n    label: per jaar\n    of: 20000\n    from: 2.5\n    source: 1\n" +
      'quote: {text: "We begonnen gewoon, meteen.", who: wethouder, source: 1}\n' +
      'conditions:\n  - "Een corporatie: die meedoet"\n' +
      "followers:\n  - municipality: Kampen\n    since: 2024-01\n",
  );
});

test("a date that everybody understands is written as a date", () => {
  assert.equal(frontOf({ period: { start: "oktober 2020", end: "1-9-2021" } }), "period: {start: 2020-10, end: 2021-09-01}\n");
});

test("a number is read as a Dutch reader does", () => {
  for (const [written, plain] of JSON.parse(readFileSync(new URL("numbers.json", import.meta.url), "utf-8"))) {
    const [figure] = frontMatterOf(draftOf({ figures: [{ value: written, label: "per jaar" }] })).figures ?? [];
    assert.equal(figure.value ?? "", plain, written);
  }
});

for (const [title, written] of [
  ["Gewoon", "Gewoon"],
  ["Met: dubbele punt", '"Met: dubbele punt"'],
  ["Een #hekje", '"Een #hekje"'],
  ['Zei "ja"', '"Zei \\"ja\\""'],
  ["ja", "ja"],
  ["yes", '"yes"'],
  ["Null", '"Null"'],
  ["- streep", '"- streep"'],
  ["'quote", `"'quote"`],
  ["1.5", '"1.5"'],
  ["007", '"007"'],
  ["2020", "2020"],
  ["2020-01-31", "2020-01-31"],
  ["https://a.nl:", '"https://a.nl:"'],
  ["https://a.nl/b#c", '"https://a.nl/b#c"'],
]) {
  test(`YAML reads '${title}' as it was typed`, () => {
    assert.equal(frontOf({ title }), `title: ${written}\n`);
  });
}

test("the body has the text under its heading, as Markdown", () => {
  const sections = { Aanpak: "Een\nTwee\n[laat zien: Lef]", [OPTIONAL_HEADING]: "Bron" };
  const body = writeStory(draftOf({ sections }), SITE).split("---\n\n")[1];
  assert.match(body, /^## Aanleiding\n\n## Aanpak\n\nEen\n\nTwee\n\{: ingredient="lef" \}\n\n## Resultaat\n/);
  assert.ok(body.endsWith(`## ${OPTIONAL_HEADING}\n\nBron\n`));
});

test("a source counts once something of it is filled in", () => {
  assert.deepEqual(sourcesOf(draftOf({ sources: [{ id: "3", title: " a  b " }, { id: "4", title: " " }] })), [{ id: "3", title: "a b" }]);
});

const IMAGE = { key: "1", file: "beeld-1.jpg", place: "boven", alt: "Een tafel", credit: "De Kern", licence: "CC BY 4.0", people: "nee", given: "", until: "" };

test("an image is told of in the front matter or stands under its heading, with who made it", () => {
  const other = { ...IMAGE, file: "beeld-2.png", place: "Aanpak", alt: 'Een [lange] "tafel"', licence: "" };
  const written = writeStory(draftOf({ images: [IMAGE, other], sections: { ...EMPTY.sections, Aanpak: "Tekst." } }), { ...SITE, slug: "x" });
  assert.match(written, /^---\nimage: \{src: beeld-1.jpg, alt: Een tafel, credit: De Kern, licence: CC BY 4.0\}\n---/);
  assert.match(written, /## Aanpak\n\nTekst.\n\n!\[Een \(lange\) 'tafel'\]\(x\/beeld-2.png "Foto: De Kern"\)\n/);
});

test("of two images at the top the second stands under the first heading", () => {
  const written = writeStory(draftOf({ images: [IMAGE, { ...IMAGE, file: "beeld-2.png" }] }), { ...SITE, slug: "x" });
  assert.match(written, /## Aanleiding\n\n!\[Een tafel\]\(x\/beeld-2.png /);
});

test("an image whose place is no heading stands under the first, whatever it is called", () => {
  const written = writeStory(draftOf({ images: [{ ...IMAGE, place: "constructor" }] }), { ...SITE, slug: "x" });
  assert.match(written, /## Aanleiding\n\n!\[Een tafel\]/);
});

test("who is on an image has agreed, or is not on it: an image of somebody who was not asked stays at home", () => {
  const asked = { ...IMAGE, people: "ja", given: "2026-01-05", until: "" };
  const before = [{ what: "het citaat", given: "2025-01-01", until: "" }];
  const front = frontOf({ images: [asked, { ...IMAGE, file: "beeld-2.jpg", people: "vraag" }], consent: before });
  assert.ok(front.endsWith("consent:\n  - what: het citaat\n    given: 2025-01-01\n  - what: het beeld beeld-1.jpg\n    given: 2026-01-05\n"));
  assert.ok(!front.includes("beeld-2"));
});

test("a file is named after the place and the title, the place once", () => {
  assert.equal(slugOfDraft(draftOf({ title: "Eén loket", municipalities: ["Den Haag"] }), new Set()), "den-haag-een-loket");
  assert.equal(slugOfDraft(draftOf({ title: "Zwolle doet mee", municipalities: ["Zwolle"] }), new Set()), "zwolle-doet-mee");
});

test("a file name is free, long enough, and at most sixty letters of whole words", () => {
  assert.equal(slugOfDraft(draftOf({ title: "x" }), new Set()), "mijn-verhaal");
  assert.equal(slugOfDraft(draftOf({ title: "Index" }), new Set()), "mijn-verhaal");
  assert.equal(slugOfDraft(draftOf({ title: "Loket" }), new Set(["loket", "loket-2"])), "loket-3");
  assert.equal(slugOfDraft(draftOf({ title: `${"abcdefghi ".repeat(6)}jklm` }), new Set()), "abcdefghi-".repeat(6).slice(0, -1));
  assert.equal(slugOfDraft(draftOf({ title: "a".repeat(80) }), new Set()), "a".repeat(60));
});

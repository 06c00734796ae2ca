import assert from "node:assert/strict";
import { test } from "node:test";
import { findProposals, withPasted } from "../../docs/assets/form/proposals.js";
import { emptyDraft } from "../../docs/assets/form/story.js";
import { Places } from "../../docs/assets/shared/places.js";
import { FACTS, GRAMMAR } from "./facts.js";

const NAMES = ["Zwolle", "Best", "Bergen op Zoom", "Utrecht", "Kampen"];
const NONE = NAMES.map(() => 0);
const places = new Places({
  provinces: ["P"], regions: ["R"], areas: {}, aliases: [], former: [["IJsselmuiden", 4]], shared: [["Bergen", 0, 2]],
  municipalities: { name: NAMES, province: NONE, region: NONE, population: NONE, lon: NONE, lat: NONE },
});
const { headings, optional_headings, cues, heading_words, heading_likeness, source_lists } = FACTS;
const site = {
  places, headings, optional_headings, cues, heading_words, heading_likeness, source_lists, grammar: GRAMMAR,
  known: {
    organisations: { "Stichting Samen": "stichting", "Gemeente Zwolle": "gemeente" },
    municipality_type: "gemeente",
    publishers: { "krant.nl": /** @type {[string, string]} */ (["De Krant", "pers"]), "bureau.nl": /** @type {[string, string]} */ (["Het Bureau (via archief)", "onderzoek"]) },
    moments: { start: ["begon", "sinds"], end: ["stopte"] },
    vague: ["hier"],
  },
};
/** @param {string} text */
const found = (text) => findProposals(text, site, "2026-11-01");
/** @type {(text: string, sort: string) => string[]} */
const names = (text, sort) => found(text).filter((each) => each.sort === sort).map(({ name }) => name);

test("places are found by name, the most named first, and a word that only begins a sentence is none", () => {
  assert.deepEqual(names("In Kampen en in Zwolle. Zwolle deed mee, Zwollenaren ook.", "municipality"), ["Zwolle", "Kampen"]);
  assert.deepEqual(names("Best lastig. Utrechtse Heuvelrug, en Bergen op Zoom.", "municipality"), ["Bergen op Zoom"]);
  assert.deepEqual(names("Dat was in Best. Best lastig.", "municipality"), ["Best"]);
  assert.deepEqual(names("In het dorp IJsselmuiden, bij Bergen.", "municipality"), ["Kampen"]);
});

test("begin and end are dates in a sentence that says so, and none that has still to come", () => {
  assert.deepEqual(names("In 2012 was er niets. Het begon in september 2019. Het stopte in 2021.", "start"), ["september 2019"]);
  assert.deepEqual(found("Sinds 2019.").map(({ values }) => values), [{ date: "2019" }]);
  assert.deepEqual(names("Het stopte in 2021.", "end"), ["2021"]);
  const both = found("Het begon op 1 september 2021 en stopte op 31 december 2023, na twee jaar.").map(({ sort, name }) => [sort, name]);
  assert.deepEqual(both, [["start", "september 2021"], ["end", "december 2023"]]);
  assert.deepEqual(found("Het begon in 2030, met 20199 mensen. Beginnen in 1850."), []);
});

test("organisations of other stories and municipalities by name are partners, each once", () => {
  assert.deepEqual(names("Stichting Samen en de gemeente Zwolle. De gemeente Kampen, de gemeente zelf.", "partner"),
    ["Stichting Samen", "Gemeente Zwolle", "Gemeente Kampen"]);
});

test("what a story says beside the name of a publisher need not be written to know it", () => {
  const [source] = found("Bronnen\n- Evaluatie, Het Bureau, 28 juli 2016, https://bureau.nl/x").filter(({ sort }) => sort === "source");
  assert.deepEqual(source.values, { title: "Evaluatie", publisher: "Het Bureau (via archief)", kind: "onderzoek", url: "https://bureau.nl/x", date: "2016-07-28" });
});

/** @type {[written: string, said: Record<string, string>][]} */
const FIRST = [
  ["De Krant, Minder wachten op hulp, november 2021, https://krant.nl/a", { title: "Minder wachten op hulp", publisher: "De Krant", date: "2021-11" }],
  ["Het Bureau – Evaluatie wijkteams, https://bureau.nl/x", { title: "Evaluatie wijkteams", publisher: "Het Bureau (via archief)" }],
  ["Gemeente Zwolle: Nota wijkteams 2021", { title: "Nota wijkteams 2021", publisher: "Gemeente Zwolle" }],
  ["De Krant. Minder wachten, 2020", { title: "Minder wachten", publisher: "De Krant", date: "2020" }],
  ["De Krant, wat nu, https://bureau.nl/y", { title: "De Krant, wat nu", publisher: "Het Bureau (via archief)" }],
  ["Nota wachten, gemeente Zwolle (https://zwolle.nl/nota)", { title: "Nota wachten", publisher: "Gemeente Zwolle" }],
  ["Stichting Samen, Buren en De Ark beginnen", { title: "Stichting Samen, Buren en De Ark beginnen", publisher: "" }],
];
for (const [written, said] of FIRST) {
  test(`who gave out ${written} is no part of its title, as far as that is sure`, () => {
    const [{ values: { title, publisher, date } }] = found(`Bronnen\n- ${written}`).filter(({ sort }) => sort === "source");
    assert.deepEqual({ title, publisher, ...(date ? { date } : {}) }, said);
  });
}

test("the website with the name of a municipality of the text is that of the municipality", () => {
  const text = "Dat was in Bergen op Zoom. Zie https://www.bergenopzoom.nl/nota, https://kampen.nl/nota en https://bergenopzoom.partij.nl/nota";
  assert.deepEqual(found(text).filter(({ sort }) => sort === "source").map(({ values }) => values.publisher), ["Gemeente Bergen op Zoom", "", ""]);
});

test("links, bare addresses and notes are sources, and of a known website it is said who is behind it", () => {
  const text = "Zie [het artikel](https://www.krant.nl/a) en [hier](https://elders.nl/b). Ook www.derde.nl/c. En dit.[1]\n\n[1] Rapport wijkteams, https://krant.nl/d.";
  const sources = found(text).filter(({ sort }) => sort === "source");
  assert.deepEqual(sources.map(({ values }) => values), [
    { title: "Rapport wijkteams", url: "https://krant.nl/d", publisher: "De Krant", kind: "pers" },
    { title: "het artikel", url: "https://www.krant.nl/a", publisher: "De Krant", kind: "pers" },
    { title: "", url: "https://elders.nl/b", publisher: "", kind: "" },
    { title: "", url: "https://www.derde.nl/c", publisher: "", kind: "" },
  ]);
  const [section] = FACTS.headings;
  const made = withPasted(emptyDraft(FACTS.headings), [{ section, text }], sources, "");
  assert.equal(made.sections[section], "Zie het artikel[^2] en hier[^3]. Ook derde.nl[^4]. En dit.[^1]");
});

test("a source of which only the publisher is named has the title that its address ends in, when that is a row of words", () => {
  const title = (/** @type {string} */ line) => found(`A.\n\n### Bronnen\n\n${line}`).find(({ sort }) => sort === "source")?.values.title;
  assert.equal(title("De Krant, mei 2021: https://www.krant.nl/nieuws/17/Zorg-in-de-klas-helpt"), "Zorg in de klas helpt");
  assert.equal(title("https://www.krant.nl/zorg-in-de-klas-helpt.html?bron=mail"), "Zorg in de klas helpt");
  assert.equal(title("Zorg op school, De Krant, https://www.krant.nl/zorg-in-de-klas-helpt"), "Zorg op school");
  for (const end of ["nieuws/17", "zorg-op-school", "a1b2-c3d4-e5f6-a7b8", "2021-05-03-12-nl-7f3a", "zorg%20in-de-klas-nu"]) {
    assert.equal(title(`De Krant, mei 2021: https://www.krant.nl/${end}`), "De Krant", end);
  }
});

test("a list of sources gives each its title, publisher and date, and goes from the text when they are taken", () => {
  const list = [
    "1. Zorg in de klas, De Krant, september 2021, https://www.krant.nl/a", "1. Stichting Samen (2020). Wat ouders zeggen. Geraadpleegd op 3 mei 2021.",
    "1. “Motie, aangenomen” (3-2-2021), gemeente Zwolle", "https://zwolle.nl/motie", "1. Lang rapport, deel twee",
  ];
  const text = `Rust in de klas.[1][2, 3]\n\n### Gebruikte bronnen\n\n${list.join("\n")}\n\n### Tot slot\n\n1. Geen bron`;
  const sources = found(text).filter(({ sort }) => sort === "source");
  assert.deepEqual(sources.map(({ values }) => values), [
    { title: "Zorg in de klas", publisher: "De Krant", kind: "pers", date: "2021-09", url: "https://www.krant.nl/a" },
    { title: "Wat ouders zeggen", publisher: "Stichting Samen", kind: "", date: "2020", url: "" },
    { title: "Motie, aangenomen", publisher: "Gemeente Zwolle", kind: "", date: "2021-02-03", url: "https://zwolle.nl/motie" },
    { title: "Lang rapport, deel twee", publisher: "", kind: "", url: "" },
  ]);
  const [section] = headings;
  const made = withPasted(emptyDraft(headings), [{ section, text: "Rust in de klas.[1][2, 3]" }, { section: headings[5], text: list.join("\n") }], sources, "");
  assert.equal(made.sections[section], "Rust in de klas.[^1][^2][^3]");
  assert.equal(made.sections[headings[5]], "");
});

test("an address and a list of sources tell of no partner, place or moment", () => {
  const text = "Zie [het stuk](https://krant.nl/Kampen-begon-in-2019).\n\nBronnen\n[1] Gemeente Zwolle begon in 2018, De Krant";
  assert.deepEqual(found(text).map(({ sort }) => sort), ["source", "source"]);
});

test("what was there stays, and what is taken comes behind it", () => {
  const [first, second] = FACTS.headings;
  const draft = { ...emptyDraft(FACTS.headings), title: "Van mij", municipalities: ["Kampen"], sources: [{ id: "3", title: "Oud" }, { id: "4", title: "" }] };
  draft.sections = { ...draft.sections, [first]: "Er stond al iets." };
  const text = "In Zwolle, zie [het stuk](https://a.nl/b).";
  const taken = found(text);
  const made = withPasted(draft, [{ section: first, text }, { section: second, text: "Meer." }], taken, "Van een ander");
  assert.equal(made.title, "Van mij");
  assert.deepEqual(made.municipalities, ["Kampen", "Zwolle"]);
  assert.deepEqual(made.sources, [{ id: "3", title: "Oud" }, { id: "4", title: "het stuk", url: "https://a.nl/b", publisher: "", kind: "" }]);
  assert.equal(made.sections[first], "Er stond al iets.\n\nIn Zwolle, zie het stuk[^4].");
  assert.equal(made.sections[second], "Meer.");
});

test("an address is taken whole, also with brackets in it, below its note, or as the beginning of another one", () => {
  /** @type {[string, string[], string][]} text, addresses, text with references */
  const cases = [
    ["Zie https://a.nl/b_(c) en (https://a.nl/d).", ["https://a.nl/b_(c)", "https://a.nl/d"], "Zie a.nl[^1] en[^2]."],
    ["Zie (bij https://a.nl/b_(c)).", ["https://a.nl/b_(c)"], "Zie (bij a.nl[^1])."],
    ["Zie www.a.nl, www.a.nl/b en <https://a.nl/b/c>.", ["https://www.a.nl", "https://www.a.nl/b", "https://a.nl/b/c"], "Zie a.nl[^1], a.nl[^2] en a.nl[^3]."],
    ["Zie https://a.nl/b en [dit](https://a.nl/b/c).", ["https://a.nl/b/c", "https://a.nl/b"], "Zie a.nl[^2] en dit[^1]."],
    ["Zo was het.[1]\n\n[1] Een rapport, 2020\nhttps://a.nl/b", ["https://a.nl/b"], "Zo was het.[^1]"],
  ];
  for (const [text, addresses, referred] of cases) {
    const sources = found(text).filter(({ sort }) => sort === "source");
    assert.deepEqual(sources.map(({ values }) => values.url), addresses, text);
    const { sections } = withPasted(emptyDraft(headings), [{ section: headings[0], text }], sources, "");
    assert.equal(sections[headings[0]], referred, text);
  }
});

test("of an address in a sentence the website stays, or the sentence would say nothing", () => {
  const [first] = FACTS.headings;
  const text = "Kijk op https://www.a.nl/b/c. Of op www.b.nl/d en (https://c.nl/e), en [https://d.nl/f](https://d.nl/f).";
  const made = withPasted(emptyDraft(FACTS.headings), [{ section: first, text }], found(text), "");
  assert.equal(made.sections[first].replace(/\[\^\d\]/g, "°"), "Kijk op a.nl°. Of op b.nl° en°, en d.nl°.");
});

test("the words of a link stay as they are, also with signs that a replacement would read", () => {
  const [first] = FACTS.headings;
  const text = "Zie [de US$' van $&](https://a.nl/b) en meer.";
  const made = withPasted(emptyDraft(FACTS.headings), [{ section: first, text }], found(text), "");
  assert.equal(made.sections[first], "Zie de US$' van $&[^1] en meer.");
});

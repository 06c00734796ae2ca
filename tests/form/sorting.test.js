import assert from "node:assert/strict";
import { test } from "node:test";
import { sortText, withHeading } from "../../docs/assets/form/sorting.js";
import { FACTS, GRAMMAR } from "./facts.js";

const [first, second, third, fourth, fifth] = FACTS.headings;
const SITE = { ...FACTS, grammar: GRAMMAR };
/** @param {string} text */
const sorted = (text) => sortText(text, SITE);
/** @param {string} text */
const pieces = (text) => sorted(text).pieces.map(({ section, name = "", text: own }) => [section, withHeading(name, own)]);

test("each heading goes to the section that it speaks of, and one on top is the title", () => {
  const text = "### Samen eten in de wijk\n\nIntro.\n\n### 1. Waarom dit project\n\nA.\n\n### Onze werkwijze\n\nB.\n\n### Wat leverde het op?\n\nC.\n\n"
    + "### Knelpunten\n\nD.\n\n### Wat we hebben geleerd\n\nE.";
  assert.equal(sorted(text).title, "Samen eten in de wijk");
  assert.deepEqual(pieces(text), [
    [first, "Intro."], [first, "### 1. Waarom dit project\n\nA."], [second, "### Onze werkwijze\n\nB."], [third, "### Wat leverde het op?\n\nC."],
    [fourth, "### Knelpunten\n\nD."], [fifth, "### Wat we hebben geleerd\n\nE."],
  ]);
});

test("a heading on top that speaks of a section is the title when it is no heading of that section", () => {
  const rest = `### ${first}\n\nA.\n\n### Resultaten\n\nC.`;
  for (const below of ["", "Een inleiding.\n\n"]) assert.equal(sorted(`### Evaluatie van de pilot\n\n${below}${rest}`).title, "Evaluatie van de pilot");
  assert.equal(sorted(`### Evaluatie van de pilot\n\nC.\n\n### ${first}\n\nA.`).title, "Evaluatie van de pilot");
  assert.equal(sorted(`### Resultaten\n\n${rest}`).title, "");
  assert.equal(sorted(`### Evaluatie van de pilot\n\nC.\n\n### ${fifth}\n\nE.`).title, "");
});

test("the name of a section itself is not repeated in it, also when it is a plain line", () => {
  assert.deepEqual(pieces(`### ${second.toUpperCase()}\n\nB.`), [[second, "B."]]);
  assert.deepEqual(pieces(`${first}\nA.\n\n${third}:\nC.\nHet resultaat was er ook.`), [[first, "A."], [third, "C.\nHet resultaat was er ook."]]);
});

test("in a text without form the first line is the title when it stands alone and is no sentence", () => {
  const body = `${first}\nA.\n\nKnelpunten\nD.`;
  assert.deepEqual(sorted(`Samen eten\n\n${body}`), { title: "Samen eten", pieces: [{ section: first, text: "A." }, { section: fourth, text: "D.", name: "Knelpunten" }] });
  for (const intro of ["Wij eten samen.", "Samen\neten", "- Samen"]) assert.equal(sorted(`${intro}\n\n${body}`).title, "", intro);
});

test("a heading that says nothing of the kind is a piece of its own, proposed with what is before it", () => {
  assert.deepEqual(pieces("### Aanpak\n\nB.\n\n### De tweede winter\n\nMeer."), [[second, "B."], [second, "### De tweede winter\n\nMeer."]]);
  const unknown = "### Rust in de klas\n\nHet was lastig.\n\nEn toch.\n\n### De bakker\n\nWe hebben veel geleerd.";
  assert.deepEqual(pieces(`### Titel\n\nA.\n\n${unknown}`), [
    [first, "A."], [fourth, "### Rust in de klas\n\nHet was lastig.\n\nEn toch."], [fifth, "### De bakker\n\nWe hebben veel geleerd."],
  ]);
});

test("headings between empty lines, as Word copies them without form, are headings as well, below a title with an intro", () => {
  const long = "Dit is een alinea die langer is dan welke tussenkop ook, zodat hij er geen kan zijn.";
  const text = `Een nieuwe aanpak in de wijk\n\n${long}\n\nWaarom we begonnen\n\n${long}\n\n${long}\n\nWat het opleverde\n\n${long}\n\nWat we leerden\n\n• Een.\n• Twee.`;
  assert.equal(sorted(text).title, "Een nieuwe aanpak in de wijk");
  assert.deepEqual(pieces(text).map(([section, own]) => [section, own.split("\n")[0]]), [
    [first, long], [first, "### Waarom we begonnen"], [third, "### Wat het opleverde"], [fifth, "### Wat we leerden"],
  ]);
  const mail = `Beste redactie,\n\n${long}\n\nTot gauw\n\n${long}\n\nGroet\n\nJan`;
  assert.equal(sorted(mail).title, "");
  assert.ok(!pieces(mail).join().includes("###"));
});

test("a short line alone that speaks of a section is a heading above a short sentence too", () => {
  const text = "Waarom\n\nA was zo.\n\nWat het opleverde\n\nOuders komen.\n\nWat tegenviel\n\nHet duurde.\n\nWat we leerden\n\nVraag het ‘zelf.’\n\nDe buurt\n\nDie bleef.";
  assert.deepEqual(pieces(text).map(([section, own]) => [section, own.split("\n").at(-1)]), [
    [first, "A was zo."], [third, "Ouders komen."], [fourth, "Het duurde."], [fifth, "Die bleef."],
  ]);
});

test("headings in words of their own go where their place among the known ones says, when that is plain", () => {
  const text = (/** @type {string[]} */ ...headings) => headings.map((heading) => `### ${heading}\n\nX.`).join("\n\n");
  const places = (/** @type {string} */ written) => pieces(written).map(([section]) => section);
  assert.deepEqual(places(text(first, "De tuin", third, "Regen", "Voor wie na ons komt")), [first, second, third, fourth, fifth]);
  assert.deepEqual(places(text("De buurt", second, third, "Regen", fifth, FACTS.headings[5])), [first, second, third, fourth, fifth, FACTS.headings[5]]);
  assert.deepEqual(places(text(first, "De tuin", "Het hek", third, "Regen")), [first, first, first, third, third], "two for one place, one for two");
  assert.deepEqual(places(text(first, second, third, "Regen", "Zon", fourth)), [first, second, third, third, third, fourth], "no place is left");
});

test("headings as people write them find their section", () => {
  const said = { [first]: "Waarom we begonnen", [second]: "Hoe we het doen", [third]: "Wat het opleverde", [fourth]: "Wat lastig was", [fifth]: "Wat we ervan leerden" };
  const text = Object.values(said).map((heading) => `### ${heading}\n\nX.`).join("\n\n");
  assert.deepEqual(pieces(text), Object.entries(said).map(([section, heading]) => [section, `### ${heading}\n\nX.`]));
});

test("a heading that says no more than its section goes, and any other stays", () => {
  /** @param {string} heading */
  const text = (heading) => sorted(`### Titel\n\n### ${heading}\n\nX.`).pieces.map(({ section, name, text: own }) => [section, name, own]).at(-1);
  for (const [heading, section] of [
    ["Wat het opleverde", third], ["1. Waarom we begonnen", first], ["Onze aanpak", second], ["Wat lastig was", fourth], ["De resultaten", third], ["Wat hebben we geleerd?", fifth], ["Geleerde lessen", fifth], ["Dilemma’s", fourth],
  ]) assert.deepEqual(text(heading), [section, heading, "X."], heading);
  for (const heading of ["De resultaten in Zwolle", "Kritiek van de raad", "Drie lessen", "Wat het opleverde voor ouders"]) {
    assert.equal(text(heading)?.[2], `### ${heading}\n\nX.`, heading);
  }
  assert.deepEqual(sorted("### Aanpak\n\nA.\n\n### Onze werkwijze\n\nB.").pieces.map((piece) => piece.text), ["A.", "### Onze werkwijze\n\nB."], "a second one tells the two apart");
});

test("how it goes on now comes under what it led to, also below the lessons", () => {
  for (const heading of ["Hoe het nu verder gaat", "Hoe gaan we verder?", "Het vervolg", "Vooruitblik", "Hoe gaat het nu?"]) {
    assert.deepEqual(pieces(`### Resultaat\n\nA.\n\n### Lessen\n\nB.\n\n### ${heading}\n\nC.`).at(-1), [third, `### ${heading}\n\nC.`]);
  }
});

test("in a text without form short lines above longer ones are headings, when there are more than one", () => {
  const mail = "Samen eten\n\nWaarom begonnen we?\nEr was veel eenzaamheid in de wijk.\n\nWat ging er mis?\nDe keuken was te klein, en er was te weinig tijd.\n";
  assert.equal(sorted(mail).title, "Samen eten");
  assert.deepEqual(pieces(mail).map(([section, text]) => [section, text.split("\n")[0]]), [
    [FACTS.headings[0], "### Waarom begonnen we?"], [FACTS.setback_heading, "### Wat ging er mis?"],
  ]);
  for (const plain of ["Beste collega,\nHier komt ons verhaal over de wijk.\n\nGroet van ons,\nHet team van de gemeente Zwolle\n", "In Zwolle\nbegon het met een buurtkok die kookte.\n\nEr kwamen er meer, en het bleef niet bij soep.\n"]) {
    assert.equal(sortText(plain, SITE).pieces.some(({ text }) => text.includes("###")), false);
  }
});

test("a list of sources comes last, also without other headings", () => {
  assert.deepEqual(pieces("A.\n\nBronnen\n[1] Rapport"), [[first, "A."], [FACTS.headings.at(-1), "[1] Rapport"]]);
});

test("without headings a paragraph goes where its words point, and never back", () => {
  const text = "In 2019 was er een probleem.\n\nZo pakten we het aan.\n- een\n- twee\n\nHet ging mis in mei.\n\nDe aanleiding kwam terug.\n\nWe hebben veel geleerd.";
  assert.deepEqual(pieces(text), [
    [first, "In 2019 was er een probleem."], [second, "Zo pakten we het aan.\n- een\n- twee"],
    [fourth, "Het ging mis in mei.\n\nDe aanleiding kwam terug."], [fifth, "We hebben veel geleerd."],
  ]);
});

test("no word of a text is lost", () => {
  const text = "### Titel\n\nEen.\n\n### Foo\n\nTwee.\n\n### Lessen\n\n### Leeg\n\n| a | b |\n| --- | --- |\n| 1 | 2 |";
  const { title, pieces: found } = sorted(text);
  const words = (/** @type {string} */ some) => some.match(/[\p{L}\d]+/gu) ?? [];
  const kept = [title, ...found.flatMap(({ section, text: own }) => (section === fifth ? [section, own] : [own]))];
  assert.deepEqual(kept.flatMap(words).sort(), words(text).sort());
  assert.deepEqual(sorted(""), { title: "", pieces: [] });
});

test("a heading with a number, a colon or a slip of one letter in it speaks of its section, and another word that is like it does not", () => {
  const section = (/** @type {string} */ heading) => pieces(`### ${first}\n\nX.\n\n### ${heading}\n\nY.\n\n### Nog iets\n\nZ.`)[1][0];
  for (const heading of ["4. Knelpunten", "4.Knelpunten", "Hoofdstuk 4: KNELPUNTEN", "IV. Knelpuntne", "(4) Knelpunt:", "§ 4 Knelpunten", "Stap 4 – Knelpunten"]) assert.equal(section(heading), fourth, heading);
  for (const heading of ["Lesen", "Lessne", "Wat hebben we geleerd?"]) assert.equal(section(heading), fifth, heading);
  for (const heading of ["Aanmelding", "Deel inzichten", "Iv en haar buurt"]) assert.equal(section(heading), first, heading);
});

test("a plain line with a slip of one letter in the name of a section is that heading, and a sentence or another word is none", () => {
  assert.deepEqual(pieces(`${first.toUpperCase()}\nA.\nVALEN EN OPSTAAN\nD.\nLessne\nE.`).map(([section]) => section), [first, fourth, fifth]);
  assert.deepEqual(pieces(`${first}\nA.\nLesen.\nTip\nAanmelding\nB.`), [[first, "A.\nLesen.\nTip\nAanmelding\nB."]]);
});

test("a heading below another one stays there, but when it speaks of a section that has no heading", () => {
  const text = `### ${first}\n\nA.\n\n#### De buurt\n\nB.\n\n#### Tips\n\nX.\n\n#### Knelpunten\n\nC.\n\n### ${fifth}\n\nD.`;
  assert.deepEqual(pieces(text), [[first, "A.\n\n### De buurt\n\nB.\n\n### Tips\n\nX."], [fourth, "### Knelpunten\n\nC."], [fifth, "D."]]);
});

test("in a text without any heading a short line above a longer text is the title", () => {
  assert.deepEqual(sorted("Samen eten\n\nIn 2019 was er een probleem."), { title: "Samen eten", pieces: [{ section: first, text: "In 2019 was er een probleem." }] });
});

test("a list of sources on top is no title", () => {
  assert.equal(sorted("### Bronnen\n\n1. Een boek\n\n### Lessen\n\nX.").title, "");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt, markPlaces, readQuestion, wordsIn } from "../../docs/assets/finder/words.js";

/** @type {Language} */
const LANGUAGE = {
  keys: (word) => [word.replace(/s$/, "")],
  stop: new Set(["de", "hoe", "op", "een", "het"]),
  weak: new Set(["iemand", "vindt"]),
  phrases: new Set(["sociaalteam", "stipophorizon"]),
};

/** @param {string} query */
function asked(query) {
  const { terms, ignored } = readQuestion(query, LANGUAGE);
  return [terms.map(({ text }) => text), ignored];
}

/** @param {string} text */
const plain = (text) => wordsIn(text).map((word) => word.plain);

test("words are compared small and without accents, numbers as the Dutch write them", () => {
  assert.deepEqual(plain("Coöperatie in Súdwest-Fryslân"), ["cooperatie", "in", "sudwest", "fryslan"]);
  assert.deepEqual(plain("1.000 en 12,5 %, foto's; 65+"), ["1000", "en", "12k5", "foto", "65"]);
  assert.deepEqual(wordsIn("De WW").at(-1), { start: 3, end: 5, plain: "ww" });
});

test("every word of a question counts, each once, but for those that say nothing", () => {
  assert.deepEqual(asked("Hoe helpt het wijkteam een gezin? Twee wijkteams!"), [["helpt", "wijkteams", "gezin", "Twee"], []]);
  assert.deepEqual(asked("eenzame ouderen schulden xyzq"), [["eenzame", "ouderen", "schulden", "xyzq"], []]);
});

test("words that say little count only alone, and are told", () => {
  assert.deepEqual(asked("hoe vindt iemand werk"), [["werk"], ["vindt", "iemand"]]);
  assert.deepEqual(asked("hoe vindt iemand"), [["vindt", "iemand"], []]);
  assert.deepEqual(asked("hoe op de"), [[], ["hoe", "op", "de"]]);
  assert.deepEqual(asked("%!"), [[], []]);
});

test("short words and numbers are words", () => {
  assert.deepEqual(asked("CZ 1.000"), [["CZ", "1.000"], []]);
});

test("words that stand for one thing together are one, and keep their own words", () => {
  const { terms } = readQuestion("het sociaal team en stip op horizon", LANGUAGE);
  assert.deepEqual(terms.map(({ keys }) => keys), [["sociaalteam"], ["en"], ["stipophorizon"]]);
  assert.deepEqual(terms[2].words?.map(({ text }) => text), ["stip", "horizon"]);
});

test("words in quotation marks are looked for as they are", () => {
  assert.deepEqual(readQuestion('"Goede nieuwe tijd" zorg', LANGUAGE).terms.map(({ exact }) => exact), [["goede", "nieuwe", "tijd"], null]);
  assert.deepEqual(asked('“de tijd'), [["tijd"], []]); // not closed
  assert.deepEqual(asked('"op de" zorg'), [["zorg"], []]); // nothing in it to look for
});

/** @param {MarkedPart[]} parts */
const textOf = (parts) => parts.map(([text]) => text).join("");
/** @param {MarkedPart[]} parts */
const marksOf = (parts) => parts.filter(([, isMarked]) => isMarked).map(([text]) => text);

test("only the words at the given places are marked", () => {
  const text = "De (wijkteams) en Coöperaties;";
  const parts = markPlaces(text, wordsIn(text), (place) => place === 1 || place === 3);
  assert.deepEqual(marksOf(parts), ["wijkteams", "Coöperaties"]);
  assert.equal(textOf(parts), text);
});

const LONG = Array.from({ length: 100 }, (_, n) => `w${n}.`).join(" ");

test("an excerpt is the stretch with most found words, with dots where the text goes on", () => {
  const parts = excerpt(LONG, (place) => [3, 50, 55, 60].includes(place));
  assert.deepEqual(marksOf(parts), ["w50", "w55", "w60"]);
  assert.ok(textOf(parts).startsWith("… w46. w47. "));
  assert.ok(textOf(parts).endsWith(" w79 …"));
  assert.ok(parts.every(([, isMarked], n) => isMarked || n === 0 || parts[n - 1][1])); // no words in more parts than there are
});

test("an excerpt at an end of the text has no dots there", () => {
  assert.ok(textOf(excerpt(LONG, (place) => place === 1)).startsWith("w0. w1. "));
  assert.ok(textOf(excerpt(LONG, (place) => place === 99)).endsWith(" w99."));
  assert.equal(textOf(excerpt("een twee.", (place) => place === 0)), "een twee.");
});

// Which paragraphs of a story answer a question, how well, and where each one is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { passagesOf } from "../../docs/assets/finder/passages.js";

/** The title has places 0 and 1; the first paragraph begins at 3, the second at 10, the third at 17. @type {PageText} */
const PAGE = {
  url: "verhalen/nul/",
  title: "Schulden weg",
  summary: "",
  place: "",
  status: "Loopt nog",
  ingredients: [],
  places: [],
  labels: [],
  sections: [
    ["aanpak", "Aanpak", ["Het wijkteam belt bij schulden altijd eerst", "Het wijkteam komt zonder afspraak langs, vroeg"], ["passage-een", ""], [[2, 1], []]],
    ["lessen", "Lessen", ["Kort maar krachtig"], [""], [[]]],
  ],
};
/** @type {Map<number, Mark>} */
const DEBT = new Map([[0, "þ"], [7, "þ"]]);
/** @type {Map<number, Mark>} */
const TEAM = new Map([[4, "þ"], [11, "ø"], [18, "þ"]]);
const TERMS = [{ weight: 0.6, hits: DEBT }, { weight: 0.4, hits: TEAM }];

test("the paragraph with more of the question comes first, whole and with its words marked", () => {
  const [first, second, ...rest] = passagesOf(PAGE, "nul", TERMS, 0.3);
  assert.equal(first.parts.map(([text]) => text).join(""), "Het wijkteam belt bij schulden altijd eerst");
  assert.deepEqual(first.parts.filter(([, isMarked]) => isMarked).map(([text]) => text), ["wijkteam", "schulden"]);
  assert.deepEqual([first.heading, first.sources, first.status], ["Aanpak", [2, 1], "Loopt nog"]);
  assert.ok(first.worth > second.worth);
  assert.deepEqual(rest, []);
});

test("a paragraph must have enough of the question itself, and be more than a label", () => {
  assert.equal(passagesOf(PAGE, "nul", TERMS, 0.5).length, 1);
  assert.deepEqual(passagesOf(PAGE, "nul", [{ weight: 1, hits: new Map([[0, "þ"]]) }], 0), []);
});

test("an address leads to the very paragraph: by its name, or by its heading and its first words", () => {
  const [first, second] = passagesOf(PAGE, "nul", TERMS, 0.3);
  assert.ok(first.url.endsWith("verhalen/nul/#passage-een"));
  assert.ok(second.url.endsWith("verhalen/nul/#aanpak:~:text=Het%20wijkteam%20komt%20zonder%20afspraak%20langs"));
});

import assert from "node:assert/strict";
import test from "node:test";
import { editBesideMarks, partMarks } from "../../docs/assets/form/marks.js";

const MARK = "[laat zien: Vertrouwen]";
const OTHER = "[struikelblok: Geld]";

/**
 * What becomes of a text in which `|` is the cursor, or a pair of them what is chosen.
 * @param {string} written
 * @param {string} key What is typed, or `<` and `>` for Backspace and Delete.
 */
function press(written, key) {
  const [before, ...others] = written.split("|");
  const [chosen, after] = others.length === 2 ? others : ["", others[0]];
  const text = before + chosen + after;
  const start = before.length - (key === "<" && !chosen ? 1 : 0);
  const end = before.length + chosen.length + (key === ">" && !chosen ? 1 : 0);
  const added = /[<>]/.test(key) ? "" : key;
  const edit = editBesideMarks(text, start, end, added);
  const [made, place] = edit ? [edit.text, edit.position] : [text.slice(0, start) + added + text.slice(end), start + added.length];
  return `${made.slice(0, place)}|${made.slice(place)}`;
}

/** @type {[name: string, text: string, key: string, expected: string][]} */
const CASES = [
  ["a letter behind a mark goes below it", `een\n${MARK}|`, "x", `een\n${MARK}\nx|`],
  ["a letter behind the first of two marks goes below both", `een\n${MARK}|\n${OTHER}\ntwee`, "x", `een\n${MARK}\n${OTHER}\nx|\ntwee`],
  ["a letter before a mark goes below it", `een\n|${MARK}`, "x", `een\n${MARK}\nx|`],
  ["a new line behind a mark is one", `een\n${MARK}|\ntwee`, "\n", `een\n${MARK}\n|\ntwee`],
  ["a new line in a mark comes below it", `een\n[laat zien: Ver|trouwen]`, "\n", `een\n${MARK}\n|`],
  ["a new line before a mark comes below it", `een\n|${MARK}`, "\n", `een\n${MARK}\n|`],
  ["lines pasted behind a mark go below it", `een\n${MARK}|`, "twee\ndrie", `een\n${MARK}\ntwee\ndrie|`],
  ["a name in a mark is changed", `een\n[laat zien: Vertrouwen|]`, "; Tempo", `een\n[laat zien: Vertrouwen; Tempo|]`],
  ["a letter of a name is taken away", `een\n[laat zien: Vertrouwen|]`, "<", `een\n[laat zien: Vertrouwe|]`],
  ["the last sign of a mark takes it along", `een\n${MARK}|\ntwee`, "<", "een|\ntwee"],
  ["the first sign of a mark takes it along", `een\n|${MARK}\ntwee`, ">", "een|\ntwee"],
  ["the colon of a mark takes it along", `een\n[laat zien:| Vertrouwen]`, "<", "een|"],
  ["the mark of a text of nothing else goes", `${MARK}|`, "<", "|"],
  ["Backspace before a mark leaves the line end", `een\n|${MARK}`, "<", `een|\n${MARK}`],
  ["Backspace below a mark leaves the line end", `een\n${MARK}\n|twee`, "<", `een\n${MARK}|\ntwee`],
  ["Delete above a mark leaves the line end", `een|\n${MARK}`, ">", `een|\n${MARK}`],
  ["an empty line below a mark goes", `een\n${MARK}\n|\ntwee`, "<", `een\n${MARK}|\ntwee`],
  ["an empty line above a mark goes", `een\n\n|${MARK}`, "<", `een\n|${MARK}`],
  ["what is chosen in two lines takes a mark along that it ends in", `een |twee\n[laat| zien: Vertrouwen]\ndrie`, "x", "een x|\ndrie"],
  ["a mark that is chosen as a whole is replaced", `een\n|${MARK}|\ntwee`, "x", "een\nx|\ntwee"],
  ["two marks that are chosen in part go", `een\n[laat |zien: Vertrouwen]\n[struikel|blok: Geld]\ntwee`, "<", "een|\ntwee"],
  ["a letter in the paragraph above is nothing special", `een|\n${MARK}`, "x", `eenx|\n${MARK}`],
  ["a mark that is typed by hand is not in the way", "een\n[laat zien: Vertrouwen|", "]", `een\n${MARK}|`],
];
for (const [name, text, key, expected] of CASES) {
  test(name, () => assert.equal(press(text, key), expected));
}

test("a mark among words gets a line of its own", () => {
  assert.equal(partMarks(`een ${MARK} twee\n> ${MARK}\n${OTHER}x`), `een\n${MARK}\ntwee\n> ${MARK}\n${OTHER}\nx`);
});

test("a text without marks among words stays", () => {
  const text = `een\n${MARK}\n\n> twee\n> ${OTHER}\n[een](twee)`;
  assert.equal(partMarks(text), text);
});

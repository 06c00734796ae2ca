import assert from "node:assert/strict";
import { test } from "node:test";
import { choiceAddress, leadTo } from "../../docs/assets/compare/address.js";
import { faultsOf, holdersOf, namesOf, readChoice, sharedInWords } from "../../docs/assets/compare/choice.js";

const PAGE = "https://voorbeeld.nl/vergelijk/?verhalen=oud#x";

test("a choice goes into the address, readable, and comes back", () => {
  const address = choiceAddress(PAGE, ["aap-noot", "mies"], "urk");
  assert.equal(address, "https://voorbeeld.nl/vergelijk/?verhalen=aap-noot,mies&gemeente=urk#x");
  assert.deepEqual(readChoice(new URL(address).search), { stories: ["aap-noot", "mies"], over: [], wrong: [] });
  assert.equal(choiceAddress(PAGE, []), "https://voorbeeld.nl/vergelijk/#x");
});

test("a link leads to two or three stories, of more to the first three, and of one to nothing", () => {
  const link = /** @type {HTMLAnchorElement} */ ({ hidden: false, href: PAGE, textContent: "" });
  const told = [["aap"], ["aap", "noot"], ["aap", "noot", "mies"], ["aap", "noot", "mies", "wim"]].map((stories) => {
    leadTo(link, stories);
    return link.hidden ? "" : `${link.textContent}: ${new URL(link.href).search}`;
  });
  assert.deepEqual(told, [
    "",
    "Leg de twee naast elkaar: ?verhalen=aap,noot",
    "Leg de drie naast elkaar: ?verhalen=aap,noot,mies",
    "Leg de eerste drie naast elkaar: ?verhalen=aap,noot,mies",
  ]);
});

test("what a form or a mail program makes of an address is read all the same", () => {
  for (const search of ["?verhalen=aap%2Cmies", "?verhalen=aap&verhalen=mies", "?verhalen=aap,+mies,,aap"]) {
    assert.deepEqual(readChoice(search).stories, ["aap", "mies"], search);
  }
});

test("more than three, and what is no name of a story, is told and not shown", () => {
  const choice = readChoice("?verhalen=aap,noot,<b>,mies,wim,../zus");
  assert.deepEqual(choice, { stories: ["aap", "noot", "mies"], over: ["wim"], wrong: ["<b>", "../zus"] });
  const [gone, over] = faultsOf(choice, ["noot"], false);
  assert.match(gone, /^Deze verhalen staan niet op deze site: ‘noot’, ‘<b>’, ‘\.\.\/zus’\. Kies hieronder/);
  assert.match(over, /‘wim’ staat er niet bij/);
});

test("one story that is not there, a broken line, and nothing wrong", () => {
  const choice = readChoice("?verhalen=aap,mies");
  assert.match(faultsOf(choice, ["mies"], false)[0], /^Het verhaal ‘mies’ staat niet op deze site/);
  assert.match(faultsOf(choice, [], true)[0], /laad de pagina opnieuw/);
  assert.deepEqual(faultsOf(choice, [], false), []);
  assert.ok(faultsOf(readChoice(`?verhalen=${"X".repeat(500)}`), [], false)[0].length < 200);
});

test("what all share comes first, what one has alone comes last", () => {
  const holders = holdersOf([["a", "b", "a"], ["c", "b", "d"], ["d", "b"]]);
  assert.deepEqual([...holders], [["b", [0, 1, 2]], ["d", [1, 2]], ["a", [0]], ["c", [1]]]);
});

test("sharing in words, from where one stands", () => {
  const names = ["Ede", "Urk", "Goes"];
  assert.equal(sharedInWords([0, 1, 2], 0, names), "alle drie");
  assert.equal(sharedInWords([0, 2], 2, names), "ook Ede");
  assert.equal(sharedInWords([0, 2], 0, names), "ook Goes");
  assert.equal(sharedInWords([1], 1, names), "alleen hier");
  assert.equal(sharedInWords([0, 1], 1, ["Ede", "Urk"]), "allebei");
});

test("two stories of one place are told apart by their title", () => {
  const stories = [{ place: "Ede", title: "Een" }, { place: "Urk", title: "Twee" }, { place: "Ede", title: "Drie" }];
  assert.deepEqual(namesOf(stories), ["Ede, ‘Een’", "Urk", "Ede, ‘Drie’"]);
});

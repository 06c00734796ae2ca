import assert from "node:assert/strict";
import { test } from "node:test";

class Choice {
  name = "ingredient";
  /**
   * @param {string} value
   * @param {string} [old]
   */
  constructor(value, old = "") {
    this.value = value;
    this.dataset = { old };
  }
}
/** @type {Record<string, string[]>} */
const PAGE = { "[name=soort][checked]": ["verhaal"], option: ["relevantie", "nieuw", "titel", "groot", "klein"], "[data-old]": ["nu"] };
class Finder {
  dataset = { facets: "ingredient thema" };
  /** @param {string} selector */
  querySelectorAll = (selector) => PAGE[selector].map((value) => new Choice(value, "ooit eerder"));
}
const document = { querySelector: () => new Finder() };
Object.assign(globalThis, { HTMLElement: Finder, HTMLInputElement: Choice, HTMLOptionElement: Choice, document });
const { emptyState, FACETS, isEmpty, isUsual, orderOf, readState, SORTS, writeState } = await import("../../docs/assets/finder/state.js");

test("the facets are those that the page names", () => {
  assert.deepEqual(FACETS, ["ingredient", "thema"]);
});

test("the usual kinds are those that the page has ticked", () => {
  assert.deepEqual(emptyState().kinds, ["verhaal"]);
  assert.deepEqual([["verhaal"], ["verhaal", "gemeente"], []].map(isUsual), [true, false, false]);
  assert.deepEqual(SORTS, ["relevantie", "nieuw", "titel", "groot", "klein"]);
});

test("an address without a question is the empty state, and back", () => {
  assert.deepEqual(readState(""), emptyState());
  assert.equal(writeState(emptyState()), "");
  assert.ok(isEmpty(emptyState()));
});

test("everything that is asked and chosen goes into the address and comes back", () => {
  /** @type {FinderState} */
  const state = { query: "jeugd & gezin", kinds: ["gemeente", "regio"], filters: { thema: ["zorg", "werk"] }, setbacks: true, sort: "titel", view: "passages" };
  assert.equal(writeState(state), "?q=jeugd+%26+gezin&thema=zorg&thema=werk&soort=gemeente&soort=regio&deel=vallen-en-opstaan&sort=titel&toon=passages");
  assert.deepEqual(readState(writeState(state)), state);
  assert.ok(!isEmpty(state));
});

test("all kinds have a word of their own in the address", () => {
  const state = { ...emptyState(), kinds: [] };
  assert.equal(writeState(state), "?soort=alles");
  assert.deepEqual(readState("?soort=alles&soort=gemeente").kinds, []);
});

test("facets stand in the order of the page, whatever the order of choosing", () => {
  assert.equal(writeState({ ...emptyState(), filters: { thema: ["a"], ingredient: ["b"] } }), "?ingredient=b&thema=a");
});

test("an address of others is bounded: long questions, doubles, empty choices, unknown facets and orders", () => {
  const state = readState(`?q=%20${"a".repeat(300)}&thema=x&thema=x&thema=&kleur=rood&sort=duurste`);
  assert.equal(state.query, "a".repeat(200));
  assert.deepEqual(state.filters, { thema: ["x"] });
  assert.equal(state.sort, "");
});

test("the usual order is the best first for a question, the newest first for none", () => {
  assert.equal(orderOf({ ...emptyState(), query: "zorg" }), "relevantie");
  assert.equal(orderOf(emptyState()), "nieuw");
  assert.equal(orderOf({ ...emptyState(), sort: "groot" }), "groot");
  assert.equal(orderOf({ ...emptyState(), sort: "relevantie" }), "nieuw");
  assert.equal(orderOf({ ...emptyState(), query: "zorg", sort: "relevantie" }), "relevantie");
});

test("what an address calls by an old name is chosen by its name of today, once", () => {
  assert.deepEqual(readState("?ingredient=ooit&ingredient=nu&ingredient=eerder&thema=ooit").filters, { ingredient: ["nu"], thema: ["ooit"] });
});

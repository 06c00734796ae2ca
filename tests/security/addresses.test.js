// What scripts read from an address: anybody can send one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { idIn } from "../../docs/assets/shared/dom.js";

test("the end of an address names an element, also with a `%` that stands for nothing", () => {
  for (const [hash, id] of [["", ""], ["#bronnen", "bronnen"], ["#caf%C3%A9", "café"], ["#100%", "100%"], ["#%", "%"], ["#%E0%A4%A", "%E0%A4%A"], ["#%FF", "%FF"]]) {
    assert.equal(idIn(hash), id);
  }
});

class Anchor {
  href = "https://voorbeeld.test/verhalen/nu/";
}

for (const [name, search, hash, expected] of [
  ["nothing", "", "", "https://voorbeeld.test/verhalen/nu/"],
  ["a place in the page", "", "#bron-2", "https://voorbeeld.test/verhalen/nu/#bron-2"],
  ["a question and a place", "?editie=zorg.2025", "#lessen", "https://voorbeeld.test/verhalen/nu/?editie=zorg.2025#lessen"],
  ["the edition in print", "?e=zorg.2025", "", "https://voorbeeld.test/verhalen/nu/?editie=zorg.2025"],
  ["an edition with more in it", "?e=x%26y%3D%23", "", "https://voorbeeld.test/verhalen/nu/?editie=x%26y%3D%23"],
]) {
  test(`an old address that also names ${name} leads there`, async () => {
    /** @type {string[]} */
    const gone = [];
    Object.assign(globalThis, {
      HTMLAnchorElement: Anchor,
      document: { querySelector: () => new Anchor() },
      location: { search, hash, replace: (/** @type {string} */ url) => gone.push(url) },
    });
    await import(`../../docs/assets/shared/sent-on.js?${encodeURIComponent(name)}`);
    assert.deepEqual(gone, [expected]);
  });
}

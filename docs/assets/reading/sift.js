// A long list becomes shorter as you type: what has none of the words goes, and how many are left is said.
import { all, need } from "../shared/dom.js";
import { fold } from "../shared/fold.js";

const field = need("[data-sift]", HTMLInputElement);
const said = need("[data-sift-said]", HTMLElement);
const parts = all("[data-sifted]", HTMLElement);
const items = parts.flatMap((part) => all("li", HTMLLIElement, part));
const names = items.map((item) => fold(item.querySelector("a")?.textContent ?? ""));

function sift() {
  const typed = fold(field.value);
  for (const [number, item] of items.entries()) item.hidden = !names[number].includes(typed);
  for (const part of parts) part.hidden = !part.querySelector("li:not([hidden])");
  const left = items.filter((item) => !item.hidden).length;
  said.textContent = !typed ? `Alle ${items.length} staan er weer.` : left ? `${left} van ${items.length}` : "Geen gemeente heeft dit in haar naam. Kijk of je het anders schrijft.";
}

field.addEventListener("input", sift);
if (field.value) sift(); // typed before this was here
field.addEventListener("keydown", (event) => {
  const left = items.filter((item) => !item.hidden);
  if (event.key === "Enter" && left.length === 1) left[0].querySelector("a")?.click();
});

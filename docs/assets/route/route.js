// The reading route: what is chosen stands in the address, and the lists of the page are what it chooses from.
import { collect } from "../bundle/collect.js";
import { leadTo } from "../compare/address.js";
import { copyLink } from "../shared/clipboard.js";
import { STORIES, counted } from "../shared/counted.js";
import { all, element, find, need } from "../shared/dom.js";
import { nameInField, placeHere, slugsHere, whenPlaceChanges, writeAddress } from "../shared/own-place.js";
import { chooseRoute, minutesFor } from "./choose.js";

const page = need("[data-route]", HTMLElement);
const pace = Number(page.dataset.pace);
/** @type {(name: string) => HTMLElement} */
const part = (name) => need(`[data-${name}]`, HTMLElement, page);
const form = need("[data-form]", HTMLFormElement, page);
const pageTitle = document.title;
let turn = 0;

/** @param {string} name */
const boxes = (name) => all(`[name="${name}"]`, HTMLInputElement, form);
/** @param {string} name */
const chosenOf = (name) => boxes(name).find((box) => box.checked)?.value ?? "";

/** What the address asks for goes into the form, as far as it has that; false when the address asks for nothing. */
function readAddress() {
  const query = new URLSearchParams(location.search);
  for (const name of ["ik", "minuten"]) {
    const box = boxes(name).find(({ value }) => value === query.get(name));
    if (box) box.checked = true;
  }
  return query.has("ik") || query.has("minuten");
}

/** Slug -> municipality, for who works somewhere. @returns {Promise<Map<string, Place>>} */
async function learnPlaces() {
  if (!slugsHere().length) return new Map();
  const { placesBySlug } = await import("../shared/places.js");
  return placesBySlug();
}

async function show() {
  const mine = ++turn;
  const bySlug = await learnPlaces().catch(() => new Map());
  if (mine !== turn) return; // chosen anew meanwhile
  const own = placeHere(bySlug);
  if (own) nameInField(own);
  const [role, minutes] = [chosenOf("ik"), Number(chosenOf("minuten"))];
  const list = need(`[data-role="${role}"]`, HTMLElement, page);
  const items = all("[data-words]", HTMLElement, list);
  const stops = items.map(({ dataset }) => ({
    words: Number(dataset.words),
    partWords: Number(dataset.partWords),
    places: (dataset.places ?? "").split(" ").flatMap((slug) => bySlug.get(slug) ?? []),
  }));
  const { isPart, chosen } = chooseRoute(stops, { minutes, pace, own });
  // A part is said to take a minute at least, and so it does in the sum.
  const total = chosen.reduce((sum, { words }) => sum + (isPart ? Math.max(words, pace) : words), 0);
  const label = list.dataset.label ?? "";
  const name = [label.charAt(0).toLowerCase() + label.slice(1), `${minutes} minuten`, ...(own ? [own.name] : [])].join(", ");
  part("head").textContent = `Jouw leesroute: ${name}`;
  part("sum").textContent = `${counted(chosen.length, STORIES)}, samen ${minutesFor(total, pace)}. ${find("[data-wish]", HTMLElement, list)?.textContent.split(". ")[0] ?? ""}.`;
  part("stops").replaceChildren(...chosen.map(({ number, words, near }) => stopOf(items[number], words, near, isPart && stops[number].partWords > 0 ? list : null)));
  const questions = find("[data-questions]", HTMLElement, list);
  part("questions-here").replaceChildren(...(questions ? [questions.cloneNode(true)] : []));
  leadTo(need("[data-side-by-side]", HTMLAnchorElement, page), slugsShown());
  part("status").replaceChildren();
  part("answer").hidden = !chosen.length;
  document.title = `${name} – ${pageTitle}`;
  const address = new URL(location.href);
  address.searchParams.set("ik", role);
  address.searchParams.set("minuten", String(minutes));
  if (address.href !== location.href) history.replaceState(history.state, "", address);
  if (own) writeAddress(own);
  part("address").textContent = location.href;
  page.removeAttribute("aria-busy");
}

/**
 * A stop as the list has it; with too little time it leads to the one part that is worth it.
 * @param {HTMLElement} item
 * @param {number} words
 * @param {string} near
 * @param {HTMLElement | null} role Whose part of the story it is.
 */
function stopOf(item, words, near, role) {
  const stop = element("li", { class: "stop", "data-chosen": item.dataset.slug }, ...[...item.children].map((each) => each.cloneNode(true)));
  const link = need("a", HTMLAnchorElement, stop);
  if (role) link.hash = role.dataset.part ?? "";
  need("[data-time]", HTMLElement, stop).textContent = role ? `Lees ‘${role.dataset.partName}’, ${minutesFor(words, pace)}` : minutesFor(words, pace);
  if (near) need("[data-near]", HTMLElement, stop).textContent = ` · ${near}`;
  return stop;
}

const slugsShown = () => all("[data-chosen]", HTMLElement, page).flatMap(({ dataset }) => dataset.chosen ?? []);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const address = new URL(location.href);
  address.searchParams.set("ik", chosenOf("ik"));
  address.searchParams.set("minuten", chosenOf("minuten"));
  if (address.href !== location.href) history.pushState(null, "", address);
  await show();
  part("head").focus();
});
part("collect").addEventListener("click", () => collect(slugsShown(), part("status")));
part("share").addEventListener("click", () => copyLink(location.href, part("status")));

/** Show what the address asks for; without a question the lists stand by themselves. */
function open() {
  if (readAddress()) show();
  else {
    part("answer").hidden = true;
    page.removeAttribute("aria-busy");
  }
}

whenPlaceChanges(() => {
  if (!part("answer").hidden) show();
});
addEventListener("popstate", open);
open();

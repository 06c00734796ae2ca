// "Zet in mijn bundel": every element with data-bundle-add="<slug>" puts a story in the bundle, and takes it out again.
import { readStories, writeStories } from "./store.js";

const page = new URL("../../mijn-bundel/", import.meta.url).href;

function show(button) {
  const isIn = readStories().includes(button.dataset.bundleAdd);
  button.setAttribute("aria-pressed", String(isIn));
  button.textContent = isIn ? "Staat in mijn bundel" : "Zet in mijn bundel";
}

function statusOf(button) {
  const known = button.parentElement.querySelector("[data-bundle-status]");
  if (known) return known;
  const status = document.createElement("span");
  status.dataset.bundleStatus = "";
  status.setAttribute("role", "status");
  button.after(status);
  return status;
}

function toggle(button) {
  const slug = button.dataset.bundleAdd;
  const before = readStories();
  const isIn = before.includes(slug);
  const after = isIn ? before.filter((each) => each !== slug) : [...before, slug];
  const status = statusOf(button);
  if (!writeStories(after)) {
    status.textContent = "Je browser bewaart hier niets, dus je bundel blijft leeg.";
    return;
  }
  const link = document.createElement("a");
  link.href = page;
  link.textContent = after.length === 1 ? "Je bundel heeft 1 verhaal" : `Je bundel heeft ${after.length} verhalen`;
  status.replaceChildren(isIn ? "Eruit gehaald. " : "Toegevoegd. ", link, ".");
}

for (const button of document.querySelectorAll("[data-bundle-add]")) {
  show(button);
  statusOf(button);
  button.addEventListener("click", () => toggle(button));
  button.disabled = false; // a click before this moment would be lost
  window.addEventListener("hoedan:bundle", () => show(button));
  window.addEventListener("storage", () => show(button));
}

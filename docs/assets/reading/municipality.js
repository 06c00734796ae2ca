// 'Ik werk in ...' and 'Past dit bij ons?': choose a municipality by any name it has or had.
import { fold } from "../shared/fold.js";
import { compare } from "./fit.js";

const MOST = 8;
const keyOf = (text) => fold(text).replace(/[^a-z0-9]+/g, " ").trim();

let table;

/** The municipalities, and every name to find them by: fetched once, at the first keystroke or focus. */
function load(address) {
  table ??= fetch(address)
    .then((answer) => answer.json())
    .then(({ provinces, regions, municipalities, names }) => {
      const all = municipalities.map(([name, slug, province, region, population, lon, lat]) => ({
        name, slug, province: provinces[province], region: regions[region], population, lon, lat,
      }));
      const entries = all.map((place) => ({ place, key: keyOf(place.name), note: place.province }));
      for (const [name, position] of names) {
        entries.push({ place: all[position], key: keyOf(name), note: `nu ${all[position].name}`, name });
      }
      return { all, entries };
    });
  return table;
}

/** Names that start with what was typed first, then names with a word that does; each municipality once. */
function find(entries, typed) {
  const wanted = keyOf(typed);
  if (!wanted) return [];
  const rank = ({ key }) => (key.startsWith(wanted) ? 0 : key.includes(` ${wanted}`) ? 1 : key.includes(wanted) ? 2 : 3);
  const found = entries.map((entry) => [rank(entry), entry]).filter(([place]) => place < 3);
  found.sort(([one, a], [other, b]) => one - other || a.key.localeCompare(b.key));
  const seen = new Set();
  return found.map(([, entry]) => entry).filter(({ place }) => !seen.has(place.slug) && seen.add(place.slug)).slice(0, MOST);
}

/** A combobox after the ARIA pattern: arrows, Enter, Escape; `choose` gets the municipality. */
function makePicker(form, choose) {
  const field = form.querySelector("input");
  const list = document.createElement("ul");
  list.className = "picker__list";
  list.id = `${field.id}-keuzes`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Gemeenten");
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "picker__status";
  status.setAttribute("role", "status");
  form.append(list, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    field.setAttribute(name, value);
  }
  let found = [];
  let active = -1;

  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    active = -1;
  }
  function mark(position) {
    active = position;
    for (const [number, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(number === active));
    if (active < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  }
  function take(entry) {
    field.value = entry.place.name;
    status.textContent = "";
    close();
    choose(entry.place);
  }
  async function suggest() {
    const { entries } = await load(form.dataset.municipalities);
    found = find(entries, field.value);
    list.replaceChildren(...found.map((entry, number) => option(entry, number)));
    list.hidden = found.length === 0;
    field.setAttribute("aria-expanded", String(found.length > 0));
    const none = field.value.trim() && found.length === 0;
    status.textContent = none ? "Geen gemeente met deze naam. Ook oude namen tellen mee." : "";
    mark(-1);
  }
  function option(entry, number) {
    const item = document.createElement("li");
    item.id = `${list.id}-${number}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const note = document.createElement("span");
    note.className = "picker__note";
    note.textContent = entry.note;
    item.append(`${entry.name ?? entry.place.name} `, note);
    item.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      take(entry);
    });
    return item;
  }

  field.addEventListener("focus", () => load(form.dataset.municipalities), { once: true });
  field.addEventListener("input", suggest);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !list.hidden) {
      event.preventDefault();
      mark((active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = active;
    await suggest();
    if (found.length) take(found[Math.max(chosen, 0)]);
    else field.focus();
  });
  // Who types faster than this script arrives has the list all the same.
  if (document.activeElement === field && field.value) suggest();
  return field;
}

const home = (form) => new URL(form.dataset.root, location.href);

async function showFit(section, place, form) {
  const { all } = await load(form.dataset.municipalities);
  const told = section.dataset.fit.split(" ").map((slug) => all.find((each) => each.slug === slug)).filter(Boolean);
  compare(section.querySelector(".fit__result"), place, told, new URL(`gemeenten/${place.slug}/`, home(form)).href);
}

for (const form of document.querySelectorAll("[data-municipalities]")) {
  const section = form.closest("[data-fit]");
  const field = makePicker(form, (place) => {
    if (!section) {
      location.href = new URL(`gemeenten/${place.slug}/`, home(form)).href;
      return;
    }
    const shared = new URL(location.href);
    shared.searchParams.set("gemeente", place.slug);
    shared.hash = "past-dit";
    history.replaceState(null, "", shared);
    showFit(section, place, form);
  });
  const shared = new URLSearchParams(location.search).get("gemeente");
  if (section && shared) {
    load(form.dataset.municipalities).then(({ all }) => {
      const place = all.find((each) => each.slug === shared);
      if (!place) return;
      field.value = place.name;
      showFit(section, place, form);
    });
  }
}

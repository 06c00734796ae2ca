// "Mijn bundel": a reader's own choice. The address holds all of it, so that it can be shared; this browser keeps it too,
// beside others. A bundle that came with a link is there to be read, and joins the reader's own only when asked.
import { copyLink } from "../shared/clipboard.js";
import { all, control, element, find, need } from "../shared/dom.js";
import { leadTo } from "../compare/address.js";
import { storiesIn, writeBook } from "./book.js";
import { sizeOf } from "./collect.js";
import { explain, fetchPart } from "./pages.js";
import { partAt, partOf, partsOf } from "./part.js";
import { bundleOf, isSame, readAddress, writeAddress, writeCommand } from "./state.js";
import { MOST_BUNDLES, NOTHING_KEPT, addBundle, changeShelf, currentOf, isBlank, readShelf } from "./store.js";

const page = need("[data-my-bundle]", HTMLElement);
/** @type {(name: string) => HTMLElement} */
const part = (name) => need(`[data-${name}]`, HTMLElement, page);
const form = need("[data-form]", HTMLFormElement, page);
const fields = { title: control(form, "title"), foreword: control(form, "foreword") };
/** The page says how much fits. */
const limits = { title: fields.title.maxLength, foreword: fields.foreword.maxLength, parts: Number(page.dataset.most) };
const KEYS = /** @type {const} */ (["title", "foreword"]);
const site = page.dataset.site ?? "";
const pageTitle = document.title;
const heading = need("h1", HTMLElement, page);
const lead = need(".lead", HTMLElement, page);
const ownHeading = heading.textContent;
const FULL = `Je hebt al ${MOST_BUNDLES} bundels. Gooi er eerst een weg.`;
let id = ""; // of the reader's own that lies on this page
let bundle = bundleOf({ parts: [] }, limits);
let isShared = false;
let isToRead = false; // a shared bundle, until its reader wants to change it
let isKept = true; // false once an edit could not be kept: then this page alone knows it
let turn = 0;
let typing = 0;
/** @type {{ typed: Partial<Bundle>, before: Bundle, at: number }} */
let latest = { typed: {}, before: bundle, at: 0 }; // what was typed here last, over what, and when
/** Milliseconds in which two tabs may write over each other: one does not see at once what the other kept. */
const AT_ONCE = 5000;

/** @param {...(Node | string)} words */
function say(...words) {
  part("status").replaceChildren(...words);
}

/** @param {Bundle} given */
const nameOf = (given) => bundleOf(given, limits).title.trim() || "Zonder titel";

/**
 * Make an edit of the reader's own bundle where it is kept, as it is there at this moment: another tab may have changed it.
 * @param {(bundle: Bundle) => void} edit
 */
function keep(edit) {
  const wasKept = isKept;
  isKept = changeShelf((shelf) => {
    const kept = shelf.bundles.find((each) => each.id === id);
    if (!kept) addBundle(shelf, { ...bundle, id }); // thrown away in another tab, and worked on in this one
    else if (wasKept) edit(kept);
    else Object.assign(kept, bundle);
  });
  const kept = readShelf().bundles.find((each) => each.id === id);
  if (isKept && kept) bundle = bundleOf(kept, limits);
  else say(`${NOTHING_KEPT} Bewaar daarom de link.`);
}

// `mine` remembers, for this entry of the browser's history, that the address is no gift of another reader.
const writeHistory = () => history.replaceState({ mine: !isShared && isKept && !isBlank(bundle) }, "", writeAddress(bundle));

// Who has nothing of their own yet, owns what they change; otherwise the change is in the address alone.
/** @param {(bundle: Bundle) => void} edit */
function change(edit) {
  edit(bundle);
  if (isShared && isBlank(currentOf())) own();
  else if (!isShared) keep(edit);
  writeHistory();
  return show();
}

/** Put what lies here among the reader's own; false when there is no room. */
function own() {
  let hasRoom = true;
  isKept = changeShelf((shelf) => {
    hasRoom = addBundle(shelf, { ...bundle });
  });
  if (!hasRoom) {
    say(FULL);
    return false;
  }
  isShared = false;
  id = currentOf().id;
  if (!isKept) say(`${NOTHING_KEPT} Bewaar daarom de link.`);
  return true;
}

async function adopt() {
  const others = readShelf().bundles.filter((each) => !isBlank(each)).length;
  if (!own()) return;
  isToRead = false;
  writeHistory();
  await show();
  if (isKept) say(others ? `Deze bundel is nu van jou en ligt bij je ${others === 1 ? "andere bundel" : "andere bundels"}.` : "Deze bundel is nu van jou.");
  fields.title.focus();
}

async function edit() {
  isToRead = false;
  await show();
  fields.title.focus();
}

// --- Bundles beside each other ---

/**
 * Change which bundles there are, and show the one at hand.
 * @param {(shelf: Shelf) => void} edit
 */
async function arrange(edit) {
  readForm();
  isKept = changeShelf(edit);
  if (!isKept) {
    say(`${NOTHING_KEPT} Bewaar daarom de link.`);
    return;
  }
  lay(currentOf());
  await show();
}

/**
 * @param {string} chosen
 * @returns {(shelf: Shelf) => void}
 */
const taking = (chosen) => (shelf) => {
  shelf.current = chosen;
};

/** @param {string} chosen */
async function switchTo(chosen) {
  await arrange(taking(chosen));
  find('[aria-current="true"]', HTMLElement, part("names"))?.focus();
  say(`‘${nameOf(bundle)}’ ligt nu voor je.`);
}

/**
 * @param {(shelf: Shelf) => Bundle} make
 * @param {string} words
 */
async function begin(make, words) {
  let hasRoom = true;
  await arrange((shelf) => {
    hasRoom = addBundle(shelf, make(shelf));
  });
  if (!hasRoom) say(FULL);
  if (!hasRoom || !isKept) return;
  fields.title.focus();
  fields.title.select();
  say(words);
}

const beginEmpty = () => begin(({ bundles }) => ({ title: freeName("Mijn bundel", bundles), foreword: "", parts: [] }), "Een nieuwe bundel. Geef hem een titel.");
const beginCopy = () => begin(({ bundles }) => ({ ...bundle, title: freeName(nameOf(bundle), bundles) }), "Dit is de kopie. Geef hem een eigen titel.");

/**
 * A name with a number that no bundle has yet.
 * @param {string} name
 * @param {Bundle[]} bundles
 */
function freeName(name, bundles) {
  const bare = name.replace(/ \d{1,2}$/, "");
  const taken = new Set(bundles.map(nameOf));
  let number = 2;
  while (taken.has(`${bare} ${number}`)) number++;
  return `${bare.slice(0, limits.title - 3)} ${number}`;
}

async function throwAway() {
  const before = readShelf();
  const position = before.bundles.findIndex((each) => each.id === id);
  const gone = before.bundles[position];
  await arrange((shelf) => {
    shelf.bundles = shelf.bundles.filter((each) => each.id !== gone.id);
    shelf.current = (shelf.bundles[position] ?? shelf.bundles.at(-1))?.id ?? "";
  });
  if (!isKept) return;
  const undo = button("Zet terug", `Zet ‘${nameOf(gone)}’ terug`, () => putBack(gone, position));
  say(`‘${nameOf(gone)}’ is weg. `, undo);
  undo.focus();
}

/**
 * @param {KeptBundle} gone
 * @param {number} position
 */
async function putBack(gone, position) {
  let hasRoom = true;
  await arrange((shelf) => {
    hasRoom = addBundle(shelf, gone, position);
  });
  say(hasRoom ? `‘${nameOf(gone)}’ staat er weer.` : FULL);
  fields.title.focus();
}

/**
 * @param {KeptBundle} each
 * @param {Shelf} shelf
 */
function nameButton(each, { current }) {
  const made = element("button", { type: "button", class: "chip" }, nameOf(each), element("span", { class: "chip__count" }, each.parts.length ? sizeOf(each.parts) : "leeg"));
  if (each.id === (id || current)) made.setAttribute("aria-current", "true");
  made.addEventListener("click", () => switchTo(each.id));
  return element("li", {}, made);
}

function showShelf() {
  const shelf = readShelf();
  part("shelf").hidden = isShared || (shelf.bundles.length === 1 && isBlank(bundle));
  part("names").hidden = isShared || shelf.bundles.length === 1;
  part("names").replaceChildren(...shelf.bundles.map((each) => nameButton(each, shelf)));
}

// --- What is in it ---

/**
 * Whether two neighbours may change places: passages are printed together, after the chapters.
 * @param {string | undefined} one
 * @param {string | undefined} other
 */
const mayChange = (one, other) => one !== undefined && other !== undefined && (partOf(one)?.kind === "passage") === (partOf(other)?.kind === "passage");

/**
 * @param {string} name
 * @param {1 | -1} step
 */
async function move(name, step) {
  await change(({ parts }) => {
    const from = parts.indexOf(name);
    if (from >= 0 && mayChange(name, parts[from + step])) parts.splice(from + step, 0, ...parts.splice(from, 1));
  });
  /** @type {(way: number) => HTMLElement | null} */
  const buttonFor = (way) => find(`[data-part="${name}"] [data-step="${way}"]:enabled`, HTMLElement, part("parts"));
  (buttonFor(step) ?? buttonFor(-step))?.focus();
  say(`Staat nu op plaats ${bundle.parts.indexOf(name) + 1} van ${bundle.parts.length}.`);
}

/**
 * @param {string} name
 * @param {string} title
 */
async function remove(name, title) {
  const position = bundle.parts.indexOf(name);
  await change((own) => {
    own.parts = own.parts.filter((each) => each !== name);
  });
  const rows = part("parts").children;
  const next = rows[Math.min(position, rows.length - 1)];
  ((next && find("[data-remove]", HTMLElement, next)) ?? fields.title).focus();
  say(`Weggehaald: ${title}.`);
}

/**
 * @param {string} label
 * @param {string} title
 * @param {() => void} action
 * @param {Record<string, unknown>} [data]
 */
function button(label, title, action, data) {
  const made = element("button", { type: "button", class: "my-bundle__button", "aria-label": title, ...data }, label);
  made.addEventListener("click", action);
  return made;
}

/**
 * @param {BookPart | MissingPart} found
 * @param {number} position
 */
function row(found, position) {
  const { name, title } = found;
  const place = element("span", { class: "my-bundle__number" }, `${position + 1}.`);
  const words = found.kind === "missing" ? element("span", { class: "my-bundle__title" }, title) : element("a", { href: found.url, class: "my-bundle__title" }, title);
  const note = found.kind === "passage" ? `Passage uit ‘${found.story}’` : found.kind === "story" || found.kind === "missing" ? "" : found.label;
  const text = element("span", { class: "my-bundle__text" }, words, ...(note ? [element("span", { class: "my-bundle__note" }, note)] : []));
  const up = button("↑", `Zet hoger: ${title}`, () => move(name, -1), { "data-step": -1 });
  const down = button("↓", `Zet lager: ${title}`, () => move(name, 1), { "data-step": 1 });
  up.disabled = !mayChange(name, bundle.parts[position - 1]);
  down.disabled = !mayChange(name, bundle.parts[position + 1]);
  const away = button("×", `Haal weg: ${title}`, () => remove(name, title), { "data-remove": "" });
  return element("li", { "data-part": name }, place, text, element("span", { class: "my-bundle__buttons" }, up, down, away));
}

/** @param {string[]} missing */
function tellOfMissing(missing) {
  const size = sizeOf(missing);
  if (missing.length === 1) say(`${partOf(missing[0])?.kind === "story" ? "Eén verhaal" : "Eén onderdeel"} is er niet meer.${isToRead ? "" : " Haal het weg met ×."}`);
  if (missing.length > 1) say(`${size} zijn er niet meer.${isToRead ? "" : " Haal ze weg met ×."}`);
}

/**
 * What was renamed since it was kept, gets its name of today in the reader's own bundle: there it is once. True when
 * something had another name.
 * @param {(BookPart | MissingPart)[]} parts
 * @returns {boolean}
 */
function callByNameOfToday(parts) {
  const today = new Map(parts.flatMap((each) => (each.kind === "missing" ? [] : [[each.name, partAt(each.url) || each.name]])));
  if (isShared || [...today].every(([name, now]) => name === now)) return false;
  keep((own) => {
    own.parts = partsOf(own.parts.map((name) => today.get(name) ?? name));
  });
  return isKept;
}

async function show() {
  const mine = ++turn;
  const parts = await Promise.all(bundle.parts.map(fetchPart));
  if (mine === turn && callByNameOfToday(parts)) return show();
  const found = parts.flatMap((each) => (each.kind === "missing" ? [] : [each]));
  const stories = storiesIn(found);
  const meanings = await explain(stories);
  if (mine !== turn) return; // something changed meanwhile
  const name = bundle.title.trim() || (isShared ? "Gedeelde bundel" : "");
  document.title = name ? `${name} – ${site}` : pageTitle;
  heading.textContent = isToRead ? name : ownHeading;
  lead.hidden = isToRead;
  for (const each of all("[data-desk]", HTMLElement, page)) each.hidden = isToRead;
  showShelf();
  part("shared").hidden = !isShared;
  part("edit").hidden = !isToRead;
  part("shared-note").textContent = isBlank(currentOf()) ? "" : "Je eigen bundel blijft zoals hij is.";
  part("full").hidden = isShared || currentOf().parts.length <= limits.parts;
  part("parts").replaceChildren(...parts.map(row));
  part("empty").hidden = parts.length > 0;
  part("done").hidden = isToRead || found.length === 0;
  part("how").hidden = found.length === 0;
  part("book").hidden = found.length === 0;
  leadTo(need("[data-side-by-side]", HTMLAnchorElement, page), stories.map(({ slug }) => slug));
  part("for-editors").hidden = stories.length === 0;
  part("command").textContent = writeCommand({ ...bundle, parts: found.map((each) => each.name) });
  part("book").replaceChildren(...writeBook({ ...bundle, title: isToRead ? name : bundle.title, parts: found, meanings, site }));
  tellOfMissing(parts.flatMap((each) => (each.kind === "missing" ? [each.name] : [])));
  page.removeAttribute("aria-busy");
}

function fillForm() {
  for (const key of KEYS) if (fields[key].value !== bundle[key]) fields[key].value = bundle[key];
}

function readForm() {
  clearTimeout(typing);
  /** @type {Partial<Bundle>} */
  const typed = {};
  for (const key of KEYS) if (fields[key].value !== bundle[key]) typed[key] = fields[key].value;
  if (!Object.keys(typed).length) return;
  latest = { typed, before: { ...bundle }, at: Date.now() };
  change((own) => void Object.assign(own, typed));
}

/**
 * What was typed here just now, where another tab wrote back what stood there before.
 * @param {KeptBundle} kept
 */
function writtenOver(kept) {
  const { typed, before, at } = latest;
  const isRecent = Date.now() - at < AT_ONCE;
  return Object.fromEntries(KEYS.filter((key) => isRecent && key in typed && kept[key] === before[key] && kept[key] !== typed[key]).map((key) => [key, typed[key]]));
}

/**
 * A bundle of the reader's own on this page.
 * @param {KeptBundle} kept
 */
function lay(kept) {
  id = kept.id;
  isShared = false;
  isToRead = false;
  bundle = bundleOf(kept, limits);
  fillForm();
  writeHistory();
}

// The reader's own bundle, unless the address brings another.
function open() {
  const { bundle: given, isNewer } = readAddress(location.search, limits);
  const { bundles } = readShelf();
  const isBroken = given !== null && !history.state?.mine && isBlank(given);
  const known = given && !history.state?.mine && bundles.find((each) => isSame(given, bundleOf(each, limits)));
  if (given && !history.state?.mine && !known && !isBlank(given)) {
    isShared = true;
    isToRead = given.parts.length > 0;
    bundle = given;
    fillForm();
  } else {
    if (known) changeShelf(taking(known.id));
    lay(currentOf());
  }
  show();
  if (isNewer) say("Deze link is gemaakt met een nieuwere versie van deze site. Misschien ontbreekt er iets.");
  if (isBroken) say("Deze link klopt niet: er staat geen verhaal in dat we kunnen lezen. Vraag om een nieuwe.");
}

// Another tab changed something: what was typed here is kept first, and the same bundle stays before the reader.
function refresh() {
  if (isShared) return;
  readForm();
  const { bundles } = readShelf();
  const kept = bundles.find((each) => each.id === id) ?? currentOf();
  const lost = kept.id === id ? writtenOver(kept) : {};
  lay(kept);
  if (Object.keys(lost).length) change((own) => void Object.assign(own, lost));
  fillForm();
  show();
}

form.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(readForm, 400);
});
form.addEventListener("change", readForm);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("pagehide", readForm);
part("adopt").addEventListener("click", adopt);
part("throw").addEventListener("click", throwAway);
part("new").addEventListener("click", beginEmpty);
part("copy-bundle").addEventListener("click", beginCopy);
part("edit").addEventListener("click", edit);
for (const each of all("[data-print-bundle]", HTMLButtonElement, page)) each.addEventListener("click", () => print());
part("share").addEventListener("click", () => copyLink(writeAddress(bundle), part("status")));
addEventListener("storage", refresh);
// A story that was added before the reader came back here.
addEventListener("pageshow", (event) => event.persisted && open());

open();

// "Mijn bundel": a reader's own choice of stories. The address holds all of it, so that it can be shared; this browser
// keeps it too. A bundle that came with a link replaces the reader's own only when asked.
import { isSlug, readStories, readWords, writeStories, writeWords } from "./bundle-store.js";
import { fetchStory, writeBook } from "./my-bundle-book.js";

const MOST = 40;
const page = document.querySelector("[data-my-bundle]");
const part = (name) => page.querySelector(`[data-${name}]`);
const form = part("form");
const bundle = { title: "", foreword: "", stories: [] };
let isShared = false;
let turn = 0;

function fromAddress() {
  const query = new URLSearchParams(location.search);
  if (!query.has("v")) return null;
  return {
    title: (query.get("titel") ?? "").slice(0, 90),
    foreword: (query.get("voorwoord") ?? "").slice(0, 2000),
    stories: [...new Set(query.get("v").split(".").filter(isSlug))].slice(0, MOST),
  };
}

function address() {
  const query = new URLSearchParams({ v: bundle.stories.join(".") });
  if (bundle.title) query.set("titel", bundle.title);
  if (bundle.foreword) query.set("voorwoord", bundle.foreword);
  const url = new URL(location.pathname, location.href);
  if (bundle.stories.length || bundle.title || bundle.foreword) url.search = query;
  return url.href;
}

const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function command() {
  const words = ["hoedan bundle", `--stories ${bundle.stories.join(",")}`, `--title ${quote(bundle.title || "Mijn bundel")}`];
  if (bundle.foreword.trim()) words.push(`--foreword ${quote(bundle.foreword.trim())}`);
  return words.join(" ");
}

function say(text) {
  part("status").textContent = text;
}

function keep() {
  history.replaceState(null, "", address());
  if (isShared) return;
  const isKept = writeStories(bundle.stories) && writeWords({ title: bundle.title, foreword: bundle.foreword });
  if (!isKept) say("Je browser bewaart hier niets. Bewaar daarom de link.");
}

// What the reader changes is theirs from then on.
function change(edit) {
  if (isShared) adopt();
  edit();
  keep();
  show();
}

function adopt() {
  isShared = false;
  part("shared").hidden = true;
  keep();
}

function move(slug, step) {
  const from = bundle.stories.indexOf(slug);
  change(() => {
    bundle.stories.splice(from, 1);
    bundle.stories.splice(from + step, 0, slug);
  });
  const button = part("stories").querySelector(`[data-slug="${slug}"] [data-step="${step}"]`);
  (button?.disabled ? part("stories").querySelector(`[data-slug="${slug}"] [data-step="${-step}"]`) : button)?.focus();
  say(`Staat nu op plaats ${from + step + 1} van ${bundle.stories.length}.`);
}

function remove(slug, title) {
  const position = bundle.stories.indexOf(slug);
  change(() => bundle.stories.splice(position, 1));
  const rows = part("stories").children;
  (rows[Math.min(position, rows.length - 1)]?.querySelector("[data-remove]") ?? form.elements.title).focus();
  say(`Weggehaald: ${title}`);
}

function button(label, title, action, data = {}) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "my-bundle__button";
  made.textContent = label;
  made.setAttribute("aria-label", `${title}`);
  Object.assign(made.dataset, data);
  made.addEventListener("click", action);
  return made;
}

function row(story, position) {
  const item = document.createElement("li");
  item.dataset.slug = story.slug;
  const link = document.createElement("a");
  link.href = story.url;
  link.textContent = story.title;
  const buttons = document.createElement("span");
  buttons.className = "my-bundle__buttons";
  const up = button("↑", `Zet hoger: ${story.title}`, () => move(story.slug, -1), { step: -1 });
  const down = button("↓", `Zet lager: ${story.title}`, () => move(story.slug, 1), { step: 1 });
  up.disabled = position === 0;
  down.disabled = position === bundle.stories.length - 1;
  buttons.append(up, down, button("×", `Haal weg: ${story.title}`, () => remove(story.slug, story.title), { remove: "" }));
  item.append(link, buttons);
  return item;
}

async function show() {
  const mine = ++turn;
  const stories = await Promise.all(bundle.stories.map(fetchStory));
  if (mine !== turn) return; // something changed meanwhile
  const found = stories.filter((story) => story.isFound);
  const missing = stories.length - found.length;
  const focus = document.activeElement?.closest?.("[data-slug]")?.dataset.slug;
  part("stories").replaceChildren(...stories.map(row));
  if (focus) part("stories").querySelector(`[data-slug="${focus}"] button:enabled`)?.focus();
  part("empty").hidden = stories.length > 0;
  part("done").hidden = found.length === 0;
  part("book").hidden = found.length === 0;
  part("command").textContent = command();
  part("book").replaceChildren(...writeBook({ ...bundle, stories: found, site: page.dataset.site }));
  if (missing) say(`${missing === 1 ? "Eén verhaal is" : `${missing} verhalen zijn`} er niet meer. Haal het weg met ×.`);
}

for (const name of ["title", "foreword"]) {
  form.elements[name].addEventListener("change", () => change(() => (bundle[name] = form.elements[name].value)));
}
form.addEventListener("submit", (event) => event.preventDefault());
part("adopt").addEventListener("click", () => {
  adopt();
  say("Deze bundel is nu van jou.");
});
part("clear").addEventListener("click", () => {
  change(() => Object.assign(bundle, { title: "", foreword: "", stories: [] }));
  form.reset();
  say("Je bundel is leeg.");
});
part("print-bundle").addEventListener("click", () => print());
part("share").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(address());
    say("De link is gekopieerd.");
  } catch {
    say("Kopiëren lukt hier niet. Neem het adres van deze pagina over.");
  }
});

const shared = fromAddress();
const own = { ...readWords(), stories: readStories().slice(0, MOST) };
isShared = shared !== null && JSON.stringify(shared) !== JSON.stringify({ title: own.title, foreword: own.foreword, stories: own.stories });
Object.assign(bundle, isShared ? shared : own);
form.elements.title.value = bundle.title;
form.elements.foreword.value = bundle.foreword;
part("shared").hidden = !isShared;
part("shared-note").textContent = own.stories.length ? `Je eigen bundel (${own.stories.length}) blijft bewaard.` : "";
if (!isShared) history.replaceState(null, "", address());
show();

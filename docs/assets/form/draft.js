// Drafts between visits: in this browser alone. There may be several, each with the versions it had.

const DRAFT = "hoedan.draft";
const VERSIONS = "hoedan.versions";
const OPEN = "hoedan.draft.open";
/** The lists of a draft that have texts in them; the others have rows. */
const OF_TEXTS = new Set(["municipalities", "themes", "ingredients", "target_groups", "inspired_by"]);
/** @type {KeptPart} */
const NO_PART = { key: "", text: "", was: "" };
/** How many versions of a draft are kept. */
const MOST_VERSIONS = 8;

/**
 * @typedef {{ id: string, draft: Draft, changed: number }} Kept A draft, and when it was last changed, as `Date.now()`; 0 when unknown.
 * @typedef {{ at: number, draft: Draft }} Version
 */

/**
 * The first draft has no name of its own: its id is empty.
 * @param {string} id
 */
function keyOf(id) {
  return id ? `${DRAFT}.${id}` : DRAFT;
}

/** @param {string} id */
function versionsOf(id) {
  return `${VERSIONS}.${id}`;
}

/** Every key that this browser keeps; none when it keeps nothing. */
function keys() {
  try {
    return Array.from({ length: localStorage.length }, (_, n) => localStorage.key(n) ?? "");
  } catch {
    return [];
  }
}

/**
 * Every draft, the last changed first.
 * @param {Draft} empty
 * @returns {Kept[]}
 */
export function listDrafts(empty) {
  const ids = keys().filter((key) => key === DRAFT || key.startsWith(`${DRAFT}.`)).map((key) => key.slice(DRAFT.length + 1));
  const all = ids.flatMap((id) => {
    const draft = loadDraft(id, empty);
    const { changed } = /** @type {{ changed?: number }} */ (draft ? parsed(keyOf(id)) : {});
    return draft ? [{ id, draft, changed: typeof changed === "number" ? changed : 0 }] : [];
  });
  return all.sort((one, other) => other.changed - one.changed);
}

/**
 * A draft, with every key that a draft has; null when there is none or it cannot be read.
 * @param {string} id
 * @param {Draft} empty
 * @returns {Draft | null}
 */
export function loadDraft(id, empty) {
  const saved = parsed(keyOf(id));
  return saved && typeof saved === "object" ? completed(/** @type {Record<string, unknown>} */ (saved), empty) : null;
}

/** @param {string} key */
function parsed(key) {
  try {
    return /** @type {unknown} */ (JSON.parse(localStorage.getItem(key) ?? "null"));
  } catch {
    return null;
  }
}

/**
 * Keeps what has the right shape; anything else becomes empty.
 * @param {Record<string, unknown>} saved
 * @param {Draft} empty
 * @returns {Draft}
 */
function completed(saved, empty) {
  const kept = Object.entries(empty).map(([key, value]) => [key, asShaped(key, saved[key], value)]);
  return Object.fromEntries(kept);
}

/**
 * @param {string} key
 * @param {unknown} value
 * @param {unknown} empty
 */
function asShaped(key, value, empty) {
  if (typeof empty === "string") return typeof value === "string" ? value : empty;
  if (!Array.isArray(empty)) return { .../** @type {Record<string, string>} */ (empty), ...textsIn(value) };
  if (!Array.isArray(value)) return empty;
  if (OF_TEXTS.has(key)) return value.filter((each) => typeof each === "string");
  const rows = value.map(textsIn).filter((row) => Object.keys(row).length);
  return key === "kept" ? rows.map((row) => ({ ...NO_PART, ...row })) : rows;
}

/**
 * Of a block or a row what is text; nothing of what is no such thing.
 * @param {unknown} block
 * @returns {Record<string, string>}
 */
function textsIn(block) {
  if (!block || typeof block !== "object" || Array.isArray(block)) return {};
  return Object.fromEntries(Object.entries(block).filter(([, text]) => typeof text === "string"));
}

/**
 * The text that is kept of a draft at this moment: another tab may have written it.
 * @param {string} id
 */
export function keptText(id) {
  try {
    return localStorage.getItem(keyOf(id));
  } catch {
    return null;
  }
}

/**
 * Gives the text that is kept now, or null when the browser does not keep it. Without room for both, the versions go.
 * @param {string} id
 * @param {Draft} draft
 */
export function saveDraft(id, draft) {
  const text = JSON.stringify({ ...draft, changed: Date.now() });
  if (write(keyOf(id), text)) return text;
  for (const key of keys().filter((each) => each.startsWith(`${VERSIONS}.`))) remove(key);
  return write(keyOf(id), text) ? text : null;
}

/**
 * @param {string} key
 * @param {string} text
 */
function write(key, text) {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} key */
function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept either.
  }
}

/** @param {string} id */
export function removeDraft(id) {
  remove(keyOf(id));
  remove(versionsOf(id));
}

/** An id that no draft has. */
export function newId() {
  const taken = keys();
  let number = Date.now();
  while (taken.includes(keyOf(number.toString(36)))) number += 1;
  return number.toString(36);
}

/**
 * The versions that a draft had, the last first.
 * @param {string} id
 * @param {Draft} empty
 * @returns {Version[]}
 */
export function listVersions(id, empty) {
  const saved = parsed(versionsOf(id));
  if (!Array.isArray(saved)) return [];
  return saved.filter((each) => each && typeof each.at === "number" && each.draft && typeof each.draft === "object")
    .map(({ at, draft }) => ({ at, draft: completed(draft, empty) }));
}

/**
 * Keeps what a draft was; the oldest version makes room. Gives the moment by which the version is known; 0 when it was there already.
 * @param {string} id
 * @param {Draft} draft
 * @param {number} [instead] The moment of a version whose place it takes.
 */
export function addVersion(id, draft, instead = 0) {
  const before = listVersions(id, draft).filter(({ at }) => at !== instead);
  if (JSON.stringify(before[0]?.draft) === JSON.stringify(draft)) return 0;
  const at = Math.max(Date.now(), (before[0]?.at ?? 0) + 1); // no two of one moment
  writeVersions(id, [{ at, draft }, ...before].slice(0, MOST_VERSIONS));
  return at;
}

/**
 * @param {string} id
 * @param {number} moment
 * @param {Draft} empty
 */
export function dropVersion(id, moment, empty) {
  writeVersions(id, listVersions(id, empty).filter(({ at }) => at !== moment));
}

/**
 * As many as there is room for, the last first.
 * @param {string} id
 * @param {Version[]} versions
 */
function writeVersions(id, versions) {
  const kept = [...versions];
  while (kept.length && !write(versionsOf(id), JSON.stringify(kept))) kept.pop();
  if (!kept.length) remove(versionsOf(id));
}

/**
 * Whether a draft or a version of one names this.
 * @param {string} word
 */
export function isInADraft(word) {
  return keys().some((key) => (key.startsWith(DRAFT) || key.startsWith(`${VERSIONS}.`)) && (localStorage.getItem(key) ?? "").includes(word));
}

/** The draft that was open in this tab; null in a new one. */
export function openDraft() {
  try {
    return sessionStorage.getItem(OPEN);
  } catch {
    return null;
  }
}

/** @param {string} id */
export function setOpenDraft(id) {
  try {
    sessionStorage.setItem(OPEN, id);
  } catch {
    // The last changed draft will be opened.
  }
}

/** Whether this browser keeps anything at all. */
export function keepsAnything() {
  const isKept = write(`${VERSIONS}.try`, "");
  remove(`${VERSIONS}.try`);
  return isKept;
}

/**
 * Calls with the id of a draft when another tab writes or clears it.
 * @param {(id: string | null) => void} act Gets null when everything was cleared.
 */
export function whenChangedElsewhere(act) {
  window.addEventListener("storage", ({ key }) => {
    if (key === null) act(null);
    else if (key === DRAFT || key.startsWith(`${DRAFT}.`)) act(key.slice(DRAFT.length + 1));
  });
}

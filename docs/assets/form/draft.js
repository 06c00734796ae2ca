// The draft between visits: in this browser alone, under one key.

import { emptyDraft } from "./story.js";

const KEY = "hoedan.draft";

/**
 * The draft of last time, with every key that a draft has; null when there is none or it cannot be read.
 * @returns {Draft | null}
 */
export function loadDraft() {
  try {
    const saved = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return saved && typeof saved === "object" ? completed(saved) : null;
  } catch {
    return null;
  }
}

/**
 * Keeps what has the right shape; anything else becomes empty.
 * @param {Record<string, unknown>} saved
 * @returns {Draft}
 */
function completed(saved) {
  const kept = Object.entries(emptyDraft()).map(([key, empty]) => [key, asShaped(saved[key], empty)]);
  return Object.fromEntries(kept);
}

/**
 * @param {unknown} value
 * @param {unknown} empty
 */
function asShaped(value, empty) {
  if (Array.isArray(empty)) return Array.isArray(value) ? value : empty;
  if (!value || typeof value !== typeof empty) return empty;
  return typeof empty === "string" ? value : Object.assign({}, empty, value);
}

/**
 * Gives whether it was saved: a browser may refuse, in private windows for instance.
 * @param {Draft} draft
 */
export function saveDraft(draft) {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function clearDraft() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was saved either.
  }
}

// The draft between visits: in this browser alone, under one key.

import { emptyDraft } from "./story.js";

const KEY = "hoedan.draft";

/** The draft of last time, with every key that a draft has; null when there is none or it cannot be read. */
export function loadDraft() {
  try {
    const saved = JSON.parse(localStorage.getItem(KEY));
    return saved && typeof saved === "object" ? completed(saved) : null;
  } catch {
    return null;
  }
}

/** Keeps what has the right shape; anything else becomes empty. */
function completed(saved) {
  const draft = emptyDraft();
  for (const [key, empty] of Object.entries(draft)) {
    if (Array.isArray(empty) ? Array.isArray(saved[key]) : typeof saved[key] === typeof empty && saved[key]) {
      draft[key] = Array.isArray(empty) || typeof empty === "string" ? saved[key] : { ...empty, ...saved[key] };
    }
  }
  return draft;
}

/** Gives whether it was saved: a browser may refuse, in private windows for instance. */
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

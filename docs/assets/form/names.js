// Names of municipalities and other words: compared as the check compares them.

import { fold } from "../shared/fold.js";

const LIKENESS = 75;

/** The known word most like `word`, or null when none is like it. */
export function nearest(word, known) {
  const folded = fold(word);
  let best = null;
  let highest = LIKENESS;
  for (const candidate of [...known].sort((one, other) => (one < other ? -1 : 1))) {
    const likeness = ratio(folded, fold(candidate));
    if (likeness > highest || (best === null && likeness === highest)) [best, highest] = [candidate, likeness];
  }
  return best;
}

/** Twice the longest common subsequence, as a percentage of both lengths. */
function ratio(one, other) {
  let row = new Array(other.length + 1).fill(0);
  for (const letter of one) {
    const next = [0];
    for (let n = 0; n < other.length; n += 1) {
      next.push(letter === other[n] ? row[n] + 1 : Math.max(row[n + 1], next[n]));
    }
    row = next;
  }
  return (200 * row[other.length]) / (one.length + other.length || 1);
}

/** Everything the site knows about names of places. */
export class Places {
  constructor(names) {
    this.names = new Map(Object.entries(names));
  }

  find(name) {
    return this.names.get(fold(name));
  }

  suggest(name) {
    const municipal = [...this.names.values()].filter((entry) => entry.kind !== "region" && entry.kind !== "ambiguous");
    return nearest(name, municipal.map((entry) => entry.name));
  }

  /** Names that start with what was typed, then names that hold it; one choice for each municipality and name. */
  matching(typed, most = 8) {
    const key = fold(typed);
    if (!key) return [];
    const starts = [];
    const holds = [];
    for (const [folded, entry] of this.names) {
      if (entry.kind === "region") continue;
      if (folded.startsWith(key)) starts.push(entry);
      else if (folded.includes(key)) holds.push(entry);
    }
    return [...starts, ...holds].slice(0, most);
  }
}

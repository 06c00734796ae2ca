// The forms of a Dutch word: the same steps as hooks/hoedan/finder/forms.py, with the lists and patterns of that file.
//
// tests/finder/test_forms.py holds both together over every word of the library.

/**
 * @param {FormsTable} table
 * @returns {(word: string) => string[]} Every key of a word, which is small and without accents.
 */
export function keysWith(table) {
  const patterns = new Map(Object.entries(table.patterns).map(([name, pattern]) => [name, new RegExp(`^(?:${pattern})$`, "u")]));
  /** @type {(name: keyof FormsTable["patterns"], word: string) => RegExpMatchArray | null} */
  const match = (name, word) => word.match(patterns.get(name) ?? /(?!)/);
  const nouns = new Map(Object.entries(table.nouns).map(([form, found]) => [form, found.split(" ")]));
  const verbs = new Map(Object.entries(table.verbs).flatMap(([stem, forms]) => forms.split(" ").map((form) => [form, stem])));
  const kept = new Set(table.keep.split(/\s+/));
  const ge = table.ge.split(/\s+/);

  /** @param {string} word */
  function keys(word) {
    if (word.length < 3 || !/^\p{L}+$/u.test(word)) return [word];
    return nouns.get(word) ?? [...new Set(keysOf(word))];
  }

  /**
   * @param {string} word
   * @returns {string[]}
   */
  function keysOf(word) {
    const strong = strongOf(word);
    const found = strong.map(([key]) => key);
    if (strong.some(([, isParticiple]) => isParticiple)) return found;
    found.push(...compoundPlurals(word));
    const base = word.replace(/(?<=en)(?:e|en)$|(?<=aan|ien|oen)d(?:e|en)?$/, "");
    if (base !== word && strongOf(base).length) return [...found, ...keys(base)];
    if (kept.has(word)) return [...found, word];
    const participle = match("participle", word);
    if (participle && !ge.some((each) => word.startsWith(each)) && !word.endsWith("heid")) {
      return [...found, ...past(participle[2]).map((key) => (participle[1] ?? "") + key)];
    }
    return [...found, ...regular(word)];
  }

  /**
   * @param {string} word
   * @returns {[key: string, isParticiple: boolean][]}
   */
  function strongOf(word) {
    const forms = formsAfter(["", ...table.separable], word).map(({ prefix, form }) => {
      const stem = verbs.get(form);
      return /** @type {[string, boolean]} */ ([stem ? closed(prefix + stem) : "", form.startsWith("ge")]);
    });
    const others = formsAfter(table.inseparable, word).map(({ prefix, form }) => {
      const stem = verbs.get(form) ?? verbs.get(`ge${form}`);
      return /** @type {[string, boolean]} */ ([stem ? closed(prefix + stem) : "", false]);
    });
    return [...forms, ...others].filter(([key]) => key);
  }

  /** @param {string} word */
  function compoundPlurals(word) {
    const found = [];
    for (let start = 3; start < word.length - 3; start++) {
      for (const key of nouns.get(word.slice(start)) ?? []) found.push(word.slice(0, start) + key);
    }
    return found;
  }

  /** @param {string} core */
  function past(core) {
    const bare = core.replace(/(?<=[dt])en?$/, "");
    const stem = bare === core ? core : opened(bare);
    return stem.endsWith("t") ? present(stem) : [closed(stem), closed(stem.slice(0, -1))];
  }

  /**
   * @param {string} word
   * @returns {string[]}
   */
  function regular(word) {
    if (word.endsWith("heden") && word.length > 6) return [`${word.slice(0, -5)}heid`];
    const stem = withoutEnding(word);
    if (stem) return stems(opened(stem));
    if (word.endsWith("ieen") || word.endsWith("eeen")) return [word.slice(0, -2)];
    if (match("plural", word) && !match("no_plural", word) && word.length > 3) return keys(word.slice(0, -1));
    return [...present(closed(word)), ...(match("attached", word) ? [closed(word.slice(0, -1))] : []), ...presentParticiple(word)];
  }

  /**
   * What stands before -en or -e.
   * @param {string} word
   */
  function withoutEnding(word) {
    const ending = word.match(/(?:en|(?<=ij|[^j])e)$/)?.[0] ?? "";
    const stem = word.slice(0, word.length - ending.length);
    return ending && match("stem", stem) ? stem : null;
  }

  /** @param {string} stem */
  function stems(stem) {
    const found = present(stem);
    if (kept.has(stem)) return found;
    if (match("past", stem)) found.push(closed(stem.slice(0, -1)));
    return [...found, ...presentParticiple(stem)];
  }

  /** @param {string} word */
  function presentParticiple(word) {
    return word.endsWith("end") && match("stem", word.slice(0, -3)) && word.length > 5 ? [opened(word.slice(0, -3))] : [];
  }

  /** @param {string} word */
  function present(word) {
    return match("present", word) && !kept.has(word) ? [word, closed(word.slice(0, -1))] : [word];
  }

  /** @param {string} stem */
  function opened(stem) {
    let whole = stem;
    if (match("twice", stem)) whole = stem.slice(0, -1);
    else if (!match("dull", stem)) {
      const found = match("opened", stem);
      if (found) whole = stem.slice(0, -1) + found[1] + found[2];
    }
    return closed(whole.replace(/v$/, "f").replace(/z$/, "s"));
  }

  /** @param {string} word */
  function closed(word) {
    const found = match("long", word);
    return found ? found[1] + word.slice(-2) : word;
  }

  return keys;
}

/**
 * The prefixes that a word begins with, and what stands after each.
 * @param {string[]} prefixes
 * @param {string} word
 */
function formsAfter(prefixes, word) {
  return prefixes.filter((prefix) => word.startsWith(prefix)).map((prefix) => ({ prefix, form: word.slice(prefix.length) }));
}

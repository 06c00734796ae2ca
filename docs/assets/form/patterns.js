// Patterns that the build wrote. All look for every place where they fit.

/**
 * @template {string} Name
 * @param {Record<Name, PatternSource>} sources
 * @returns {Record<Name, RegExp>}
 */
export function readPatterns(sources) {
  /** @type {[string, PatternSource][]} */
  const pairs = Object.entries(sources);
  return /** @type {Record<Name, RegExp>} */ (
    Object.fromEntries(pairs.map(([name, { source, flags }]) => [name, new RegExp(source, flags)]))
  );
}

/**
 * The first place where a pattern fits; undefined when there is none.
 * @param {string} text
 * @param {RegExp} pattern
 * @returns {RegExpMatchArray | undefined}
 */
export function firstOf(text, pattern) {
  return text.matchAll(pattern).next().value;
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
export function startsWith(text, pattern) {
  return beginOf(text, pattern) !== undefined;
}

/** Of a pattern the same that looks at one place alone. @type {WeakMap<RegExp, RegExp>} */
const HERE = new WeakMap();

/**
 * A pattern where a text begins with it; undefined when it does not. Nothing is looked for further on: of a long line that takes the square of its
 * length.
 * @param {string} text
 * @param {RegExp} pattern
 * @returns {RegExpMatchArray | undefined}
 */
export function beginOf(text, pattern) {
  const here = HERE.get(pattern) ?? new RegExp(pattern.source, pattern.flags.replace("g", "y"));
  HERE.set(pattern, here);
  here.lastIndex = 0;
  return here.exec(text) ?? undefined;
}

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
  return text.search(pattern) === 0;
}

/**
 * A pattern where a text begins with it; undefined when it does not.
 * @param {string} text
 * @param {RegExp} pattern
 */
export function beginOf(text, pattern) {
  const found = firstOf(text, pattern);
  return found?.index === 0 ? found : undefined;
}

// Words made comparable, with the same result as hooks/hoedan/language/slugs.py: tests/language/fold.json holds both.

/** @param {string} text */
export function fold(text) {
  const bare = text.replace(/[’‘]/g, "'").normalize("NFKD").replace(/\p{M}/gu, "");
  return bare.toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ").split(/\s+/u).filter(Boolean).join(" ");
}

/** @param {string} text */
export function slugify(text) {
  return fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

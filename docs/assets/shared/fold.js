// Words made comparable, with the same result as hooks/hoedan/language/slugs.py: tests/language/fold.json holds both.

/** Latin letters that Unicode does not take for one with an accent, and what is small in two ways. @type {Record<string, string>} */
const LETTERS = { æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ħ: "h", ŋ: "ng", ŧ: "t", ı: "i", ß: "ss", ς: "σ" };

/** @param {string} text */
export function fold(text) {
  const bare = text.replace(/[’‘]/g, "'").normalize("NFKD").replace(/\p{M}/gu, "");
  return bare.toLowerCase().replace(/[æœøđðłþħŋŧıßς]/g, (letter) => LETTERS[letter]).split(/\s+/u).filter(Boolean).join(" ");
}

/** @param {string} text */
export function slugify(text) {
  return fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

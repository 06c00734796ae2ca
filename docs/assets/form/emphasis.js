// Stars and underscores around words, as hoedan/text/emphasis.py judges them: there it says why.

import { firstOf } from "./patterns.js";

const CODE = "\u001a";
/** Where a block or cell ends. */
const BREAK = "\u001c";
const MOST_SIGNS = 3;

/** @typedef {{ signs: string, index: number, opens: boolean, closes: boolean, isTorn: boolean, isAgainst: boolean }} Run */
/** @typedef {Run & { left: number }} Opening With how many of its signs may still open something. */
/** @typedef {{ start: number, end: number, size: 1 | 2 }} Pair */

/**
 * The places of the blocks, cells and texts of links in which a run of signs has no partner.
 * @param {string} text With code masked.
 * @param {FormSite["grammar"]} grammar
 * @returns {number[]}
 */
export function findLoose(text, grammar) {
  const inLinks = [...text.matchAll(grammar.link)].flatMap(({ groups = {}, index }) =>
    (groups.image ? [] : findLoose(groups.text, grammar).map((place) => index + 1 + place)));
  const bare = withoutWholes(text, grammar).replace(grammar.bare_mailbox, (found) => "a".repeat(found.length));
  let end = -1;
  const own = bare.split(BREAK).flatMap((piece) => {
    const start = end + 1;
    end = start + piece.length;
    const runs = runsIn(piece).filter(({ opens, closes }) => opens || closes);
    return hasLoose(runs.slice(0, -1)) && hasLoose(runs) ? [start] : [];
  });
  return [...own, ...inLinks];
}

/**
 * A text with its links, images, addresses between angle brackets and references masked.
 * @param {string} text
 * @param {FormSite["grammar"]} grammar
 */
export function withoutWholes(text, { link, autolink, reference }) {
  return [link, autolink, reference].reduce((left, pattern) => left.replace(pattern, (found) => found.replace(/[^\n]/g, () => CODE)), text);
}

/**
 * A text with the characters masked that a backslash makes ordinary; GitHub sees a mailbox at `@` all the same.
 * @param {string} text
 * @param {FormSite["grammar"]} grammar
 */
export function maskEscapes(text, { escaped }) {
  return text.replace(escaped, (_, sign) => CODE + (sign === "@" ? sign : CODE));
}

/**
 * What stands between signs that belong together, with those: one sign for emphasis, two for strong.
 * @param {string} text With code and wholes masked.
 * @returns {Pair[]}
 */
export function pairsIn(text) {
  /** @type {Pair[]} */
  const pairs = [];
  /** @type {Opening[]} */
  const opened = [];
  for (const run of runsIn(text)) {
    let left = run.signs.length;
    for (let n = opened.length - 1; run.closes && left && n >= 0; n -= 1) {
      if (opened[n].signs[0] !== run.signs[0] || isApart(opened[n], run)) continue;
      opened.splice(n + 1);
      left = close(opened[n], run, left, pairs);
      if (!opened[n].left) opened.pop();
    }
    if (run.opens && left) opened.push({ ...run, left });
  }
  return pairs;
}

/**
 * Takes as many signs of two runs as they both have; how many of the closing one are left.
 * @param {Opening} opening
 * @param {Run} closing
 * @param {number} left
 * @param {Pair[]} pairs Gets what they make, the inner one first: of three signs the outer two are strong.
 */
function close(opening, closing, left, pairs) {
  const both = Math.min(left, opening.left);
  let end = closing.index + closing.signs.length - left;
  for (const size of /** @type {Pair["size"][]} */ (both === MOST_SIGNS ? [1, 2] : both === 2 ? [2] : [1])) {
    opening.left -= size;
    end += size;
    pairs.push({ start: opening.index + opening.left, end, size });
  }
  return closing.index + closing.signs.length - end;
}

/**
 * Whether two runs make no pair, for one of them could open as well as close.
 * @param {Run} opening
 * @param {Run} closing
 */
function isApart(opening, closing) {
  const sizes = [opening, closing].map(({ signs }) => signs.length);
  return (opening.closes || closing.opens) && (sizes[0] + sizes[1]) % 3 === 0 && sizes.some((size) => size % 3);
}

/**
 * The places where GitHub may find a mailbox and the site does not.
 * @param {string} text With code masked.
 * @param {FormSite["grammar"]} grammar
 */
export function withLooseMailbox(text, grammar) {
  const bare = withoutWholes(text, grammar).replace(grammar.bare_mailbox, (found) => " ".repeat(found.length));
  return [...bare.matchAll(grammar.mailbox_like)].map(({ index }) => index);
}

/** @param {Run[]} runs */
function hasLoose(runs) {
  /** @type {string[]} */
  const opened = [];
  for (const { signs, opens, closes, isTorn, isAgainst } of runs) {
    if (isTorn) return true;
    if (closes && opened.at(-1) === signs) opened.pop();
    else if (closes && opened.some((each) => mayPair(each, signs))) return true;
    else if (!opens || signs.length > MOST_SIGNS || opened.includes(signs) || (isAgainst && isCut(opened, signs))) return true;
    else opened.push(signs);
  }
  return opened.length > 0;
}

/**
 * Whether the site takes one or two of three stars for the end of what is open.
 * @param {string[]} opened
 * @param {string} signs
 */
function isCut(opened, signs) {
  return signs === "***" && opened.some(([sign]) => sign === "*");
}

/**
 * Whether a run within a word may close one of another length.
 * @param {string} opening
 * @param {string} signs
 */
function mayPair(opening, signs) {
  return opening[0] === signs[0] && (opening.length + signs.length) % 3 !== 0;
}

/**
 * The places where GitHub strikes through, or leaves signs out of the text for an image: there may be two partners.
 * @param {string} text With code masked.
 * @param {FormSite["grammar"]} grammar
 */
export function withDrawnText(text, grammar) {
  const { link, struck } = grammar;
  const images = [...text.matchAll(link)].filter(({ groups = {} }) => {
    const runs = runsIn(groups.text);
    const isPaired = runs.some(({ opens, signs: [sign] }, n) => opens && runs.slice(n + 1).some(({ closes, signs }) => closes && signs[0] === sign));
    return groups.image && (isPaired || firstOf(groups.text, struck));
  });
  return [...withoutWholes(text, grammar).matchAll(struck), ...images].map(({ index }) => index);
}

/**
 * @param {string} text
 * @returns {Run[]}
 */
function runsIn(text) {
  return [...text.matchAll(/\*+|_+/g)].map(({ 0: signs, index = 0 }) => {
    const [before, after] = [text.slice(0, index), text.slice(index + signs.length)];
    const here = canDo(signs, before, after);
    const there = canDo(signs, before.replace(/~+$/, ""), after.replace(/^~+/, ""));
    const isTorn = here.opens !== there.opens || here.closes !== there.closes;
    const isAgainst = !isSpace([...before].at(-1) ?? " ");
    return { signs, index, opens: here.opens || there.opens, closes: here.closes || there.closes, isTorn, isAgainst };
  });
}

/**
 * What a run can do by the characters before and after it.
 * @param {string} signs
 * @param {string} left
 * @param {string} right
 */
function canDo(signs, left, right) {
  const before = [...left].at(-1) ?? " ";
  const [after = " "] = right;
  const isLeft = !isSpace(after) && (!isSign(after) || isSpace(before) || isSign(before));
  const isRight = !isSpace(before) && (!isSign(before) || isSpace(after) || isSign(after));
  const inWord = signs.startsWith("_");
  return { opens: isLeft && (!inWord || !isRight || isSign(before)), closes: isRight && (!inWord || !isLeft || isSign(after)) };
}

/** @param {string} character */
function isSpace(character) {
  return /\s/.test(character);
}

/** @param {string} character */
function isSign(character) {
  return character === CODE || /[\p{P}\p{S}]/u.test(character);
}

// What must never reach GitHub, where everything is public: BSN and bank account; what points to a person as warnings.
// The patterns are those of the check.

import { readPatterns, startsWith } from "./patterns.js";
import { makeProblem } from "./problems.js";

/** @typedef {[start: number, end: number]} Span */

/** @type {(found: RegExpMatchArray) => Span} */
const spanOf = ({ 0: value, index = 0 }) => [index, index + value.length];

/** @type {{ code: string, find: (text: string, personal: Personal) => Span[], show: (value: string) => string }[]} */
const FINDERS = [
  { code: "P-002", find: findIbans, show: mask },
  { code: "P-004", find: findPhones, show: String },
  { code: "P-001", find: findBsns, show: mask },
  { code: "P-003", find: findEmails, show: String },
  { code: "P-005", find: (text, { home_address }) => [...text.matchAll(home_address)].map(spanOf), show: String },
  { code: "P-006", find: (text, { introduced }) => [...text.matchAll(introduced)].map(spanOf), show: String },
];

/**
 * @param {PersonalFacts} facts
 * @returns {Personal}
 */
export function readPersonal({ groupings, shortest_iban, mailboxes, unsought, ...patterns }) {
  return { groupings, shortest_iban, mailboxes, unsought, ...readPatterns(patterns) };
}

/**
 * Problems in one text. What is found is taken out, so that no number counts twice.
 * @param {string} text
 * @param {string} field
 * @param {import("./problems.js").Judging & { personal: Personal }} site
 */
export function checkPrivacy(text, field, site) {
  const { invisible, web_address, unsought } = site.personal;
  let readable = text.normalize("NFKC").replace(invisible, "").replaceAll("\\", "").replace(web_address, " ");
  return FINDERS.filter(({ code }) => !unsought.includes(code)).flatMap(({ code, find, show }) => {
    const spans = find(readable, site.personal);
    const values = spans.map(([start, end]) => show(readable.slice(start, end)));
    readable = withoutSpans(readable, spans);
    return values.map((value) => makeProblem(site, code, field, { value }));
  });
}

/**
 * @param {string} text
 * @param {Span[]} spans
 */
function withoutSpans(text, spans) {
  return spans.reduce(
    (left, [start, end]) => left.slice(0, start) + left.slice(start, end).replace(/[^\n]/g, "\u00a0") + left.slice(end), text);
}

/** @param {string} value */
function mask(value) {
  return `•••${value.slice(-2)}`;
}

/**
 * Bank accounts; a word after one may look like its last group.
 * @param {string} text
 * @param {Personal} personal
 * @returns {Span[]}
 */
function findIbans(text, { iban, gap, shortest_iban }) {
  return [...text.matchAll(iban)].flatMap(({ 0: written, index = 0 }) => {
    const ends = [written.length, ...[...written.matchAll(gap)].map((each) => each.index ?? 0).reverse()];
    const end = ends.find((each) => isIban(written.slice(0, each).replace(gap, "").toUpperCase(), shortest_iban));
    return end ? [/** @type {Span} */ ([index, index + end])] : [];
  });
}

/**
 * The check of ISO 13616: the first four to the end, letters as numbers, modulo 97 is 1.
 * @param {string} compact
 * @param {number} shortest
 */
function isIban(compact, shortest) {
  if (compact.length < shortest) return false;
  const number = [...compact.slice(4), ...compact.slice(0, 4)].map((sign) => parseInt(sign, 36)).join("");
  return [...number].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/**
 * @param {string} text
 * @param {Personal} personal
 */
function findPhones(text, { phone, general_number, time_or_date }) {
  const isPersonal = (/** @type {string} */ written) => {
    const digits = written.replaceAll("(0)", "").replace(/^(?:\+|00)31|\D/g, "");
    return !startsWith(digits, general_number) && !startsWith(written, time_or_date);
  };
  return [...text.matchAll(phone)].filter(([written]) => isPersonal(written)).map(spanOf);
}

/**
 * @param {string} text
 * @param {Personal} personal
 */
function findBsns(text, { digits, groupings, amount }) {
  return [...text.matchAll(digits)].flatMap((run) => ninesIn(run, groupings)).filter(([start, end]) => {
    const written = text.slice(start, end);
    return isBsn(written.replace(/\D/g, "")) && !isAmount(written, text.slice(0, start), text.slice(end), amount);
  });
}

/**
 * The parts of a run that are nine digits together, or the whole run when it is grouped as people do.
 * @param {RegExpMatchArray} run
 * @param {number[][]} groupings
 * @returns {Span[]}
 */
function ninesIn(run, groupings) {
  const [first] = spanOf(run);
  const parts = [...run[0].matchAll(/\d+/g)].map(spanOf);
  const sizes = parts.map(([start, end]) => end - start);
  if (groupings.some((grouping) => grouping.join() === sizes.join())) return [spanOf(run)];
  return parts.filter((_, n) => sizes[n] === 9).map(([start, end]) => [first + start, first + end]);
}

/**
 * The eleven test of the burgerservicenummer.
 * @param {string} digits
 */
function isBsn(digits) {
  const sum = [...digits].reduce((total, digit, n) => total + Number(digit) * (n === 8 ? -1 : 9 - n), 0);
  return digits.length === 9 && digits !== "000000000" && sum % 11 === 0;
}

/**
 * @param {string} written
 * @param {string} before
 * @param {string} after
 * @param {RegExp} amount
 */
function isAmount(written, before, after, amount) {
  const isGrouped = written.match(amount)?.[0] === written;
  return isGrouped && (before.trimEnd().endsWith("€") || after.trimStart().startsWith("euro"));
}

/**
 * The addresses that are not an organisation's general mailbox.
 * @param {string} text
 * @param {Personal} personal
 */
function findEmails(text, { email, mailboxes }) {
  const nameOf = (/** @type {string} */ address) => address.toLowerCase().split(/[._+]/)[0].split("@")[0];
  return [...text.matchAll(email)].filter(([address]) => !mailboxes.includes(nameOf(address))).map(spanOf);
}

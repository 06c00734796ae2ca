// What must never reach GitHub, where everything is public: BSN and bank account; phone and personal mail as warnings.
// The check finds more (addresses, names); this is what cannot wait until then.

import { makeProblem } from "./problems.js";

const GAP = "[ \\u00a0()./–-]{0,3}";
const IBAN = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[ \t\u00a0.–-]?[A-Z0-9]){11,30}(?![A-Z0-9])/giu;
const PHONE = new RegExp(
  `(?<![\\p{L}\\d+])(?<!\\d[./–-])(?:(?:(?:\\+|00)31${GAP}(?:\\(0\\))?|\\(?0)${GAP}[1-9](?:${GAP}\\d){8}` +
    "|\\+(?!31)[1-9]\\d{0,2}(?:[ \\u00a0./()-]{0,2}\\d){7,11})(?!\\d)", "gu");
const GENERAL_NUMBER = /^0(?:800|90[0-9]|88)/;
const DIGITS = /\d(?:[ \t\u00a0.–-]?\d){8,}/g;
const GROUPINGS = ["3,3,3", "4,2,3", "3,2,4", "2,2,2,3", "4,5"];
const MAIL = /(?<![\p{L}\d.+%_-])[\p{L}\d._+%-]{1,64}@[\p{L}\d_-]{1,63}(?:\.[\p{L}\d_-]{1,63}){1,6}/gu;

/**
 * Problems in one text; `mailboxes` are the names of mailboxes that belong to an organisation.
 * @param {string} text
 * @param {string} field
 * @param {Pick<FormSite, "rules" | "mailboxes">} site
 */
export function checkPrivacy(text, field, { rules, mailboxes }) {
  let readable = text.normalize("NFKC").replace(/[\u00ad\u200b-\u200f\u2060]/g, "").replace(/https?:\/\/[^\s)>\]"]+/gi, " ");
  /** @type {Problem[]} */
  const found = [];
  /** @type {(code: string, spans: string[], show?: (value: string) => string) => void} */
  const take = (code, spans, show = (value) => value) => {
    for (const value of spans) {
      found.push(makeProblem(rules, code, field, { value: show(value) }));
      readable = readable.replace(value, "\u00a0".repeat(value.length));
    }
  };
  /** @type {(value: string) => string} */
  const mask = (value) => `•••${value.slice(-2)}`;
  take("P-002", [...readable.matchAll(IBAN)].flatMap(([value]) => shortestIban(value) ?? []), mask);
  take("P-004", [...readable.matchAll(PHONE)].map(([value]) => value).filter((value) => !GENERAL_NUMBER.test(digitsOf(value))));
  take("P-001", [...readable.matchAll(DIGITS)].flatMap(([run]) => ninesIn(run)).filter((value) => isBsn(digitsOf(value))), mask);
  take("P-003", [...readable.matchAll(MAIL)].map(([value]) => value).filter((value) => !isGeneral(value, mailboxes)));
  return found;
}

/** @param {string} text */
function digitsOf(text) {
  return text.replace(/\D/g, "");
}

/**
 * The eleven test of the burgerservicenummer.
 * @param {string} digits
 */
function isBsn(digits) {
  const sum = [...digits].reduce((total, digit, n) => total + Number(digit) * (n === 8 ? -1 : 9 - n), 0);
  return digits.length === 9 && digits !== "000000000" && sum % 11 === 0;
}

/** @param {string} run */
function ninesIn(run) {
  const parts = run.match(/\d+/g) ?? [];
  return GROUPINGS.includes(parts.map((part) => part.length).join(",")) ? [run] : parts.filter((part) => part.length === 9);
}

/**
 * The bank account in a run of letters and digits; a word after it may look like its last group.
 * @param {string} written
 */
function shortestIban(written) {
  const ends = [...written.matchAll(/[ \t\u00a0.–-]/g)].map((gap) => gap.index).reverse();
  const end = [written.length, ...ends].find((each) => isIban(written.slice(0, each)));
  return end ? written.slice(0, end) : null;
}

/** @param {string} text */
function isIban(text) {
  const compact = text.replace(/[ \t\u00a0.–-]/g, "").toUpperCase();
  if (compact.length < 15) return false;
  const number = [...compact.slice(4), ...compact.slice(0, 4)].map((sign) => parseInt(sign, 36)).join("");
  return [...number].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/**
 * @param {string} address
 * @param {string[]} mailboxes
 */
function isGeneral(address, mailboxes) {
  return mailboxes.includes(address.toLowerCase().split(/[._+]/)[0].split("@")[0]);
}

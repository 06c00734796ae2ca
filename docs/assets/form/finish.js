// The three ways out: to GitHub, as a file, or as a Word file for the editors.

import { element } from "../shared/dom.js";

const LONGEST_ADDRESS = 8000;
// GitHub's servers refuse longer addresses.
const LOGIN = "https://github.com/login?return_to=";
// Where GitHub sends who must log in first: it encodes the address once more.

/**
 * The page of GitHub that makes a new file; with the text when it fits, also by way of the login, without it when
 * it does not.
 * @param {string} repository
 * @param {string} branch
 * @param {string} folder
 * @param {string} slug
 * @param {string} text
 */
export function addressOfNewFile(repository, branch, folder, slug, text) {
  const start = `${repository}/new/${encodeURIComponent(branch)}/${folder}?filename=${slug}.md`;
  const whole = `${start}&value=${encodeValue(text)}`;
  const longest = LOGIN.length + encodeURIComponent(whole).length;
  return longest <= LONGEST_ADDRESS ? { address: whole, isWhole: true } : { address: start, isWhole: false };
}

/**
 * Percent-encoding that leaves what a query may hold as it is: the shorter, the more stories fit.
 * @param {string} text
 */
function encodeValue(text) {
  return encodeURIComponent(text)
    .replaceAll("%20", "+")
    .replace(/%(?:2C|3A|2F|40|24|3F)/g, (code) => decodeURIComponent(code));
}

/**
 * @param {string} name
 * @param {Blob} content
 */
export function download(name, content) {
  const link = element("a", { href: URL.createObjectURL(content), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

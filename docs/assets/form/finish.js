// The ways out: to GitHub, as a file, with images as a zip, or as a Word file for the editors.

import { element } from "../shared/dom.js";
import { makeZip } from "../shared/zip.js";

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

/**
 * A story with its images and their licences, each where it belongs: to be unpacked at the top of the repository.
 * @typedef {{ image: Record<string, string>, copy: Blob }} Copy
 * @param {string} path Of the story, without its ending.
 * @param {string} text
 * @param {Copy[]} copies
 */
export async function zipStory(path, text, copies) {
  /** @type {Record<string, string | Uint8Array<ArrayBuffer>>} */
  const files = { [`${path}.md`]: text };
  for (const { image, copy } of copies) {
    const { file, credit = "", licence = "" } = image;
    files[`${path}/${file}`] = new Uint8Array(await copy.arrayBuffer());
    const [maker, terms] = [credit, licence].map((words) => words.trim().split(/\s+/u)); // each line is a statement of its own
    const isOpen = licence.startsWith("CC") && credit.trim();
    if (isOpen) files[`${path}/${file}.license`] = `SPDX-FileCopyrightText: ${maker.join(" ")}\n\nSPDX-License-Identifier: ${terms.join("-")}\n`;
  }
  return makeZip(files, "application/zip");
}

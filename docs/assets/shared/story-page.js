// A story as its own page tells it, for who shows it elsewhere: no second copy of what it says.
import { all } from "./dom.js";

const ROOT = new URL("../../", import.meta.url);

/** @param {string} slug */
const storyAddress = (slug) => new URL(`verhalen/${slug}/`, ROOT).href;

/**
 * The page of a story; null when there is none.
 * @param {string} slug
 */
export const openStory = (slug) => openPage(storyAddress(slug));

/**
 * A page of the site; null when there is none. What was renamed left a page at its old address that leads on. Fails when
 * the network does.
 * @param {string} url
 */
export async function openPage(url) {
  const found = await read(url);
  const moved = found?.html.querySelector('meta[http-equiv="refresh"]') && found.html.querySelector('link[rel="canonical"]')?.getAttribute("href");
  return found && moved ? read(new URL(moved, found.url).href) : found;
}

/** @param {string} url */
async function read(url) {
  const answer = await fetch(url);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return { url: answer.url, html: new DOMParser().parseFromString(await answer.text(), "text/html") };
}

/**
 * Make addresses complete and take away what only works on the page of the story; a word that is explained there stays.
 * @param {HTMLElement} text
 * @param {string} url Of its page.
 * @param {string} [within] Where the whole text stands: ids get this in front, and links to them stay there.
 */
export function settle(text, url, within = "") {
  for (const term of text.querySelectorAll(".term")) term.replaceWith(term.querySelector(".term__word")?.textContent ?? "");
  for (const idle of text.querySelectorAll("script, button, .cite, .js-only, [data-bundle-skip]")) idle.remove();
  for (const each of text.querySelectorAll("[id]")) {
    if (within) each.id = `${within}--${each.id}`;
    else each.removeAttribute("id");
  }
  for (const link of text.querySelectorAll("a[href], use")) {
    const href = link.getAttribute("href") ?? "";
    link.setAttribute("href", within && href.startsWith("#") ? `#${within}--${href.slice(1)}` : new URL(href, url).href);
  }
  for (const image of all("img[src]", HTMLImageElement, text)) {
    image.src = new URL(image.getAttribute("src") ?? "", url).href;
    image.removeAttribute("loading"); // what is still to be loaded would be missing in print
  }
  return text;
}

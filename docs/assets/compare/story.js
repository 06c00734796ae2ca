// What a comparison shows of a story, read from its own page.
import { all, element, find, need } from "../shared/dom.js";
import { openStory, settle } from "../shared/story-page.js";

/**
 * Null when there is no such story; fails when the network does.
 * @param {string} slug
 * @returns {Promise<ComparedStory | null>}
 */
export async function fetchCompared(slug) {
  const found = await openStory(slug);
  if (!found) return null;
  const { url, html } = found;
  /** @type {(name: string) => HTMLElement} */
  const pick = (name) => need(`[data-bundle-part="${name}"]`, HTMLElement, html);
  const fit = need("[data-fit]", HTMLElement, html);
  const result = need(".fit__result", HTMLElement, fit);
  const page = {
    // A renamed story goes on under its new name.
    slug: new URL(url).pathname.split("/").filter(Boolean).at(-1) ?? slug,
    url,
    title: need("h1", HTMLElement, html).textContent.replaceAll("\u00ad", "").trim(),
    place: need("b", HTMLElement, pick("place")).textContent.trim(),
    line: pick("place").textContent.trim().replaceAll(/\s+/g, " "),
    akin: all(".beyond .card", HTMLElement, html).flatMap((card) => {
      const link = find(".card__title a", HTMLAnchorElement, card);
      const slugOf = link?.getAttribute("href")?.split("/").at(-2);
      if (!link || !slugOf) return [];
      const place = find(".card__place b", HTMLElement, card)?.textContent ?? "";
      return [{ slug: slugOf, title: link.textContent.replaceAll("\u00ad", ""), place, why: find(".card__reason", HTMLElement, card)?.textContent.trim() ?? "" }];
    }),
    places: (fit.dataset.fit ?? "").split(" ").filter(Boolean),
    partners: result.dataset.partners ?? "",
    conditions: all(".fit__conditions li", HTMLElement, fit).length,
  };
  const main = need("main", HTMLElement, html);
  need(".story__facts", HTMLElement, main).removeAttribute("data-bundle-skip"); // what a booklet leaves out is the point here
  for (const passage of all(".passage", HTMLElement, main)) passage.dataset.at = passage.id; // ids do not outlive the page
  return { ...page, ...contentOf(settle(main, url)) };
}

/** @param {HTMLElement} main The article, with addresses that hold anywhere. */
function contentOf(main) {
  for (const mark of main.querySelectorAll(".reference, .sources__uses")) mark.remove();
  /** @type {Map<string, Node[][]>} */
  const parts = new Map();
  for (const head of all("[data-fact]", HTMLElement, main)) parts.set(head.dataset.fact ?? "", valuesAfter(head));
  for (const head of main.querySelectorAll(".section--lessen h3")) head.replaceWith(element("p", { class: "side__sub" }, ...head.childNodes));
  /** @type {(name: string, selector: string) => void} */
  const take = (name, selector) => {
    const found = all(selector, HTMLElement, main);
    if (found.length) parts.set(name, found.map((each) => [each]));
  };
  take("figures", ".drawings");
  take("result", ".section--resultaat > p:first-of-type");
  take("lessons", ".section--lessen > *:not(h2)");
  take("conditions", ".fit__conditions");
  take("questions", ".ask-them");
  return { parts, ingredients: heldIn("ingredients", main), setbacks: heldIn("setbacks", main) };
}

/**
 * @param {Element} head
 * @returns {Node[][]}
 */
function valuesAfter(head) {
  const values = [];
  for (let next = head.nextElementSibling; next?.tagName === "DD"; next = next.nextElementSibling) values.push([...next.childNodes]);
  return values;
}

/**
 * The ingredients or setbacks of a story: which, their names as links, and where the story shows each first.
 * @param {string} name
 * @param {HTMLElement} main
 */
function heldIn(name, main) {
  return all(`[data-bundle-part="${name}"] li`, HTMLElement, main).map((item) => {
    const link = need("a", HTMLAnchorElement, item);
    const count = find("a.count", HTMLAnchorElement, item);
    return { slug: link.href.split("/").at(-2) ?? "", title: link.textContent.trim(), link, passage: count?.href ?? "", begins: count ? firstSentence(passageAt(count, main)) : "" };
  });
}

/**
 * The text of the paragraph that a link of this page leads to.
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} main
 */
function passageAt({ hash }, main) {
  const passage = all(".passage", HTMLElement, main).find(({ dataset }) => dataset.at === hash.slice(1));
  return passage ? find(":scope > :not(.passage__label)", HTMLElement, passage)?.textContent.trim() ?? "" : "";
}

/** @param {string} text */
function firstSentence(text) {
  if (!("Segmenter" in Intl)) return text;
  const [first] = new Intl.Segmenter("nl", { granularity: "sentence" }).segment(text);
  return first?.segment.trim() ?? "";
}

// The order 'Lijkt op Apeldoorn', for who works there and for an address that says so. Imported before the orders are read.

import { isSlug } from "../bundle/part.js";
import { element, need } from "../shared/dom.js";
import { readOwnPlace } from "../shared/own-place.js";
import { LIKE } from "./lists.js";

const select = need("[data-finder] select", HTMLSelectElement);
const own = readOwnPlace();
const asked = new URLSearchParams(location.search).get("sort") ?? "";
const slug = asked.startsWith(LIKE) ? asked.slice(LIKE.length) : "";

/** @param {Pick<Place, "slug" | "name">} place */
function offer(place) {
  const option = element("option", { value: LIKE + place.slug }, `Lijkt op ${place.name}`);
  select.append(option);
  return option;
}

if (own) offer(own);
if (isSlug(slug) && slug !== own?.slug) nameLater(offer({ slug, name: "…" }));

/**
 * An address has no name, only a slug.
 * @param {HTMLOptionElement} option
 */
async function nameLater(option) {
  const { placesBySlug } = await import("../shared/places.js");
  const place = (await placesBySlug()).get(slug);
  if (place) option.textContent = `Lijkt op ${place.name}`;
  else option.remove();
}

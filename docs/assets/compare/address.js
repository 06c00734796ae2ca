// The way to stories side by side, for whoever shows several.

export const FEWEST = 2;
export const MOST = 3;

/**
 * The address of these stories side by side. Their commas stay readable: a slug has nothing to escape.
 * @param {string | URL} page
 * @param {string[]} stories
 * @param {string | null} [place] Slug of the municipality beside them.
 */
export function choiceAddress(page, stories, place = null) {
  const query = [...(stories.length ? [`verhalen=${stories.join(",")}`] : []), ...(place ? [`gemeente=${place}`] : [])];
  const url = new URL(page);
  url.search = query.join("&");
  return url.href;
}

/**
 * Have a link lead to the first of these stories side by side; with too few there is none.
 * @param {HTMLAnchorElement} link
 * @param {string[]} stories
 */
export function leadTo(link, stories) {
  link.hidden = stories.length < FEWEST;
  link.href = choiceAddress(link.href, stories.slice(0, MOST));
  link.textContent = stories.length > MOST ? "Leg de eerste drie naast elkaar" : `Leg de ${stories.length === FEWEST ? "twee" : "drie"} naast elkaar`;
}

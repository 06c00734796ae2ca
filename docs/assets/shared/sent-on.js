// From an old address, or a short one in print, to where the page is: at the place in it, with the edition that a reader holds.
const page = document.querySelector("main a");
const edition = new URLSearchParams(location.search).get("e");
const query = edition ? `?editie=${encodeURIComponent(edition)}` : location.search;
if (page instanceof HTMLAnchorElement) location.replace(page.href + query + location.hash);

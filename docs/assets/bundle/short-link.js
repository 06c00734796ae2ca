// From a QR code in print to the story, with the edition that the reader holds.
const story = document.querySelector("main a");
const edition = new URLSearchParams(location.search).get("e");
if (story instanceof HTMLAnchorElement) location.replace(story.href + (edition ? `?editie=${encodeURIComponent(edition)}` : ""));

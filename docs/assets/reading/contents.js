// The contents of a page tell which section is being read; what was chosen from them on a narrow screen closes them.
import { all, need } from "../shared/dom.js";

const list = need(".outline__list", HTMLElement);
const links = all(".outline__section", HTMLAnchorElement, list);
const sections = links.map((link) => document.getElementById(link.hash.slice(1)));
let isWaiting = false;

/** The last section whose heading has come into the upper third of the window; sections come in the order of the page. */
function show() {
  isWaiting = false;
  const passed = sections.filter((section) => section && section.getBoundingClientRect().top < innerHeight / 3);
  const current = passed.length - 1;
  for (const [position, link] of links.entries()) {
    if (position === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  const shown = links[current];
  // Who is in the list by keyboard sees what has the focus.
  if (shown && !list.contains(document.activeElement)) list.scrollTop = shown.offsetTop - list.clientHeight / 2;
}

addEventListener(
  "scroll",
  () => {
    if (!isWaiting) requestAnimationFrame(show);
    isWaiting = true;
  },
  { passive: true },
);
list.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("a") && list.matches(":popover-open")) list.hidePopover();
});
show();

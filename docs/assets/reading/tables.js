// A box that scrolls sideways can be reached with the keyboard, in browsers that do not see to it themselves.
import { all } from "../shared/dom.js";

const boxes = all(".scroll:not([tabindex])", HTMLElement);
const sizes = new ResizeObserver(() => {
  for (const box of boxes) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
});
for (const box of boxes) sizes.observe(box);

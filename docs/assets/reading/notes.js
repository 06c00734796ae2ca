// A source or footnote beside the sentence that refers to it: by pointer, focus, click or tap. Escape closes it. Without
// this script the reference leads to the list.
import { element, idIn } from "../shared/dom.js";

const REFERENCES = ".reference a, .footnote-ref";
const note = element("span", { class: "note", id: "noot", popover: "auto", tabindex: "-1" }); // no stop when it scrolls
/** @type {HTMLAnchorElement | null} */
let shown = null;

/** @param {EventTarget | null} target */
function referenceAt(target) {
  const found = target instanceof Element ? target.closest(REFERENCES) : null;
  return found instanceof HTMLAnchorElement ? found : null;
}

/**
 * Show what a reference refers to. Its links come after it in the order of the keyboard once it was chosen: who only
 * passes by has none of them in the way.
 * @param {HTMLAnchorElement} reference
 * @param {boolean} isChosen
 */
function show(reference, isChosen) {
  const source = document.getElementById(idIn(reference.hash));
  if (!source) return;
  const copy = /** @type {HTMLElement} */ (source.cloneNode(true));
  for (const idle of copy.querySelectorAll(".sources__uses, .sources__address, .footnote-backref")) idle.remove();
  for (const term of copy.querySelectorAll(".term")) term.replaceWith(term.querySelector(".term__word")?.textContent ?? ""); // it explains itself there
  const way = element("a", { class: "note__list", href: reference.hash }, "Naar de lijst");
  note.replaceChildren(...copy.childNodes, way);
  for (const link of note.querySelectorAll("a")) link.tabIndex = isChosen ? 0 : -1;
  if (shown !== reference) {
    hide();
    shown = reference;
    (reference.closest("sup") ?? reference).after(note);
    reference.setAttribute("aria-describedby", note.id);
  }
  note.showPopover();
  place(reference);
}

/**
 * Under the reference, or above it where the window ends; within the window. On a narrow screen the style sheet docks it
 * at the foot, or at the top when the reference is in the lower half.
 * @param {HTMLElement} reference
 */
function place(reference) {
  const { left, top, bottom } = reference.getBoundingClientRect();
  note.classList.toggle("note--top", top + bottom > innerHeight);
  const { width, height } = note.getBoundingClientRect();
  const edge = document.documentElement.clientWidth - width - 16;
  const y = bottom + height > innerHeight && top > height ? top - height : bottom;
  note.style.setProperty("--x", `${Math.max(16, Math.min(left - 16, edge)) + scrollX}px`);
  note.style.setProperty("--y", `${y + scrollY}px`);
}

function hide() {
  if (note.matches(":popover-open")) note.hidePopover();
}

/** @param {EventTarget | null} target */
function isOutside(target) {
  return !(target instanceof Node && (note.contains(target) || shown?.contains(target)));
}

note.addEventListener("toggle", (event) => {
  if (event instanceof ToggleEvent && event.newState === "open") return;
  shown?.removeAttribute("aria-describedby");
  shown = null;
});
document.addEventListener("click", (event) => {
  const reference = referenceAt(event.target);
  if (!reference) return;
  event.preventDefault();
  show(reference, true);
});
document.addEventListener("pointerover", (event) => {
  const reference = event.pointerType === "mouse" ? referenceAt(event.target) : null;
  if (reference && reference !== shown) show(reference, false);
});
document.addEventListener("pointerout", (event) => {
  const isHovering = event.pointerType === "mouse" && !isOutside(event.target);
  if (isHovering && isOutside(event.relatedTarget) && isOutside(document.activeElement)) hide();
});
document.addEventListener("focusin", (event) => {
  const reference = referenceAt(event.target);
  if (reference?.matches(":focus-visible") && reference !== shown) show(reference, false);
  else if (isOutside(event.target)) hide();
});

// For who comes from paper: which edition they hold, and what changed in the story since.
import { all, element, find } from "../shared/dom.js";
import { dutchDate } from "../shared/dutch.js";
import { changedSince, hasTextOf } from "./since.js";

const code = new URLSearchParams(location.search).get("editie") ?? "";
const [, bundle, date] = /^([a-z0-9-]{1,80})\.(\d{4}(?:-\d{2}){0,2})$/.exec(code) ?? [];
const note = find("[data-edition-note]", HTMLElement);

if (note && date && !Number.isNaN(Date.parse(date))) {
  const link = document.querySelector(`a[href$="bundels/${bundle}/"]`);
  const isSame = hasTextOf(code, note.dataset.editions);
  const dates = all(".changes li", HTMLElement).map((item) => item.dataset.date ?? "");
  const title = link ? `‘${link.textContent.trim()}’` : "een bundel";
  const words = changedSince(dates, date, isSame);
  const since = dates.length ? element("a", { href: "#wijzigingen" }, words) : element("span", {}, words);
  const checked = note.dataset.reviewed ? ` Voor het laatst gecontroleerd op ${dutchDate(note.dataset.reviewed)}.` : "";
  note.replaceChildren(`Je komt van papier: ${title}, ${dutchDate(date)}. `, since, checked);
  note.hidden = false;
}

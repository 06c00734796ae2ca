// For who comes from paper: which edition they hold, and what changed in the story since.
import { all, element, find } from "../shared/dom.js";
import { dutchDate } from "../shared/dutch.js";

const code = new URLSearchParams(location.search).get("editie") ?? "";
const [, bundle, date] = /^([a-z0-9-]{1,80})\.(\d{4}(?:-\d{2}){0,2})$/.exec(code) ?? [];
const note = find("[data-edition-note]", HTMLElement);

if (note && date) {
  const link = document.querySelector(`a[href$="bundels/${bundle}/"]`);
  // An edition of a month counts as printed on its last day: what was changed in that month is in it.
  const changes = all(".changes li", HTMLElement).filter((item) => (item.dataset.date ?? "").slice(0, date.length) > date).length;
  const title = link ? `‘${link.textContent.trim()}’` : "een bundel";
  const since = changes
    ? element("a", { href: "#wijzigingen" }, `Sindsdien is er ${changes === 1 ? "één ding" : `${changes} keer iets`} veranderd.`)
    : element("span", {}, "Sindsdien is er niets veranderd.");
  const checked = note.dataset.reviewed ? ` Voor het laatst gecontroleerd op ${dutchDate(note.dataset.reviewed)}.` : "";
  note.replaceChildren(`Je komt van papier: ${title}, ${dutchDate(date)}. `, since, checked);
  note.hidden = false;
}

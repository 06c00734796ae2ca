// For who comes from paper: which edition they hold, and what changed in the story since.
const code = new URLSearchParams(location.search).get("editie") ?? "";
const [, bundle, date] = /^([a-z0-9-]{1,80})\.(\d{4}(?:-\d{2}){0,2})$/.exec(code) ?? [];
const note = document.querySelector("[data-edition-note]");
const MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

function inDutch(value) {
  const [year, month, day] = value.split("-");
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

// An edition of a month counts as printed on its last day: what was changed in that month is in it.
const isLater = (change) => change.slice(0, date.length) > date;

if (note && date) {
  const link = document.querySelector(`a[href$="bundels/${bundle}/"]`);
  const changes = [...document.querySelectorAll(".changes li[data-date]")].filter((item) => isLater(item.dataset.date));
  const title = link ? `‘${link.textContent.trim()}’` : "een bundel";
  const since = document.createElement(changes.length ? "a" : "span");
  if (changes.length) since.href = "#wijzigingen";
  since.textContent = changes.length
    ? `Sindsdien is er ${changes.length === 1 ? "één ding" : `${changes.length} keer iets`} veranderd.`
    : "Sindsdien is er niets veranderd.";
  const checked = note.dataset.reviewed ? ` Voor het laatst gecontroleerd op ${inDutch(note.dataset.reviewed)}.` : "";
  note.replaceChildren(`Je komt van papier: ${title}, ${inDutch(date)}. `, since, checked);
  note.hidden = false;
}

// 'Klopt dit nog?': three answers for who comes from a story or a letter. Yes changes one line of its file.

import { all, find, need } from "../shared/dom.js";

/** The steps in which somebody goes on who says no. */
const WAYS = { almost: "#tekst", stopped: "#veld-status" };

/**
 * Asks whether the story in the form is still right.
 * @param {HTMLElement} form
 * @param {string} title Of the story.
 * @param {string} slug
 * @param {() => void} confirm Sets the day of today in its file.
 */
export function askStillRight(form, title, slug, confirm) {
  const part = need("[data-still]", HTMLElement, form);
  const answers = need("[data-still-answers]", HTMLElement, part);
  const thanks = need("[data-still-thanks]", HTMLElement, part);
  const letter = find("[data-still-letter]", HTMLAnchorElement, part);
  part.hidden = false;
  need("[data-still-title]", HTMLElement, part).textContent = title;
  if (letter) letter.href = `mailto:${letter.dataset.stillLetter}?subject=${encodeURIComponent(`Dit klopt nog: ${title}`)}&body=${encodeURIComponent(`Bestand: ${slug}`)}`;
  for (const button of all("[data-still-answer]", HTMLButtonElement, part)) {
    button.addEventListener("click", () => {
      const answer = button.dataset.stillAnswer;
      if (answer === "almost" || answer === "stopped") {
        part.hidden = true;
        location.hash = WAYS[answer];
        return;
      }
      confirm();
      answers.hidden = true;
      thanks.hidden = false;
      thanks.focus();
    });
  }
}

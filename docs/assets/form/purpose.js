// What somebody came for, at the head of the page: a story of their own, or one of the site that they change.

import { need } from "../shared/dom.js";

/** @typedef {"improve" | "still" | "follow"} Purpose */

/** @type {Record<Purpose, [title: string, lead: (story: string) => string]>} */
const WORDS = {
  improve: ["Verbeter dit verhaal", (story) => `Pas aan wat anders moet in ‘${story}’, en stuur het in bij de laatste stap. De redactie kijkt het na.`],
  still: ["Klopt dit nog?", () => "Eén antwoord is genoeg. Alleen als er iets anders moet, ga je verder in het formulier."],
  follow: ["Wij doen dit ook", (story) => `Zet je gemeente bij ‘${story}’, en stuur het in bij de laatste stap. Meer hoef je niet te veranderen.`],
};

/** The link of a story to the municipalities that do the same. */
const FOLLOWERS = "#veld-followers";

/**
 * What the address asks to do with the story that it names.
 * @param {boolean} isStill
 * @returns {Purpose}
 */
export function purposeOf(isStill) {
  return isStill ? "still" : location.hash === FOLLOWERS ? "follow" : "improve";
}

/** The head of the page. */
export class Head {
  constructor() {
    this.title = need(".page-head h1", HTMLElement);
    this.lead = need(".page-head .lead", HTMLElement);
    /** What is said of a new story. */
    this.own = { title: this.title.textContent ?? "", lead: this.lead.textContent, page: document.title };
  }

  /**
   * @param {Purpose | null} purpose None for a new story.
   * @param {string} story Its title.
   */
  show(purpose, story) {
    if (!purpose) {
      this.title.textContent = this.own.title;
      this.lead.textContent = this.own.lead;
      document.title = this.own.page;
      return;
    }
    const [title, lead] = WORDS[purpose];
    document.title = this.own.page.replace(this.own.title.replaceAll("\u00ad", ""), () => title);
    this.title.textContent = title;
    this.lead.textContent = lead(story);
  }
}

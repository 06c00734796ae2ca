// What the build tells the form of the model; test_facts.py holds facts.json to what it writes.

import { readFileSync } from "node:fs";
import { readPatterns } from "../../docs/assets/form/patterns.js";
import { readPersonal } from "../../docs/assets/form/privacy.js";

/** @type {Omit<FormFacts, "labels" | "stories" | "word" | "setback_names" | "choice_words" | "files">} */
export const FACTS = JSON.parse(readFileSync(new URL("facts.json", import.meta.url), "utf-8"));
export const PERSONAL = readPersonal(FACTS.personal);
export const GRAMMAR = readPatterns(FACTS.grammar);
export const NUMBERS = readPatterns(FACTS.numbers);

// The words of the interface: one JSON file per language, fetched when it is chosen.

import { state } from "./state.js";

export const LANGUAGES = { sv: "Svenska", en: "English", fi: "Suomi", ar: "العربية", uk: "Українська" };

/** Use a language's words, in the page's own words too. */
export async function speak(language) {
  const chosen = language in LANGUAGES ? language : "sv";
  state.words = await (await fetch(new URL(`words/${chosen}.json`, import.meta.url), { credentials: "omit" })).json();
  state.language = chosen;
  const root = document.documentElement;
  root.lang = chosen;
  root.dir = direction(chosen);
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = state.words[node.dataset.word];
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", state.words[node.dataset.label]);
  }
  const kept = document.body.dataset.keepDays;
  document.getElementById("personal").textContent =
    `${state.words.personal} ${kept ? state.words.kept.replace("{days}", kept) : state.words.unkept}`;
}

/** Which way a language is written. */
export function direction(language) {
  return language === "ar" ? "rtl" : "ltr";
}

/** {lang, dir} for what is said in `language`, nothing where the page speaks it. */
export function tongue(language) {
  return language && language !== state.language ? { lang: language, dir: direction(language) } : {};
}

// Whom to turn to instead of a machine: emergency numbers and the municipality's people.

import { icon, make, newTab } from "./element.js";
import { tongue } from "./language.js";
import { state } from "./state.js";

const NUMBERS = ["113 13", "1177", "114 14"];
const DIALLED = /(\b(?:112|1177|90101|90 390|0\d{1,2}-\d{2,3}(?: \d{2})+|\d{3}[ -]\d{2,3}(?: \d{2})*)\b)/;

/** 112, large, and the numbers for what isn't urgent. */
export function numbers() {
  return make("div", { class: "numbers" }, call(), numberList());
}

/** 112, large. */
export function call() {
  return make("a", { class: "call", href: "tel:112" }, icon("phone"), state.words.call112);
}

/** The numbers for what isn't danger to life. */
export function numberList() {
  const items = NUMBERS.map((number) =>
    make("li", {}, dial(number), ` ${state.words.numbers[number]}`),
  );
  return make("ul", { class: "number-list" }, ...items);
}

/** A text in which the numbers to ring can be clicked. */
export function dialled(text) {
  return text.split(DIALLED).map((part) => (DIALLED.test(part) ? dial(part) : part));
}

function dial(number) {
  return make("a", { class: "dial", href: `tel:${number.replace(/\D/g, "")}`, dir: "ltr", text: number });
}

/** The municipality's ways of contact, as a card. */
export function contact() {
  const { words, contact: given } = state;
  const ways = [];
  if (given.phone) {
    const call = make("a", { href: `tel:${given.phone.replace(/[^\d+]/g, "")}`, dir: "ltr", text: given.phone });
    ways.push(make("li", {}, `${words.phone}: `, call));
  }
  if (given.email) {
    ways.push(make("li", {}, `${words.email}: `, make("a", { href: `mailto:${given.email}`, dir: "ltr", text: given.email })));
  }
  if (/^https?:/.test(given.url || "")) ways.push(make("li", {}, newTab(given.url, words.contactPage, words)));
  return make(
    "section",
    { class: "contact" },
    make("h3", {}, icon("human"), words.human),
    make("p", { ...tongue("sv"), text: given.text }),
    ways.length ? make("ul", {}, ...ways) : null,
  );
}

// An answer's text → paragraphs and lists, its markers as buttons that lead to the source.

import { make } from "./element.js";
import { goTo } from "./sources.js";
import { state } from "./state.js";

const ITEM = /^\s*(?:[-–•*]|\d+[.)])\s+/;
const MARKER = /\[(\d{1,2})\]/;

/** The text's paragraphs and lists; `words` makes parts of what stands between markers. */
export function prose(turn, text, markers, words = (part) => [part]) {
  const blocks = [];
  for (const line of text.split("\n")) {
    if (!line.trim()) continue;
    const item = ITEM.test(line);
    const parts = inline(turn, item ? line.replace(ITEM, "") : line, markers, words);
    if (!item) blocks.push(make("p", { dir: "auto" }, ...parts));
    else {
      if (blocks.at(-1)?.tagName !== "UL") blocks.push(make("ul", { dir: "auto" }));
      blocks.at(-1).append(make("li", {}, ...parts));
    }
  }
  return blocks;
}

/** The text without its markers. */
export function plain(text) {
  return text.replace(/\s*\[\d{1,2}\]/g, "").trim();
}

function inline(turn, text, markers, words) {
  return text.split(/(\[\d{1,2}\])/).flatMap((part) => {
    const marker = Number(MARKER.exec(part)?.[1]);
    return markers.has(marker) ? button(turn, marker) : words(part);
  });
}

function button(turn, marker) {
  return make("button", {
    type: "button",
    class: "marker",
    "aria-label": `${state.words.source} ${marker}`,
    text: String(marker),
    onclick: () => goTo(turn, marker),
  });
}

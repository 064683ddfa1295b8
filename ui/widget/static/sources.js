// Citations → cards: where it stands, the words, whether it is in force, what has changed since.

import { make, newTab, unseen } from "./element.js";
import { tongue } from "./language.js";
import { own } from "./service.js";
import { state } from "./state.js";

const GOOD = "gäller";
const BAD = ["ersatt", "upphävd"];

/** The sources of an answer under a heading; null where there are none. */
export function sources(turn, citations) {
  if (!citations.length) return null;
  const heading = citations.length === 1 ? state.words.source : `${state.words.sources} (${citations.length})`;
  const cards = citations.map((citation, at) => card(turn, citation, at === 0));
  return make(
    "section",
    { class: "sources" },
    make("h3", { text: heading }),
    make("ol", { class: "cards" }, ...cards),
  );
}

/** The id of a source's card. */
export function sourceId(turn, marker) {
  return `kalla-${turn.number}-${marker}`;
}

/** Show a source's words and go to it. */
export function goTo(turn, marker) {
  const found = document.getElementById(sourceId(turn, marker));
  if (!found) return;
  const quote = found.querySelector("details");
  if (quote) quote.open = true;
  found.scrollIntoView({ block: "center" });
  found.focus({ preventScroll: true });
}

function card(turn, citation, open) {
  const words = state.words;
  const where = `${citation.title}, ${words.page} ${citation.page}`;
  return make(
    "li",
    { class: "card", id: sourceId(turn, citation.marker), tabindex: "-1" },
    make("p", { class: "card-title" }, number(citation), make("strong", { ...tongue("sv"), text: citation.title })),
    make("p", { class: "path", ...tongue("sv"), text: citation.section.join(" › ") }),
    facts(citation),
    quote(citation, open),
    ...citation.notices.map(notice),
    newTab(own(citation.url), words.openPage, words, {
      class: "open",
      "aria-label": `${words.openPage}: ${where} (${words.newTab})`,
    }),
  );
}

function number(citation) {
  return make(
    "span",
    { class: "number" },
    unseen(`${state.words.source} `),
    String(citation.marker),
  );
}

function facts(citation) {
  const kind = citation.status === GOOD ? "good" : BAD.includes(citation.status) ? "bad" : "";
  const page = `${state.words.pageWord} ${citation.page}`;
  return make(
    "ul",
    { class: "facts" },
    make("li", { text: page }),
    citation.status ? make("li", {}, make("span", { class: `badge ${kind}`, ...tongue("sv"), text: citation.status })) : null,
    citation.dnr ? make("li", { ...tongue("sv"), text: citation.dnr }) : null,
  );
}

function quote(citation, open) {
  if (!citation.quote) return null;
  const words = state.words;
  const digest = citation.edition === "digest";
  const text = make(digest ? "p" : "blockquote", { ...tongue("sv"), text: citation.quote });
  return make("details", { class: "quote", open }, make("summary", { text: digest ? words.restated : words.quote }), text);
}

function notice(each) {
  const words = state.words;
  const checked = each.checked ? `${words.checked} ${each.checked}` : "";
  const about = [sourceOf(each.source), each.date, checked].filter(Boolean);
  const tail = about.flatMap((part, at) => (at ? [", ", part] : [part]));
  return make(
    "p",
    { class: "notice" },
    make("strong", { text: `${words.notice} ` }),
    make("span", { ...tongue("sv"), text: each.text }),
    tail.length ? make("bdi", {}, " (", ...tail, ")") : null,
  );
}

/** A notice's source; an address as a link with its host for text. */
export function sourceOf(source) {
  if (!source || !source.startsWith("https://")) return source;
  return newTab(source, new URL(source).hostname.replace(/^www\./, ""), state.words);
}


// What one can do with an answer: copy it with its sources, ask again, say whether it helped.

import { announce } from "./announce.js";
import { icon, make } from "./element.js";
import { feedback, own } from "./service.js";
import { state } from "./state.js";

const COMMENT = 1000;

/** The row under an answer; `again` asks the same once more. */
export function actions(turn, again) {
  const words = state.words;
  const row = make("div", { class: "actions" }, copyButton(turn));
  row.append(make("button", { type: "button", class: "quiet", onclick: again }, icon("again"), words.again));
  return make("div", { class: "after" }, row, thumbs(turn));
}

/** The answer and its sources as plain text, to paste. */
export function copied(turn) {
  const lines = [turn.question, "", turn.answer.answer, ""];
  for (const each of turn.answer.citations) {
    const where = [each.title, ...each.section].join(" › ");
    lines.push(`[${each.marker}] ${where}, s. ${each.page}`, `    «${each.quote}»`, `    ${own(each.url)}`);
  }
  return lines.join("\n").trim();
}

function copyButton(turn) {
  const words = state.words;
  const label = make("span", { text: words.copy });
  const press = async () => {
    label.textContent = (await write(copied(turn))) ? words.copied : words.notCopied;
    announce(label.textContent);
  };
  return make("button", { type: "button", class: "quiet", onclick: press }, icon("copy"), label);
}

async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeOld(text); // a page without a secure origin, or a frame that may not
  }
}

function writeOld(text) {
  const before = document.activeElement;
  const area = make("textarea", { class: "unseen", "aria-hidden": "true", tabindex: "-1" });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  before?.focus();
  return done;
}

function thumbs(turn) {
  const words = state.words;
  const box = make("div", { class: "thumbs", role: "group", "aria-label": words.helped });
  if (turn.thumb !== undefined) return thanked(box, turn);
  const thumb = (helpful, name, text) =>
    make(
      "button",
      { type: "button", class: "quiet", onclick: () => say(turn, helpful, box) },
      icon(name),
      text,
    );
  box.append(make("p", { text: words.helped }), thumb(true, "up", words.yes), thumb(false, "down", words.no));
  return box;
}

function say(turn, helpful, box) {
  turn.thumb = helpful;
  feedback(turn.answer.id, helpful, "").catch(() => {});
  thanked(box, turn);
  announce(state.words.thanks);
  box.querySelector("textarea")?.focus();
}

function thanked(box, turn) {
  const words = state.words;
  if (turn.commented) box.replaceChildren(make("p", { tabindex: "-1", text: words.thanks }));
  else box.replaceChildren(make("p", { text: words.thanks }), comment(turn, box));
  return box;
}

function comment(turn, box) {
  const words = state.words;
  const id = `kommentar-${turn.number}`;
  const field = make("textarea", { id, rows: "2", maxlength: COMMENT });
  const sent = (event) => {
    event.preventDefault();
    if (!field.value.trim()) return field.focus();
    turn.commented = true;
    feedback(turn.answer.id, turn.thumb, field.value.trim()).catch(() => {});
    thanked(box, turn);
    announce(words.thanks);
    box.firstChild.focus();
  };
  return make(
    "form",
    { class: "comment", onsubmit: sent },
    make("label", { for: id, text: words.comment }),
    field,
    make("button", { type: "submit", class: "secondary", text: words.sendComment }),
  );
}

/** Dots that move while the answer is made, unless motion is unwanted. */
export function waiting() {
  const words = state.words;
  return make(
    "p",
    { class: "waiting" },
    make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i")),
    make("span", { text: words.waiting }),
  );
}

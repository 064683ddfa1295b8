// One question and what came back, drawn in each of its phases: waiting, done, stopped, failed.

import { actions, waiting } from "./actions.js";
import { make, newTab } from "./element.js";
import { call, contact, dialled, numberList } from "./help.js";
import { tongue } from "./language.js";
import { prose } from "./prose.js";
import { own } from "./service.js";
import { sources } from "./sources.js";
import { state } from "./state.js";

const UNJUDGED = ["emergency", "personal_data", "refused"]; // nobody in danger is asked what they thought
const CLOSED_SECONDS = 60; // a busy service asks for a few, a paused one for minutes
const NEEDS_HUMAN = ["not_found", "out_of_scope", "error"];

/** Draw a turn anew; `ways` are {again, ask}. */
export function drawTurn(turn, ways) {
  const heading = make("h2", { class: "question", tabindex: "-1" });
  heading.append(make("span", { class: "unseen", text: `${state.words.you} ` }), make("bdi", { text: turn.question }));
  turn.heading = heading;
  turn.said = make("div", { class: "said" });
  turn.node.replaceChildren(heading, turn.said);
  turn.node.setAttribute("aria-busy", String(turn.phase === "waiting"));
  turn.said.append(...{ waiting: coming, done, stopped, failed }[turn.phase](turn, ways));
}

/** Show what has come of an answer that is on its way. */
export function drawComing(turn) {
  turn.said.replaceChildren(...coming(turn));
}

function coming(turn) {
  const text = turn.sentences.join(""); // each brings the space after it
  return [...prose(turn, text, new Set()), waiting()];
}

function done(turn, ways) {
  const { answer } = turn;
  const markers = new Set(answer.citations.map((each) => each.marker));
  const text = make("div", { class: `answer ${answer.status}`, ...tongue(answer.language) });
  const emergency = answer.status === "emergency";
  const beside = emergency ? null : answer.alert;
  const said = beside ? answer.answer.slice(beside.text.length).trim() : answer.answer;
  const blocks = prose(turn, said, markers, emergency ? dialled : undefined);
  if (prefaced(answer, said)) for (const block of blocks.slice(1)) Object.assign(block, { lang: "sv", dir: "ltr" });
  if (beside) text.append(alarm(beside));
  text.append(...blocks);
  const parts = emergency ? [label(answer.status), call(), text, numberList()] : [label(answer.status), text];
  parts.push(links(answer.links || []), sources(turn, answer.citations));
  if (NEEDS_HUMAN.includes(answer.status)) parts.push(contact());
  if (!UNJUDGED.includes(answer.status)) parts.push(actions(turn, ways.again));
  parts.push(followUps(answer, ways.ask));
  return parts.filter(Boolean);
}

/** Whether the answer says in another language that what follows is the documents' Swedish. */
function prefaced(answer, said) {
  return answer.answered && answer.language !== "sv" && said.split("\n", 1)[0].trim().endsWith(":");
}

/** What is said before the answer where somebody may be in danger or in need; its numbers can be clicked. */
function alarm(alert) {
  return make("p", { class: `alarm ${alert.level}`, role: "note", dir: "auto" }, ...dialled(alert.text));
}

function label(status) {
  const text = state.words.statuses[status];
  return text ? make("p", { class: `label ${status}`, text }) : null;
}

function links(given) {
  const safe = given.filter((each) => /^(https:|\/)/.test(each.url));
  if (!safe.length) return null;
  const items = safe.map((each) => {
    const href = each.url.startsWith("/") ? own(each.url) : each.url;
    return make("li", {}, newTab(href, each.label, state.words));
  });
  return make("ul", { class: "links" }, ...items);
}

function followUps(answer, ask) {
  if (!answer.suggestions.length) return null;
  const buttons = answer.suggestions.map((text) =>
    make("li", {}, make("button", { type: "button", class: "chip", ...tongue("sv"), text, onclick: () => ask(text) })),
  );
  return make(
    "section",
    { class: "follow" },
    make("h3", { text: state.words.followUps }),
    make("ul", { class: "chips" }, ...buttons),
  );
}

function stopped(turn, ways) {
  return [make("p", { class: "soft", text: state.words.stopped }), retry(ways.again, state.words.again)];
}

function failed(turn, ways) {
  const { problem } = turn;
  const parts = [make("p", { class: "label error", text: titleOf(problem) }), make("p", { text: textOf(problem) })];
  parts.push(retry(ways.again, state.words.retry));
  if (problem.status !== 429) parts.push(contact());
  return parts;
}

function retry(again, text) {
  return make("button", { type: "button", class: "secondary", text, onclick: again });
}

/** What a problem is called. */
export function titleOf(problem) {
  const { words } = state;
  if (problem.status === 503 && problem.wait >= CLOSED_SECONDS) return words.paused;
  return { 0: words.offlineTitle, 429: words.waitTitle, 503: words.busyTitle }[problem.status] || words.statuses.error;
}

/** What a problem asks of the reader; the service's own Swedish where that is what is read. */
export function textOf(problem) {
  const { words } = state;
  if (problem.status === 0) return words.offline;
  if (state.language === "sv" && problem.detail) return problem.detail;
  const minutes = Math.max(1, Math.ceil(problem.wait / 60));
  if (problem.status === 429) return words.wait.replace("{minutes}", minutes);
  return problem.status === 503 ? words.busy : words.failed;
}

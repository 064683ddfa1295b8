// The conversation: asking, stopping, asking again, the kit and the contact among the turns.

import { announce } from "./announce.js";
import { make } from "./element.js";
import { contact, numbers } from "./help.js";
import { drawKit, openKit } from "./kit.js";
import { plain } from "./prose.js";
import { Problem, ask as askService } from "./service.js";
import { history, state } from "./state.js";
import { drawComing, drawTurn, textOf, titleOf } from "./turn.js";

let count = 0;
let shown = () => {}; // told when a question is begun or done

/** Call `then` whenever what the page may do changes. */
export function onChange(then) {
  shown = then;
}

/** Ask a question; `follow` moves the focus to it, for those who pressed a button that is gone. */
export function ask(question, { follow = false } = {}) {
  if (!question.trim() || state.running) return;
  const turn = add("question", { question: question.trim() });
  run(turn, follow);
}

/** Stop the answer that is on its way. */
export function stop() {
  state.running?.abort();
}

/** Show the crisis kit's form. */
export function kit() {
  openKit(add("kit"));
  shown();
}

/** Show whom to turn to. */
export function human() {
  const turn = add("human");
  draw(turn);
  shown();
  turn.node.scrollIntoView({ block: "start" });
  turn.heading.focus({ preventScroll: true });
}

/** Forget everything that was said. */
export function clear() {
  stop();
  state.turns.length = 0;
  document.getElementById("turns").replaceChildren();
  announce(state.words.cleared);
  shown();
}

/** Draw every turn anew, in another language. */
export function redraw() {
  state.turns.forEach(draw);
}

function add(kind, more = {}) {
  const turn = { kind, number: ++count, node: make("article", { class: `turn ${kind}` }), ...more };
  state.turns.push(turn);
  document.getElementById("turns").append(turn.node);
  return turn;
}

function draw(turn) {
  if (turn.kind === "kit") return drawKit(turn);
  if (turn.kind === "human") return drawHuman(turn);
  const again = () => run(turn, true);
  return drawTurn(turn, { again, ask: (text) => ask(text, { follow: true }) });
}

function drawHuman(turn) {
  turn.heading = make("h2", { class: "turn-title", tabindex: "-1", text: state.words.human });
  const card = contact();
  card.querySelector("h3").remove();
  turn.node.replaceChildren(turn.heading, make("div", { class: "said" }, card, numbers()));
}

async function run(turn, follow) {
  if (state.running) return;
  const control = new AbortController();
  state.running = control;
  Object.assign(turn, { phase: "waiting", sentences: [], answer: null, problem: null, thumb: undefined, commented: false });
  draw(turn);
  shown();
  turn.node.scrollIntoView({ block: "start" });
  if (follow) turn.heading.focus({ preventScroll: true });
  announce(state.words.waiting);
  await answer(turn, control.signal);
  const kept = turn.node.contains(document.activeElement); // the heading is drawn anew
  state.running = null;
  if (!turn.node.isConnected) return; // cleared meanwhile
  draw(turn);
  if (kept) turn.heading.focus({ preventScroll: true });
  shown();
  turn.node.scrollIntoView({ block: "start" });
  announce(spoken(turn));
}

async function answer(turn, signal) {
  const body = { question: turn.question, history: history(turn) };
  const heard = (name, data) => {
    if (name === "sentence" && !signal.aborted) {
      turn.sentences.push(data.text);
      drawComing(turn);
    }
  };
  try {
    turn.answer = await askService(body, signal, heard);
    turn.phase = "done";
  } catch (error) {
    turn.phase = signal.aborted ? "stopped" : "failed";
    turn.problem = error instanceof Problem ? error : new Problem(500);
  }
}

function spoken(turn) {
  const { words } = state;
  if (turn.phase === "stopped") return words.stopped;
  if (turn.phase === "failed") return `${titleOf(turn.problem)}. ${textOf(turn.problem)}`;
  const found = turn.answer.citations.length;
  const count = found ? ` ${words.sources}: ${found}.` : "";
  return `${words.ready} ${plain(turn.answer.answer)}${count}`;
}

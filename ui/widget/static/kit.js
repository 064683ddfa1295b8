// The crisis kit as a form in the conversation, built from the service's JSON Schema, and its list.

import { announce } from "./announce.js";
import { waiting } from "./actions.js";
import { make } from "./element.js";
import { control, given, showErrors } from "./fields.js";
import { contact } from "./help.js";
import { drawList } from "./kitlist.js";
import { checklist, makeList } from "./service.js";
import { state } from "./state.js";
import { textOf, titleOf } from "./turn.js";

export const KIT = "krislada";
const LEFT_OUT = ["text", "har"]; // free text, and what one has: ticked in the list instead

/** Draw the kit's turn in its phase. */
export function drawKit(turn) {
  const { words } = state;
  turn.heading = make("h2", { class: "turn-title", tabindex: "-1", text: words.kit.title });
  turn.said = make("div", { class: "said kit" });
  turn.node.replaceChildren(turn.heading, turn.said);
  turn.said.append(...{ waiting: () => [waiting()], form, list, failed }[turn.phase](turn));
}

/** Fetch the kit's fields and show the form. */
export async function openKit(turn) {
  turn.phase = "waiting";
  drawKit(turn);
  turn.heading.focus();
  try {
    turn.schema ||= (await checklist(KIT)).schema;
    turn.phase = "form";
  } catch (problem) {
    turn.phase = "failed";
    turn.problem = problem;
  }
  drawKit(turn);
  announce(turn.phase === "form" ? state.words.kit.lead : titleOf(turn.problem));
  turn.heading.focus();
}

function form(turn) {
  const { kit } = state.words;
  const fields = Object.entries(turn.schema.properties).filter(([name]) => !LEFT_OUT.includes(name));
  const numbers = fields.filter(([, field]) => field.type === "integer");
  const others = fields.filter(([, field]) => field.oneOf);
  others.push(...fields.filter(([, field]) => field.type === "boolean"));
  const drawn = (each) => control(turn, ...each);
  const made = make(
    "form",
    { class: "kit-form", novalidate: true, onsubmit: (event) => submit(event, turn) },
    make("p", { class: "lead", text: kit.lead }),
    make("p", { class: "summary", tabindex: "-1", hidden: true }),
    group(kit.who, numbers.map(drawn)),
    group(kit.home, others.map(drawn)),
    make("div", { class: "row" }, make("button", { type: "submit", class: "primary", text: kit.make })),
  );
  turn.form = made;
  return [made];
}

function group(title, fields) {
  return make("fieldset", {}, make("legend", { text: title }), make("div", { class: "fields" }, ...fields));
}

async function submit(event, turn) {
  event.preventDefault();
  const { values, errors } = given(turn);
  turn.values = values;
  if (errors.length) return showErrors(turn, errors);
  try {
    turn.list = await makeList(KIT, values);
    turn.phase = "list";
    turn.owned = new Set();
  } catch (problem) {
    if (problem.status === 422 && problem.errors?.length) return showErrors(turn, problem.errors);
    turn.phase = "failed";
    turn.problem = problem;
  }
  drawKit(turn);
  turn.heading.focus();
  turn.node.scrollIntoView({ block: "start" });
  if (turn.phase === "list") announce(state.words.kit.ready);
}

function list(turn) {
  const change = () => {
    turn.phase = "form";
    drawKit(turn);
    turn.heading.focus();
  };
  return drawList(turn, KIT, change);
}

function failed(turn) {
  const retry = () => openKit(turn);
  return [
    make("p", { class: "label error", text: titleOf(turn.problem) }),
    make("p", { text: textOf(turn.problem) }),
    make("button", { type: "button", class: "secondary", text: state.words.retry, onclick: retry }),
    contact(),
  ];
}

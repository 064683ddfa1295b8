// One field of a JSON Schema → a labelled control; the controls → values, or what is wrong with them.

import { announce } from "./announce.js";
import { make } from "./element.js";
import { tongue } from "./language.js";
import { state } from "./state.js";

/** A field with its label, control and room for an error. */
export function control(turn, name, field) {
  const kind = { integer: number, boolean: tick }[field.type] || choice;
  return kind(name, field, `${turn.number}-${name}`, turn.values?.[name]);
}

function label(name, field, id) {
  const text = state.words.kit.fields[name];
  return make("label", { for: id, ...(text ? {} : tongue("sv")), text: text || field.title });
}

function error(id) {
  return make("p", { class: "field-error", id: `${id}-fel`, hidden: true });
}

function number(name, field, id, value) {
  const input = make("input", {
    id, name, type: "number", inputmode: "numeric", min: field.minimum, max: field.maximum, step: "1",
    value: value ?? field.default ?? 0,
  });
  const title = state.words.kit.fields[name] || field.title;
  const step = (change, sign, text) =>
    make("button", {
      type: "button", class: "step", "aria-label": `${text}: ${title}`, text: sign,
      onclick: () => {
        const next = (Number(input.value) || 0) + change;
        input.value = Math.min(field.maximum, Math.max(field.minimum, next));
        announce(`${title}: ${input.value}`);
      },
    });
  const { kit } = state.words;
  const stepper = make("div", { class: "stepper" }, step(-1, "−", kit.less), input, step(1, "+", kit.more));
  return make("div", { class: "field number-field" }, label(name, field, id), stepper, error(id));
}

function tick(name, field, id, value) {
  const input = make("input", { id, name, type: "checkbox", checked: value ?? field.default });
  return make("div", { class: "field tick-field" }, input, label(name, field, id), error(id));
}

function choice(name, field, id, value) {
  const { kit } = state.words;
  const select = make("select", { id, name }, make("option", { value: "", text: kit.unknown }));
  for (const each of field.oneOf || []) {
    const text = kit.choices[each.const];
    const option = make("option", { value: each.const, ...(text ? {} : tongue("sv")), text: text || each.title });
    option.selected = each.const === value;
    select.append(option);
  }
  return make("div", { class: "field" }, label(name, field, id), select, error(id));
}

/** What the form says: {values, errors}. */
export function given(turn) {
  const values = {};
  const errors = [];
  const { kit } = state.words;
  for (const [name, field] of Object.entries(turn.schema.properties)) {
    const input = turn.form.elements.namedItem(name);
    if (!input) continue;
    if (field.type === "boolean") values[name] = input.checked;
    else if (field.type === "integer") {
      values[name] = Number(input.value);
      const wrong = input.value === "" || !Number.isInteger(values[name]);
      if (wrong || values[name] < field.minimum || values[name] > field.maximum) {
        const reason = kit.range.replace("{min}", field.minimum).replace("{max}", field.maximum);
        errors.push({ field: name, reason });
      }
    } else if (input.value) values[name] = input.value;
  }
  const people = ["vuxna", "tonaringar", "barn", "spadbarn"].filter((name) => name in values);
  if (!errors.length && people.length && people.every((name) => values[name] === 0)) {
    errors.push({ field: people[0], reason: kit.nobody });
  }
  return { values, errors };
}

/** Mark the fields that are wrong and go to the first. */
export function showErrors(turn, errors) {
  for (const input of turn.form.querySelectorAll("[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
    document.getElementById(`${input.id}-fel`).hidden = true;
  }
  let first = null;
  for (const { field, reason } of errors) {
    const input = turn.form.elements.namedItem(field);
    if (!input) continue;
    const text = document.getElementById(`${input.id}-fel`);
    text.textContent = reason;
    text.hidden = false;
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", text.id);
    first ||= input;
  }
  const summary = turn.form.querySelector(".summary");
  summary.hidden = Boolean(first);
  if (!first) summary.textContent = errors.map((each) => each.reason).join(" ");
  (first || summary).focus();
}

// The chat page, by itself at / and framed by widget.js: wires the page's own elements to the conversation.

import { ask, clear, human, kit, onChange, redraw, stop } from "./conversation.js";
import { icon, make } from "./element.js";
import { listen, tell } from "./frame.js";
import { contact, numberList } from "./help.js";
import { LANGUAGES, speak, tongue } from "./language.js";
import { status } from "./service.js";
import { state } from "./state.js";

const find = (id) => document.getElementById(id);
const field = find("field");
const framed = document.body.dataset.mode === "frame";

async function start() {
  const { dataset } = document.body;
  state.contact = { text: dataset.contact, phone: dataset.phone, email: dataset.email, url: dataset.url };
  state.examples = JSON.parse(dataset.examples);
  menu();
  for (const node of document.querySelectorAll("[data-icon]")) node.prepend(icon(node.dataset.icon));
  await use(new URLSearchParams(location.search).get("lang") || "sv");
  composer();
  find("clear").addEventListener("click", () => (clear(), field.focus({ preventScroll: true })));
  find("kit")?.addEventListener("click", kit);
  find("human").addEventListener("click", human);
  find("more").addEventListener("click", numbers);
  onChange(refresh);
  refresh();
  document.body.dataset.ready = "";
  if (framed) frame();
  await opened();
}

function menu() {
  const choose = find("language");
  for (const [code, name] of Object.entries(LANGUAGES)) choose.append(make("option", { value: code, lang: code, text: name }));
  choose.addEventListener("change", () => use(choose.value));
}

async function use(language) {
  await speak(language);
  find("language").value = state.language;
  examples();
  find("numbers").replaceChildren(numberList());
  redraw();
  refresh();
}

function examples() {
  const own = state.examples[state.language] || [];
  const buttons = own.map((text) =>
    make("li", {}, make("button", { type: "button", class: "chip", onclick: () => ask(text, { follow: true }) }, icon("ask"), text)),
  );
  find("examples").replaceChildren(...buttons);
  find("examples").previousElementSibling.hidden = !own.length;
}

function composer() {
  const form = find("composer");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (state.running) return stop();
    const said = field.value;
    if (!said.trim()) return field.focus();
    field.value = "";
    grow();
    return ask(said);
  });
  field.addEventListener("input", grow);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || state.running) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

function numbers() {
  const list = find("numbers");
  list.hidden = !list.hidden;
  find("more").setAttribute("aria-expanded", String(!list.hidden));
}

/** As many rows as the text needs, to a limit. */
function grow() {
  field.rows = 1;
  while (field.scrollHeight > field.clientHeight && field.rows < 5) field.rows += 1;
}

/** The page follows what the conversation is at. */
function refresh() {
  const { words, running, turns } = state;
  find("send").textContent = running ? words.stop : words.send;
  find("send").classList.toggle("stop", Boolean(running));
  find("intro").hidden = turns.length > 0;
  find("clear").hidden = turns.length === 0;
  const last = turns.at(-1);
  if (running || !last?.question) return;
  if (last.problem?.status === 0 && !field.value) field.value = last.question; // not lost with the connection
  else if (last.answer && field.value === last.question) field.value = "";
}

/** What the service says of itself; the page works without it. */
async function opened() {
  const told = await status();
  if (!told || told.open !== false) return;
  find("composer").hidden = true;
  find("intro").hidden = true;
  find("turns").replaceChildren(
    make(
      "article",
      { class: "turn paused" },
      make("h2", { class: "turn-title", text: state.words.paused }),
      make("div", { class: "said" }, make("p", { ...tongue("sv"), text: told.message }), contact()),
    ),
  );
}

function frame() {
  find("close").addEventListener("click", () => tell("close"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) tell("close");
  });
  listen(() => field.focus({ preventScroll: true }));
}

start();

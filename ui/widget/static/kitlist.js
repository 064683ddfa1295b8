// A made checklist → a list to tick, with amounts, reasons, sources, and the way to its printable page.

import { make, newTab } from "./element.js";
import { tongue } from "./language.js";
import { own, printed } from "./service.js";
import { sourceOf } from "./sources.js";
import { state } from "./state.js";

/** The list's parts; `change` goes back to the form. */
export function drawList(turn, name, change) {
  const { words } = state;
  const total = turn.list.groups.flatMap((group) => group.items).length;
  const shown = make("p", { class: "count" });
  const bar = make("progress", { max: total, "aria-label": words.kit.progress });
  const print = newTab("", words.kit.print, words, { class: "button secondary" });
  const update = () => {
    shown.textContent = words.kit.count.replace("{have}", turn.owned.size).replace("{all}", total);
    bar.value = turn.owned.size;
    print.href = printed(name, turn.values, turn.owned);
  };
  update();
  const groups = turn.list.groups.map((group) => drawGroup(turn, group, update));
  const again = make("button", { type: "button", class: "secondary", text: words.kit.change, onclick: change });
  return [
    household(turn.list),
    make("div", { class: "tally" }, shown, bar),
    ...groups,
    notes(turn.list),
    make("div", { class: "row" }, print, again),
  ].filter(Boolean);
}

function household(list) {
  const told = list.case.filter(({ value }) => value !== "nej" && !value.startsWith("0 "));
  const text = told.map(({ field, value }) => (value === "ja" ? field.toLowerCase() : value)).join(" · ");
  return make("p", { class: "household", ...tongue("sv"), text });
}

function drawGroup(turn, group, update) {
  return make(
    "section",
    { class: "kit-group" },
    make("h3", { ...tongue("sv"), text: group.title }),
    make("ul", { class: "kit-items" }, ...group.items.map((item) => drawItem(turn, item, update))),
  );
}

function drawItem(turn, item, update) {
  const id = `post-${turn.number}-${item.id}`;
  const box = make("input", { type: "checkbox", id, checked: turn.owned.has(item.id) });
  box.addEventListener("change", () => {
    turn.owned[box.checked ? "add" : "delete"](item.id);
    update();
  });
  const body = make("div", { class: "kit-item" }, make("label", { for: id, ...tongue("sv"), text: item.text }));
  if (item.amount) body.append(make("p", { class: "amount", ...tongue("sv"), text: amount(item) }));
  body.append(why(item));
  return make("li", {}, box, body);
}

function amount(item) {
  return `${item.amount.toLocaleString("sv-SE")} ${item.unit}`;
}

function why(item) {
  const { words } = state;
  const reasons = [item.sum, item.reason].filter(Boolean);
  const lines = reasons.map((text) => make("p", { ...tongue("sv"), text }));
  const links = item.sources.map((source) => make("li", {}, ...sourceLink(source)));
  const notices = item.notices.map((each) => make("p", { class: "notice", ...tongue("sv"), text: each.text }));
  return make(
    "details",
    { class: "why" },
    make("summary", {}, words.kit.why, make("span", { class: "unseen", text: `: ${item.text}` })),
    ...lines,
    ...notices,
    make("ul", { class: "why-sources" }, ...links),
  );
}

function sourceLink(source) {
  const { words } = state;
  if (!source.document_id) {
    if (!source.url.startsWith("https://")) return [source.title];
    const checked = source.checked ? ` (${words.checked} ${source.checked})` : "";
    return [make("span", { ...tongue("sv"), text: `${source.title}: ` }), sourceOf(source.url), checked];
  }
  const where = `${source.title}, s. ${source.page}`;
  return [newTab(own(source.url), where, words, tongue("sv"))];
}

function notes(list) {
  const lines = [...(list.notes || [])].map((each) => (typeof each === "string" ? each : each.text)).filter(Boolean);
  if (!lines.length) return null;
  return make("ul", { class: "soft", ...tongue("sv") }, ...lines.map((text) => make("li", { text })));
}


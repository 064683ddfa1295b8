// Elements made from values. Text only ever becomes text: nothing here reads markup.

const SVG = "http://www.w3.org/2000/svg";

/** make("a", {href: "/", text: "Hem"}) → <a href="/">Hem</a>; `onclick` and the like listen. */
export function make(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "text") node.textContent = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

const PATHS = {
  copy: "M9 9h10v11H9zM5 15V4h10",
  again: "M20 11a8 8 0 1 0-2.3 6M20 5v6h-6",
  up: "M7 11v9H4v-9zM7 11l4-8c1.7 0 2.5 1 2.2 2.6L12.6 9H19c1.3 0 2 1 1.7 2.2l-1.6 7A2.3 2.3 0 0 1 16.9 20H7",
  down: "M17 13V4h3v9zM17 13l-4 8c-1.7 0-2.5-1-2.2-2.6l.6-3.4H5c-1.3 0-2-1-1.7-2.2l1.6-7A2.3 2.3 0 0 1 7.1 4H17",
  open: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  kit: "M3 8h18v12H3zM8 8V5h8v3M12 11.5v5M9.5 14h5",
  human: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c.6-4 3.8-6 8-6s7.4 2 8 6",
  phone: "M6 3h4l1.5 5L9 10a13 13 0 0 0 5 5l2-2.5 5 1.5v4c0 1.5-1 2.5-2.5 2.5C10.5 20 4 13.5 3.5 5.5 3.5 4 4.500 3 6 3z",
  print: "M7 9V3h10v6M7 18H4V9h16v9h-3M7 14h10v7H7z",
  ask: "M4 5h16v11H10l-5 4v-4H4z",
  page: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
};

/** A drawing beside words; it says nothing itself. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** Words that only a screen reader says. */
export function unseen(text) {
  return make("span", { class: "unseen", text });
}

/** A link that opens beside the chat, and says so. */
export function newTab(href, text, words, given = {}) {
  return make(
    "a",
    { href, target: "_blank", rel: "noopener noreferrer", ...given },
    text,
    icon("open"),
    unseen(` (${words.newTab})`),
  );
}

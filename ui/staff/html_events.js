/* What a tab's own HTML sends to the server, and a source's page in a window over the tab.
   Runs when gradio shows the tab for the first time; `trigger` is gradio's, TAB is put before this text. */
const root = () => document.getElementById(TAB);
const MOST = 1_000_000; /* signs of a file that is sent */

const text = async (file) => {
  const bytes = await file.arrayBuffer();
  try { return new TextDecoder("utf-8", { fatal: true }).decode(bytes); }
  catch { return new TextDecoder("windows-1252").decode(bytes); } /* as Swedish spreadsheets save it */
};
const read = async (form) => {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    const big = value instanceof File && value.size > MOST;
    if (big) fields[`${name}-stor`] = ["ja"];
    (fields[name] ??= []).push(value instanceof File ? (big ? "" : await text(value)) : value);
  }
  return fields;
};
const send = async (name, each) => {
  const form = each.matches("form") ? each : each.form ?? document.getElementById(each.dataset.formular ?? "");
  const filter = root()?.querySelector("form[data-direkt]");
  trigger(name, {
    ...each.dataset,
    falt: form ? await read(form) : {},
    med: each.dataset.med && document.getElementById(each.dataset.med) ? await read(document.getElementById(each.dataset.med)) : {},
    urval: filter && filter !== form ? await read(filter) : {},
    mork: document.body.classList.contains("dark") ? "ja" : "",
  });
};

/* A source's page over the tab; with a modifier key the link opens as links do. */
const pane = () => {
  let dialog = document.getElementById("kallfonster");
  if (dialog) return dialog;
  dialog = document.createElement("dialog");
  dialog.id = "kallfonster";
  dialog.setAttribute("aria-labelledby", "kallfonster-namn");
  dialog.innerHTML = '<div class="topp"><h2 id="kallfonster-namn"></h2><a target="_blank" rel="noopener">Eget fönster</a>'
    + '<button type="button">Stäng</button></div><iframe title="Sidan i dokumentet" sandbox="allow-same-origin allow-popups"></iframe>';
  const frame = dialog.querySelector("iframe");
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  frame.addEventListener("load", () => {
    const page = frame.contentDocument;
    const mark = page?.querySelector("mark");
    if (mark) page.scrollingElement.scrollTop += mark.getBoundingClientRect().top - page.defaultView.innerHeight / 3;
  });
  (root() ?? document.body).append(dialog);
  return dialog;
};
const show = (link) => {
  const dialog = pane();
  const url = new URL(link.href);
  dialog.querySelector("h2").textContent = link.dataset.sida;
  dialog.querySelector("a").href = link.href;
  url.hash = "";
  url.searchParams.set("vy", "ram");
  dialog.querySelector("iframe").src = url;
  dialog.showModal();
};

/* A button that takes something away asks once: by its own words, or where something isn't saved. */
const sure = (button) => {
  const asks = button.dataset.saker ?? ("byter" in button.dataset && unsaved() ? "Det ifyllda är inte sparat. Fortsätt ändå?" : "");
  if (!asks || button.dataset.klar) return true;
  const before = button.innerHTML;
  button.dataset.klar = "1";
  button.textContent = asks;
  setTimeout(() => { delete button.dataset.klar; button.innerHTML = before; }, 5000);
  return false;
};
const fill = (button) => {
  const values = JSON.parse(button.dataset.fyll);
  const form = document.getElementById(button.dataset.formular);
  form.closest("details")?.setAttribute("open", "");
  for (const [name, value] of Object.entries(values)) if (form.elements[name]) form.elements[name].value = value;
  [...form.elements].find((each) => each.type !== "hidden" && each.name)?.focus();
};

/* From a question to the field that answers it. */
const lead = (name) => {
  const field = root()?.querySelector(`[data-sand] [name="${CSS.escape(name)}"]`);
  field?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: "center" });
};

/* A list that somebody fills in: how much is done, and that it isn't saved. */
const unsaved = () => root()?.querySelector("form[data-vaktad][data-osparad]");
const ticked = (event, each) => {
  const form = each.closest("form[data-vaktad]");
  if (!form || each.name === "namn") return;
  form.dataset.osparad = "1";
  const line = form.querySelector(".osparat");
  if (line && line.textContent === "") line.textContent = "Osparade ändringar";
  const row = each.closest(".punkt");
  const [box, status] = [row?.querySelector("[data-klar]"), row?.querySelector("[data-status]")];
  if (each === box && status) status.value = box.checked ? "klar" : status.value === "klar" ? "" : status.value;
  if (each === status && box) box.checked = status.value === "klar";
  const done = form.querySelectorAll("[data-klar]:checked").length;
  form.querySelector("[data-klara]").textContent = String(done);
  form.querySelector("progress").value = done;
};
const toTab = (button) => {
  const tab = [...document.querySelectorAll('#flikar [role="tab"], #flikar .overflow-dropdown button')]
    .find((each) => each.textContent.trim() === button.dataset.flik);
  tab?.click();
  const set = (left) => {
    const field = document.querySelector(`#flikar [data-direkt] [name="${button.dataset.namn}"]`);
    if (!field?.offsetParent && left) { setTimeout(set, 100, left - 1); return; }
    if (!field) return;
    field.value = button.dataset.varde;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  if (tab && button.dataset.namn) set(50);
};

/* One hub for each tab is alive: gradio may make a new one when the tab is shown again. */
const hubs = (window.tryggHubs ??= {});
hubs[TAB]?.abort();
const own = (hubs[TAB] = new AbortController());
const on = (name, act) => document.addEventListener(name, (event) => {
  const each = event.target;
  if (each instanceof Element && each.closest(`#${TAB}`)) act(event, each);
}, { signal: own.signal });

on("click", (event, each) => {
  const link = each.closest("a[data-sida]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); show(link); return; }
  const filling = each.closest("[data-fyll]");
  if (filling) { fill(filling); return; }
  const other = each.closest("[data-flik]");
  if (other) { toTab(other); return; }
  const asking = each.closest("[data-till]");
  if (asking) { lead(asking.dataset.till); return; }
  const button = each.closest("button[data-sand]");
  if (!button || !sure(button)) return;
  event.preventDefault();
  if (button.form && button.dataset.prova && !button.form.reportValidity()) return;
  send(button.dataset.sand, button);
});
on("submit", (event, form) => { event.preventDefault(); if (form.dataset.sand) send(form.dataset.sand, form); });
let waiting = 0;
const direct = (event, each) => {
  const form = each.closest("form[data-direkt]");
  if (!form) return;
  clearTimeout(waiting);
  const typed = event.type === "input" && each.matches("input:not([type=radio]):not([type=checkbox])");
  waiting = setTimeout(() => send(form.dataset.direkt, form), typed ? 300 : 0);
};
on("input", direct);
on("input", ticked);
window.addEventListener("beforeunload", (event) => { if (unsaved()) event.preventDefault(); }, { signal: own.signal });
on("change", (event, each) => { if (each.matches("[data-genast]")) { send(each.form.dataset.sand, each.form).then(() => { each.value = ""; }); } });
on("reset", (event, form) => { if (form.dataset.direkt) setTimeout(() => send(form.dataset.direkt, form), 0); });

/* What a click led to is brought into view and read out; a form that has been saved is empty again. */
let seen = "";
const told = new MutationObserver(() => {
  const each = root()?.querySelector("[data-fokus]");
  if (!each || each.dataset.fokus === seen) return;
  seen = each.dataset.fokus;
  if (each.classList.contains("bra")) each.closest(".kort")?.querySelectorAll("form").forEach((form) => form.reset());
  each.focus({ preventScroll: true });
  each.scrollIntoView({ block: "nearest" });
});
if (root()) told.observe(root(), { childList: true, subtree: true, attributes: true, attributeFilter: ["data-fokus"] });
own.signal.addEventListener("abort", () => told.disconnect());

/* A tab that somebody comes back to shows what serves now: another version may have been published meanwhile. */
const serving = async () => {
  try { return (await (await fetch("/readyz")).json()).generation ?? ""; } catch { return ""; }
};
let [away, generation] = [false, ""];
const returned = new IntersectionObserver(async ([entry]) => {
  if (!entry.isIntersecting) { away = true; return; }
  if (!away) return;
  away = false;
  const form = root()?.querySelector("form[data-direkt]");
  const now = form ? await serving() : "";
  if (now && now !== generation) { generation = now; send(form.dataset.direkt, form); }
});
if (root()) returned.observe(root());
own.signal.addEventListener("abort", () => returned.disconnect());
serving().then((now) => { generation = now; });

trigger("vakna", {
  fraga: Object.fromEntries(new URLSearchParams(location.search)),
  smal: window.matchMedia("(max-width: 40rem)").matches ? "ja" : "",
  mork: document.body.classList.contains("dark") ? "ja" : "",
  falt: {},
});

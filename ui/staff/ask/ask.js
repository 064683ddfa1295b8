/* The tab Fråga in the browser: sources' pages beside the answer, the choice of wording, and the conversations kept. */
"use strict";

window.trygg = (() => {
  const ROOM = 700_000; /* signs of conversations kept here; the oldest go first. The server takes 1 MB. */
  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* full or forbidden */ } };
  const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const note = (name, value) => { try { sessionStorage.setItem(name, value); } catch { /* full or forbidden */ } };
  const recall = (name) => { try { return sessionStorage.getItem(name) ?? ""; } catch { return ""; } };
  const width = window.matchMedia("(min-width: 64rem)");
  const wide = () => width.matches;
  const tab = () => find("#flik-ask");
  let trigger = () => {};
  let shelf = ""; /* beginning of the keys of whoever is signed in */
  let asked = ""; /* what was sent last, until it is answered */
  let shown = null; /* {url, quote, page, pages} in the side pane */
  let held = null; /* what was asked before what is kept stood in the page: it would have been overwritten */

  /* ---- conversations in the browser ---- */
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(shelf));
  const read = () => { try { return keys().map(kept); } catch { return []; } };
  const changed = (text) => { try { return JSON.parse(text).changed ?? ""; } catch { return ""; } };
  const store = (talk) => {
    const text = JSON.stringify(talk);
    const others = keys().filter((key) => key !== shelf + talk.id)
      .sort((a, b) => changed(kept(a)).localeCompare(changed(kept(b))));
    let size = others.reduce((sum, key) => sum + (kept(key)?.length ?? 0), text.length);
    while (others.length && size > ROOM) {
      const oldest = others.shift();
      size -= kept(oldest)?.length ?? 0;
      localStorage.removeItem(oldest);
    }
    keep(shelf + talk.id, text);
  };

  /* ---- the side pane ---- */
  const pageUrl = (page, quote) => {
    const path = shown.path.replace(/\/sida\/\d+$/, `/sida/${page}`);
    return quote ? `${path}?citat=${encodeURIComponent(quote)}` : path;
  };
  const draw = () => {
    const frame = find("#sidvy iframe");
    const own = pageUrl(shown.page, shown.page === shown.cited ? shown.quote : "");
    frame.hidden = false;
    find("#sidvy .sidvy-rad").hidden = false;
    find("#sidvy .tomt").hidden = true;
    const wanted = `${own}${own.includes("?") ? "&" : "?"}vy=ram`;
    if (frame.contentWindow) frame.contentWindow.location.replace(wanted); else frame.src = wanted;
    find("#sidvy .eget").href = own + (own.includes("citat=") ? "#citat" : "");
    tab().classList.add("sida-oppen");
  };
  const loaded = () => {
    const page = find("#sidvy iframe").contentDocument;
    const facts = page?.querySelector(".framed")?.dataset;
    if (!facts || !shown) return;
    /* Not by an address ending in #citat: a browser would scroll the workbench too. */
    const mark = page.querySelector("mark");
    const rest = mark ? mark.getBoundingClientRect().top - page.defaultView.innerHeight / 3 : 0;
    if (mark) page.scrollingElement.scrollBy({ top: rest, behavior: "instant" });
    shown.page = Number(facts.sida);
    shown.pages = Number(facts.sidor);
    find("#sidvy .var").textContent = `Sida ${facts.sida} av ${facts.sidor}`;
    find('#sidvy [data-sidval="fore"]').disabled = shown.page <= 1;
    find('#sidvy [data-sidval="nasta"]').disabled = shown.page >= shown.pages;
    const original = find("#sidvy .original");
    original.hidden = facts.pdf !== "1";
    original.href = `${shown.path.replace(/\/sida\/\d+$/, "")}/original#page=${facts.sida}`;
  };
  const show = (source) => {
    const url = new URL(source.dataset.url, location.origin);
    const page = Number(url.pathname.match(/\/sida\/(\d+)$/)?.[1] ?? 1);
    shown = { path: url.pathname, quote: url.searchParams.get("citat") ?? "", page, cited: page, pages: page };
    for (const each of all("#samtalet [data-kalla]")) each.removeAttribute("aria-current");
    source.setAttribute("aria-current", "true");
    const row = find("#sidvy .kallrad");
    row.replaceChildren(...all("[data-kalla]", source.closest(".utbyte")).map((each) => {
      const chip = document.createElement("button");
      chip.type = "button";
      chip.className = "chip";
      chip.dataset.visa = each.dataset.kalla;
      chip.textContent = each.dataset.kort;
      chip.title = find("b", each)?.textContent ?? "";
      if (each === source) chip.setAttribute("aria-current", "true");
      return chip;
    }));
    draw();
  };
  const turn = (what) => {
    if (what === "stang") { tab().classList.remove("sida-oppen"); return; }
    if (!shown) return;
    const page = shown.page + (what === "nasta" ? 1 : -1);
    if (page < 1 || page > shown.pages) return;
    shown.page = page;
    draw();
  };

  /* ---- small things ---- */
  const wording = (name) => {
    tab().dataset.ordval = name;
    for (const each of all("[data-ordval]", find("#svarsval"))) {
      each.setAttribute("aria-pressed", String(each.dataset.ordval === name));
    }
    keep("trygg-ordval", name);
  };
  const list = (open) => {
    tab().classList.toggle("utan-lista", !open);
    find("[data-lista]")?.setAttribute("aria-expanded", String(open));
    if (wide()) keep("trygg-lista", open ? "1" : "0");
  };
  const copy = async (button) => {
    const text = button.dataset.kopiera;
    try { await navigator.clipboard.writeText(text); } catch {
      const area = document.createElement("textarea"); /* without https there is no clipboard to write to */
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    const before = button.textContent;
    button.textContent = "Kopierad";
    setTimeout(() => { button.textContent = before; }, 1500);
  };
  const rename = (button) => {
    const item = button.closest("li");
    const row = find(".samtal", item);
    const field = document.createElement("input");
    field.value = find("span", row).textContent;
    field.maxLength = 60;
    field.className = "namnfalt";
    field.setAttribute("aria-label", "Samtalets namn");
    const done = (save) => {
      if (!field.isConnected) return;
      field.replaceWith(row);
      if (save && field.value.trim()) trigger("namn", { id: button.dataset.namnge, title: field.value });
    };
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") done(true);
      if (event.key === "Escape") done(false);
    });
    field.addEventListener("blur", () => done(true));
    row.replaceWith(field);
    field.focus();
    field.select();
  };
  const remove = (button) => {
    if (button.dataset.saker) { trigger("radera", { id: button.dataset.radera }); return; }
    button.dataset.saker = "1";
    button.textContent = "Ta bort för gott?";
    setTimeout(() => { delete button.dataset.saker; button.textContent = "Ta bort"; }, 4000);
  };
  const field = () => find("#falt textarea");
  const write = (text) => {
    const area = field();
    if (!area) return;
    area.value = text;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const ready = () => "laddad" in tab().dataset;
  const loadedAll = () => {
    tab().dataset.laddad = "";
    const ask = held;
    held = null;
    ask?.();
  };
  const top = () => {
    const area = find("#samtalet");
    const last = find("#senaste .utbyte");
    if (area && last) area.scrollTop += last.getBoundingClientRect().top - area.getBoundingClientRect().top - 4;
  };

  const clicked = (event) => {
    const at = (selector) => event.target.closest?.(`#flik-ask ${selector}`); /* other tabs have the same words */
    let found;
    if ((found = at("[data-kalla]"))) show(found);
    else if ((found = at("[data-visa]"))) {
      const source = find(`[data-kalla="${CSS.escape(found.dataset.visa)}"]`);
      if (source) show(source);
    } else if ((found = at("[data-kopiera]"))) copy(found);
    else if ((found = at("[data-sidval]"))) turn(found.dataset.sidval);
    else if ((found = at("#svarsval [data-ordval]"))) wording(found.dataset.ordval);
    else if ((found = at("[data-lista]"))) list(tab().classList.contains("utan-lista"));
    else if ((found = at("[data-namnge]"))) rename(found);
    else if ((found = at("[data-radera]"))) remove(found);
    else if ((found = at("[data-gor]"))) {
      const { gor, id = "", form = "" } = found.dataset;
      if (gor === "fraga") asked = id;
      if (["nytt", "oppna"].includes(gor) && !wide()) list(false);
      if (gor === "fraga" && !ready()) { held = () => trigger(gor, { id, form }); return; }
      trigger(gor, { id, form });
      if (gor === "nytt") { tab().classList.remove("sida-oppen"); field()?.focus(); }
    }
  };
  const typed = (event) => {
    if (event.target !== field()) return;
    if (event.type === "input") { note("trygg-utkast", field().value); }
    else if (event.key === "Enter" && !event.shiftKey) sending(event);
  };
  const sending = (event) => {
    asked = field()?.value ?? "";
    if (ready()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held = () => find("#falt button")?.click();
  };
  const shortcut = (event) => {
    if (!tab()?.offsetParent || event.ctrlKey || event.metaKey) return;
    if (event.altKey && event.key.toLowerCase() === "n") { event.preventDefault(); trigger("nytt", {}); field()?.focus(); }
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (!writing && !event.altKey && event.key === "/") { event.preventDefault(); field()?.focus(); }
  };
  const watchPage = () => {
    document.addEventListener("click", clicked);
    document.addEventListener("click", (event) => {
      if (event.target.closest?.("#falt button")) sending(event);
    }, true);
    document.addEventListener("input", typed);
    window.addEventListener("pagehide", () => note("trygg-oppet", find(".samtal[aria-current]")?.dataset.id ?? ""));
    document.addEventListener("keydown", typed, true);
    document.addEventListener("keydown", shortcut);
    window.addEventListener("trygg-borta", () => { if (asked && !field()?.value) write(asked); });
    const begin = () => {
      if (!find("#sidvy iframe") || !find("#svarsval [data-ordval]")) { setTimeout(begin, 50); return; }
      find("#sidvy iframe").addEventListener("load", loaded);
      wording(kept("trygg-ordval") === "klarsprak" ? "klarsprak" : "ordagrant");
      const fit = () => list(wide() && kept("trygg-lista") !== "0");
      fit();
      width.addEventListener("change", fit); /* a tablet is turned */
      const draft = recall("trygg-utkast");
      if (draft && !field()?.value) write(draft);
      new MutationObserver(() => { if (find("#senaste .vantar")) top(); })
        .observe(find("#senaste"), { childList: true, subtree: true });
    };
    begin();
  };

  /* Called by the unseen component that passes events on to the server; see ask_parts.py. */
  const bench = (names, pass, props, watch) => {
    trigger = pass;
    watchPage();
    watch("value", () => {
      if (!props.value) return;
      const told = JSON.parse(props.value);
      const first = told.person && !shelf;
      if (told.person) shelf = `trygg-samtal:${told.person}:`;
      if (first) { trigger("las", { talks: read(), open: recall("trygg-oppet") }); return; }
      loadedAll();
      if (told.gone) localStorage.removeItem(shelf + told.gone);
      if (told.talk) store(told.talk);
      if (told.show) {
        asked = "";
        if (!field()?.value) note("trygg-utkast", "");
        requestAnimationFrame(() => {
          top();
          const source = find(`[data-svar="${CSS.escape(told.show)}"] [data-kalla]`);
          if (source && wide()) show(source);
        });
      }
    });
    trigger("vakna", {});
    setTimeout(loadedAll, 5000); /* a server that doesn't hand over what is kept may still answer */
  };
  return { bench };
})();

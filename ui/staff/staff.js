/* The workbench's page: Swedish whatever the browser's language is, and a line that says when the server is away.
   Runs before gradio chooses its words. */
"use strict";
Object.defineProperty(navigator, "language", { get: () => "sv" });
Object.defineProperty(navigator, "languages", { get: () => ["sv"] });

(() => {
  /* Words that gradio has in English only. */
  const words = {
    "More tabs": "Fler flikar", "Clear": "Rensa", "Copy": "Kopiera", "Close": "Stäng", "Remove": "Ta bort",
    "Dropdown": "Lista", "Show options": "Visa val", "Remove selected": "Ta bort val", "Submit": "Skicka",
    "Close toast": "Stäng meddelandet", "Remove all": "Ta bort alla", "Clear all": "Ta bort alla",
  };
  const said = {
    "Error": "Fel", "Warning": "Obs!", "Info": "Meddelande", "Success": "Klart", "Connection Lost": "Kontakten är bruten",
    "Connection to the server was lost. Attempting reconnection...":
      "Sidan försöker få kontakt igen. När det går laddas den om, med det du har skrivit.",
  };
  const mend = () => {
    for (const name of ["aria-label", "title"]) {
      for (const each of document.querySelectorAll(`[${name}]`)) {
        const swedish = words[each.getAttribute(name)];
        if (swedish) each.setAttribute(name, swedish);
      }
    }
    for (const each of document.querySelectorAll(".toast-title, .toast-message-text")) {
      for (const text of [...each.childNodes, ...each.querySelectorAll("p, span")]) {
        const swedish = said[text.textContent.trim()];
        if (swedish && (text.nodeType === Node.TEXT_NODE || !text.children.length)) text.textContent = swedish;
      }
    }
  };
  new MutationObserver(mend).observe(document, { childList: true, subtree: true });

  /* What stands in the way of asking, in a line at the top; it goes when the server answers again. */
  const told = {
    lost: "Kontakten med tjänsten är bruten. Det du har skrivit finns kvar. Försök igen om en stund.",
    ended: "Din inloggning har gått ut. Det du har skrivit finns kvar. ",
  };
  const tell = (what) => {
    let line = document.getElementById("trygg-linje");
    if (!what) { line?.remove(); return; }
    window.dispatchEvent(new CustomEvent("trygg-borta"));
    if (line?.dataset.vad === what) return;
    line?.remove();
    line = document.createElement("div");
    line.id = "trygg-linje";
    line.dataset.vad = what;
    line.setAttribute("role", "alert");
    line.textContent = told[what];
    /* gradio keeps the style sheet's rules to its own part of the page, and this line stands above it. */
    line.style.cssText = "position:fixed;inset:0 0 auto 0;z-index:30;background:#fbe6e4;color:#5c110d;padding:.5rem 1.25rem;"
      + "border-bottom:2px solid #8c1d18;font:600 .9375rem/1.4 system-ui,sans-serif";
    if (what === "ended") {
      const link = document.createElement("a");
      link.href = "/logga-in";
      link.target = "_blank";
      link.style.color = "inherit";
      link.textContent = "Logga in igen i en ny flik";
      line.append(link);
    }
    document.body.prepend(line);
  };
  const plain = window.fetch.bind(window);
  window.fetch = async (...all) => {
    const address = String(all[0]?.url ?? all[0]);
    if (!address.includes("/gradio_api/")) return plain(...all);
    try {
      const reply = await plain(...all);
      tell(reply.status === 401 ? "ended" : "");
      return reply;
    } catch (error) {
      if (error?.name !== "AbortError") tell("lost");
      throw error;
    }
  };
  window.addEventListener("offline", () => tell("lost"));
})();

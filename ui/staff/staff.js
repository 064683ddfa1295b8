/* The workbench's page: Swedish whatever the browser's language is. Runs before gradio chooses its words. */
"use strict";
Object.defineProperty(navigator, "language", { get: () => "sv" });
Object.defineProperty(navigator, "languages", { get: () => ["sv"] });

(() => {
  /* Words that gradio has in English only. */
  const words = { "More tabs": "Fler flikar", "Clear": "Rensa", "Copy": "Kopiera", "Close": "Stäng", "Remove": "Ta bort" };
  const mend = (root) => {
    for (const each of root.querySelectorAll("[aria-label]")) {
      const swedish = words[each.getAttribute("aria-label")];
      if (swedish) each.setAttribute("aria-label", swedish);
    }
  };
  new MutationObserver(() => mend(document)).observe(document, { childList: true, subtree: true });
})();

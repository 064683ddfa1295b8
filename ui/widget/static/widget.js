// One script on any page: a button, and a dialog with the chat in a frame from the service that this file came from.
// Only the button and the dialog's edge live on the page, in a shadow root that the page's style sheets don't reach.
(() => {
  "use strict";
  const script = document.currentScript;
  const base = new URL(".", script.src);
  const given = { ...script.dataset };
  const WORDS = {
    sv: ["Fråga om trygghet", "Chatt: Trygghetsassistenten", "Stäng chatten", "Chatten kunde inte visas här.", "Öppna chatten i en ny flik"],
    en: ["Ask about safety", "Chat: Trygghetsassistenten", "Close the chat", "The chat could not be shown here.", "Open the chat in a new tab"],
    fi: ["Kysy turvallisuudesta", "Keskustelu: Trygghetsassistenten", "Sulje keskustelu", "Keskustelua ei voitu näyttää tässä.", "Avaa keskustelu uudessa välilehdessä"],
    ar: ["اسأل عن الأمان", "محادثة: Trygghetsassistenten", "إغلاق المحادثة", "تعذر عرض المحادثة هنا.", "افتح المحادثة في تبويب جديد"],
    uk: ["Запитати про безпеку", "Чат: Trygghetsassistenten", "Закрити чат", "Не вдалося показати чат тут.", "Відкрити чат у новій вкладці"],
  };
  const WAIT = 8000; // milliseconds until a frame that says nothing is taken for blocked
  const NARROW = window.matchMedia("(max-width: 40rem), (max-height: 30rem)");
  const SHEET = `
    :host { all: initial !important; display: contents !important; }
    * { box-sizing: border-box; }
    button, a, p { font: 600 medium/1.3 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
    #open { position: fixed; z-index: 2147483000; bottom: 20px; right: 20px; display: flex; gap: 10px;
      align-items: center; min-height: 52px; max-width: calc(100vw - 40px); padding: 10px 20px 10px 16px; border: 2px solid #fff; border-radius: 28px;
      background: var(--accent); color: var(--on-accent); cursor: pointer; box-shadow: 0 4px 18px rgb(0 0 0 / .28); }
    #open[hidden] { display: none; }
    #open:hover { text-decoration: underline; text-underline-offset: 3px; }
    :focus-visible { outline: 3px solid #111; outline-offset: 3px; box-shadow: 0 0 0 3px #fff, 0 0 0 9px #fff; }
    #open svg { width: 24px; height: 24px; flex: none; }
    :host([data-position="left"]) #open, :host([data-position="left"]) dialog { left: 20px; right: auto; }
    dialog { position: fixed; z-index: 2147483001; inset: auto 20px 20px auto; margin: 0; padding: 0; border: 1px solid #8a989b;
      width: 432px; height: min(736px, calc(100dvh - 40px)); max-width: none; max-height: none; border-radius: var(--radius, 16px);
      overflow: hidden; background: Canvas; color: CanvasText; box-shadow: 0 12px 48px rgb(0 0 0 / .35); }
    dialog::backdrop { background: rgb(0 0 0 / .4); }
    iframe { display: block; width: 100%; height: 100%; border: 0; color-scheme: light dark; }
    .failed { padding: 24px; } .failed a { color: LinkText; } .failed button { min-height: 44px; padding: 8px 16px; }
    @media (max-width: 40rem), (max-height: 30rem) {
      dialog, :host([data-position="left"]) dialog { inset: 0; width: 100%; height: 100%; height: 100dvh; border: 0; border-radius: 0; }
      #open { bottom: 12px; right: 12px; } :host([data-position="left"]) #open { left: 12px; } }
    @media (prefers-reduced-motion: no-preference) { dialog[open] { animation: rise .18s ease-out; }
      @keyframes rise { from { transform: translateY(12px); opacity: 0; } } }
    @media (forced-colors: active) { #open { border-color: ButtonText; } :focus-visible { outline-color: Highlight; } }
    @media print { #open, dialog { display: none; } }`;

  class Assistant extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const spoken = given.lang || document.documentElement.lang.slice(0, 2);
      this.language = spoken in WORDS ? spoken : "sv";
      this.words = WORDS[this.language];
      this.lang = this.language;
      this.dir = this.language === "ar" ? "rtl" : "ltr";
      if (given.position === "left") this.dataset.position = "left";
      this.root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(SHEET);
      this.root.adoptedStyleSheets = [sheet];
      this.dress(sheet);
      this.button = this.root.appendChild(this.makeButton());
      window.addEventListener("message", (event) => this.hear(event));
      NARROW.addEventListener("change", () => this.dialog?.open && (this.dialog.close(), this.show()));
    }

    /** The colours that the page asks for: attributes before variables, the service's own where neither is a colour. */
    dress(sheet) {
      const style = getComputedStyle(document.documentElement);
      const asked = (given.color || style.getPropertyValue("--trygg-accent")).trim();
      this.accent = asked && CSS.supports("color", asked) ? asked : "";
      this.radius = (given.radius || style.getPropertyValue("--trygg-radius")).trim();
      const text = (given.textColor || style.getPropertyValue("--trygg-on-accent")).trim();
      this.colours = this.accent ? colours(this.accent) : {};
      const on = text && CSS.supports("color", text) ? text : this.colours.on || "#fff";
      sheet.insertRule(`:host { --accent: ${this.accent || "#14505c"}; --on-accent: ${on}; }`);
      if (/^\d{1,2}px$/.test(this.radius)) sheet.insertRule(`:host { --radius: ${this.radius}; }`);
    }

    makeButton() {
      const button = document.createElement("button");
      button.id = "open";
      button.type = "button";
      button.setAttribute("aria-haspopup", "dialog");
      button.append(drawing(), given.label || this.words[0]);
      button.addEventListener("click", () => this.open());
      return button;
    }

    open() {
      if (!this.dialog) this.makeDialog();
      this.show();
    }

    show() {
      if (NARROW.matches) this.dialog.showModal();
      else this.dialog.show();
      this.button.hidden = true;
      this.frame.focus();
      this.tell();
    }

    makeDialog() {
      this.dialog = document.createElement("dialog");
      this.dialog.setAttribute("aria-label", this.words[1]);
      this.frame = document.createElement("iframe");
      this.frame.title = this.words[1];
      this.frame.allow = "clipboard-write";
      this.frame.referrerPolicy = "no-referrer";
      this.frame.src = new URL(`widget/ruta?lang=${this.language}`, base).href;
      this.dialog.append(this.frame);
      this.dialog.addEventListener("cancel", (event) => (event.preventDefault(), this.close()));
      this.dialog.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
      this.root.append(this.dialog);
      this.waiting = setTimeout(() => this.fail(), WAIT);
    }

    hear(event) {
      if (!this.frame || event.source !== this.frame.contentWindow || event.origin !== base.origin) return;
      const what = event.data && event.data.trygg;
      if (what === "close") this.close();
      if (what === "ready") {
        clearTimeout(this.waiting);
        this.ready = true;
        this.tell();
      }
    }

    /** Tell the frame that it is open, once it listens. */
    tell() {
      if (!this.ready || !this.dialog.open) return;
      this.frame.contentWindow.postMessage({ trygg: "open", ...this.colours, radius: this.radius }, base.origin);
    }

    close() {
      this.dialog.close();
      this.button.hidden = false;
      this.button.focus();
    }

    /** The page's own rules, or the service's, keep the frame out: lead there instead. */
    fail() {
      const box = document.createElement("div");
      box.className = "failed";
      const text = document.createElement("p");
      text.textContent = this.words[3];
      const link = document.createElement("a");
      Object.assign(link, { href: base.href, target: "_blank", rel: "noopener", textContent: this.words[4] });
      const close = document.createElement("button");
      Object.assign(close, { type: "button", textContent: this.words[2] });
      close.addEventListener("click", () => this.close());
      box.append(text, link, document.createElement("p"), close);
      this.dialog.replaceChildren(box);
      this.frame = link;
      if (this.dialog.open) link.focus();
    }
  }

  /** The colour in numbers, and black or white for text on it, whichever reads better (WCAG 2.2, 1.4.3). */
  function colours(colour) {
    const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
    const linear = [red, green, blue].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    const luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    return { accent: `rgb(${red} ${green} ${blue})`, on: luminance > 0.18 ? "#000" : "#fff" };
  }

  function drawing() {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", "M4 5h16v11H10l-5 4v-4H4zM8 9h8M8 12h5");
    for (const [name, value] of [["fill", "none"], ["stroke", "currentColor"], ["stroke-width", "2"], ["stroke-linejoin", "round"]]) path.setAttribute(name, value);
    svg.append(path);
    return svg;
  }

  function put() {
    if (document.querySelector("trygg-assistent")) return;
    if (!customElements.get("trygg-assistent")) customElements.define("trygg-assistent", Assistant);
    document.body.append(document.createElement("trygg-assistent"));
  }
  if (document.body) put();
  else document.addEventListener("DOMContentLoaded", put);
})();

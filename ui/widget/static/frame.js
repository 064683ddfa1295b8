// The page in a frame on somebody else's site: what it hears from widget.js, and tells it. Nothing that anybody
// wrote ever crosses: only "open" and colours in, only "ready" and "close" out.

/** Listen to the site that frames this page; `opened` is called when the dialog opens. */
export function listen(opened) {
  if (window.parent === window) return;
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || !event.data || event.data.trygg !== "open") return;
    colours(event.data);
    opened();
  });
  tell("ready");
}

/** Tell the site that frames this page. */
export function tell(what) {
  window.parent.postMessage({ trygg: what }, "*");
}

function colours({ accent, on, radius }) {
  const style = document.documentElement.style;
  if ([accent, on].every((text) => typeof text === "string" && CSS.supports("color", text))) {
    style.setProperty("--accent", accent);
    style.setProperty("--on-accent", on);
  }
  if (/^\d{1,2}px$/.test(radius || "")) style.setProperty("--radius", radius);
}

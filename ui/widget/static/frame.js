// The page in a frame on somebody else's site: what it hears from widget.js, and tells it. Nothing that anybody
// wrote ever crosses: only "open" and colours in, only "ready" and "close" out.

const DARK = 0.18; // relative luminance above which black text is easier to read than white (WCAG 2.2, 1.4.3)

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

function colours({ accent, radius }) {
  const style = document.documentElement.style;
  const rgb = read(accent);
  if (rgb) {
    style.setProperty("--accent", `rgb(${rgb.join(" ")})`);
    style.setProperty("--on-accent", luminance(rgb) > DARK ? "#000" : "#fff");
  }
  if (/^\d{1,2}px$/.test(radius || "")) style.setProperty("--radius", radius);
}

/** The colour as three numbers to 255; null where it is no colour. */
function read(text) {
  if (typeof text !== "string" || !CSS.supports("color", text)) return null;
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  pen.fillStyle = text;
  pen.fillRect(0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

function luminance(rgb) {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

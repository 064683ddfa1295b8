// The one live region: says the finished answer once, and short receipts.

/** Say `text` to screen readers, politely. */
export function announce(text) {
  const region = document.getElementById("live");
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

/* A chosen file → the server, with its class first; the page is told by 'mottagen' when the server has it. */
const MOST = 50_000_000;
const find = (selector) => element.querySelector(selector);
let sending = null;
const tell = (text, bad) => {
  const said = find(".svar");
  said.textContent = text;
  said.className = text ? `svar notis ${bad ? "fel" : "bra"}` : "svar";
};
const rest = () => {
  sending = null;
  find(".gang").hidden = true;
  find("input").disabled = false;
  find("input").value = "";
};
const why = (request) => {
  try {
    return JSON.parse(request.responseText).detail;
  } catch {
    return "Filen kom inte fram. Kontrollera nätet och försök igen.";
  }
};
const send = (file) => {
  if (file.size > MOST) { tell("Filen är större än 50 MB. Dela upp dokumentet, eller gör det mindre.", true); find("input").value = ""; return; }
  if (!file.size) { tell("Filen är tom. Kontrollera att rätt fil har sparats.", true); find("input").value = ""; return; }
  const request = new XMLHttpRequest();
  sending = request;
  request.open("POST", `/staff/uppladdning?klass=${encodeURIComponent(props.value ?? "")}&namn=${encodeURIComponent(file.name)}`);
  request.setRequestHeader("X-Trygg", "arbetsbank");
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) find("progress").value = event.loaded / event.total;
  });
  request.addEventListener("load", () => {
    const good = request.status === 200;
    rest();
    tell(good ? `${file.name} är mottagen.` : why(request), !good);
    if (good) trigger("mottagen", JSON.parse(request.responseText));
  });
  request.addEventListener("error", () => { rest(); tell("Filen kom inte fram. Kontrollera nätet och försök igen.", true); });
  request.addEventListener("abort", () => { rest(); tell("Avbrutet. Inget har sparats.", true); });
  find("progress").value = 0;
  find(".gang").hidden = false;
  find("input").disabled = true;
  tell(`Skickar ${file.name} …`, false);
  request.send(file);
};
element.addEventListener("change", (event) => {
  const file = event.target.files?.[0];
  if (file && !sending) send(file);
});
element.addEventListener("click", (event) => {
  if (event.target.closest(".avbryt")) sending?.abort();
});
for (const name of ["dragover", "drop"]) {
  element.addEventListener(name, (event) => {
    event.preventDefault();
    const file = name === "drop" && event.dataTransfer?.files?.[0];
    if (file && !sending) send(file);
  });
}

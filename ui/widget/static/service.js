// The service over HTTP; knows nothing of what is shown.

import { events } from "./events.js";
import { state } from "./state.js";

const ROOT = new URL("../", import.meta.url);
const STATUS_SECONDS = 4;
/** Drawn anew each time the page is opened and kept nowhere: those behind one address needn't share one limit. */
const VISITOR = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** What the service refused with (RFC 9457), or `status` 0 when it couldn't be reached. */
export class Problem extends Error {
  constructor(status, detail = "", errors = [], wait = 0) {
    super(detail);
    Object.assign(this, { status, detail, errors, wait });
  }
}

/** The answer to a question; `heard` is told of its sources and sentences as they come. */
export async function ask(body, signal, heard) {
  if (state.streams) {
    const answer = await streamed(body, signal, heard);
    if (answer) return answer;
  }
  return (await post("api/v1/ask", body, signal)).json();
}

/** The streamed answer; null where there is no stream or it broke, which the plain way makes good. */
async function streamed(body, signal, heard) {
  const reply = await send("api/v1/ask/stream", body, signal);
  const kind = reply.headers.get("content-type") || "";
  if (reply.status === 404 || reply.status === 405 || (reply.ok && !kind.startsWith("text/event-stream"))) {
    state.streams = false;
    return null;
  }
  await refuse(reply);
  try {
    for await (const { name, data } of events(reply.body)) {
      if (name === "done") return data;
      heard(name, data);
    }
  } catch (error) {
    if (signal.aborted) throw error;
  }
  return null;
}

/** What was thought of an answer; it never disturbs the conversation. */
export async function feedback(id, helpful, comment) {
  return post("api/v1/feedback", { id, helpful, comment });
}

/** Whether the service is open, whom to turn to and what to ask; null where it doesn't say. */
export async function status() {
  try {
    const signal = AbortSignal.timeout(STATUS_SECONDS * 1000);
    const reply = await fetch(new URL("api/v1/status", ROOT), { signal, credentials: "omit" });
    return reply.ok ? await reply.json() : null;
  } catch {
    return null;
  }
}

/** A checklist's fields as JSON Schema. */
export async function checklist(name) {
  const reply = await reach(fetch(new URL("api/v1/checklists", ROOT), { credentials: "omit" }));
  await refuse(reply);
  const found = (await reply.json()).find((each) => each.name === name);
  if (!found) throw new Problem(404);
  return found;
}

/** The checklist made for a case. */
export async function makeList(name, given) {
  return (await post(`api/v1/checklists/${encodeURIComponent(name)}`, given)).json();
}

/** The checklist as a page to print. */
export function printed(name, given, owned) {
  const url = new URL(`checklista/${encodeURIComponent(name)}`, ROOT);
  for (const [key, value] of Object.entries(given)) url.searchParams.set(key, value);
  for (const id of owned) url.searchParams.append("har", id);
  return url.href;
}

/** An address of this service; the list of documents where it would lead elsewhere. */
export function own(path) {
  const url = new URL(path || "/", ROOT);
  return url.origin === ROOT.origin && /^https?:$/.test(url.protocol) ? url.href : new URL("dokument", ROOT).href;
}

async function post(path, body, signal) {
  const reply = await send(path, body, signal);
  await refuse(reply);
  return reply;
}

function send(path, body, signal) {
  return reach(
    fetch(new URL(path, ROOT), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Trygg-Visitor": VISITOR },
      body: JSON.stringify(body),
      credentials: "omit",
      signal,
    }),
  );
}

async function reach(reply) {
  try {
    return await reply;
  } catch (error) {
    throw error.name === "AbortError" ? error : new Problem(0);
  }
}

async function refuse(reply) {
  if (reply.ok) return;
  const said = await reply.json().catch(() => ({}));
  throw new Problem(reply.status, said.detail, said.errors, Number(reply.headers.get("retry-after")) || 0);
}

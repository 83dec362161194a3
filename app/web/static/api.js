// Talks to the server. Every failure becomes a Trouble whose key names the words to show.

import { memory } from "./store.js";

const PATIENCE = 45000;
const BY_STATUS = { 401: "locked", 413: "too_large", 429: "busy" };

export class Trouble extends Error {
  constructor(key) {
    super(key);
    this.key = key;
  }
}

async function request(path, options = {}) {
  const pass = memory.pass ? { Authorization: `Bearer ${memory.pass}` } : {};
  let answer;
  try {
    answer = await fetch(path, { ...options, headers: { ...options.headers, ...pass }, signal: AbortSignal.timeout(PATIENCE) });
  } catch (error) {
    if (error.name === "TimeoutError") throw new Trouble("slow");
    throw new Trouble(navigator.onLine ? "unreachable" : "offline");
  }
  if (!answer.ok) throw new Trouble(BY_STATUS[answer.status] ?? "failed");
  try {
    return await answer.json();
  } catch {
    throw new Trouble("failed");
  }
}

/** One message or pressed button; the same event_id again is the same turn. Resolves to a Reply. */
export function send(event) {
  return request("/v1/messages", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(event),
  });
}

/** What was decided, and what is estimated now. */
export const decided = (decisionId, language) => request(`/learning/${encodeURIComponent(decisionId)}?lang=${language}`);

/** What has been learned from all shoppers. */
export const learned = (language) => request(`/learning/overview?lang=${language}`);

/** The records of these cards side by side. */
export function compared(cards, language) {
  const query = new URLSearchParams({ lang: language });
  for (const card of cards) query.append("item", `${card.product_id}~${card.variant_id ?? ""}`);
  const { currency } = cards[0];
  if (currency) query.set("currency", currency);
  return request(`/compare?${query}`);
}

/** A source of server-sent events; these cannot carry headers. */
export function source(path) {
  const pass = memory.pass ? `${path.includes("?") ? "&" : "?"}pass=${encodeURIComponent(memory.pass)}` : "";
  return new EventSource(path + pass);
}

// Talks to the server. Every failure becomes a Trouble whose key names the words to show.

const PATIENCE = 45000;

export class Trouble extends Error {
  constructor(key) {
    super(key);
    this.key = key;
  }
}

/** A new id; browsers offer randomUUID only on https and on this very machine. */
export function freshId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const BY_STATUS = { 401: "locked", 413: "too_large", 429: "busy" };

async function request(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, { ...options, signal: AbortSignal.timeout(PATIENCE) });
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
export function decided(decisionId, language) {
  return request(`/learning/${encodeURIComponent(decisionId)}?lang=${language}`);
}

// Remembers the conversation in this browser, so that a reload finds it again. Works without storage too, for one visit.

const KEY = "aisle";
const KEPT = 60;
const offered = document.querySelector('meta[name="pass"]')?.content ?? null;

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

/** A new id; browsers offer randomUUID only on https and on this very machine. */
export function freshId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Who writes: the page's pass names it where there is one, and proves it to the server. */
const shopper = () => ({ pass: offered, user_id: `web-${offered?.split(".")[0] ?? freshId()}` });
const conversation = (user) => ({
  conversation_id: `${user}-${Date.now()}`, entries: [], pressed: {}, comparing: null, owner: "bot", seen: {}, view: null, heard: 0,
});

function begin() {
  const who = shopper();
  return { language: null, ...who, ...conversation(who.user_id) };
}

export const memory = { ...begin(), ...read() };

export function save() {
  memory.entries = memory.entries.slice(-KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // Private windows, full disks, frames without storage: the conversation lives as long as the page.
  }
}

/** A new conversation of the same shopper. */
export function startOver() {
  Object.assign(memory, conversation(memory.user_id));
  save();
}

/** Take the pass that came with this page when the kept one is no longer good; false when it is the same. */
export function renewPass() {
  if (!offered || memory.pass === offered) return false;
  const { entries } = memory;
  Object.assign(memory, begin(), { language: memory.language, entries });
  save();
  return true;
}

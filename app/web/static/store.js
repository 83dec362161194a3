// Remembers the conversation in this browser, so that a reload finds it again. Works without storage too, for one visit.

import { freshId } from "./api.js";

const KEY = "aisle";
const KEPT = 60;

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

const fresh = () => ({ conversation_id: `web-${freshId()}`, entries: [], pressed: {}, seen: {}, view: null, heard: 0 });

export const memory = { user_id: `web-${freshId()}`, language: null, ...fresh(), ...read() };

export function save() {
  memory.entries = memory.entries.slice(-KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // Private windows and full disks: the conversation lives as long as the page.
  }
}

/** A new conversation of the same shopper. */
export function startOver() {
  Object.assign(memory, fresh());
  save();
}

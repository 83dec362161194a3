// Listens for what a person of the shop does in the conversation; the guide's own replies come with each request.

import { memory, save } from "./store.js";

let source = null;
let listening = null;

/** Hear of everything a person said and did since the last visit; `tell` gets each once. */
export function listen(tell) {
  const conversation = memory.conversation_id;
  if (listening === conversation) return;
  source?.close();
  listening = conversation;
  source = new EventSource(`/v1/conversations/${encodeURIComponent(conversation)}/events`);
  source.addEventListener("person", (event) => {
    const position = Number(event.lastEventId);
    // The stream begins at the conversation's start; what was heard before is already in the log.
    if (conversation !== memory.conversation_id || position <= memory.heard) return;
    memory.heard = position;
    const entry = { person: JSON.parse(event.data) };
    memory.entries.push(entry);
    save();
    tell(entry);
  });
}

// Listens for what a person of the shop does in the conversation; the guide's own replies come with each request.

import { source } from "./api.js";
import { memory, save } from "./store.js";

let open = null;
let listening = null;

/** Hear of everything a person said and did since the last visit; `tell` gets each once. */
export function listen(tell) {
  const conversation = memory.conversation_id;
  if (listening === conversation) return;
  open?.close();
  listening = conversation;
  open = source(`/v1/conversations/${encodeURIComponent(conversation)}/events`);
  open.addEventListener("person", (event) => {
    const position = Number(event.lastEventId);
    // The stream begins at the conversation's start; what was heard before is already in the log.
    if (conversation !== memory.conversation_id || position <= memory.heard) return;
    const said = JSON.parse(event.data);
    Object.assign(memory, { heard: position, owner: said.owner });
    const entry = { person: said };
    memory.entries.push(entry);
    save();
    tell(entry);
  });
}

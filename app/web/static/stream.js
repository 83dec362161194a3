// Listens for what a person of the shop does in the conversation; the guide's own replies come with each request.

import { source } from "./api.js";
import { memory, save } from "./store.js";

let open = null;
let listening = null;

/** Hear of everything a person said and did since the last visit, each once; `grow` hears how far a reply has come. */
export function listen(tell, grow) {
  const conversation = memory.conversation_id;
  // One that was refused, as with a pass run out, stays closed.
  if (listening === conversation && open.readyState !== EventSource.CLOSED) return;
  open?.close();
  listening = conversation;
  open = source(`/v1/conversations/${encodeURIComponent(conversation)}/events`);
  open.addEventListener("draft", (event) => {
    const { event_id, text } = JSON.parse(event.data);
    if (conversation === memory.conversation_id) grow(event_id, text);
  });
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

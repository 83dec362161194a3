// The conversation: what is written and pressed goes out in order, what comes back is drawn and remembered.

import { Trouble, freshId, send } from "./api.js";
import { follow, redraw, show } from "./learning.js";
import { memory, save, startOver } from "./store.js";
import { listen } from "./stream.js";
import { drawPerson, drawReply, drawShopper, drawSuggestions, drawTrouble, drawTyping } from "./turns.js";
import { current, locale, setLanguage } from "./words.js";

const find = (id) => document.getElementById(id);
const log = find("log");
const input = find("text");
const on = { press, opened };
let waiting = Promise.resolve();

function reveal(element) {
  const tall = element.offsetHeight > find("scroll").clientHeight * 0.8;
  element.scrollIntoView({ block: tall ? "start" : "nearest" });
}

function drawEntry(entry) {
  if (entry.reply) return drawReply(entry.reply, on);
  if (entry.person) return drawPerson(entry.person);
  const item = drawShopper(entry);
  if (entry.trouble) complain(entry, item);
  return item;
}

/** Something was said outside our own requests. */
function heard(entry) {
  const item = drawEntry(entry);
  log.append(item);
  reveal(item);
}

function drawAll() {
  log.replaceChildren(...memory.entries.map(drawEntry));
  find("welcome").hidden = memory.entries.length > 0;
  find("suggestions").replaceChildren(...drawSuggestions(say));
}

function complain(entry, item) {
  drawTrouble(entry.trouble, item, () => {
    input.focus();
    deliver(entry, item);
  });
}

async function deliverNow(entry, item) {
  item.querySelector(".trouble")?.remove();
  const typing = drawTyping();
  // A thumb answers by itself, where it stands.
  const quiet = !entry.words;
  if (!quiet) {
    log.append(typing);
    reveal(typing);
  }
  const { conversation_id, user_id } = memory;
  const same = () => conversation_id === memory.conversation_id;
  try {
    const reply = await send({ conversation_id, user_id, locale: locale(), ...entry.event });
    if (!same()) return;
    delete entry.trouble;
    listen(heard);
    memory.entries.push({ reply });
    const turn = drawReply(reply, on);
    log.append(turn);
    if (!quiet) reveal(turn);
    if (memory.seen[reply.decision_id]) follow(reply.decision_id, entry.about);
    else if (reply.decision_id) show(reply.decision_id);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    if (!same()) return;
    entry.trouble = error.key;
    complain(entry, item);
    reveal(item);
  } finally {
    typing.remove();
    save();
  }
}

/** One after the other: what was written first arrives first. */
function deliver(entry, item) {
  waiting = waiting.then(() => deliverNow(entry, item));
  return waiting;
}

function add(words, event, about) {
  // Until it is answered it counts as not sent, so that a reload in between offers to try again.
  const entry = { words, about, event: { event_id: freshId(), ...event }, trouble: "unreachable" };
  memory.entries.push(entry);
  save();
  const item = drawShopper(entry);
  find("welcome").hidden = true;
  log.append(item);
  return deliver(entry, item);
}

function say(text) {
  input.focus();
  return add(text, { text });
}

/** A link was followed: show what it changed. */
function opened(decisionId, productId) {
  if (memory.seen[decisionId]) follow(decisionId, productId);
}

function press(spec, element, thumb) {
  if (!thumb) return add([spec.label, element.dataset.about].filter(Boolean).join(" · "), { action: spec.action });
  for (const other of element.parentElement.children) {
    other.setAttribute("aria-pressed", String(other === element));
    delete memory.pressed[other.dataset.action];
  }
  memory.pressed[spec.action] = true;
  return add("", { action: spec.action }, element.closest(".card").dataset.product);
}

function switchTo(language) {
  memory.language = language;
  save();
  setLanguage(language);
  drawAll();
  redraw();
}

find("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = input.value.trim();
  if (!text) return input.focus();
  input.value = "";
  return say(text);
});
input.addEventListener("keydown", (event) => {
  // Enter while an input method is composing chooses a character.
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    find("composer").requestSubmit();
  }
});
find("switch").addEventListener("click", () => switchTo(current() === "en" ? "zh" : "en"));
find("new-chat").addEventListener("click", () => {
  startOver();
  drawAll();
  show(null);
  input.focus();
});
// Somebody coming back from a product page may have changed something there.
document.addEventListener("visibilitychange", () => document.hidden || redraw());

switchTo(memory.language ?? current());
if (memory.view) show(memory.view);
if (memory.entries.length) listen(heard);
log.lastElementChild?.scrollIntoView({ block: "end" });
input.focus({ preventScroll: true });

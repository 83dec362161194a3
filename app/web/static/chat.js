// The conversation: what is written and pressed goes out in order, what comes back is drawn and remembered.

import { Trouble, freshId, send } from "./api.js";
import { button, drawCard, make } from "./cards.js";
import { follow, redraw, show } from "./learning.js";
import { memory, save, startOver } from "./store.js";
import { current, locale, setLanguage, suggestions, t } from "./words.js";

const find = (id) => document.getElementById(id);
const log = find("log");
const input = find("text");
let waiting = Promise.resolve();

const inView = () => memory.estimates?.decision_id;
const lastDecision = () => memory.entries.findLast((entry) => entry.reply?.decision_id)?.reply.decision_id ?? null;

function reveal(element) {
  const tall = element.offsetHeight > find("scroll").clientHeight * 0.8;
  element.scrollIntoView({ block: tall ? "start" : "nearest" });
}

function drawReply(reply) {
  const turn = make("li", { className: "turn guide", lang: reply.language });
  if (reply.act === "feedback" && !reply.cards.length) turn.classList.add("note");
  turn.append(make("span", { className: "hidden" }, `${t("guide")}: `));
  if (reply.text) turn.append(make("p", { className: "words" }, reply.text));
  if (reply.cards.length) {
    const on = { press, opened: tapped, pressed: (action) => memory.pressed[action] === true };
    const cards = reply.cards.map((card) => drawCard(card, reply.language, on));
    turn.append(make("ul", { className: "cards", "aria-label": t("products") }, ...cards));
  }
  if (reply.buttons.length) {
    turn.append(make("div", { className: "choices" }, ...reply.buttons.map((spec) => button(spec, press))));
  }
  return turn;
}

function drawTrouble(entry, item) {
  const again = make("button", { type: "button", className: "choice" }, t("retry"));
  again.addEventListener("click", () => {
    input.focus();
    deliver(entry, item);
  });
  item.append(make("div", { className: "trouble", role: "alert" }, make("span", {}, t(entry.trouble)), again));
}

function drawEntry(entry) {
  if (entry.reply) return drawReply(entry.reply);
  const item = make("li", { className: "turn shopper" });
  // A thumb says enough by being pressed.
  if (entry.words) item.append(make("span", { className: "hidden" }, `${t("you")}: `), make("p", { className: "words" }, entry.words));
  if (entry.trouble) drawTrouble(entry, item);
  return item;
}

function drawAll() {
  log.replaceChildren(...memory.entries.map(drawEntry));
  find("welcome").hidden = memory.entries.length > 0;
  const items = suggestions().map((text) => {
    const choice = make("button", { type: "button", className: "choice" }, text);
    choice.addEventListener("click", () => say(text));
    return make("li", {}, choice);
  });
  find("suggestions").replaceChildren(...items);
}

async function deliverNow(entry, item) {
  item.querySelector(".trouble")?.remove();
  const typing = make("li", { className: "turn guide typing" }, make("span", { className: "hidden" }, t("typing")), make("span", { className: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i")));
  log.append(typing);
  reveal(typing);
  const conversation = memory.conversation_id;
  try {
    const { user_id } = memory;
    const reply = await send({ conversation_id: conversation, user_id, locale: locale(), ...entry.event });
    if (conversation !== memory.conversation_id) return;
    delete entry.trouble;
    memory.entries.push({ reply });
    const turn = drawReply(reply);
    if (reply.text || reply.cards.length) log.append(turn);
    reveal(turn);
    if (reply.decision_id === inView()) follow(reply.decision_id, reply.act === "feedback");
    else if (reply.decision_id) show(reply.decision_id);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    if (conversation !== memory.conversation_id) return;
    entry.trouble = error.key;
    drawTrouble(entry, item);
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

function add(words, event) {
  // Until it is answered it counts as not sent, so that a reload in between offers to try again.
  const entry = { words, event: { event_id: freshId(), ...event }, trouble: "unreachable" };
  memory.entries.push(entry);
  save();
  const item = drawEntry({ words });
  find("welcome").hidden = true;
  log.append(item);
  return deliver(entry, item);
}

function say(text) {
  input.focus();
  return add(text, { text });
}

/** A link was followed or a thumb pressed: show what it changed. */
function tapped() {
  if (inView()) follow(inView(), true);
}

async function press(spec, element, thumb) {
  if (!thumb) return add([spec.label, element.dataset.about].filter(Boolean).join(" · "), { action: spec.action });
  for (const other of element.parentElement.children) {
    other.setAttribute("aria-pressed", String(other === element));
    delete memory.pressed[other.dataset.action];
  }
  memory.pressed[spec.action] = true;
  return add("", { action: spec.action });
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
if (lastDecision()) show(lastDecision());
log.lastElementChild?.scrollIntoView({ block: "end" });
input.focus({ preventScroll: true });

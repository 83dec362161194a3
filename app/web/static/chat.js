// The conversation: what is written and pressed goes out in order, what comes back is drawn and remembered.

import { Trouble, send } from "./api.js";
import { kindOf, mark } from "./cards.js";
import { announce, find, make } from "./dom.js";
import { freshId, memory, renewPass, save, startOver } from "./store.js";
import { listen } from "./stream.js";
import { drawPerson, drawReply, drawShopper, drawSuggestions, drawTrouble, drawTyping, isNote } from "./turns.js";
import { current, locale, setLanguage, t } from "./words.js";

const SLOW = 6000;
const log = find("log");
const input = find("text");
const embedded = document.body.classList.contains("embed");
// The panel is not in every page: a shop's visitors need no figures.
const panel = find("panel") ? await import("./panel.js") : null;
const on = { press, opened, grown: reveal };
const items = new WeakMap();
let waiting = Promise.resolve();

/** Ready to write; where a finger would bring up a keyboard over the answer, only when it is asked for. */
function ready(options) {
  if (matchMedia("(pointer: fine)").matches) input.focus(options);
}

/** Bring a turn into view; of a tall one its beginning, with the line it answers. */
function reveal(element) {
  const turn = element.closest(".turn");
  const room = find("scroll").clientHeight;
  const question = turn.previousElementSibling;
  const both = question ? turn.getBoundingClientRect().bottom - question.getBoundingClientRect().top : turn.offsetHeight;
  if (both < room) turn.scrollIntoView({ block: "nearest" });
  else (question?.matches(".shopper") ? question : turn).scrollIntoView({ block: "start" });
}

/** What the shopper should know above the message box: who answers, and whether anybody can. */
function stand() {
  const words = navigator.onLine ? (memory.owner === "human" ? t("now_person") : "") : t("now_offline");
  find("standing").textContent = words;
  find("standing").hidden = !words;
}

function drawEntry(entry) {
  if (entry.reply) return drawReply(entry, on);
  if (entry.person) return drawPerson(entry.person);
  const item = drawShopper(entry);
  items.set(entry, item);
  if (entry.trouble) complain(entry, item);
  return item;
}

/** Something was said outside our own requests. */
function heard(entry) {
  const item = drawEntry(entry);
  if (item) {
    log.append(item);
    reveal(item);
    announce(item.textContent);
  }
  stand();
}

function drawAll() {
  log.replaceChildren(...memory.entries.map(drawEntry).filter(Boolean));
  find("welcome").hidden = memory.entries.length > 0;
  find("suggestions").replaceChildren(...drawSuggestions(say));
  stand();
}

function complain(entry, item) {
  drawTrouble(entry.trouble, item, () => {
    ready();
    deliver(entry, item);
  });
}

/** The answer to an event is being written: show it so far in place of the dots. */
function grow(eventId, text) {
  const typing = document.querySelector(`.typing[data-event="${CSS.escape(eventId)}"]`);
  if (!typing) return;
  const words = typing.querySelector(".words") ?? make("p", { className: "words", dir: "auto", "aria-hidden": "true" });
  words.textContent = text;
  typing.classList.add("grows");
  typing.prepend(words);
  reveal(typing);
}

/** Under the shopper's line, until the answer is there; says so when it takes long. */
function wait(eventId) {
  const typing = drawTyping();
  typing.dataset.event = eventId;
  log.append(typing);
  reveal(typing);
  const late = setTimeout(() => {
    typing.querySelector(".hidden").className = "late";
    announce(t("still_looking"));
    typing.lastElementChild.textContent = t("still_looking");
  }, SLOW);
  return () => {
    clearTimeout(late);
    typing.remove();
  };
}

/** What a reply to a pressed button means for the buttons on the page. */
function settle(entry, reply) {
  // Without cards the first one was chosen, or the one chosen before was let go.
  if (reply.act === "compare") memory.comparing = reply.cards.length || memory.comparing ? null : (entry.about ?? null);
  for (const element of document.querySelectorAll('[data-kind="compare"]')) {
    mark(element, element.closest(".card")?.dataset.product === memory.comparing);
  }
}

async function deliverNow(entry, item) {
  item.querySelector(".trouble")?.remove();
  const arrived = entry.words ? wait(entry.event.event_id) : () => {};
  // Before the question goes out, where a model may be heard while it still writes.
  if ("grows" in document.body.dataset) listen(heard, grow);
  const conversation = memory.conversation_id;
  const same = () => conversation === memory.conversation_id;
  try {
    const { conversation_id, user_id } = memory;
    const reply = await send({ conversation_id, user_id, locale: locale(), ...entry.event });
    if (!same()) return;
    delete entry.trouble;
    memory.owner = reply.owner ?? memory.owner;
    listen(heard, grow);
    settle(entry, reply);
    const answer = { reply, thumb: entry.thumb };
    memory.entries.push(answer);
    const turn = drawReply(answer, on);
    arrived();
    log.append(turn);
    if (entry.words) reveal(turn);
    announce(reply.act === "compare" && reply.cards.length ? t("compared") : reply.text);
    stand();
    panel?.answered(reply, entry.about);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    if (!same()) return;
    if (error.key === "locked" && renewPass()) return await deliverNow(entry, item);
    entry.trouble = error.key;
    arrived();
    complain(entry, item);
    reveal(item);
  } finally {
    arrived();
    save();
  }
}

/** One after the other: what was written first arrives first. */
function deliver(entry, item) {
  waiting = waiting.then(() => deliverNow(entry, item));
  return waiting;
}

function add(entry, event) {
  // Until it is answered it counts as not sent, so that a reload in between offers to try again.
  Object.assign(entry, { event: { event_id: freshId(), ...event }, trouble: "unreachable" });
  memory.entries.push(entry);
  save();
  const item = drawShopper(entry);
  items.set(entry, item);
  find("welcome").hidden = true;
  log.append(item);
  return deliver(entry, item);
}

function say(text) {
  ready();
  return add({ words: text }, { text });
}

/** A link was followed: show what it changed. */
function opened(decisionId, productId) {
  panel?.tapped(decisionId, productId);
}

/** A thumb: pressed again it is taken back, and the other one lets go. */
function pressThumb(spec, element) {
  const again = memory.pressed[spec.action] === true;
  for (const other of element.parentElement.children) release(other.dataset.action);
  if (!again) {
    memory.pressed[spec.action] = true;
    for (const one of document.querySelectorAll(`[data-action="${CSS.escape(spec.action)}"]`)) mark(one, true);
  }
  return add({ words: "", about: element.closest(".card").dataset.product, thumb: again ? undefined : spec.action }, { action: spec.action });
}

/** Let go of a thumb; what it brought can then no longer be undone. */
function release(action) {
  delete memory.pressed[action];
  for (const entry of memory.entries) if (entry.reply && entry.thumb === action) entry.undone = true;
  for (const one of document.querySelectorAll(`.thumb[data-action="${CSS.escape(action)}"]`)) mark(one, false);
  for (const one of document.querySelectorAll(`[data-undoes="${CSS.escape(action)}"]`)) one.remove();
}

/** A button of a card, or of the reply that stands in `answer`. */
function press(spec, element, answer) {
  const kind = kindOf(spec);
  if (kind === "up" || kind === "down") return pressThumb(spec, element);
  if (answer?.thumb) {
    const card = document.querySelector(`.thumb[data-action="${CSS.escape(answer.thumb)}"]`)?.closest(".card");
    card?.querySelector(".thumb[aria-pressed=true]")?.focus();
    release(answer.thumb);
    return add({ words: "", about: card?.dataset.product }, { action: spec.action });
  }
  const about = element.closest(".card")?.dataset.product;
  if (kind === "compare") {
    const words = memory.comparing && memory.comparing !== about ? `${spec.label} · ${element.dataset.about}` : "";
    return add({ words, about }, { action: spec.action });
  }
  return add({ words: [spec.label, element.dataset.about].filter(Boolean).join(" · ") }, { action: spec.action });
}

function switchTo(language) {
  setLanguage(language);
  // Pages of the shop open in the language chosen here; in a frame nothing may depend on cookies.
  if (!embedded) document.cookie = `lang=${language}; path=/; max-age=31536000; samesite=lax`;
  drawAll();
  panel?.redraw();
}

/** On a phone the chat and the panel take turns. */
function view(name) {
  document.body.dataset.view = name;
  for (const choice of document.querySelectorAll("[data-show]")) choice.setAttribute("aria-pressed", String(choice.dataset.show === name));
  panel?.looked();
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
find("switch").addEventListener("click", () => {
  memory.language = current() === "en" ? "zh" : "en";
  save();
  switchTo(memory.language);
});
find("new-chat").addEventListener("click", () => {
  startOver();
  drawAll();
  panel?.forget();
  ready();
});
for (const choice of document.querySelectorAll("[data-show]")) choice.addEventListener("click", () => view(choice.dataset.show));
// Somebody coming back from a product page may have changed something there.
document.addEventListener("visibilitychange", () => document.hidden || panel?.returned());
for (const change of ["online", "offline"]) {
  addEventListener(change, () => {
    stand();
    announce(find("standing").textContent);
    if (change === "offline") return;
    for (const entry of memory.entries) if (entry.trouble === "offline") deliver(entry, items.get(entry));
  });
}
if (embedded) {
  // The shop's page listens for this one word; it holds nothing that anybody else may not hear.
  addEventListener("keydown", (event) => event.key === "Escape" && !event.isComposing && parent.postMessage("aisle:close", "*"));
  addEventListener("focus", () => document.activeElement === document.body && ready());
}

switchTo(memory.language ?? current());
panel?.begin();
if (memory.entries.length) listen(heard, grow);
log.lastElementChild?.scrollIntoView({ block: "end" });
ready({ preventScroll: true });
// Until now the browser itself would have sent the form, and the words would be gone.
find("composer").querySelector(".send").disabled = false;
performance.mark("interactive");

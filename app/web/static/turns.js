// Draws what stands in the conversation: the shopper's lines, the guide's replies, and what went wrong.

import { button, drawCard } from "./cards.js";
import { drawComparison } from "./compare.js";
import { make } from "./dom.js";
import { memory } from "./store.js";
import { suggestions, t } from "./words.js";

/** Replies to a press that answer where it was pressed; in the log they are a remark. */
export const isNote = (reply) => ["feedback", "undo", "compare"].includes(reply.act) && !reply.cards.length;

function drawCards(reply, on) {
  const cards = reply.cards.map((card) => drawCard(card, reply.language, {
    press: on.press,
    opened: () => on.opened(reply.decision_id, card.product_id),
    pressed: (action) => memory.pressed[action] === true,
    chosen: memory.comparing === card.product_id,
  }));
  return make("ul", { className: "cards", "aria-label": t("products") }, ...cards);
}

/** A reply of the guide. `on.press` hears of pressed buttons, `on.opened` of decision and product when a link is followed. */
export function drawReply(entry, on) {
  const { reply } = entry;
  const turn = make("li", { className: isNote(reply) ? "turn guide note" : "turn guide", lang: reply.language === "zh" ? "zh-Hans" : "en" });
  const words = reply.text ? make("p", { className: "words", dir: "auto" }, reply.text) : null;
  if (words) turn.append(make("span", { className: "hidden" }, `${t("guide")}: `), words);
  if (reply.act === "compare" && reply.cards.length > 1) turn.append(drawComparison(entry, on, words, () => drawCards(reply, on)));
  else if (reply.cards.length) turn.append(drawCards(reply, on));
  const buttons = entry.undone ? [] : reply.buttons;
  if (buttons.length) {
    const choices = buttons.map((spec) => button(spec, (pressed, element) => on.press(pressed, element, entry)));
    turn.append(make("div", { className: "choices", role: "group", "aria-label": t("next"), "data-undoes": entry.thumb }, ...choices));
  }
  return turn;
}

/** A line of the shopper; a pressed thumb has no words, for it says enough by being pressed. */
export function drawShopper(entry) {
  const item = make("li", { className: "turn shopper" });
  if (entry.words) item.append(make("span", { className: "hidden" }, `${t("you")}: `), make("p", { className: "words", dir: "auto" }, entry.words));
  return item;
}

/** What a person of the shop did: a line of their own, or a note that they came or went; null when it changed nothing. */
export function drawPerson({ kind, text, line }) {
  if (kind !== "message" && !line) return null;
  const words = make("p", { className: "words", dir: "auto" }, kind === "message" ? text : line);
  if (kind !== "message") return make("li", { className: "turn guide event" }, words);
  return make("li", { className: "turn guide person" }, make("span", { className: "who" }, t("person")), words);
}

/** Say politely below the shopper's line what went wrong, with a way to try again. */
export function drawTrouble(key, item, retry) {
  const again = make("button", { type: "button", className: "choice", onclick: retry }, t("retry"));
  item.append(make("div", { className: "trouble", role: "alert" }, make("span", {}, t(key)), again));
}

export function drawTyping() {
  const dots = make("span", { className: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
  return make("li", { className: "turn guide typing" }, dots, make("span", { className: "hidden" }, t("typing")));
}

/** What a newcomer could ask; a press says it. */
export function drawSuggestions(say) {
  return suggestions().map((text) => make("li", {}, make("button", { type: "button", className: "choice", onclick: () => say(text) }, text)));
}

// Draws what stands in the conversation: the shopper's lines, the guide's replies, and what went wrong.

import { button, drawCard, make } from "./cards.js";
import { memory } from "./store.js";
import { suggestions, t } from "./words.js";

/** A reply of the guide. `on.press` hears of pressed buttons, `on.opened` of decision and product when a link is followed. */
export function drawReply(reply, on) {
  const note = reply.act === "feedback" && !reply.cards.length;
  const turn = make("li", { className: note ? "turn guide note" : "turn guide", lang: reply.language });
  if (reply.text) turn.append(make("span", { className: "hidden" }, `${t("guide")}: `), make("p", { className: "words", dir: "auto" }, reply.text));
  if (reply.cards.length) {
    const pressed = (action) => memory.pressed[action] === true;
    const cards = reply.cards.map((card) => {
      const opened = () => on.opened(reply.decision_id, card.product_id);
      return drawCard(card, reply.language, { press: on.press, opened, pressed });
    });
    turn.append(make("ul", { className: "cards", "aria-label": t("products") }, ...cards));
  }
  if (reply.buttons.length) {
    turn.append(make("div", { className: "choices" }, ...reply.buttons.map((spec) => button(spec, on.press))));
  }
  return turn;
}

/** A line of the shopper; a pressed thumb has no words, for it says enough by being pressed. */
export function drawShopper(entry) {
  const item = make("li", { className: "turn shopper" });
  if (entry.words) item.append(make("span", { className: "hidden" }, `${t("you")}: `), make("p", { className: "words", dir: "auto" }, entry.words));
  return item;
}

/** What a person of the shop did: a line of their own, or a note that they came or went. */
export function drawPerson({ kind, text }) {
  if (kind !== "message") return make("li", { className: "turn guide note" }, make("p", { className: "words", dir: "auto" }, t(`person_${kind}`)));
  return make("li", { className: "turn guide person" }, make("span", { className: "who" }, t("person")), make("p", { className: "words", dir: "auto" }, text));
}

/** Say politely below the shopper's line what went wrong, with a way to try again. */
export function drawTrouble(key, item, retry) {
  const again = make("button", { type: "button", className: "choice" }, t("retry"));
  again.addEventListener("click", retry);
  item.append(make("div", { className: "trouble", role: "alert" }, make("span", {}, t(key)), again));
}

export function drawTyping() {
  const dots = make("span", { className: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
  return make("li", { className: "turn guide typing" }, make("span", { className: "hidden" }, t("typing")), dots);
}

/** What a newcomer could ask; a press says it. */
export function drawSuggestions(say) {
  return suggestions().map((text) => {
    const choice = make("button", { type: "button", className: "choice" }, text);
    choice.addEventListener("click", () => say(text));
    return make("li", {}, choice);
  });
}

// Draws a product card and the buttons of cards and replies.

import { draw, make, safeAddress } from "./dom.js";
import { figure, locale, money, t } from "./words.js";

/** Buttons that this page draws in its own way; all others are drawn by their label alone. */
const KINDS = { "👍": "up", "👎": "down", Compare: "compare", 对比: "compare" };
const HAND = "M7 10v10H4a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1zm0 0 4.2-6.6c1.5 0 2.6 1.2 2.3 2.7L13 9h5.6a2 2 0 0 1 2 2.4l-1.4 7a2 2 0 0 1-2 1.6H7";
const embedded = document.body.classList.contains("embed");

export const kindOf = (spec) => KINDS[spec.label] ?? "choice";
const isThumb = (kind) => kind === "up" || kind === "down";

/** A product's picture, or a blank where there is none. */
export function picture(card) {
  const frame = make("span", { className: "picture" });
  const blank = () => frame.replaceChildren(make("span", { className: "blank" }, t("no_picture")));
  const source = safeAddress(card.image_url);
  if (!source) blank();
  else frame.append(make("img", { src: source, alt: "", loading: "lazy", decoding: "async", onerror: blank }));
  return frame;
}

/** The product's name as a link to the shop where it has one. On a shop's own site it opens in the same window. */
export function titleLink(card, opened) {
  const address = safeAddress(card.url);
  if (!address) return card.title;
  if (embedded) return make("a", { href: address, target: "_top", onclick: opened }, card.title);
  const hint = make("span", { className: "hidden" }, ` (${t("opens")})`);
  return make("a", { href: address, target: "_blank", rel: "noopener", onclick: opened }, card.title, hint);
}

function price(card, language) {
  if (card.price === null) return make("p", { className: "price unknown" }, t("price_unknown"));
  const line = make("p", { className: "price" }, make("span", { className: "now" }, money(card.price, card.currency, language)));
  if (card.list_price === null) return line;
  const before = make("span", { className: "hidden" }, `${t("old_price")} `);
  line.append(" ", make("s", {}, before, money(card.list_price, card.currency, language)));
  return line;
}

/** What the card's own two prices make of it. */
function saving(card, language) {
  const cents = card.list_price === null || card.price === null ? 0 : Math.round(100 * card.list_price) - Math.round(100 * card.price);
  if (cents <= 0) return null;
  return make("span", { className: "saving" }, t("save", { amount: money(String(cents / 100), card.currency, language) }));
}

function rating(card, language) {
  if (card.rating === null) return null;
  const number = new Intl.NumberFormat(locale(language), { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(card.rating);
  const count = card.rating_count === null ? null : figure(card.rating_count);
  const words = count === null ? t("rating_alone", { rating: number }) : t("rating", { rating: number, count });
  return make(
    "span", { className: "rating", role: "img", "aria-label": words },
    make("span", { className: "star" }, "★"), number, count === null ? null : make("small", {}, ` (${count})`),
  );
}

function stock(card) {
  const [style, key] = card.in_stock === null ? ["unknown", "stock_unknown"] : card.in_stock ? ["in", "in_stock"] : ["out", "sold_out"];
  return make("span", { className: `stock ${style}` }, t(key));
}

/** The reason without what the card shows anyway. */
function reason(card) {
  const rated = (part) => card.rating !== null && part.includes(String(card.rating)) && part.includes(String(card.rating_count ?? card.rating));
  const parts = card.reason.split(/(; |；)/);
  const own = parts.filter((part, index) => !(rated(part) || (index % 2 && rated(parts[index + 1]))));
  return own.join("") || card.reason;
}

function hand() {
  return draw("svg", { viewBox: "0 0 24 24", width: "19", height: "19", "aria-hidden": "true" }, draw("path", { d: HAND }));
}

/** Show on a button whether it is pressed: thumbs by colour, Compare by its words too. */
export function mark(element, pressed) {
  const { kind, says, about } = element.dataset;
  element.setAttribute("aria-pressed", String(pressed));
  if (kind !== "compare") return;
  element.textContent = pressed ? t("chosen") : says;
  element.setAttribute("aria-label", `${element.textContent}: ${about}`);
  element.closest(".card")?.classList.toggle("chosen", pressed);
}

/** A button of a card or reply. Thumbs get words for those who cannot see them. */
export function button(spec, press, { pressed = false, about = "" } = {}) {
  const kind = kindOf(spec);
  const element = make("button", { type: "button", className: isThumb(kind) ? `thumb ${kind}` : "choice" }, isThumb(kind) ? hand() : spec.label);
  Object.assign(element.dataset, { action: spec.action, about, kind, says: spec.label });
  if (isThumb(kind)) element.title = t(kind);
  if (about) element.setAttribute("aria-label", `${isThumb(kind) ? t(kind) : spec.label}: ${about}`);
  if (kind !== "choice") mark(element, pressed);
  element.addEventListener("click", () => press(spec, element));
  return element;
}

/** One card. `press(button, element)` is called for its buttons, `opened()` when its link is followed. */
export function drawCard(card, language, { press, opened, pressed, chosen }) {
  const link = titleLink(card, opened);
  const pressedNow = (spec) => (kindOf(spec) === "compare" ? chosen : pressed(spec.action));
  const buttons = card.buttons.map((spec) => button(spec, press, { pressed: pressedNow(spec), about: card.title }));
  const thumbs = buttons.filter((element) => isThumb(element.dataset.kind));
  const choices = buttons.filter((element) => !isThumb(element.dataset.kind));
  const shown = picture(card);
  return make(
    "li", { className: chosen ? "card chosen" : "card", "data-product": card.product_id },
    make("div", { className: "front", onclick: link.click ? () => link.click() : null }, shown, saving(card, language)),
    make(
      "div", { className: "body" },
      card.promoted ? make("span", { className: "promoted" }, t("promoted")) : null,
      make("h3", { dir: "auto" }, link),
      make("div", { className: "offer" }, price(card, language), thumbs.length ? make("span", { className: "thumbs" }, ...thumbs) : null),
      make("p", { className: "state" }, rating(card, language), stock(card)),
      card.reason ? make("p", { className: "reason", dir: "auto" }, reason(card)) : null,
    ),
    choices.length ? make("div", { className: "actions" }, ...choices) : null,
  );
}

// Draws a product card. Everything from the server goes in as text, never as markup.

import { locale, t } from "./words.js";

const THUMBS = { "👍": "up", "👎": "down" };

/** An element with properties and children; a string child is text. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name in element && typeof value !== "string") element[name] = value;
    else element.setAttribute(name === "className" ? "class" : name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A link or picture address we are willing to use; anything but http(s) is dropped. */
export function safeAddress(address) {
  if (!address) return null;
  try {
    return ["http:", "https:"].includes(new URL(address, location.href).protocol) ? address : null;
  } catch {
    return null;
  }
}

export function money(amount, currency, language) {
  if (!currency) return amount;
  const digits = Number(amount) % 1 === 0 ? 0 : 2;
  const options = { style: "currency", currency, currencyDisplay: "narrowSymbol" };
  try {
    return new Intl.NumberFormat(locale(language), {
      ...options, minimumFractionDigits: digits, maximumFractionDigits: digits,
    }).format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
}

function picture(card) {
  const frame = make("div", { className: "picture" });
  const blank = () => frame.replaceChildren(make("span", { className: "blank" }, t("no_picture")));
  const source = safeAddress(card.image_url);
  if (!source) blank();
  else frame.append(make("img", { src: source, alt: "", loading: "lazy", decoding: "async", onerror: blank }));
  return frame;
}

function price(card, language) {
  if (card.price === null) return make("p", { className: "price unknown" }, t("price_unknown"));
  const line = make("p", { className: "price" }, make("span", { className: "now" }, money(card.price, card.currency, language)));
  if (card.list_price !== null) {
    const before = make("span", { className: "hidden" }, `${t("old_price")} `);
    line.append(" ", make("s", {}, before, money(card.list_price, card.currency, language)));
  }
  return line;
}

function rating(card, language) {
  if (card.rating === null) return null;
  const number = new Intl.NumberFormat(locale(language), { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(card.rating);
  const count = card.rating_count === null ? null : new Intl.NumberFormat(locale(language)).format(card.rating_count);
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

/** A button of a card or reply. Thumbs get words for those who cannot see them, and show that they were pressed. */
export function button(spec, press, { pressed = false, about = "" } = {}) {
  const thumb = THUMBS[spec.label];
  const element = make(
    "button", { type: "button", className: thumb ? `thumb ${thumb}` : "choice", title: thumb ? t(thumb) : null }, spec.label,
  );
  Object.assign(element.dataset, { action: spec.action, about });
  if (thumb) {
    element.setAttribute("aria-label", `${t(thumb)}: ${about}`);
    element.setAttribute("aria-pressed", String(pressed));
  } else if (about) element.setAttribute("aria-label", `${spec.label}: ${about}`);
  element.addEventListener("click", () => press(spec, element, thumb));
  return element;
}

/** One card. `press(button, element, thumb)` is called for its buttons, `opened()` when its link is followed. */
export function drawCard(card, language, { press, opened, pressed }) {
  const address = safeAddress(card.url);
  const title = address
    ? make("a", { href: address, target: "_blank", rel: "noopener", onclick: opened }, card.title, make("span", { className: "hidden" }, ` (${t("opens")})`))
    : card.title;
  const buttons = card.buttons.map((spec) => button(spec, press, { pressed: pressed(spec.action), about: card.title }));
  const choices = buttons.filter((element) => element.className === "choice");
  const thumbs = buttons.filter((element) => element.className !== "choice");
  return make(
    "li", { className: "card", "data-product": card.product_id },
    picture(card),
    make(
      "div", { className: "body" },
      card.promoted ? make("span", { className: "promoted" }, t("promoted")) : null,
      make("h3", { dir: "auto" }, title),
      make("div", { className: "offer" }, price(card, language), make("span", { className: "thumbs" }, ...thumbs)),
      make("p", { className: "state" }, rating(card, language), stock(card)),
      card.reason ? make("p", { className: "reason", dir: "auto" }, card.reason) : null,
      choices.length ? make("div", { className: "actions" }, ...choices) : null,
    ),
  );
}

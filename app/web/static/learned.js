// What all shoppers have taught the guide: what became of the cards, which weights moved and why, the latest answers.

import { Trouble, learned } from "./api.js";
import { heardTags, lean, share, signed } from "./answer.js";
import { find, make } from "./dom.js";
import { chance, current, feature, figure, money, moment, percent, t } from "./words.js";

const YES_OR_NO = ["picture", "stock_known", "price_low", "price_mid", "price_high"];
const MOVED = 0.005;
let drawn = "";

const titled = (key, ...children) => make("section", {}, make("h4", {}, t(key)), ...children);

/** One outcome: how many, which share, and a band from the lowest to the highest likely share. */
function drawRate(rate, top) {
  const fraction = make("i", { className: "point" });
  const band = make("i", { className: "band" });
  band.style.insetInlineStart = `${(100 * rate.low) / top}%`;
  band.style.inlineSize = `${Math.max(1, (100 * (rate.high - rate.low)) / top)}%`;
  fraction.style.insetInlineStart = `${(100 * rate.share) / top}%`;
  const bounds = { low: percent(rate.low), high: percent(rate.high), share: percent(rate.share), n: figure(rate.count), of: figure(rate.of) };
  return make(
    "li", { className: "rate" },
    make("p", {}, make("strong", {}, figure(rate.count)), ` ${t(`rate.${rate.name}`)}`),
    make("span", { className: "interval", "aria-hidden": "true" }, band, fraction),
    make("p", { className: "fine" }, t(rate.count ? "rate_text" : "rate_none", bounds)),
  );
}

function drawFunnel({ rates, orders }) {
  const [shown, ...rest] = rates;
  // Thumbs nobody has given yet say nothing.
  const counted = rest.filter((rate) => rate.of && (rate.count || !["liked", "disliked"].includes(rate.name)));
  const top = Math.min(1, 1.05 * Math.max(0.01, ...counted.map((rate) => rate.high)));
  const sales = orders.map(({ count, amount, currency }) =>
    make("p", { className: "sales" }, t(count === 1 ? "order_one" : "orders", { n: figure(count), amount: money(amount, currency) })));
  return titled(
    "funnel",
    make("p", { className: "total" }, t("cards_shown", { n: figure(shown.count) })),
    make("ul", { className: "rates" }, ...counted.map((rate) => drawRate(rate, top))),
    ...(sales.length ? sales : [make("p", { className: "fine" }, t("no_orders"))]),
  );
}

function because(weight) {
  if (weight.clicked_mean === null || weight.shown_mean === null) return null;
  const yes = YES_OR_NO.includes(weight.name);
  const say = (mean) => (yes ? percent(mean, 0) : figure(100 * mean, { maximumFractionDigits: 0 }));
  return t(yes ? "why_share" : "why_mean", { clicked: say(weight.clicked_mean), shown: say(weight.shown_mean) });
}

/** Weights that moved, each with where it began and where it is; shared with the rehearsal. */
export function drawWeights(weights) {
  const moved = weights.filter((weight) => Math.abs(weight.now - weight.start) >= MOVED);
  const largest = Math.max(...moved.map((weight) => Math.abs(weight.now - weight.start)));
  const plain = (value) => figure(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return moved.map((weight) => make(
    "li", {},
    make("span", {}, feature(weight.name)),
    lean(weight.now - weight.start, largest),
    make("b", {}, t("weight_moved", { start: plain(weight.start), now: plain(weight.now) })),
    because({ clicked_mean: null, shown_mean: null, ...weight }) && make("p", { className: "fine" }, because(weight)),
  ));
}

function drawGroups(groups) {
  const telling = groups.filter((group) => Math.abs(group.now) >= MOVED);
  if (!telling.length) return null;
  return titled("groups", make("ul", { className: "plain" }, ...telling.map(({ kind, name, now }) =>
    make("li", {}, make("b", {}, `${t(`group.${kind}`)} ${name}`), ` ${t(now > 0 ? "group_up" : "group_down", { now: signed(now) })}`))));
}

function drawDecision(decision) {
  const certain = decision.slots.every((slot) => slot.propensity === 1);
  const slots = decision.slots.map((slot) => make(
    "li", {},
    make("span", {}, slot.title), make("b", {}, certain ? "" : chance(slot.propensity)), share(slot.propensity),
    make("p", { className: "tags" },
      slot.explored ? make("span", { className: "tag explored" }, t("explored")) : null, ...heardTags(slot)),
  ));
  const heard = decision.slots.flatMap(heardTags);
  const at = moment(decision.at, { dateStyle: "short", timeStyle: "short" });
  const counts = { k: figure(decision.slots.length), n: figure(decision.candidates), at };
  return make(
    "details", { "data-decision": decision.decision_id },
    make("summary", {}, make("span", {}, decision.slots[0]?.title ?? "–"), make("small", {}, t("decision", counts)),
      ...(heard.length ? heard.slice(0, 3) : [make("span", { className: "tag" }, t("nothing_heard"))])),
    make("ol", { className: "odds" }, ...slots),
  );
}

function draw(overview) {
  const body = find("learned-body");
  const open = [...body.querySelectorAll("details[open]")].map((element) => element.dataset.decision);
  if (!overview.rates[0]?.count) {
    body.replaceChildren(make("p", {}, t("learned_empty")));
    return;
  }
  const weights = drawWeights(overview.weights);
  const decisions = overview.decisions.map(drawDecision);
  for (const decision of decisions) decision.open = open.includes(decision.dataset.decision);
  body.replaceChildren(
    make("p", {}, t("learned_note", { n: figure(overview.window) })),
    drawFunnel(overview),
    titled("weights", ...(weights.length
      ? [make("p", { className: "fine" }, t("weights_note")), make("ul", { className: "leans moves" }, ...weights)]
      : [make("p", { className: "fine" }, t("weights_none"))])),
    ...[drawGroups(overview.groups)].filter(Boolean),
    titled("decisions", ...decisions),
    make("p", { className: "fine" }, t("learned", { n: figure(overview.learned) })),
  );
}

/** Look, and draw when something is new; what is open stays open. */
export async function load() {
  try {
    const overview = await learned(current());
    const news = JSON.stringify([current(), overview]);
    if (news !== drawn) draw(overview);
    drawn = news;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    if (!drawn) find("learned-body").replaceChildren(make("p", {}, t("learned_failed")));
  }
}

/** In another language everything is new. */
export function redraw() {
  drawn = "";
  find("learned-body").replaceChildren();
}

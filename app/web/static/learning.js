// Beside the chat: what was shown with which probability, and what the last tap changed.

import { Trouble, decided } from "./api.js";
import { make } from "./cards.js";
import { memory, save } from "./store.js";
import { current, feature, locale, method, t } from "./words.js";

const TRIES = [300, 900, 2500];
const KEPT = 20;
const find = (id) => document.getElementById(id);
const percent = (share, digits = 1) =>
  new Intl.NumberFormat(locale(), { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share);
const figure = (value, options) => new Intl.NumberFormat(locale(), options).format(value);
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
let last = null;

const changes = (now, before) => Object.entries(now).some(([id, score]) => Math.abs(score - before[id]) > 1e-6);

/** Keep the estimates of the decision now in view: as they are, and as they were before the last change. */
function keep(answer) {
  const now = Object.fromEntries(answer.slots.map((slot) => [slot.product_id, slot.score]));
  const known = memory.seen[answer.decision_id];
  const was = known && changes(now, known.now) ? known.now : (known?.was ?? null);
  delete memory.seen[answer.decision_id];
  memory.seen = Object.fromEntries([...Object.entries(memory.seen).slice(1 - KEPT), [answer.decision_id, { now, was }]]);
  memory.view = answer.decision_id;
  save();
}

function estimate(slot, was) {
  const line = make("p", { className: "estimate" }, make("span", {}, t("chance")), " ");
  const [now, old] = [percent(slot.score), was === undefined ? null : percent(was)];
  if (old === null || old === now) return line.append(make("strong", {}, now)), line;
  const rose = slot.score > was;
  line.append(
    make("span", { className: "hidden" }, t("was", { old, now })),
    make("span", { className: `move ${rose ? "rose" : "fell"}`, "aria-hidden": "true" }, make("span", { className: "old" }, old), " → ", make("strong", {}, now), rose ? " ▲" : " ▼"),
  );
  return line;
}

function reasons(slot) {
  const rows = Object.entries(slot.contributions).filter(([, value]) => Math.abs(value) >= 0.005);
  if (!rows.length) return null;
  const largest = Math.max(...rows.map(([, value]) => Math.abs(value)));
  const list = rows.map(([name, value]) => {
    const bar = make("i", { className: value < 0 ? "minus" : "plus", "aria-hidden": "true" });
    bar.style.inlineSize = `${Math.max(4, (56 * Math.abs(value)) / largest)}px`;
    return make("li", {}, make("span", {}, feature(name)), bar, make("b", {}, figure(value, { signDisplay: "exceptZero", minimumFractionDigits: 2, maximumFractionDigits: 2 })));
  });
  return make("details", {}, make("summary", {}, t("speaks")), make("p", { className: "fine" }, t("speaks_note")), make("ul", { className: "reasons" }, ...list));
}

function drawSlot(slot, index, was, certain) {
  const bar = make("i", { "aria-hidden": "true" });
  bar.style.inlineSize = `${Math.max(2, 100 * slot.propensity)}%`;
  return make(
    "li", { className: "slot", "data-product": slot.product_id },
    make("h3", {}, make("span", { className: "place" }, String(index + 1)), slot.title),
    make("div", { className: "chance" }, make("span", { className: "track", "aria-hidden": "true" }, bar)),
    make("p", { className: "shown" }, t("shown_with", { p: figure(slot.propensity, { minimumFractionDigits: 2, maximumFractionDigits: 2 }) }),
      certain ? null : make("span", { className: slot.explored ? "tag explored" : "tag" }, t(slot.explored ? "explored" : "best"))),
    slot.score === null ? null : estimate(slot, was?.[slot.product_id]),
    reasons(slot),
  );
}

function draw(answer) {
  last = answer;
  const { was } = memory.seen[answer.decision_id];
  const open = [...document.querySelectorAll(".slot details[open]")].map((element) => element.closest(".slot").dataset.product);
  const certain = answer.slots.every((slot) => slot.propensity === 1);
  const counts = { n: figure(answer.candidates), k: figure(answer.slots.length) };
  const everything = !certain && answer.candidates === answer.slots.length;
  const slots = answer.slots.map((slot, index) => drawSlot(slot, index, was, certain));
  for (const slot of slots) if (open.includes(slot.dataset.product)) slot.querySelector("details")?.setAttribute("open", "");
  const at = new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "medium" }).format(new Date(answer.at));
  find("learning-start").hidden = true;
  find("learning-body").replaceChildren(
    make("p", {}, everything ? t("all_candidates", counts) : t("of_candidates", counts) + t("joint") + t(certain ? "exact" : "drawn")),
    make("ol", { className: "slots" }, ...slots),
    make("dl", { className: "fine" },
      make("div", {}, make("dt", {}, t("policy")), make("dd", {}, method(answer.policy))),
      make("div", {}, make("dt", {}, t("at")), make("dd", {}, at)),
    ),
    make("p", { className: "fine" }, t("learned", { n: figure(answer.learned) })),
  );
}

/** Say what changed since `before`: the tapped product first, else the one that changed most. */
function tell(answer, before, tapped) {
  const news = find("learning-news");
  const changed = answer.slots.filter((slot) => slot.score !== null && percent(before[slot.product_id]) !== percent(slot.score));
  const size = (slot) => (slot.product_id === tapped ? 2 : Math.abs(slot.score - before[slot.product_id]));
  const [most, ...others] = changed.sort((one, other) => size(other) - size(one));
  const more = others.length ? t("and_more", { n: others.length }) : "";
  news.textContent = most
    ? t("changed", { title: most.title, old: percent(before[most.product_id]), now: percent(most.score) }) + more
    : t("unchanged");
  news.className = "news";
}

function hush() {
  Object.assign(find("learning-news"), { textContent: "", className: "hidden" });
}

async function load(decisionId) {
  let answer;
  try {
    answer = await decided(decisionId, current());
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    find("learning-body").replaceChildren(make("p", { className: "fine" }, t("learning_failed")));
    return null;
  }
  if (last?.decision_id !== decisionId) hush();
  keep(answer);
  draw(answer);
  return answer;
}

/** Show a decision; null empties the panel. */
export async function show(decisionId) {
  hush();
  if (decisionId) return load(decisionId);
  last = null;
  find("learning-body").replaceChildren();
  find("learning-start").hidden = false;
  return null;
}

/** After a tap: look until it has been counted, and say what it changed. That nothing moved is said only of a
 *  `tapped` product. */
export async function follow(decisionId, tapped) {
  const before = memory.seen[decisionId].now;
  for (const wait of tapped ? TRIES : TRIES.slice(0, 1)) {
    await pause(wait);
    const answer = await load(decisionId);
    if (!answer) return;
    const moved = changes(memory.seen[decisionId].now, before);
    if (moved || (tapped && wait === TRIES.at(-1))) tell(answer, before, tapped);
    if (moved) return;
  }
}

/** Again, in the language chosen now. */
export function redraw() {
  if (last) load(last.decision_id);
}

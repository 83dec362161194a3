// How one answer was chosen: what was shown how likely, what spoke for it, and what the last tap changed.

import { Trouble, decided } from "./api.js";
import { announce, find, make } from "./dom.js";
import { memory, save } from "./store.js";
import { chance, current, feature, figure, method, moment, percent, t } from "./words.js";

const TRIES = [300, 900, 2500];
const KEPT = 20;
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

/** What became of a shown card. */
export function heardTags(slot) {
  return [...new Set(slot.heard ?? [])].map((kind) => make("span", { className: `tag ${kind}` }, t(`heard.${kind}`)));
}

/** A bar that fills this share of its track. */
export function share(part) {
  const bar = make("i");
  bar.style.inlineSize = `${Math.max(1, 100 * part)}%`;
  return make("span", { className: "track", "aria-hidden": "true" }, bar);
}

/** A bar to the right of the middle for what speaks for something, to the left for what speaks against it. */
export function lean(value, largest) {
  const bar = make("i", { className: value < 0 ? "minus" : "plus" });
  bar.style.inlineSize = `${Math.max(3, (50 * Math.abs(value)) / (largest || 1))}%`;
  return make("span", { className: "lean", "aria-hidden": "true" }, bar);
}

export const signed = (value) => figure(value, { signDisplay: "exceptZero", minimumFractionDigits: 2, maximumFractionDigits: 2 });

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
  const list = rows.map(([name, value]) => make("li", {}, make("span", {}, feature(name)), lean(value, largest), make("b", {}, signed(value))));
  return make("details", {}, make("summary", {}, t("speaks")), make("p", { className: "fine" }, t("speaks_note")), make("ul", { className: "leans" }, ...list));
}

function drawSlot(slot, index, was, certain) {
  return make(
    "li", { className: "slot", "data-product": slot.product_id },
    make("h4", {}, make("span", { className: "place", "aria-hidden": "true" }, figure(index + 1)), make("span", {}, slot.title)),
    share(slot.propensity),
    make("p", { className: "shown" }, t(slot.propensity === 1 ? "certain_place" : "shown_with", { p: chance(slot.propensity) }),
      certain ? null : make("span", { className: slot.explored ? "tag explored" : "tag" }, t(slot.explored ? "explored" : "best"))),
    make("p", { className: "tags" }, ...heardTags(slot)),
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
  find("answer-start").hidden = true;
  find("answer-body").replaceChildren(
    make("p", {}, everything ? t("all_candidates", counts) : t("of_candidates", counts) + t("joint") + t(certain ? "exact" : "drawn")),
    make("ol", { className: "slots" }, ...slots),
    make("dl", { className: "fine" },
      make("div", {}, make("dt", {}, t("policy")), make("dd", {}, method(answer.policy))),
      make("div", {}, make("dt", {}, t("at")), make("dd", {}, moment(answer.at, { dateStyle: "medium", timeStyle: "medium" }))),
    ),
    make("p", { className: "fine" }, t("learned", { n: figure(answer.learned) })),
  );
}

/** Say what changed since `before`: the tapped product first, else the one that changed most. */
function tell(answer, before, tapped) {
  const changed = answer.slots.filter((slot) => slot.score !== null && percent(before[slot.product_id]) !== percent(slot.score));
  const size = (slot) => (slot.product_id === tapped ? 2 : Math.abs(slot.score - before[slot.product_id]));
  const [most, ...others] = changed.sort((one, other) => size(other) - size(one));
  const more = others.length ? t("and_more", { n: others.length }) : "";
  const words = most
    ? t("changed", { title: most.title, old: percent(before[most.product_id]), now: percent(most.score) }) + more
    : t("unchanged");
  Object.assign(find("answer-news"), { textContent: words, hidden: false });
  announce(words);
}

function hush() {
  Object.assign(find("answer-news"), { textContent: "", hidden: true });
}

async function load(decisionId) {
  let answer;
  try {
    answer = await decided(decisionId, current());
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    find("answer-body").replaceChildren(make("p", { className: "fine" }, t("learning_failed")));
    return null;
  }
  if (last?.decision_id !== decisionId) hush();
  keep(answer);
  draw(answer);
  return answer;
}

/** Look until a tap has been counted, and say what it changed. That nothing moved is said only of a `tapped` product. */
async function follow(decisionId, tapped) {
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

/** A reply came. One about a list that was seen before has changed something there. */
export function answered(reply, product) {
  if (memory.seen[reply.decision_id]) follow(reply.decision_id, product);
  else if (reply.decision_id) load(reply.decision_id);
}

/** A link on a card was followed. */
export function tapped(decisionId, product) {
  if (memory.seen[decisionId]) follow(decisionId, product);
}

/** Look again: the language or, meanwhile, the estimates may have changed. */
export async function look() {
  if (!last) return;
  const before = memory.seen[last.decision_id].now;
  const answer = await load(last.decision_id);
  if (answer && changes(memory.seen[last.decision_id].now, before)) tell(answer, before, null);
}

export const redraw = look;

/** Nothing to explain yet. */
export function forget() {
  hush();
  last = null;
  find("answer-body").replaceChildren();
  find("answer-start").hidden = false;
}

/** The answer that was in view before the page was left. */
export function begin() {
  if (memory.view) load(memory.view);
}

// A rehearsal to watch: simulated shoppers with one taste, and how a copy of the guide learns it.

import { source } from "./api.js";
import { drawChart } from "./chart.js";
import { announce, find, make } from "./dom.js";
import { drawWeights } from "./learned.js";
import { current, figure, percent, t } from "./words.js";

const WEIGHTS = 4;
const button = find("play");
let run = null;
let seen = null;

const facts = (step) => ({ done: figure(step.done), share: percent(step.share, 0), untrained: percent(step.untrained, 0) });

function drawLists({ request, before, after }) {
  const list = (key, titles) => make("div", {}, make("h5", {}, t(key)), make("ol", {}, ...titles.map((title) => make("li", {}, title))));
  return make("section", {}, make("h4", {}, t("for_request", { request })), make("div", { className: "sides" }, list("before", before), list("after", after)));
}

function drawNow() {
  const { start, steps, end, note } = seen;
  const last = steps.at(-1);
  const parts = [];
  if (start) parts.push(make("p", {}, t("loves", { love: start.love })));
  if (note) parts.push(make("p", { className: "told" }, t(note)));
  if (last) {
    const bar = make("progress", { max: String(start.shoppers), value: String(last.done), "aria-label": t("play") });
    parts.push(make("p", { className: "progress" }, bar, t("progress", { done: figure(last.done), all: figure(start.shoppers) })));
    parts.push(make("h4", {}, t("chart_y")));
    parts.push(drawChart(steps, start.shoppers, t("chart_text", facts(last))));
    if (!end) parts.push(make("p", {}, t("chart_text", facts(last))));
  }
  if (end) {
    parts.push(make("p", { className: "told" }, t("ended", { ...facts({ done: 0, ...end }), seconds: figure(end.seconds, { maximumFractionDigits: 0 }) })));
    parts.push(drawLists(end));
  }
  const weights = last ? drawWeights(last.weights.slice(0, WEIGHTS)) : [];
  if (weights.length) parts.push(make("section", {}, make("h4", {}, t("picked_up")), make("ul", { className: "leans moves" }, ...weights)));
  find("rehearsal-body").replaceChildren(...parts);
}

function label() {
  button.textContent = t(run ? "stop" : seen?.end ? "again" : "play");
  for (const choice of document.querySelectorAll("[name=taste]")) choice.disabled = Boolean(run);
}

function finish(note) {
  run?.close();
  run = null;
  seen.note = note;
  label();
  drawNow();
  if (note) announce(t(note));
}

function play() {
  const taste = document.querySelector("[name=taste]:checked").value;
  seen = { start: null, steps: [], end: null, note: "starting" };
  run = source(`/learning/rehearsal?taste=${taste}&lang=${current()}`);
  label();
  drawNow();
  announce(t("starting"));
  const hear = (name, act) => run.addEventListener(name, (event) => {
    act(JSON.parse(event.data));
    if (run) drawNow();
  });
  hear("start", (start) => Object.assign(seen, { start, note: null }));
  hear("step", (step) => seen.steps.push(step));
  hear("busy", () => finish("rehearsal_busy"));
  hear("end", (end) => {
    seen.end = end;
    finish(null);
    announce(t("chart_text", facts({ ...seen.steps.at(-1), ...end })));
  });
  // A lost connection would begin another run by itself.
  run.onerror = () => finish("rehearsal_failed");
}

/** Everything again, in the language chosen now. */
export function redraw() {
  label();
  if (seen) drawNow();
}

button.addEventListener("click", () => (run ? finish("stopped") : play()));

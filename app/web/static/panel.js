// Beside the chat, in three tabs: how this answer was chosen, what all shoppers have taught, and a rehearsal to watch.

import * as answer from "./answer.js";
import { find } from "./dom.js";

const LOOK = 8000;
const tabs = [...document.querySelectorAll("[role=tab]")];
// The other two tabs load when they are first looked at.
const open = { answer };
let wanted = tabs[0];

async function select(tab) {
  const { tab: name } = tab.dataset;
  wanted = tab;
  open[name] ??= await import(`./${name}.js`);
  if (tab !== wanted) return;
  for (const one of tabs) {
    const chosen = one === tab;
    one.setAttribute("aria-selected", String(chosen));
    one.tabIndex = chosen ? 0 : -1;
    find(one.dataset.tab).hidden = !chosen;
  }
  looked();
}

/** The panel came into view, or something may have changed. */
export function looked() {
  if (!find("learned").hidden && !document.hidden && find("panel").offsetParent) open.learned?.load();
}

/** A reply came: to words, or to a press on the card of `product`. */
export function answered(reply, product) {
  answer.answered(reply, product);
  looked();
}

/** A card's link was followed. */
export const { tapped, forget, begin } = answer;

/** The shopper is back from another page. */
export function returned() {
  answer.look();
  looked();
}

/** Everything again, in the language chosen now. */
export function redraw() {
  for (const tab of Object.values(open)) tab.redraw();
  looked();
}

for (const tab of tabs) {
  tab.addEventListener("click", () => select(tab));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs.at((tabs.indexOf(tab) + step) % tabs.length);
    select(next);
    next.focus();
  });
}
find("to-rehearsal").addEventListener("click", () => {
  select(tabs.at(-1));
  tabs.at(-1).focus();
});
setInterval(looked, LOOK);

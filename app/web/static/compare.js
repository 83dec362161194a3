// Draws products side by side: what differs, and on request what is the same.

import { Trouble, compared } from "./api.js";
import { picture, titleLink } from "./cards.js";
import { make } from "./dom.js";
import { save } from "./store.js";
import { t } from "./words.js";

function drawRow({ name, values, differs }) {
  return make("tr", { className: differs ? "differs" : "same" }, make("th", { scope: "row" }, name), ...values.map((value) => make("td", { dir: "auto" }, value ?? "–")));
}

function drawTable(reply, table, on) {
  const heads = reply.cards.map((card) =>
    make("th", { scope: "col", dir: "auto" }, picture(card), titleLink(card, () => on.opened(reply.decision_id, card.product_id))));
  const differing = table.rows.filter((row) => row.differs).map(drawRow);
  const same = table.rows.filter((row) => !row.differs).map(drawRow);
  const rest = make("tbody", { hidden: true }, ...same);
  const label = (open) => (open ? t("hide_same") : t("show_same", { n: same.length }));
  const toggle = make("button", { type: "button", className: "choice", "aria-expanded": "false" }, label(false));
  toggle.addEventListener("click", () => {
    rest.hidden = !rest.hidden;
    toggle.setAttribute("aria-expanded", String(!rest.hidden));
    toggle.textContent = label(!rest.hidden);
  });
  const title = t("comparing", { n: reply.cards.length });
  return [
    make("div", { className: "table", role: "region", tabindex: "0", "aria-label": title },
      make("table", { className: "comparison" },
        make("caption", { className: "hidden" }, title),
        make("thead", {}, make("tr", {}, make("td", {}, differing.length ? t("comparison") : t("nothing_differs")), ...heads)),
        make("tbody", {}, ...differing), rest)),
    same.length ? make("div", { className: "choices" }, toggle) : null,
  ].filter(Boolean);
}

/** The table for a reply that compares, filled when it arrives. Where it cannot be had, the reply's words and cards serve. */
export function drawComparison(entry, on, words, drawCards) {
  const { reply } = entry;
  const place = make("div", { className: "compare" });
  const fill = () => {
    words?.classList.add("hidden");
    words?.setAttribute("aria-hidden", "true");
    place.replaceChildren(...drawTable(reply, entry.table, on));
  };
  if (entry.table) fill();
  else {
    compared(reply.cards, reply.language).then((table) => {
      entry.table = table;
      save();
      fill();
    }).catch((error) => {
      if (!(error instanceof Trouble)) throw error;
      place.replaceChildren(drawCards());
    }).finally(() => on.grown?.(place));
  }
  return place;
}

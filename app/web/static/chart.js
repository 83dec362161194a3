// A line chart of two shares over shoppers: attributes only, so that it needs no inline style.

import { draw } from "./dom.js";
import { figure, percent, t } from "./words.js";

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [328, 196, 36, 66, 14, 36];

/** The steps so far of `shoppers`; `words` say the same to those who do not see it. */
export function drawChart(steps, shoppers, words) {
  const highest = Math.max(0.2, ...steps.flatMap((step) => [step.share, step.untrained]));
  const top = Math.min(1, Math.ceil(highest * 5 + 0.25) / 5);
  const x = (done) => LEFT + ((WIDTH - LEFT - RIGHT) * done) / shoppers;
  const y = (share) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * share) / top;
  const last = steps.at(-1);
  const line = (name) => draw("polyline", { className: `line ${name}`, points: steps.map((step) => `${x(step.done).toFixed(1)},${y(step[name]).toFixed(1)}`).join(" ") });
  const grid = [0, top / 2, top].flatMap((share) => [
    draw("line", { className: "grid", x1: LEFT, x2: WIDTH - RIGHT, y1: y(share), y2: y(share) }),
    draw("text", { x: LEFT - 6, y: y(share) + 4, "text-anchor": "end" }, percent(share, 0)),
  ]);
  // Names stand at the ends of their lines, apart from each other.
  const close = Math.abs(y(last.share) - y(last.untrained)) < 15;
  const shift = close ? (last.share >= last.untrained ? -8 : 8) : 0;
  const name = (key, label, by) => draw("text", { className: `name ${key}`, x: x(last.done) + 6, y: y(last[key]) + 4 + by }, label);
  return draw(
    "svg", { className: "chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": words },
    ...grid,
    ...[0, shoppers / 2, shoppers].map((done) => draw("text", { x: x(done), y: HEIGHT - BOTTOM + 16, "text-anchor": "middle" }, figure(done))),
    draw("text", { x: x(shoppers / 2), y: HEIGHT - 2, "text-anchor": "middle" }, t("chart_x")),
    line("untrained"), line("share"),
    draw("circle", { className: "dot", cx: x(last.done), cy: y(last.share), r: 3.5 }),
    name("share", t("line_guide"), shift), name("untrained", t("line_untrained"), -shift),
  );
}

// The guide on a shop's page: <script src="https://GUIDE/embed.js" async></script>. A button opens the chat in a frame of
// the guide's own origin. All of it lives in a shadow root with a constructed style sheet, so that neither the page's
// styles nor a strict style-src reach it. The page is not read, but for its language.
(() => {
  const script = document.currentScript;
  if (!script || document.querySelector("aisle-guide")) return;
  const origin = new URL(script.src).origin;
  const WORDS = {
    en: { open: "Ask the shopping guide", close: "Close the shopping guide", title: "Shopping guide" },
    zh: { open: "问问导购助手", close: "关闭导购助手", title: "导购助手" },
  };
  const STYLE = `
    :host { all: initial; position: fixed; inset: auto 0 0 auto; z-index: 2147483000; color-scheme: light dark; }
    button { font: 600 15px/1.4 -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; cursor: pointer; border: 0; }
    button:focus-visible { outline: 3px solid #0e6a5b; outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
    .launch { position: fixed; right: max(20px, env(safe-area-inset-right)); bottom: max(20px, env(safe-area-inset-bottom)); display: flex; align-items: center; gap: 9px; padding: 13px 20px 13px 16px; border-radius: 99px; background: #0e6a5b; color: #fff; box-shadow: 0 4px 18px rgb(0 0 0 / 25%); }
    .launch:hover { background: #0b574b; }
    .panel { position: fixed; right: 20px; bottom: 84px; width: 420px; height: min(720px, calc(100dvh - 104px)); border-radius: 18px; overflow: hidden; background: Canvas; border: 1px solid rgb(128 128 128 / 30%); box-shadow: 0 12px 48px rgb(0 0 0 / 28%); }
    [hidden] { display: none !important; }
    iframe { display: block; width: 100%; height: 100%; border: 0; }
    .close { position: absolute; top: 9px; right: 10px; width: 36px; height: 36px; padding: 0; border-radius: 10px; background: none; color: GrayText; display: grid; place-items: center; }
    .close:hover { background: rgb(128 128 128 / 18%); }
    svg { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
    @media (max-width: 560px), (max-height: 480px) {
      .panel { inset: 0; width: auto; height: auto; border: 0; border-radius: 0; }
      .panel:not([hidden]) + .launch { display: none; }
    }`;
  const KEY = "aisle-open";

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const icon = (path) => {
    const [svg, line] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
    for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", width: 22, height: 22, "aria-hidden": "true" })) svg.setAttribute(name, value);
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  };
  const language = () => ((script.dataset.lang || document.documentElement.lang || navigator.language).startsWith("zh") ? "zh" : "en");
  const words = WORDS[language()];
  const phone = matchMedia("(max-width: 560px), (max-height: 480px)");

  const close = make("button", { type: "button", class: "close", "aria-label": words.close }, icon("M6 6l12 12M18 6 6 18"));
  const panel = make("div", { class: "panel", id: "panel", role: "dialog", "aria-label": words.title }, close);
  const launch = make("button", { type: "button", class: "launch", "aria-expanded": "false", "aria-controls": "panel" },
    icon("M21 12a8 8 0 0 1-8 8H4l2-3.2A8 8 0 1 1 21 12zM9 11h8M9 14h5"), words.open);
  const host = document.createElement("aisle-guide");
  host.lang = language();
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  panel.hidden = true;
  root.append(panel, launch);
  let frame = null;

  function remember(open) {
    try {
      if (open) sessionStorage.setItem(KEY, "1");
      else sessionStorage.removeItem(KEY);
    } catch {
      // Without storage it starts closed on the next page.
    }
  }

  function show(open, { focus = true } = {}) {
    if (open && !frame) {
      frame = make("iframe", { src: `${origin}/embed?lang=${language()}`, title: words.title, referrerpolicy: "no-referrer" });
      if (focus) frame.addEventListener("load", () => panel.hidden || frame.focus(), { once: true });
      panel.append(frame);
    }
    panel.hidden = !open;
    launch.setAttribute("aria-expanded", String(open));
    remember(open);
    if (focus) (open ? frame : launch).focus();
  }

  launch.addEventListener("click", () => show(panel.hidden));
  close.addEventListener("click", () => show(false));
  root.addEventListener("keydown", (event) => event.key === "Escape" && !panel.hidden && show(false));
  // The one word the frame says: Escape was pressed in there.
  addEventListener("message", (event) => {
    if (frame && event.source === frame.contentWindow && event.origin === origin && event.data === "aisle:close") show(false);
  });

  const begin = () => {
    document.body.append(host);
    let open = false;
    try {
      open = sessionStorage.getItem(KEY) === "1";
    } catch {
      // Nothing is remembered.
    }
    // After a product was followed the chat is still there; on a phone it would cover the product.
    if (open && !phone.matches) show(true, { focus: false });
  };
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin);
})();

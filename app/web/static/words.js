// The words of the page in the language the shopper chose; the server puts the one table into the page.

const table = JSON.parse(document.getElementById("words").textContent);
let language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";

export const current = () => language;
export const locale = (code = language) => (code === "zh" ? "zh-CN" : "en-US");

/** The words for a key ("key" or "key.name"), with {names} filled in. */
export function t(key, values = {}) {
  const [first, name] = key.split(".");
  const words = name === undefined ? table[language][first] : (table[language][first][name] ?? name);
  return words.replace(/\{(\w+)\}/g, (_, named) => values[named]);
}

export const suggestions = () => table[language].suggestions;

export const figure = (value, options) => new Intl.NumberFormat(locale(), options).format(value);
export const percent = (share, digits = 1) =>
  figure(share, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits });

/** A probability in whole percent that says 100 % only of what is certain, 0 % only of what is impossible. */
export function chance(share) {
  if (share === null) return "?";
  if (share < 1 && share > 0.995) return t("over", { p: percent(0.99, 0) });
  if (share > 0 && share < 0.005) return t("under", { p: percent(0.01, 0) });
  return percent(share, 0);
}

export const moment = (at, options) => new Intl.DateTimeFormat(locale(), options).format(new Date(at));

export function money(amount, currency, code = language) {
  if (!currency) return amount;
  const digits = Number(amount) % 1 === 0 ? 0 : 2;
  const options = { style: "currency", currency, currencyDisplay: "narrowSymbol" };
  try {
    return new Intl.NumberFormat(locale(code), { ...options, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
}

/** A feature's name as a shop owner would say it; "price_low:evening" and the like keep what is not in the table. */
export function feature(name) {
  return name
    .split(/[:*=]/)
    .map((part) => table[language].feature[part] ?? part.replaceAll("_", " "))
    .join(" · ");
}

/** A policy's name in plain words, with the name it has in the log. */
export function method(policy) {
  const plain = table[language].method[policy.split(/[/@ ]/)[0]];
  return plain ? `${plain} (${policy})` : policy;
}

export function setLanguage(code) {
  language = code;
  document.documentElement.lang = code === "zh" ? "zh-Hans" : "en";
  document.title = t("title");
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = t(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
  for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = t(element.dataset.placeholder);
  for (const element of document.querySelectorAll("[data-en]")) element.textContent = element.dataset[code];
}

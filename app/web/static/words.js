// The words of the page in the language the shopper chose; the server puts the one table into the page.

const table = JSON.parse(document.getElementById("words").textContent);
let language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";

export const current = () => language;
export const locale = (code = language) => (code === "zh" ? "zh-CN" : "en-US");

/** The words for a key, with {names} filled in. */
export function t(key, values = {}) {
  return table[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export const suggestions = () => table[language].suggestions;

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
  // Product pages open in the language chosen here.
  document.cookie = `lang=${code}; path=/; max-age=31536000; samesite=lax`;
  for (const element of document.querySelectorAll("[data-word]")) {
    const [key, index] = element.dataset.word.split(".");
    element.textContent = index === undefined ? t(key) : table[language][key][index];
  }
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
  for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = t(element.dataset.placeholder);
}

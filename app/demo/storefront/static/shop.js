// A product's choice: price, stock, picture and the button follow it, without a trip to the server.
const form = document.getElementById("buy");
const { versions, words } = JSON.parse(document.getElementById("versions").textContent);
const fields = [...new Set([...form.querySelectorAll("input[type=radio]")].map((radio) => radio.name))];
const at = (id) => document.getElementById(id);
const fits = (version, picks) => Object.entries(version.picks).every(([field, value]) => picks[field] === value);

function element(tag, text, name) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  return made;
}

function costs(version) {
  if (!version) return [];
  if (!version.now) return [words.price_unknown];
  const parts = [element("span", version.now, "now")];
  if (version.before) {
    const old = element("s", version.before);
    old.prepend(element("span", `${words.old_price} `, "hidden"));
    parts.push(" ", old);
  }
  return parts;
}

function stock(version) {
  if (!version) return words.not_made;
  if (version.in_stock === null) return words.stock_unknown;
  if (!version.in_stock) return words.sold_out;
  return version.stock === null ? words.in_stock : `${words.in_stock} · ${words.left.replace("{n}", version.stock)}`;
}

function remember(picks) {
  const address = new URL(location.href);
  address.searchParams.delete("variant");
  for (const [field, value] of Object.entries(picks)) address.searchParams.set(field, value);
  history.replaceState(null, "", address);
  // The other language opens with the same choice and the same click.
  const other = new URL(at("switch").href);
  const lang = other.searchParams.get("lang");
  other.search = address.search;
  other.searchParams.set("lang", lang);
  at("switch").href = other.href;
}

function follow() {
  const chosen = new FormData(form);
  const picks = Object.fromEntries(fields.map((field) => [field, chosen.get(field)]));
  const version = versions.find((one) => fits(one, picks));
  at("costs").replaceChildren(...costs(version));
  at("stock").textContent = stock(version);
  at("stock").className = !version || version.in_stock === null ? "none" : version.in_stock ? "in" : "out";
  if (version?.picture && at("picture")) at("picture").src = version.picture;
  at("add").disabled = !version?.most;
  const most = version?.most || 1;
  const wanted = Math.min(at("quantity").value, most);
  at("quantity").replaceChildren(...Array.from({ length: most }, (_, i) => new Option(i + 1, i + 1, false, i + 1 === wanted)));
  for (const radio of form.querySelectorAll("input[type=radio]")) {
    // A value is judged together with what was chosen above it.
    const above = fields.slice(0, fields.indexOf(radio.name));
    const fitting = (one) => one.picks[radio.name] === radio.value && above.every((field) => one.picks[field] === picks[field]);
    const out = !versions.some((one) => one.most && fitting(one));
    radio.parentElement.classList.toggle("out", out);
    radio.parentElement.querySelector(".hidden").hidden = !out;
  }
  remember(picks);
}

at("show")?.remove();
form.addEventListener("change", (event) => {
  if (event.target.type === "radio") follow();
});

// Makes elements. Everything from the server goes in as text, never as markup.

const DRAWING = "http://www.w3.org/2000/svg";

export const find = (id) => document.getElementById(id);

function filled(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element[name] = value;
    else element.setAttribute(name === "className" ? "class" : name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** An element with attributes (functions become handlers) and children; a string child is text. */
export const make = (tag, properties = {}, ...children) => filled(document.createElement(tag), properties, children);

/** The same for a drawing. */
export const draw = (tag, properties = {}, ...children) => filled(document.createElementNS(DRAWING, tag), properties, children);

/** A link or picture address we are willing to use; anything but http(s) is dropped. */
export function safeAddress(address) {
  if (!address) return null;
  try {
    return ["http:", "https:"].includes(new URL(address, location.href).protocol) ? address : null;
  } catch {
    return null;
  }
}

/** Say something to those who listen to the page instead of looking at it. */
export function announce(text) {
  find("announcer").replaceChildren(make("p", {}, text));
}

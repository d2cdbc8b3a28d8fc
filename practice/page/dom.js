/** Small helpers to make elements. Nothing in this page ever parses HTML from data. */
import { relabel } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element.
 *
 * Properties that start with "on" are listeners. `t` is the name of a text, `label` the name of a text for
 * screen readers, `tip` one that is also shown as a tooltip; `values` fills their placeholders. Those three
 * follow the language switch by themselves. Everything else is an attribute; false and null leave it out.
 *
 * @param {string} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Node|string|null|false|undefined)} children
 * @returns {any}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "t") element.dataset.t = value;
    else if (name === "label") element.dataset.tLabel = value;
    else if (name === "tip") element.dataset.tTip = value;
    else if (name === "values") element.dataset.tValues = JSON.stringify(value);
    else if (name === "placeholderText") element.dataset.tPlaceholder = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  if (properties.t || properties.label || properties.tip || properties.placeholderText) relabel(element);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An icon from icons.svg; decoration only, so the button around it carries the label. */
export function icon(name, className = "icon") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/page/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A part of a drawing. */
export function draw(tag, properties = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(properties)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/** How to scroll: gliding, unless the reader asked for no movement. */
export const pace = () => (STILL.matches ? "auto" : "smooth");

/** A moment that is written in the room's zone and in the page's language. */
export function moment(iso, as) {
  const time = h("time", { datetime: iso, "data-moment": as });
  relabel(time);
  return time;
}

/** A round button that only has an icon; its label is also its tooltip. */
export function iconButton(name, tip, properties = {}) {
  return h("button", { type: "button", class: "icon-button", tip, ...properties }, icon(name));
}

/** Move the focus with the arrow keys among the tabs of one list, as people expect of tabs. */
export function arrowKeys(list) {
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const tabs = [...list.querySelectorAll('[role="tab"]')];
    const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
    event.preventDefault();
    next.focus();
    next.click();
  });
}

/** Mark one tab of a list as the chosen one; only that one is in the tab order. */
export function chooseTab(list, chosen) {
  for (const tab of list.querySelectorAll('[role="tab"]')) {
    tab.setAttribute("aria-selected", String(tab === chosen));
    tab.tabIndex = tab === chosen ? 0 : -1;
  }
}

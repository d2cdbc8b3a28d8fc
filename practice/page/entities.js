/** Formatted text as DOM nodes. Offsets are UTF-16 units, which is what JavaScript strings count in. */
import { h } from "./dom.js";

const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]|(?<![\w./])t\.me\/[^\s<>"']+[^\s<>"'.,;:!?)]/g;

/**
 * @param {string} text
 * @param {{type: string, offset: number, length: number, url?: string}[]} entities
 * @param {{openLink: (url: string) => void, sendCommand: (command: string) => void}} acts
 * @returns {DocumentFragment}
 */
export function formatted(text, entities, acts) {
  const outermostFirst = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return within(text, 0, text.length, outermostFirst, acts);
}

function within(text, start, end, entities, acts) {
  const nodes = document.createDocumentFragment();
  let position = start;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    if (entity.offset < position || entity.offset >= end) continue;
    const stop = Math.min(entity.offset + entity.length, end);
    const inside = entities.slice(index + 1).filter((other) => other.offset < stop);
    nodes.append(plain(text.slice(position, entity.offset), acts));
    const content = within(text, entity.offset, stop, inside, linkless(entity, acts));
    nodes.append(styled(entity, text.slice(entity.offset, stop), content, acts));
    position = BLOCKS.has(entity.type) && text[stop] === "\n" ? stop + 1 : stop;
  }
  nodes.append(plain(text.slice(position, end), acts));
  return nodes;
}

/** These stand on lines of their own, so the line end after them is theirs. */
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const LINKS = new Set(["url", "text_link", "code", "pre", "email", "phone_number"]);
const linkless = (entity, acts) => (LINKS.has(entity.type) ? null : acts);

/** Text without entities; a bare address becomes a link, as every chat program does. */
function plain(text, acts) {
  const nodes = document.createDocumentFragment();
  let position = 0;
  for (const found of acts ? text.matchAll(ADDRESS) : []) {
    nodes.append(text.slice(position, found.index), link(found[0], found[0], acts));
    position = found.index + found[0].length;
  }
  nodes.append(text.slice(position));
  return nodes;
}

function styled(entity, text, content, acts) {
  switch (entity.type) {
    case "bold":
      return h("strong", {}, content);
    case "italic":
      return h("em", {}, content);
    case "underline":
      return h("u", {}, content);
    case "strikethrough":
      return h("s", {}, content);
    case "code":
      return h("code", {}, content);
    case "pre":
      return h("pre", {}, h("code", {}, content));
    case "blockquote":
      return h("blockquote", {}, content);
    case "expandable_blockquote":
      return expandable(content);
    case "spoiler":
      return spoiler(content);
    case "url":
      return link(text, text, acts);
    case "text_link":
      return link(entity.url, content, acts);
    case "bot_command":
      return command(text, acts);
    default:
      return h("span", { class: `entity-${entity.type}` }, content);
  }
}

/** Hidden until it is tapped, so a glance at the phone does not give it away. */
function spoiler(content) {
  const inside = h("span", { class: "spoiler-text", "aria-hidden": "true" }, content);
  const hidden = h("span", { class: "spoiler", role: "button", tabindex: "0", label: "spoiler" }, inside);
  const reveal = () => {
    hidden.replaceWith(h("span", { class: "revealed" }, ...inside.childNodes));
  };
  return tappable(hidden, reveal);
}

/** Three lines of it, as Telegram shows it, until it is tapped. */
function expandable(content) {
  const quote = h("blockquote", { class: "expandable", role: "button", tabindex: "0", "aria-expanded": "false" }, content);
  return tappable(quote, () => {
    quote.setAttribute("aria-expanded", String(quote.getAttribute("aria-expanded") === "false"));
  });
}

function tappable(element, act) {
  element.addEventListener("click", act);
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      act();
    }
  });
  return element;
}

/** Only web addresses become links: a `javascript:` address from a message stays plain text. */
function link(url, content, acts) {
  const address = /^[a-z]+:/i.test(url) ? url : `https://${url}`;
  if (!acts || !/^https?:/i.test(address)) return h("span", {}, content);
  return h(
    "a",
    {
      href: address,
      target: "_blank",
      rel: "noopener noreferrer",
      onclick: (event) => {
        event.preventDefault();
        acts.openLink(address);
      },
    },
    content,
  );
}

function command(text, acts) {
  if (!acts) return h("span", {}, text);
  return h("button", { type: "button", class: "command", onclick: () => acts.sendCommand(text) }, text);
}

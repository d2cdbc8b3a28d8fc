/** Links that open the bot: in real life a QR code is scanned by another phone, so here we ask whose phone that is. */
import * as api from "./api.js";
import { ask, trouble } from "./dialogs.js";
import { h, icon, moment } from "./dom.js";
import { nameOf, portrait, rolePill } from "./people.js";
import { say } from "./words.js";

/** A photo and the link that its code holds are sent together; this many messages apart at most. */
const CLOSE_BY = 2;

export class Links {
  /** @param {import("./store.js").Store} store @param {(person: number) => void} showPhone */
  constructor(store, showPhone) {
    Object.assign(this, { store, showPhone });
  }

  /** A tapped link: one of ours asks for a phone, another opens in the browser as usual. */
  async follow(url, from) {
    if (!this.store.isDeepLink(url)) return window.open(url, "_blank", "noopener,noreferrer");
    const person = await this.askWhichPhone(url, from);
    if (person) await this.open(url, person);
  }

  async open(url, person) {
    try {
      await api.open(person, url);
      this.showPhone(person);
    } catch (error) {
      trouble(error);
    }
  }

  askWhichPhone(url, from) {
    const people = [...this.store.people.values()].sort(
      (a, b) => (a.id === from) - (b.id === from) || this.messagesOf(a) - this.messagesOf(b),
    );
    return ask({
      title: say("link.which"),
      className: "choose-phone",
      build: (choose) => [
        h("p", { t: "link.which.why" }),
        h("p", { class: "address" }, url),
        h(
          "div",
          { class: "choices" },
          ...people.map((person) =>
            h(
              "button",
              { type: "button", class: "choice", "data-testid": "open-on", onclick: () => choose(person.id) },
              portrait(person, "small"),
              h("b", {}, nameOf(person)),
              rolePill(person),
            ),
          ),
        ),
      ],
    });
  }

  /** The likeliest phone is one on which nothing has been said yet. */
  messagesOf(person) {
    return this.store.messages.get(person.id)?.size ?? 0;
  }

  /** "QR scannen / link openen" on one phone: the links of the last while, and a field to paste one. */
  async scan(person) {
    const field = h("input", {
      type: "text",
      class: "field",
      inputmode: "url",
      autocomplete: "off",
      placeholderText: "link.paste",
      label: "link.paste",
      "data-testid": "paste-link",
    });
    const url = await ask({
      title: say("link.scan.at", { name: person.first_name }),
      className: "scan",
      build: (choose) => {
        const submit = (event) => {
          event.preventDefault();
          if (field.value.trim()) choose(field.value.trim());
        };
        return [
          h("h3", { t: "link.recent" }),
          this.recent(choose),
          h("h3", { t: "link.own" }),
          h(
            "form",
            { class: "inline-form", onsubmit: submit },
            field,
            h("button", { class: "button primary", t: "open" }),
          ),
        ];
      },
    });
    if (url) await this.open(url, person.id);
  }

  recent(choose) {
    if (!this.store.links.length) return h("p", { class: "hint", t: "link.none" });
    return h(
      "div",
      { class: "choices" },
      ...this.store.links
        .slice(0, 6)
        .map((link) =>
          h(
            "button",
            { type: "button", class: "choice", "data-testid": "recent-link", onclick: () => choose(link.url) },
            icon("qr"),
            h("span", { class: "address" }, link.url),
            h("small", {}, this.place(link), " · ", moment(link.at, "time")),
          ),
        ),
    );
  }

  place({ chat_id: chat }) {
    const person = this.store.people.get(chat);
    return person ? say("link.at", { name: person.first_name }) : (this.store.chats.get(chat)?.title ?? "");
  }
}

/** Under an enlarged picture of a code: scan it with one of the phones. */
export function scanButtons(store, links, message) {
  const near = store.links.find(
    (link) => link.chat_id === message.chat_id && Math.abs(link.message_id - message.message_id) <= CLOSE_BY,
  );
  if (!near) return [];
  const scan = (event) => {
    event.currentTarget.closest("dialog").close();
    links.follow(near.url, message.chat_id);
  };
  return [
    h(
      "footer",
      {},
      h(
        "button",
        { type: "button", class: "button primary", "data-testid": "scan-photo", onclick: scan },
        icon("qr"),
        h("span", { t: "link.scan" }),
      ),
    ),
  ];
}

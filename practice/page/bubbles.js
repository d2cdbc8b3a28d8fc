/** One message as a bubble: who, what is quoted, the file, the text, when, and the buttons below. */
import { audioPlayer } from "./audio.js";
import { documentCard } from "./documents.js";
import { h, icon, iconButton, moment } from "./dom.js";
import { formatted } from "./entities.js";
import { placeCard } from "./places.js";
import { dayOf, say } from "./words.js";

export class Bubbles {
  /**
   * @param {{store: import("./store.js").Store, person: number, chat: number, acts: any}} options
   *   `acts` is what a tap may lead to: pressed, openLink, sendCommand, reply, enlarge, show a quoted message; and
   *   `waitingFor` tells which button of a message was pressed and has no answer yet.
   */
  constructor({ store, person, chat, acts }) {
    Object.assign(this, { store, person, chat, acts });
  }

  row(message) {
    const mine = message.from?.id === this.person;
    const side = message.kind === "service" ? "service" : mine ? "out" : "in";
    return h(
      "li",
      {
        class: `message ${side}`,
        "data-testid": "message",
        "data-chat-id": message.chat_id,
        "data-message-id": message.message_id,
        "data-day": dayOf(message.date),
        "data-sender": message.kind === "service" ? "service" : message.from?.id,
      },
      h("div", { class: "day" }, moment(message.date, "day")),
      side === "service" ? h("p", { class: "service-line" }, message.text) : this.bubble(message, mine),
    );
  }

  bubble(message, mine) {
    const group = this.chat !== this.person;
    const name = message.from?.first_name ?? "";
    const bubble = h(
      "div",
      { class: "bubble" },
      group &&
        !mine &&
        h(
          "div",
          { class: `sender hue-${Math.abs(message.from?.id ?? 0) % 6}` },
          name,
          message.from?.anonymous && h("small", { t: "anonymous" }),
        ),
      !group && h("span", { class: "sr-only" }, `${name}: `),
      this.quote(message),
      this.file(message),
      message.text && h("div", { class: "text" }, formatted(message.text, message.entities, this.acts)),
      message.reactions?.length > 0 &&
        h("div", { class: "reactions" }, ...message.reactions.map((one) => h("span", {}, one))),
      h(
        "div",
        { class: "stamp" },
        message.silent && h("span", { class: "silent", tip: "silent", role: "img" }, icon("bell-off", "icon tiny")),
        message.edited && h("span", { class: "edited", t: "edited" }),
        moment(message.date, "time"),
      ),
    );
    return h(
      "div",
      { class: "bubble-row" },
      h(
        "div",
        { class: "bubble-stack" },
        bubble,
        iconButton("reply", "reply", {
          class: "icon-button reply-action",
          "data-testid": "reply",
          onclick: () => this.acts.reply(message),
        }),
        this.buttons(message),
      ),
    );
  }

  quote(message) {
    if (!message.reply_to) return null;
    const original = this.store.messages.get(message.chat_id)?.get(message.reply_to);
    return h(
      "button",
      {
        type: "button",
        class: "quote",
        onclick: () => original && this.acts.show(original),
      },
      h("b", {}, original?.from?.first_name ?? ""),
      h("span", {}, original ? summary(original) : "…"),
    );
  }

  file(message) {
    const { file } = message;
    if (message.place) return placeCard(message.place);
    if (message.kind === "sticker")
      return h("div", { class: "file" }, icon("photo"), h("span", { t: "kind.sticker" }));
    if (!file) return null;
    if (message.kind === "photo") return this.photo(message);
    if (message.kind === "voice" || message.kind === "audio") return audioPlayer(file);
    return documentCard(file, () => this.acts.openCalendarFile(message));
  }

  /** A photo opens large; one that the bot veiled is first unveiled. */
  photo(message) {
    const { file } = message;
    const look = ({ currentTarget }) => {
      if (!currentTarget.classList.contains("veiled")) return this.acts.enlarge(message);
      currentTarget.classList.remove("veiled");
    };
    return h(
      "button",
      {
        type: "button",
        class: `photo ${file.spoiler ? "veiled" : ""}`,
        label: file.spoiler ? "spoiler.photo" : "photo.enlarge",
        onclick: look,
      },
      h("img", { src: file.url, alt: message.text || say("kind.photo"), width: file.width, height: file.height }),
    );
  }

  buttons(message) {
    if (!message.buttons?.length) return null;
    const pending = this.acts.waitingFor(message);
    return h(
      "div",
      { class: "inline-buttons" },
      ...message.buttons.map((row, r) =>
        h(
          "div",
          { class: "inline-row" },
          ...row.map((button, c) => {
            const waits = pending === button.text;
            return h(
              "button",
              {
                type: "button",
                class: `inline ${button.style ?? ""} ${waits ? "pending" : ""}`,
                "aria-busy": waits,
                onclick: (event) => this.acts.pressed(message, button, r, c, event.currentTarget),
              },
              h("span", {}, button.text),
              button.kind === "url" && icon("out", "icon tiny"),
              button.kind === "copy_text" && icon("copy", "icon tiny"),
            );
          }),
        ),
      ),
    );
  }
}

export const keyOf = ({ chat_id: chat, message_id: id }) => `${chat}/${id}`;

/** One line that stands for a message, in quotes and above the composer. */
export function summary(message) {
  const kinds = ["photo", "voice", "document", "location", "venue"];
  const kind = kinds.includes(message.kind) && say(`kind.${message.kind}`);
  return [kind, message.place?.title, message.text].filter(Boolean).join(" · ").slice(0, 120);
}

/** The list of messages of one chat as one person sees it: bubbles come, change and go one at a time. */
import { h, icon, iconButton, moment, pace } from "./dom.js";
import { formatted } from "./entities.js";
import { audioPlayer } from "./audio.js";
import { dayOf, say } from "./words.js";

const NEAR_THE_END_PX = 80;
const LONGEST_WAIT_FOR_ANSWER_MS = 15_000;

export class MessageList {
  /**
   * @param {{store: import("./store.js").Store, person: number, chat: number, acts: any}} options
   *   `acts` is what a tap may lead to: press, openLink, sendCommand, reply, enlarge, copy, seen, answered.
   */
  constructor({ store, person, chat, acts }) {
    Object.assign(this, { store, person, chat, acts });
    this.rows = new Map();
    this.chats = [store.chats.get(chat)?.migrated_from, chat].filter(Boolean);
    this.pending = new Map();
    this.following = true;
    this.lastTop = 0;
    this.unseen = 0;
    this.list = h("ol");
    this.scroller = h("div", {
      class: "messages", role: "log", "aria-live": "polite", tabindex: "0", label: "messages", "data-testid": "messages",
      onscroll: () => this.scrolled(),
    }, this.list);
    this.newer = h("button", { type: "button", class: "newer", hidden: true, onclick: () => this.toEnd() }, icon("down"), h("span"));
    this.element = h("div", { class: "message-area" }, this.scroller, this.newer);
    this.stops = [
      store.on("added", ({ message, arrives }) => this.holds(message) && this.add(message, arrives)),
      store.on("changed", ({ message }) => this.holds(message) && this.change(message)),
      store.on("removed", ({ message }) => this.holds(message) && this.remove(message)),
      store.on("answer", (answer) => this.answered(answer)),
    ];
    this.scroller.setAttribute("aria-busy", "true");
    this.chats.flatMap((id) => store.history(id)).forEach((message) => this.add(message, false));
    this.scroller.setAttribute("aria-busy", "false");
    this.toEnd();
    this.sizes = new ResizeObserver(() => this.following && this.toEnd());
    this.sizes.observe(this.scroller);
    this.list.addEventListener("load", () => this.following && this.toEnd(), true);
  }

  /** A supergroup also shows what was said when it was still a group. */
  holds(message) {
    return this.chats.includes(message.chat_id);
  }

  close() {
    this.stops.forEach((stop) => stop());
    this.sizes.disconnect();
    this.element.remove();
  }

  /** Whether the reader is looking at the newest message. */
  get atEnd() {
    return this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < NEAR_THE_END_PX;
  }

  toEnd() {
    this.following = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.countUnseen(0);
  }

  /** Only scrolling back stops the following: a picture that grows while it loads is no wish to stay behind. */
  scrolled() {
    const back = this.scroller.scrollTop < this.lastTop;
    this.lastTop = this.scroller.scrollTop;
    if (this.atEnd) this.following = true;
    else if (back) this.following = false;
    if (this.atEnd) {
      this.countUnseen(0);
      this.acts.seen();
    }
  }

  countUnseen(count) {
    this.unseen = count;
    this.newer.hidden = count === 0;
    this.newer.lastChild.textContent = say(count === 1 ? "newer.one" : "newer.more", { count });
    this.newer.setAttribute("aria-label", this.newer.lastChild.textContent);
  }

  add(message, arrives) {
    if (this.rows.has(keyOf(message))) return this.change(message);
    const row = this.row(message);
    this.rows.set(keyOf(message), row);
    this.list.insertBefore(row, this.rowAfter(message));
    this.neighbours(row);
    if (arrives) row.classList.add("arrives");
    if (this.scroller.getAttribute("aria-busy") === "true") return;
    const mine = message.from?.id === this.person;
    if (this.following || (mine && arrives)) this.toEnd();
    else if (arrives) this.countUnseen(this.unseen + 1);
  }

  /** Messages mostly come in order, so we look from the end. */
  rowAfter(message) {
    const place = (chat, id) => this.chats.indexOf(Number(chat)) * 1e12 + Number(id);
    const mine = place(message.chat_id, message.message_id);
    let next = null;
    for (let row = this.list.lastElementChild; row; row = row.previousElementSibling) {
      if (place(row.dataset.chatId, row.dataset.messageId) < mine) break;
      next = row;
    }
    return next;
  }

  change(message) {
    const old = this.rows.get(keyOf(message));
    if (!old) return this.add(message, false);
    const row = this.row(message);
    const focused = old.contains(document.activeElement);
    this.rows.set(keyOf(message), row);
    old.replaceWith(row);
    row.classList.add("changes");
    this.neighbours(row);
    if (focused) (row.querySelector(".inline-buttons button") ?? this.scroller).focus({ preventScroll: true });
    if (this.following) this.toEnd();
  }

  remove(message) {
    const row = this.rows.get(keyOf(message));
    if (!row) return;
    this.rows.delete(keyOf(message));
    const next = row.nextElementSibling;
    row.remove();
    if (next) this.neighbours(next);
  }

  /** A day line when the day changes, and no name twice in a row: both depend on the message before. */
  neighbours(row) {
    for (const one of [row, row.nextElementSibling]) {
      if (!one) continue;
      const before = one.previousElementSibling;
      const newDay = before?.dataset.day !== one.dataset.day;
      one.querySelector(".day").hidden = !newDay;
      one.classList.toggle("follows", !newDay && before?.dataset.sender === one.dataset.sender);
    }
  }

  row(message) {
    const mine = message.from?.id === this.person;
    const side = message.kind === "service" ? "service" : mine ? "out" : "in";
    return h("li", {
      class: `message ${side}`,
      "data-testid": "message",
      "data-chat-id": message.chat_id,
      "data-message-id": message.message_id,
      "data-day": dayOf(message.date),
      "data-sender": message.kind === "service" ? "service" : message.from?.id,
    },
    h("div", { class: "day" }, moment(message.date, "day")),
    side === "service" ? h("p", { class: "service-line" }, message.text) : this.bubble(message, mine));
  }

  bubble(message, mine) {
    const group = this.chat !== this.person;
    const name = message.from?.first_name ?? "";
    const bubble = h("div", { class: "bubble" },
      group && !mine && h("div", { class: `sender hue-${Math.abs(message.from?.id ?? 0) % 6}` }, name, message.from?.anonymous && h("small", { t: "anonymous" })),
      !group && h("span", { class: "sr-only" }, `${name}: `),
      this.quote(message),
      this.file(message),
      message.text && h("div", { class: "text" }, formatted(message.text, message.entities, this.acts)),
      message.reactions?.length > 0 && h("div", { class: "reactions" }, ...message.reactions.map((one) => h("span", {}, one))),
      h("div", { class: "stamp" },
        message.silent && h("span", { class: "silent", tip: "silent", role: "img" }, icon("bell-off", "icon tiny")),
        message.edited && h("span", { class: "edited", t: "edited" }),
        moment(message.date, "time")));
    return h("div", { class: "bubble-row" },
      h("div", { class: "bubble-stack" }, bubble,
        iconButton("reply", "reply", { class: "icon-button reply-action", "data-testid": "reply", onclick: () => this.acts.reply(message) }),
        this.buttons(message)));
  }

  quote(message) {
    if (!message.reply_to) return null;
    const original = this.store.messages.get(message.chat_id)?.get(message.reply_to);
    return h("button", {
      type: "button", class: "quote",
      onclick: () => this.rows.get(keyOf(original ?? message))?.scrollIntoView({ block: "center", behavior: pace() }),
    }, h("b", {}, original?.from?.first_name ?? ""), h("span", {}, original ? summary(original) : "…"));
  }

  file(message) {
    const { file } = message;
    if (message.kind === "location" || message.kind === "venue") return h("div", { class: "file" }, icon("pin"), h("span", { t: "kind.location" }));
    if (message.kind === "sticker") return h("div", { class: "file" }, icon("photo"), h("span", { t: "kind.sticker" }));
    if (!file) return null;
    if (message.kind === "photo") return this.photo(message);
    if (message.kind === "voice" || message.kind === "audio") return audioPlayer(file);
    return h("a", { class: "file", href: file.url, download: file.name ?? "" }, icon("file"), h("span", {}, file.name ?? say("kind.document")), icon("download"));
  }

  /** A photo opens large; one that the bot veiled is first unveiled. */
  photo(message) {
    const { file } = message;
    const look = ({ currentTarget }) => {
      if (!currentTarget.classList.contains("veiled")) return this.acts.enlarge(message);
      currentTarget.classList.remove("veiled");
    };
    return h("button", { type: "button", class: `photo ${file.spoiler ? "veiled" : ""}`, label: file.spoiler ? "spoiler.photo" : "photo.enlarge", onclick: look },
      h("img", { src: file.url, alt: message.text || say("kind.photo"), width: file.width, height: file.height }));
  }

  buttons(message) {
    if (!message.buttons?.length) return null;
    const pending = this.pending.get(keyOf(message))?.at;
    return h("div", { class: "inline-buttons" }, ...message.buttons.map((row, r) =>
      h("div", { class: "inline-row" }, ...row.map((button, c) => {
        const waits = pending === button.text;
        return h("button", {
          type: "button", class: `inline ${button.style ?? ""} ${waits ? "pending" : ""}`, "aria-busy": waits,
          onclick: (event) => this.pressed(message, button, r, c, event.currentTarget),
        }, h("span", {}, button.text), button.kind === "url" && icon("out", "icon tiny"), button.kind === "copy_text" && icon("copy", "icon tiny"));
      }))));
  }

  pressed(message, button, row, column, element) {
    if (button.kind === "url") return this.acts.openLink(button.url);
    if (button.kind === "copy_text") return this.acts.copy(button.copy_text);
    const key = keyOf(message);
    if (this.pending.has(key)) return;
    element.classList.add("pending");
    element.setAttribute("aria-busy", "true");
    const timer = setTimeout(() => this.settle(key), LONGEST_WAIT_FOR_ANSWER_MS);
    this.pending.set(key, { at: button.text, timer });
    this.acts.press(message, row, column).catch(() => this.settle(key));
  }

  answered(answer) {
    if (answer.person_id !== this.person || !this.pending.has(keyOf(answer))) return;
    this.settle(keyOf(answer));
    this.acts.answered(answer);
  }

  settle(key) {
    clearTimeout(this.pending.get(key)?.timer);
    this.pending.delete(key);
    this.rows.get(key)?.querySelectorAll(".pending").forEach((button) => {
      button.classList.remove("pending");
      button.removeAttribute("aria-busy");
    });
  }
}

const keyOf = ({ chat_id: chat, message_id: id }) => `${chat}/${id}`;

/** One line that stands for a message, in quotes and above the composer. */
export function summary(message) {
  const kind = { photo: "kind.photo", voice: "kind.voice", document: "kind.document" }[message.kind];
  return [kind && say(kind), message.text].filter(Boolean).join(" · ").slice(0, 120);
}

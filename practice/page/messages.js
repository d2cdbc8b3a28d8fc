/** The list of messages of one chat as one person sees it: bubbles come, change and go one at a time. */
import { Bubbles, keyOf } from "./bubbles.js";
import { h, icon, pace } from "./dom.js";
import { say } from "./words.js";

const NEAR_THE_END_PX = 80;
const LONGEST_WAIT_FOR_ANSWER_MS = 15_000;

export class MessageList {
  /**
   * @param {{store: import("./store.js").Store, person: number, chat: number, acts: any}} options
   *   `acts` is what a tap may lead to: press, openLink, sendCommand, reply, enlarge, openCalendarFile, copy,
   *   seen, answered.
   */
  constructor({ store, person, chat, acts }) {
    Object.assign(this, { store, person, chat, acts });
    this.rows = new Map();
    this.chats = [store.chats.get(chat)?.migrated_from, chat].filter(Boolean);
    this.pending = new Map();
    this.bubbles = new Bubbles({ store, person, chat, acts: this.tapsOnBubbles() });
    this.following = true;
    this.lastTop = 0;
    this.unseen = 0;
    this.list = h("ol");
    this.scroller = h(
      "div",
      {
        class: "messages",
        role: "log",
        "aria-live": "polite",
        tabindex: "0",
        label: "messages",
        "data-testid": "messages",
        onscroll: () => this.scrolled(),
      },
      this.list,
    );
    this.newer = h(
      "button",
      { type: "button", class: "newer", hidden: true, onclick: () => this.toEnd() },
      icon("down"),
      h("span"),
    );
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

  tapsOnBubbles() {
    return {
      ...this.acts,
      pressed: (...press) => this.pressed(...press),
      waitingFor: (message) => this.pending.get(keyOf(message))?.text,
      show: (message) => this.rows.get(keyOf(message))?.scrollIntoView({ block: "center", behavior: pace() }),
    };
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
    const row = this.bubbles.row(message);
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
    const row = this.bubbles.row(message);
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

  pressed(message, button, row, column, element) {
    if (button.kind === "url") return this.acts.openLink(button.url);
    if (button.kind === "copy_text") return this.acts.copy(button.copy_text);
    const key = keyOf(message);
    if (this.pending.has(key)) return;
    element.classList.add("pending");
    element.setAttribute("aria-busy", "true");
    const timer = setTimeout(() => this.settle(key), LONGEST_WAIT_FOR_ANSWER_MS);
    this.pending.set(key, { text: button.text, timer });
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
    this.rows
      .get(key)
      ?.querySelectorAll(".pending")
      .forEach((button) => {
        button.classList.remove("pending");
        button.removeAttribute("aria-busy");
      });
  }
}

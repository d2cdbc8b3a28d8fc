/** One chat on one phone: its messages, its composer, and the short answers of the bot. */
import * as api from "./api.js";
import { openCalendarFile } from "./calendar.js";
import { Composer } from "./composer.js";
import { alertOf, lightbox, note, trouble } from "./dialogs.js";
import { h, icon } from "./dom.js";
import { scanButtons } from "./links.js";
import { MessageList } from "./messages.js";
import { say } from "./words.js";

const ANSWER_MS = 4000;

export class Conversation {
  /** @param {{store: import("./store.js").Store, person: number, chat: number, links: any, isLookedAt: () => boolean}} options */
  constructor({ store, person, chat, links, isLookedAt }) {
    Object.assign(this, { store, person, chat, links, isLookedAt });
    this.composer = new Composer({ person, chat, group: chat !== person, acts: this.sending() });
    this.list = new MessageList({ store, person, chat, acts: this.taps() });
    this.answer = h("div", { class: "answer", role: "status", "data-testid": "answer", hidden: true });
    this.empty = h(
      "div",
      { class: "empty" },
      icon("chat", "icon large"),
      h("p", { t: chat === person ? "empty.private" : "empty.group" }),
    );
    this.start = h("button", {
      type: "button",
      class: "button primary start",
      t: "start",
      "data-testid": "start",
      onclick: () => this.write("/start"),
    });
    this.unblock = h("button", {
      type: "button",
      class: "button primary start",
      t: "unblock",
      onclick: () => this.try(api.unblock(person)),
    });
    this.element = h(
      "div",
      { class: "conversation" },
      this.list.element,
      this.empty,
      this.answer,
      this.composer.element,
      this.start,
      this.unblock,
    );
    this.stops = [
      store.on("view", (change) => change.person === person && change.chat === chat && this.draw()),
      store.on("added", ({ message }) => this.list.holds(message) && this.draw()),
      store.on("removed", ({ message }) => this.list.holds(message) && this.draw()),
      store.on("room", () => this.draw()),
    ];
    this.draw();
  }

  close() {
    this.stops.forEach((stop) => stop());
    this.list.close();
    this.element.remove();
  }

  draw() {
    const chat = this.store.chats.get(this.chat);
    const blocked = chat?.blocked === true;
    const waitsForStart = this.chat === this.person && chat?.bot === "new";
    this.empty.hidden = this.list.rows.size > 0;
    this.start.hidden = !waitsForStart;
    this.unblock.hidden = !blocked;
    this.composer.element.hidden = waitsForStart || blocked;
    this.showView();
    this.see();
  }

  /** The menu, and the message that the bot asked to answer, as a chat program does with a forced reply. */
  showView() {
    const view = this.store.view(this.person, this.chat);
    this.composer.show(view);
    const asked = view.forceReply && this.store.messages.get(this.chat)?.get(view.forceReply);
    if (!asked || asked.message_id === this.asked) return;
    this.asked = asked.message_id;
    this.composer.answer(asked, false);
  }

  /** What is on the screen, at the end of the list, has been read. */
  see() {
    if (this.list.atEnd && this.isLookedAt(this)) this.store.read(this.person, this.chat);
  }

  async try(promise) {
    try {
      return await promise;
    } catch (error) {
      trouble(error);
      throw error;
    }
  }

  write(text, extra = {}) {
    this.list.following = true;
    return this.try(api.write(this.person, this.chat, text, extra));
  }

  sending() {
    return {
      write: (text, extra) => this.write(text, extra),
      sendFile: (sent, extra) => {
        this.list.following = true;
        return this.try(api.sendFile(this.person, this.chat, sent, extra));
      },
      sendPlace: (place, extra) => {
        this.list.following = true;
        return this.try(api.sendPlace(this.person, this.chat, place, extra));
      },
    };
  }

  taps() {
    return {
      press: (message, row, column) =>
        this.try(api.press(this.person, message.chat_id, message.message_id, row, column)),
      openLink: (url) => this.links.follow(url, this.person),
      sendCommand: (command) => this.write(command).catch(() => {}),
      reply: (message) => this.composer.answer(message),
      enlarge: (message) => lightbox(message.file, message.text, scanButtons(this.store, this.links, message)),
      openCalendarFile: (message) =>
        openCalendarFile(this.store.people.get(this.person), message).catch(trouble),
      copy: (text) => navigator.clipboard.writeText(text).then(() => note(say("copied"))),
      seen: () => this.see(),
      answered: (answer) => this.showAnswer(answer),
    };
  }

  showAnswer({ text, alert }) {
    if (!text) return;
    if (alert) return alertOf(this.store.bot.first_name, text);
    this.answer.textContent = text;
    this.answer.hidden = false;
    clearTimeout(this.answerTimer);
    this.answerTimer = setTimeout(() => {
      this.answer.hidden = true;
    }, ANSWER_MS);
  }
}

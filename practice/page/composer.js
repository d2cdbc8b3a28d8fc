/** Where a person writes: text, a picture, a spoken message, the four menu buttons, and what is being answered. */
import { h, icon, iconButton } from "./dom.js";
import { Menu } from "./menus.js";
import { summary } from "./bubbles.js";
import { choosePlace } from "./places.js";
import { sampleDocument, samplePhoto, sampleVoice } from "./samples.js";
import { relabel } from "./words.js";

export class Composer {
  /**
   * @param {{person: number, chat: number, group: boolean, acts: {write: Function, sendFile: Function, sendPlace: Function}}} options
   *   the acts give a promise that fails when the room refused; then what was typed comes back.
   */
  constructor({ person, chat, group, acts }) {
    Object.assign(this, { acts, replyTo: null, anonymous: false, keyboardOpen: true });
    this.draftKey = `voetstuk.draft.${person}/${chat}`;
    this.field = h("textarea", {
      rows: "1",
      class: "field",
      "data-testid": "composer",
      enterkeyhint: "send",
      autocomplete: "off",
      placeholderText: "write",
      label: "write",
      oninput: () => this.typed(),
      onkeydown: (event) => this.key(event),
    });
    this.field.value = sessionStorage.getItem(this.draftKey) ?? "";
    this.files = h("input", { type: "file", hidden: true, "data-testid": "file", onchange: () => this.chosen() });
    this.send = iconButton("send", "send", {
      class: "icon-button send",
      "data-testid": "send",
      onclick: () => this.submit(),
    });
    this.toggle = iconButton("keyboard", "keyboard.toggle", {
      "aria-expanded": "true",
      hidden: true,
      onclick: () => this.toggleKeyboard(),
    });
    this.attach = iconButton("clip", "attach", { "data-testid": "attach" });
    this.slash = iconButton("slash", "commands", { hidden: true, "data-testid": "commands" });
    this.menu = h("div", {
      class: "reply-keyboard",
      role: "group",
      label: "keyboard",
      "data-testid": "keyboard",
      hidden: true,
    });
    this.replyBar = h("div", { class: "reply-bar", hidden: true });
    this.hat = h("div", { class: "reply-bar hat", hidden: true }, icon("mask"), h("span", { t: "anonymous.on" }));
    this.row = h(
      "div",
      { class: "composer-row" },
      this.attach,
      this.slash,
      this.field,
      this.toggle,
      this.send,
      this.files,
    );
    this.element = h(
      "div",
      { class: `composer ${group ? "in-group" : ""}` },
      this.hat,
      this.replyBar,
      this.row,
      this.menu,
    );
    new Menu(this.attach, () => this.attachments());
    new Menu(this.slash, () => this.commandItems());
    this.commands = [];
    this.grow();
  }

  attachments() {
    return [
      { icon: "photo", t: "attach.sample.photo", act: async () => this.sendFile(await samplePhoto()) },
      { icon: "mic", t: "attach.sample.voice", act: () => this.sendFile(sampleVoice()) },
      { icon: "file", t: "attach.sample.document", act: () => this.sendFile(sampleDocument()) },
      { icon: "photo", t: "attach.photo", act: () => this.choose("photo", "image/*") },
      { icon: "file", t: "attach.document", act: () => this.choose("document", "") },
      { icon: "pin", t: "attach.location", act: () => this.sharePlace() },
    ];
  }

  commandItems() {
    return this.commands.map(({ command, description }) => ({
      text: `/${command}`,
      detail: description,
      act: () => this.acts.write(`/${command}`, {}),
    }));
  }

  choose(kind, accept) {
    this.files.accept = accept;
    this.files.dataset.kind = kind;
    this.files.click();
  }

  chosen() {
    const [file] = this.files.files;
    if (!file) return;
    const kind = this.files.dataset.kind ?? (file.type.startsWith("image/") ? "photo" : "document");
    this.sendFile({ kind, file, name: file.name });
    this.files.value = "";
  }

  extra() {
    return { ...(this.replyTo && { reply_to: this.replyTo.message_id }), ...(this.anonymous && { anonymous: true }) };
  }

  submit() {
    const text = this.field.value.trim();
    if (!text) return this.field.focus();
    this.clearing((extra) => this.acts.write(text, extra));
  }

  /** A picture takes what was typed with it as its caption. */
  sendFile(sent) {
    const caption = this.field.value.trim();
    this.clearing((extra) => this.acts.sendFile({ ...sent, ...(caption && { caption }) }, extra));
  }

  /** A place has no words of its own: what was typed stays for the next message. */
  async sharePlace() {
    const place = await choosePlace();
    if (!place) return;
    const replyTo = this.replyTo;
    this.answer(null);
    await this.acts.sendPlace(place, replyTo ? { reply_to: replyTo.message_id } : {}).catch(() => this.answer(replyTo));
  }

  /** Empty the field at once, as a chat does; when sending fails the words come back. */
  async clearing(sending) {
    const typed = this.field.value;
    const replyTo = this.replyTo;
    const extra = this.extra();
    this.setField("");
    this.answer(null);
    try {
      await sending(extra);
    } catch {
      if (!this.field.value) this.setField(typed);
      this.answer(replyTo);
    }
  }

  setField(text) {
    this.field.value = text;
    this.typed();
  }

  typed() {
    if (this.field.value) sessionStorage.setItem(this.draftKey, this.field.value);
    else sessionStorage.removeItem(this.draftKey);
    this.grow();
  }

  grow() {
    this.field.rows = Math.min(6, Math.max(1, this.field.value.split("\n").length));
    this.element.classList.toggle("has-text", Boolean(this.field.value.trim()));
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    }
    if (event.key === "Escape" && this.replyTo) {
      event.stopPropagation();
      this.answer(null);
    }
  }

  /** Show what the next message answers; null for nothing. */
  answer(message, focus = true) {
    this.replyTo = message;
    this.replyBar.hidden = !message;
    if (!message) return this.replyBar.replaceChildren();
    this.replyBar.replaceChildren(
      icon("reply"),
      h("div", { class: "reply-to" }, h("b", {}, message.from?.first_name ?? ""), h("span", {}, summary(message))),
      iconButton("close", "reply.stop", { onclick: () => this.answer(null) }),
    );
    if (focus) this.field.focus();
  }

  setAnonymous(on) {
    this.anonymous = on;
    this.hat.hidden = !on;
  }

  /** @param {import("./store.js").View} view */
  show(view) {
    const { keyboard, placeholder, commands } = view;
    this.commands = commands ?? [];
    this.slash.hidden = this.commands.length === 0;
    this.toggle.hidden = !keyboard?.length;
    if (placeholder) {
      delete this.field.dataset.tPlaceholder;
      this.field.placeholder = placeholder;
    } else {
      this.field.dataset.tPlaceholder = "write";
      relabel(this.field);
    }
    const drawn = JSON.stringify(keyboard ?? []);
    if (drawn !== this.drawn) {
      this.drawn = drawn;
      this.menu.replaceChildren(
        ...(keyboard ?? []).map((row) => h("div", { class: "keyboard-row" }, ...row.map((key) => this.menuKey(key)))),
      );
    }
    this.menu.hidden = !keyboard?.length || !this.keyboardOpen;
  }

  /** One of the (usually four) buttons of the menu that is always there. */
  menuKey(key) {
    const text = typeof key === "string" ? key : key.text;
    return h(
      "button",
      {
        type: "button",
        class: "key",
        onclick: () => this.acts.write(text, this.anonymous ? { anonymous: true } : {}).catch(() => {}),
      },
      text,
    );
  }

  toggleKeyboard() {
    this.keyboardOpen = !this.keyboardOpen;
    this.menu.hidden = !this.keyboardOpen;
    this.toggle.setAttribute("aria-expanded", String(this.keyboardOpen));
  }
}

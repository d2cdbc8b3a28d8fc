/**
 * One pane of the stage: a person's phone with all their chats, or the wide pane of a group in which one can
 * act as any of its members.
 */
import * as api from "./api.js";
import { showCalendar } from "./calendar.js";
import { Conversation } from "./conversation.js";
import { trouble } from "./dialogs.js";
import { arrowKeys, chooseTab, h, icon, iconButton, pace } from "./dom.js";
import { Menu } from "./menus.js";
import { nameOf, portrait, rolePill, slug } from "./people.js";
import { setText } from "./words.js";

const TYPING_MS = 5000;

export class Phone {
  /**
   * @param {{store: import("./store.js").Store, links: any, person: number, group?: number, isVisible: (phone: Phone) => boolean,
   *   onFold: () => void}} options  `group` makes it the wide pane of that chat.
   */
  constructor({ store, links, person, group, isVisible, onFold }) {
    Object.assign(this, { store, links, person, group, isVisible, onFold });
    this.chat = group ?? person;
    this.conversations = new Map();
    this.headName = h("div", { class: "head-name" });
    this.head = h("header", { class: "chat-head" }, this.headName, ...this.headButtons());
    this.switcher = h("div", { class: "chat-switch", role: "tablist", label: "chats", hidden: true });
    this.place = h("div", { class: "place" });
    this.badge = h("span", { class: "badge", hidden: true });
    this.owner = h("header", { class: "owner" });
    this.element = h(
      "section",
      {
        class: `phone ${group ? "wide" : ""}`,
        id: group ? `chat-${group}` : `phone-${person}`,
        tabindex: "-1",
        "data-person": person,
        "data-chat": group ?? null,
        "data-testid": group ? "team-chat" : `phone-${slug(this.someone.first_name)}`,
      },
      this.owner,
      h("div", { class: "device" }, this.switcher, this.head, this.place),
    );
    this.strip = this.makeStrip();
    arrowKeys(this.switcher);
    this.stops = [
      store.on("room", () => this.sync()),
      store.on("view", (change) => this.drawUnread(change)),
      store.on("typing", (event) => event.chat_id === this.chat && this.showTyping()),
      store.on("added", ({ message }) => message.chat_id === this.chat && message.from?.is_bot && this.stopTyping()),
    ];
    this.sync();
    this.openChat(this.chat);
  }

  get someone() {
    return this.store.people.get(this.person);
  }

  get conversation() {
    return this.conversations.get(`${this.person}/${this.chat}`);
  }

  get title() {
    return this.group ? (this.store.chats.get(this.group)?.title ?? "") : nameOf(this.someone);
  }

  close() {
    this.stops.forEach((stop) => stop());
    this.conversations.forEach((conversation) => conversation.close());
    this.element.remove();
    this.strip.remove();
  }

  /** Draw the frame when people or chats changed; the messages look after themselves. */
  sync() {
    if (!this.someone || (this.group && !this.store.chats.has(this.group))) return;
    const chats = this.group ? [this.store.chats.get(this.group)] : this.store.chatsOf(this.person);
    if (!chats.some(({ id }) => id === this.chat))
      this.openChat(this.store.chats.get(this.chat)?.migrated_to ?? this.person);
    const frame = chats.map(({ id, title, members, bot_is_member: bot }) => [id, title, members, bot]);
    const drawn = JSON.stringify([this.someone, frame, this.store.bot.first_name]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.element.setAttribute("aria-label", this.title);
    this.owner.replaceChildren(...(this.group ? this.groupOwner() : this.personOwner()));
    this.stripName.textContent = this.group ? this.title : this.someone.first_name;
    this.drawSwitcher(chats);
    this.drawHead();
  }

  personOwner() {
    return [
      portrait(this.someone),
      h(
        "div",
        { class: "who" },
        h("div", { class: "name-line" }, h("h2", {}, nameOf(this.someone)), rolePill(this.someone)),
        h("p", { class: "person-note", title: this.someone.note ?? "" }, this.someone.note ?? ""),
      ),
      this.foldButton(),
    ];
  }

  /** The group's pane: who you are in it is a choice, because everybody there sees the same. */
  groupOwner() {
    const chat = this.store.chats.get(this.group);
    const members = chat.members.map((id) => this.store.people.get(id)).filter(Boolean);
    const choice = h(
      "select",
      { "data-testid": "act-as", onchange: (event) => this.actAs(Number(event.target.value)) },
      ...members.map((member) =>
        h("option", { value: member.id, selected: member.id === this.person }, nameOf(member)),
      ),
    );
    return [
      h("span", { class: "portrait team", "aria-hidden": "true" }, icon("team")),
      h(
        "div",
        { class: "who" },
        h("h2", { class: "group-name" }, chat.title),
        h(
          "div",
          { class: "name-line" },
          h("span", { class: "pill team", t: "role.team" }),
          h("p", { class: "person-note", t: "team.note" }),
        ),
      ),
      h("label", { class: "act-as" }, h("span", { t: "act.as" }), choice),
      this.foldButton(),
    ];
  }

  headButtons() {
    const scan = iconButton("qr", "link.scan", {
      "data-testid": "scan",
      onclick: () => this.links.scan(this.someone),
    });
    const more = iconButton("more", "phone.menu", { "data-testid": "phone-menu" });
    new Menu(more, () => (this.group ? this.groupMenu() : this.phoneMenu()));
    return this.group ? [more] : [scan, more];
  }

  phoneMenu() {
    const blocked = this.store.chats.get(this.person)?.blocked === true;
    return [
      { icon: "qr", t: "link.scan", act: () => this.links.scan(this.someone) },
      { icon: "calendar", t: "calendar", act: () => showCalendar(this.someone).catch(trouble) },
      {
        icon: "block",
        t: blocked ? "unblock" : "block",
        act: () =>
          (blocked ? api.unblock : api.block)(this.person)
            .then(() => this.store.refresh())
            .catch(trouble),
      },
      ...(this.chat === this.person ? [] : this.groupMenu()),
    ];
  }

  groupMenu() {
    const { composer } = this.conversation;
    return [
      {
        icon: "mask",
        t: "anonymous.write",
        on: composer.anonymous,
        act: () => composer.setAnonymous(!composer.anonymous),
      },
    ];
  }

  foldButton() {
    return iconButton("fold", "fold", { class: "icon-button fold-button", onclick: () => this.fold(true) });
  }

  /** What is left of a folded phone: a portrait at the edge of the page, that opens it again. */
  makeStrip() {
    this.stripName = h("span", { class: "strip-name" });
    this.stripBadge = h("span", { class: "badge", hidden: true });
    return h(
      "button",
      {
        type: "button",
        class: "strip",
        tip: "unfold",
        values: { name: this.title },
        "data-testid": "unfold",
        hidden: true,
        onclick: () => this.unfold(),
      },
      this.group ? h("span", { class: "portrait team" }, icon("team")) : portrait(this.someone),
      this.stripBadge,
      this.stripName,
    );
  }

  unfold() {
    this.fold(false);
    this.element.scrollIntoView({ behavior: pace(), inline: "center", block: "nearest" });
    this.element.focus({ preventScroll: true });
  }

  get folded() {
    return this.element.classList.contains("folded");
  }

  fold(on) {
    this.element.classList.toggle("folded", on);
    this.strip.hidden = !on;
    this.onFold();
    if (!on) this.lookedAt();
  }

  drawSwitcher(chats) {
    this.switcher.hidden = chats.length < 2;
    this.switcher.replaceChildren(
      ...chats.map((chat) => {
        const name = chat.id === this.person ? this.store.bot.first_name : chat.title;
        return h(
          "button",
          { type: "button", role: "tab", "data-chat": chat.id, onclick: () => this.openChat(chat.id) },
          h("span", {}, name),
          h("span", { class: "badge", hidden: true }),
        );
      }),
    );
    this.markTab();
    chats.forEach((chat) => this.drawUnread({ person: this.person, chat: chat.id }));
  }

  markTab() {
    chooseTab(this.switcher, this.switcher.querySelector(`[data-chat="${this.chat}"]`));
  }

  drawHead() {
    const group = this.chat !== this.person && this.store.chats.get(this.chat);
    this.status = h("span", { class: "chat-status" });
    this.headName.replaceChildren(
      h("span", { class: "portrait small team", "aria-hidden": "true" }, icon(group ? "team" : "pedestal")),
      h("div", {}, h("b", {}, group ? group.title : this.store.bot.first_name), this.status),
    );
    this.stopTyping();
  }

  showTyping() {
    setText(this.status, "typing", { name: this.store.bot.first_name });
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.stopTyping(), TYPING_MS);
  }

  stopTyping() {
    const group = this.chat !== this.person && this.store.chats.get(this.chat);
    setText(this.status, group ? "members" : "bot", {
      count: group ? group.members.length + (group.bot_is_member ? 1 : 0) : 0,
    });
  }

  /** Show one chat; the others keep their place and what was typed. */
  openChat(chat) {
    this.chat = chat;
    const key = `${this.person}/${chat}`;
    if (!this.conversations.has(key)) {
      const conversation = new Conversation({
        store: this.store,
        person: this.person,
        chat,
        links: this.links,
        isLookedAt: (one) => one === this.conversation && this.isVisible(this),
      });
      this.conversations.set(key, conversation);
      this.place.append(conversation.element);
    }
    this.conversations.forEach((conversation, name) => {
      conversation.element.hidden = name !== key;
    });
    if (this.switcher.childElementCount) this.markTab();
    this.drawHead();
    this.conversation.list.toEnd();
    this.lookedAt();
  }

  lookedAt() {
    this.conversation?.see();
  }

  actAs(person) {
    this.person = person;
    this.element.dataset.person = String(person);
    this.openChat(this.group);
    this.drawUnread({ person, chat: this.group });
  }

  /** How many messages of this pane were not seen yet, over all its chats. */
  get unread() {
    const chats = this.group ? [this.group] : this.store.chatsOf(this.person).map((chat) => chat.id);
    return chats.reduce((sum, chat) => sum + this.store.view(this.person, chat).unread, 0);
  }

  drawUnread({ person, chat }) {
    if (person !== this.person) return;
    const tab = this.switcher.querySelector(`[data-chat="${chat}"] .badge`);
    if (tab) showCount(tab, this.store.view(person, chat).unread);
    showCount(this.stripBadge, this.unread);
    showCount(this.badge, this.unread);
  }
}

function showCount(badge, count) {
  badge.hidden = count === 0;
  badge.textContent = count > 99 ? "99+" : String(count);
}

/**
 * What the page knows of the room, kept up to date by the event stream.
 *
 * Listeners hear of single changes ("added", "changed", "removed", …), so that a view touches one bubble and never
 * draws everything again. After a gap everything is fetched and compared; what did not change is not announced.
 *
 * @typedef {{id: number, first_name: string, last_name?: string, role: string, note: string}} Person
 * @typedef {{id: number, type: string, title: string, members: number[], admins: number[], bot: string, blocked: boolean,
 *   unread: Record<string, number>, migrated_to: number|null, migrated_from: number|null}} Chat
 * @typedef {{chat_id: number, message_id: number, date: string, from: any, kind: string, text: string,
 *   entities: any[], file: any, buttons: any[][]|null, reply_to: number|null, edited: boolean, silent: boolean}} Message
 * @typedef {{keyboard: string[][]|null, placeholder: string|null, unread: number, commands: any[], forceReply?: number|null}} View
 */
import * as api from "./api.js";

const LONGEST_SILENCE_MS = 1500;
const ROOM = "room";
const EVERYTHING = "everything";

export class Store {
  constructor() {
    /** @type {Map<number, Person>} */ this.people = new Map();
    /** @type {Map<number, Chat>} */ this.chats = new Map();
    /** @type {Map<number, Map<number, Message>>} */ this.messages = new Map();
    /** @type {Map<string, View>} */ this.views = new Map();
    this.bot = null;
    this.links = [];
    this.clockOffset = 0;
    this.listeners = new Map();
    this.waiting = null;
    this.warning = null;
    this.refreshing = null;
    this.stale = null;
  }

  /** @returns {() => void} stops listening */
  on(kind, listener) {
    const all = this.listeners.get(kind) ?? new Set();
    this.listeners.set(kind, all.add(listener));
    return () => all.delete(listener);
  }

  emit(kind, detail = {}) {
    this.listeners.get(kind)?.forEach((listener) => listener(detail));
    this.listeners.get("*")?.forEach((listener) => listener({ ...detail, kind }));
  }

  /** The room's clock, in milliseconds since 1970. */
  now = () => Date.now() + this.clockOffset;

  /** @returns {Message[]} oldest first */
  history(chat) {
    return [...(this.messages.get(chat)?.values() ?? [])].sort((a, b) => a.message_id - b.message_id);
  }

  /** @returns {View} */
  view(person, chat) {
    return this.views.get(`${person}/${chat}`) ?? { keyboard: null, placeholder: null, unread: 0, commands: [] };
  }

  /** The chats on somebody's phone: the one with the bot first, then groups. */
  chatsOf(person) {
    const mine = [...this.chats.values()].filter(
      (chat) => !chat.migrated_to && (chat.id === person || chat.members.includes(person)),
    );
    return mine.sort((a, b) => (a.id === person ? -1 : b.id === person ? 1 : 0));
  }

  /** The bot's name for the world: what t.me links begin with. */
  isDeepLink(url) {
    const name = this.bot?.username ?? "";
    return new RegExp(`^https?://(t|telegram)\\.me/${name}\\?start(group)?=`, "i").test(url);
  }

  /** Listen to the room, and come back by itself whenever the line was cut. */
  connect() {
    const stream = new EventSource("/room/events");
    stream.onopen = () => {
      clearTimeout(this.warning);
      this.warning = null;
      this.emit("connection", { up: true });
      this.refresh();
    };
    stream.onerror = () => {
      this.warning ??= setTimeout(() => this.emit("connection", { up: false }), LONGEST_SILENCE_MS);
      if (stream.readyState === EventSource.CLOSED) setTimeout(() => this.connect(), LONGEST_SILENCE_MS);
    };
    stream.onmessage = ({ data }) => this.hear(JSON.parse(data));
  }

  /** Events that arrive during a refresh wait for it, or the older picture would overwrite them. */
  hear(event) {
    if (this.waiting) this.waiting.push(event);
    else this.apply(event);
  }

  apply(event) {
    switch (event.kind) {
      case "message":
        return this.put(event.message, true);
      case "edited":
        return this.put(event.message, false);
      case "deleted":
        return this.remove(event.chat_id, event.message_id ?? event.message?.message_id);
      case "keyboard":
        return this.keyboardChanged(event);
      case "clock":
        return this.setClock(event.now, event.moving_to);
      case "chat":
        return this.refresh(event.chat_id === undefined);
      case "reload":
        return this.refresh();
      case "restarted":
        return this.startOver();
      default:
        return this.emit(event.kind, event);
    }
  }

  put(message, arrives) {
    const chat = this.messages.get(message.chat_id) ?? new Map();
    this.messages.set(message.chat_id, chat);
    if (message.deleted) return this.remove(message.chat_id, message.message_id);
    const known = chat.get(message.message_id);
    chat.set(message.message_id, message);
    if (known) {
      if (JSON.stringify(known) !== JSON.stringify(message)) this.emit("changed", { message });
      return;
    }
    if (arrives) this.afterOwn(message);
    this.emit("added", { message, arrives });
    if (arrives) this.countUnread(message);
    if (arrives && /t(elegram)?\.me\//.test(JSON.stringify(message))) this.refreshLinks();
  }

  /** The first message of a person starts the bot; any message may put a one-time menu or a question away. */
  afterOwn({ chat_id: chat, from }) {
    if (from?.id === chat && this.chats.get(chat)?.bot === "new") this.chats.get(chat).bot = "member";
    const { keyboard, forceReply } = this.view(from?.id, chat);
    if (this.people.has(from?.id) && (keyboard || forceReply)) this.fetchView(from.id, chat).catch(() => {});
  }

  remove(chat, id) {
    const message = this.messages.get(chat)?.get(id);
    if (!message) return;
    this.messages.get(chat).delete(id);
    this.emit("removed", { message });
  }

  /** Numbers of messages begin again, so what we knew would be taken for what is new. */
  startOver() {
    this.messages.forEach((chat, id) => [...chat.keys()].forEach((message) => this.remove(id, message)));
    this.views.clear();
    this.emit("restarted");
    return this.refresh();
  }

  countUnread(message) {
    for (const person of this.people.values()) {
      const sees = this.chats.get(message.chat_id)?.members.includes(person.id) || message.chat_id === person.id;
      if (sees && message.from?.id !== person.id) {
        this.setView(person.id, message.chat_id, { unread: this.view(person.id, message.chat_id).unread + 1 });
      }
    }
  }

  /** This person has now seen what is in the chat. */
  read(person, chat) {
    if (this.view(person, chat).unread === 0) return;
    this.setView(person, chat, { unread: 0 });
    api.read(person, chat).catch(() => {});
  }

  setView(person, chat, changes) {
    const before = this.view(person, chat);
    const after = { ...before, ...changes };
    this.views.set(`${person}/${chat}`, after);
    if (JSON.stringify(before) !== JSON.stringify(after)) this.emit("view", { person, chat, view: after });
  }

  async keyboardChanged({ person_id: person, chat_id: chat, keyboard, placeholder }) {
    if (keyboard !== undefined && person) return this.setView(person, chat, { keyboard, placeholder });
    const members = person ? [person] : (this.chats.get(chat)?.members ?? []);
    await Promise.all(members.map((member) => this.fetchView(member, chat).catch(() => {})));
  }

  async fetchView(person, chat) {
    const { keyboard, placeholder, commands, force_reply: forceReply } = await api.messages(chat, person);
    this.setView(person, chat, { keyboard, placeholder, commands, forceReply });
  }

  async refreshLinks() {
    this.links = (await api.room().catch(() => this)).links;
    this.emit("links");
  }

  /** `movingTo`: where the clock is going, while it is being moved. */
  setClock(now, movingTo = null) {
    this.clockOffset = Date.parse(now) - Date.now();
    this.emit("clock", { now, movingTo });
  }

  /**
   * Fetch the room again and announce what is different; `everything` includes what was said in every chat. Calls
   * during a refresh become one more refresh.
   */
  refresh(everything = true) {
    this.stale = this.stale === EVERYTHING || everything ? EVERYTHING : ROOM;
    this.refreshing ??= this.freshen();
    return this.refreshing;
  }

  async freshen() {
    try {
      while (this.stale) {
        const stale = this.stale;
        this.stale = null;
        await this.fetchStale(stale);
      }
    } finally {
      this.refreshing = null;
    }
  }

  async fetchStale(stale) {
    this.waiting ??= [];
    try {
      const room = await api.room();
      this.bot = room.bot;
      this.links = room.links;
      this.people = new Map(room.people.map((person) => [person.id, person]));
      this.chats = new Map(room.chats.map((chat) => [chat.id, chat]));
      this.setClock(room.now, room.moving_to);
      await Promise.all(this.pairs().map(([person, chat]) => this.freshenView(person, chat, stale)));
      this.emit("room");
      this.emit("links");
    } catch (error) {
      // A chat that went away between two questions: the room has changed, so look again.
      if (error.status === 403 || error.status === 404) this.stale = EVERYTHING;
      else this.emit("trouble", { error });
    } finally {
      const held = this.waiting ?? [];
      this.waiting = null;
      held.forEach((event) => this.apply(event));
    }
  }

  /** Everybody with each of their chats. */
  pairs() {
    return [...this.people.keys()].flatMap((person) => this.chatsOf(person).map((chat) => [person, chat]));
  }

  /** The room knows what was read elsewhere; what came since it answered is counted here. */
  freshenView(person, chat, stale) {
    if (stale === EVERYTHING || !this.views.has(`${person}/${chat.id}`)) return this.fetchChat(person, chat.id);
    this.setView(person, chat.id, { unread: Math.min(this.view(person, chat.id).unread, chat.unread[person] ?? 0) });
  }

  async fetchChat(person, chat) {
    const {
      messages,
      keyboard,
      placeholder,
      unread,
      commands,
      force_reply: forceReply,
    } = await api.messages(chat, person);
    const present = messages.filter((message) => !message.deleted);
    const ids = new Set(present.filter((message) => message.chat_id === chat).map((message) => message.message_id));
    for (const known of [...(this.messages.get(chat)?.keys() ?? [])]) if (!ids.has(known)) this.remove(chat, known);
    present.forEach((message) => this.put(message, false));
    this.setView(person, chat, { keyboard, placeholder, unread, commands, forceReply });
  }
}

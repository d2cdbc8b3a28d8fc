/** All phones side by side; in a narrow window one at a time, with tabs and a swipe between them. */
import { arrowKeys, chooseTab, h, icon, pace } from "./dom.js";
import { Phone } from "./phones.js";
import { portrait } from "./people.js";

const NARROW = matchMedia("(max-width: 899px)");
const PHONE_PX = 276;
const WIDE_PX = 404;
const DOCK_PX = 76;
const GAP_PX = 16;

export class Stage {
  /** @param {import("./store.js").Store} store @param {import("./links.js").Links} links */
  constructor(store, links) {
    Object.assign(this, { store, links });
    this.phones = new Map();
    this.stage = document.getElementById("stage");
    this.tabs = document.getElementById("tabs");
    this.dock = document.getElementById("dock");
    this.current = null;
    arrowKeys(this.tabs);
    store.on("room", () => this.sync());
    document.addEventListener("visibilitychange", () => this.lookAgain());
    NARROW.addEventListener("change", () => this.lookAgain());
    this.inView = new IntersectionObserver((entries) => this.scrolledTo(entries), {
      root: this.stage,
      threshold: 0.6,
    });
  }

  lookAgain() {
    this.phones.forEach((phone) => phone.lookedAt());
  }

  /** Participants first, then their mentors, the team's chat, who leads, and the others. */
  wanted() {
    const people = [...this.store.people.values()];
    const having = (role) =>
      people.filter((person) => person.role === role).map((person) => ({ key: `p${person.id}`, person: person.id }));
    const groups = [...this.store.chats.values()]
      .filter((chat) => chat.type !== "private" && !chat.migrated_to)
      .map((chat) => this.groupPane(chat))
      .filter(Boolean);
    const known = ["participant", "mentor", "coordinator"];
    const others = people
      .filter((person) => !known.includes(person.role))
      .map((person) => ({ key: `p${person.id}`, person: person.id }));
    return [...having("participant"), ...having("mentor"), ...groups, ...having("coordinator"), ...others];
  }

  /** A group is looked at as its first mentor; without mentors, as whoever is in it. */
  groupPane(chat) {
    const members = chat.members.map((id) => this.store.people.get(id)).filter(Boolean);
    const viewer = members.find((person) => person.role === "mentor") ?? members[0];
    return viewer && { key: `g${chat.id}`, person: viewer.id, group: chat.id };
  }

  sync() {
    const wanted = this.wanted();
    const first = this.phones.size === 0;
    const keys = new Set(wanted.map(({ key }) => key));
    for (const [key, phone] of this.phones) {
      if (keys.has(key)) continue;
      phone.close();
      phone.tab.remove();
      this.phones.delete(key);
    }
    wanted.forEach((one, index) => this.put(one, index));
    if (first) this.foldWhatDoesNotFit(wanted);
    if (!this.current && wanted.length) this.choose(this.phones.get(wanted[0].key), false);
    document.getElementById("welcome").hidden = wanted.length > 0;
  }

  put({ key, person, group }, index) {
    let phone = this.phones.get(key);
    if (!phone) {
      phone = new Phone({
        store: this.store,
        links: this.links,
        person,
        group,
        isVisible: (one) => this.isVisible(one),
        onFold: () => this.lookAgain(),
      });
      phone.tab = this.tab(phone);
      this.phones.set(key, phone);
      this.inView.observe(phone.element);
    }
    if (this.stage.children[index] !== phone.element)
      this.stage.insertBefore(phone.element, this.stage.children[index] ?? null);
    if (this.dock.children[index] !== phone.strip)
      this.dock.insertBefore(phone.strip, this.dock.children[index] ?? null);
    if (this.tabs.children[index] !== phone.tab) this.tabs.insertBefore(phone.tab, this.tabs.children[index] ?? null);
  }

  tab(phone) {
    const face = phone.group
      ? h("span", { class: "portrait small team" }, icon("team"))
      : portrait(phone.someone, "small");
    return h(
      "button",
      { type: "button", role: "tab", tabindex: "-1", "data-testid": "tab", onclick: () => this.choose(phone, true) },
      face,
      h("span", {}, phone.group ? phone.title : phone.someone.first_name),
      phone.badge,
    );
  }

  /**
   * Show the story's people first: two participants, a mentor, the team's chat, the coordinator. Whoever does not
   * fit beside them starts folded, to be opened with one click.
   */
  foldWhatDoesNotFit(wanted) {
    const phones = wanted.map(({ key }) => this.phones.get(key));
    const rank = (phone) => {
      if (phone.group) return 0;
      const { role } = phone.someone;
      const place = phones.filter((other) => !other.group && other.someone.role === role).indexOf(phone);
      if (place < { participant: 2, mentor: 1 }[role]) return 0;
      return role === "coordinator" && place === 0 ? 1 : 2;
    };
    const width = (phone) => (phone.group ? WIDE_PX : PHONE_PX) + GAP_PX;
    const all = phones.reduce((sum, phone) => sum + width(phone), 0);
    let room = window.innerWidth - 2 * GAP_PX - (all > window.innerWidth ? DOCK_PX : 0);
    for (const phone of [...phones].sort((a, b) => rank(a) - rank(b))) {
      room -= width(phone);
      if (room < 0 && rank(phone) > 0) phone.fold(true);
    }
  }

  isVisible(phone) {
    if (document.visibilityState !== "visible") return false;
    if (NARROW.matches) return phone === this.current;
    return !phone.folded;
  }

  /** Bring a phone into view and, when a tap asked for it, move there. */
  choose(phone, move) {
    this.current = phone;
    chooseTab(this.tabs, phone.tab);
    if (move) {
      if (phone.folded) phone.fold(false);
      phone.element.scrollIntoView({ behavior: pace(), inline: "center", block: "nearest" });
    }
    phone.tab.scrollIntoView({ inline: "nearest", block: "nearest" });
    phone.lookedAt();
  }

  /** Swiping in a narrow window chooses the phone that is now there. */
  scrolledTo(entries) {
    if (!NARROW.matches) return;
    const shown = entries.find((entry) => entry.isIntersecting);
    const phone = shown && [...this.phones.values()].find(({ element }) => element === shown.target);
    if (phone && phone !== this.current) this.choose(phone, false);
  }

  /** A person's phone in the foreground, with the chat with the bot open. */
  showPerson(person) {
    const phone = this.phones.get(`p${person}`);
    if (!phone) return;
    if (phone.chat !== person) phone.openChat(person);
    this.choose(phone, true);
  }
}

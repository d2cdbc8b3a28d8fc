/** Leads people through the tour: shows the step, lights up where to tap, sees that it happened, and goes on. */
import { h, iconButton } from "./dom.js";
import { TOUR } from "./tour.js";
import { currentLanguage, say, setText } from "./words.js";

const KEY = "voetstuk.tour";

export class Guide {
  /** @param {import("./store.js").Store} store @param {import("./stage.js").Stage} stage */
  constructor(store, stage) {
    Object.assign(this, { store, stage });
    this.bar = document.getElementById("tour");
    this.button = document.getElementById("tour-button");
    this.button.addEventListener("click", () => (this.running ? this.stop() : this.start(0)));
    const saved = sessionStorage.getItem(KEY);
    this.step = Number(saved ?? 0);
    this.running = false;
    this.resume = saved !== null && saved !== "stopped";
    this.build();
    store.on("*", (event) => this.happened(event));
    new MutationObserver(() => this.soon()).observe(document.getElementById("stage"), {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["hidden"],
    });
  }

  build() {
    this.count = h("span", { class: "tour-count" });
    this.text = h("p", { class: "tour-text", "aria-live": "polite", "data-testid": "tour-text" });
    this.dots = h("progress", { class: "tour-progress", max: TOUR.length, value: 0, "aria-hidden": "true" });
    this.skip = h("button", {
      type: "button",
      class: "button quiet",
      t: "tour.skip",
      "data-testid": "tour-skip",
      onclick: () => this.next(),
    });
    this.show = h("button", {
      type: "button",
      class: "button quiet",
      t: "tour.show",
      onclick: () => this.pointAt(true),
    });
    this.again = h("button", {
      type: "button",
      class: "button quiet",
      t: "tour.again",
      onclick: () => this.start(0),
    });
    this.bar.append(
      this.count,
      this.text,
      this.show,
      this.skip,
      this.again,
      iconButton("close", "tour.stop", { "data-testid": "tour-stop", onclick: () => this.stop() }),
      this.dots,
    );
  }

  /** Go on where this tab was before it was loaded again. */
  begin() {
    if (this.resume) this.start(this.step);
  }

  start(step) {
    this.running = true;
    this.step = Math.min(step, TOUR.length);
    this.knownOffset = this.store.clockOffset;
    this.bar.hidden = false;
    setText(this.button.querySelector("span"), "tour.stop");
    this.draw();
    this.pointAt(true);
  }

  stop() {
    this.running = false;
    this.takeBack();
    this.bar.hidden = true;
    sessionStorage.setItem(KEY, "stopped");
    setText(this.button.querySelector("span"), "tour");
    this.light([]);
    this.button.focus();
  }

  next() {
    if (this.step >= TOUR.length) return this.stop();
    this.takeBack();
    this.step += 1;
    this.knownOffset = this.store.clockOffset;
    this.draw();
    this.pointAt(true);
  }

  draw() {
    if (!this.running) return;
    sessionStorage.setItem(KEY, String(this.step));
    const current = TOUR[this.step];
    this.count.textContent = current ? `${this.step + 1} / ${TOUR.length}` : "✓";
    this.dots.value = this.step;
    this.text.replaceChildren(...withBold(current ? current.text[currentLanguage()] : say("tour.end")));
    this.skip.hidden = !current;
    this.show.hidden = !current;
    this.again.hidden = Boolean(current);
  }

  /** @returns {{person?: number, chat?: number}} whose phone and which chat a step is about */
  find(who) {
    if (!who) return {};
    if (who.groupOf) {
      const { person } = this.find(who.groupOf);
      const panes = [...this.stage.phones.values()].filter((phone) => phone.group);
      const pane = panes.find(({ group }) => this.store.chats.get(group)?.members.includes(person)) ?? panes[0];
      return { phone: pane, chat: pane?.group };
    }
    const people = [...this.store.people.values()];
    const alike = people.filter((person) => person.role === who.role);
    const person = people.find((one) => one.first_name === who.name) ?? alike[who.nth] ?? alike[0];
    return { phone: this.stage.phones.get(`p${person?.id}`), chat: person?.id, person: person?.id };
  }

  happened(event) {
    if (!this.running || !TOUR[this.step]) return;
    const { done, who } = TOUR[this.step];
    const { chat, person } = this.find(done.in ?? who);
    const heard =
      event.kind === "added" &&
      event.arrives &&
      done.message &&
      event.message.chat_id === chat &&
      this.fits(event.message, done.message);
    const changed =
      event.kind === "changed" &&
      done.message &&
      event.message.chat_id === chat &&
      this.fits(event.message, done.message);
    const keyboard = done.keyboard && event.kind === "view" && event.person === person && event.view.keyboard?.length;
    const link = done.link && event.kind === "links" && this.store.links[0]?.url !== this.knownLink;
    const clock =
      done.clock &&
      event.kind === "clock" &&
      !event.movingTo &&
      Math.abs(this.store.clockOffset - this.knownOffset) > 60_000;
    if (heard || changed || keyboard || link || clock) this.next();
    // While a move is waited for, where the clock stood before it must not be forgotten.
    if (event.kind === "room" && !done.clock) this.knownOffset = this.store.clockOffset;
    if (event.kind === "links" || event.kind === "room") this.knownLink = this.store.links[0]?.url;
  }

  fits(message, pattern) {
    const has = (text, words) => words.some((word) => text.toLowerCase().includes(word));
    const labels = (message.buttons ?? []).flat().map((button) => button.text);
    return (
      (pattern.from !== "bot" || message.from?.id === this.store.bot.id) &&
      (!pattern.text || has(message.text ?? "", pattern.text)) &&
      (!pattern.anyButton || labels.some((label) => has(label, pattern.anyButton)))
    );
  }

  /** New bubbles may bring the button we look for; look once per frame, not once per change. */
  soon() {
    if (!this.running || this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = null;
      this.pointAt(false);
    });
  }

  pointAt(move) {
    const current = TOUR[this.step];
    if (!this.running || !current) return this.light([]);
    const { look, who } = current;
    if (look.page) return this.light([document.querySelector(look.page)]);
    const { phone, chat } = this.find(who);
    if (!phone) return this.light([]);
    if (move) {
      if (phone.chat !== chat) phone.openChat(chat);
      this.stage.choose(phone, true);
      if (look.type) this.suggest(phone, look.type);
    }
    this.light(this.targets(phone, look), phone.element);
  }

  /** Put the words ready when nothing was typed; sending them stays the reader's own act. */
  suggest(phone, text) {
    const { composer } = phone.conversation;
    if (composer.field.value) return;
    composer.setField(text);
    this.suggested = { composer, text };
  }

  /** Whoever went another way should not find our words in the field. */
  takeBack() {
    const { composer, text } = this.suggested ?? {};
    if (composer?.field.value === text) composer?.setField("");
    this.suggested = null;
  }

  targets(phone, look) {
    const place = phone.conversation.element;
    const part = (name) =>
      phone.element.querySelector(
        `.conversation:not([hidden]) [data-testid="${name}"]:not([hidden]), .chat-head [data-testid="${name}"]`,
      );
    const named = {
      composer: () => part("composer")?.closest(".composer-row"),
      lastButtons: () => [...place.querySelectorAll(".inline-buttons")].at(-1),
    };
    const piece = (name) => name && (named[name] ?? (() => part(name)))();
    if (look.part) return [piece(look.part), piece(look.also)];
    const buttons = [
      ...(look.newest
        ? (piece("lastButtons")?.querySelectorAll(".inline") ?? [])
        : place.querySelectorAll(".key, .inline")),
    ];
    const wanted = (button, word) =>
      button.textContent.toLowerCase().includes(word) &&
      !look.not?.some((no) => button.textContent.toLowerCase().includes(no));
    const which = look.first ? 0 : -1;
    const found = look.buttons.map((word) => buttons.filter((button) => wanted(button, word)).at(which)).find(Boolean);
    return [found ?? piece(look.otherwise), piece(look.also)];
  }

  /** The ring around what to tap, and a softer one around its phone. */
  light(targets, phone) {
    const wanted = new Set(targets.filter(Boolean));
    document
      .querySelectorAll(".tour-target")
      .forEach((old) => !wanted.has(old) && old.classList.remove("tour-target"));
    document.querySelectorAll(".tour-phone").forEach((old) => old !== phone && old.classList.remove("tour-phone"));
    wanted.forEach((element) => element.classList.add("tour-target"));
    phone?.classList.add("tour-phone");
  }
}

/** The words between double stars are what to do. */
function withBold(text) {
  return text.split("**").map((part, index) => (index % 2 ? h("strong", {}, part) : document.createTextNode(part)));
}

/**
 * The room's clock, and the buttons that move it: reminders and nudges can then be seen to happen.
 *
 * A move lives through the time between. While it runs, also when another page began it, the clock shows where it
 * is and how far it has to go, no second move can begin, and everything else goes on.
 */
import * as api from "./api.js";
import { trouble } from "./dialogs.js";
import { h } from "./dom.js";
import { dayOf, eveOfClockChange, formatMoment, instantOf, relabelDays, say, setText, wallOf } from "./words.js";

const JUMPS = [
  { t: "clock.hour", move: { forward: { hours: 1 } } },
  { t: "clock.morning", move: { next: "morning" } },
  { t: "clock.day", move: { forward: { days: 1 } } },
  { t: "clock.week", move: { forward: { days: 7 } } },
];

const SHORT_MS = 400;
/** A move that takes no longer shows no progress: a bar that flashes tells nothing. */

const byId = (id) => document.getElementById(id);

export class Clock {
  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.store = store;
    this.time = byId("clock-time");
    this.date = byId("clock-date");
    this.face = this.time.parentElement;
    this.said = byId("clock-said");
    this.progress = byId("clock-progress");
    this.stop = byId("clock-stop");
    this.field = byId("clock-field");
    this.other = this.field.closest("details");
    this.jumps = JUMPS.map(({ t, move }) => this.jump(t, move));
    byId("clock-jumps").append(...this.jumps);
    this.changes = byId("clock-change");
    this.changes.addEventListener("click", () => this.moveElsewhere({ next: "clock change" }));
    this.stop.addEventListener("click", () => api.stopClock().catch(trouble));
    this.form = byId("clock-form");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.moveElsewhere({ to: instantOf(this.field.value) });
    });
    this.other.addEventListener("toggle", () => this.other.open && this.tellClockChange());
    this.closeByKeyOrElsewhere();
    store.on("clock", ({ movingTo }) => {
      this.tick();
      this.showWay(movingTo);
    });
    setInterval(() => this.tick(), 1000);
  }

  jump(t, move) {
    return h("button", {
      type: "button",
      class: "jump",
      t,
      "data-testid": t.replace(".", "-"),
      onclick: (event) => this.move(move, event.currentTarget),
    });
  }

  closeByKeyOrElsewhere() {
    this.other.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.other.open) return;
      this.other.open = false;
      this.other.querySelector("summary").focus();
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (!this.other.contains(target)) this.other.open = false;
    });
  }

  tick() {
    const iso = new Date(this.store.now()).toISOString();
    this.time.textContent = formatMoment(iso, "time");
    this.time.dateTime = iso;
    this.date.dataset.short = formatMoment(iso, "short");
    this.date.textContent = formatMoment(iso, "clock");
    if (this.day !== dayOf(iso)) {
      this.day = dayOf(iso);
      relabelDays();
    }
    if (document.activeElement !== this.field && this.filled !== iso.slice(0, 16)) {
      this.filled = iso.slice(0, 16);
      this.field.value = wallOf(this.store.now());
    }
  }

  tellClockChange() {
    const eve = new Date(eveOfClockChange(this.store.now())).toISOString();
    const words = { date: formatMoment(eve, "clock"), time: formatMoment(eve, "time") };
    setText(byId("clock-change-when"), "clock.change.when", words);
  }

  /** How far a move is; null when the clock stands where it should. */
  showWay(movingTo) {
    const moves = Boolean(movingTo);
    if (moves && !this.began) this.began = { at: this.store.now(), shows: Date.now() + SHORT_MS };
    if (!moves) this.began = null;
    for (const button of [...this.jumps, this.changes, ...this.form.elements]) button.disabled = moves;
    this.face.setAttribute("aria-busy", String(moves));
    const shows = moves && Date.now() >= this.began.shows;
    if (shows && this.progress.hidden) this.said.textContent = this.tell("clock.moving", movingTo);
    this.progress.hidden = this.stop.hidden = !shows;
    this.other.hidden = shows;
    if (shows) this.progress.value = (this.store.now() - this.began.at) / (Date.parse(movingTo) - this.began.at);
  }

  tell(name, iso) {
    return say(name, { date: formatMoment(iso, "clock"), time: formatMoment(iso, "time") });
  }

  /** The hands jump: light up for those who see it, a sentence for those who hear it. */
  showMove(now) {
    this.face.classList.remove("moved");
    requestAnimationFrame(() => this.face.classList.add("moved"));
    this.said.textContent = this.tell("clock.moved", now);
  }

  moveElsewhere(move) {
    this.other.open = false;
    return this.move(move, this.other.querySelector("summary"));
  }

  /** Move, and give the focus back to where it was pressed: a disabled button loses it. */
  async move(move, pressed) {
    this.showWay(new Date(this.store.now()).toISOString());
    try {
      const { now } = await api.moveClock(move);
      this.store.setClock(now);
      this.showMove(now);
    } catch (error) {
      this.showWay(null);
      trouble(error);
    }
    if (document.activeElement === document.body) pressed.focus();
  }
}

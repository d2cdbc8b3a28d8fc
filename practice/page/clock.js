/** The room's clock, and the buttons that move it: reminders and nudges can then be seen to happen. */
import * as api from "./api.js";
import { trouble } from "./dialogs.js";
import { h } from "./dom.js";
import { dayOf, formatMoment, instantOf, relabelDays, say, wallOf } from "./words.js";

const JUMPS = [
  { t: "clock.hour", move: { forward: { hours: 1 } } },
  { t: "clock.morning", move: { next: "morning" } },
  { t: "clock.day", move: { forward: { days: 1 } } },
  { t: "clock.week", move: { forward: { days: 7 } } },
];

export class Clock {
  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.store = store;
    this.time = document.getElementById("clock-time");
    this.date = document.getElementById("clock-date");
    this.face = this.time.parentElement;
    this.said = document.getElementById("clock-said");
    document.getElementById("clock-jumps").append(
      ...JUMPS.map(({ t, move }) =>
        h("button", {
          type: "button",
          class: "jump",
          t,
          "data-testid": t.replace(".", "-"),
          onclick: (event) => this.move(move, event.currentTarget),
        }),
      ),
    );
    this.field = document.getElementById("clock-field");
    document.getElementById("clock-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.move({ to: instantOf(this.field.value) }, event.submitter);
      this.field.closest("details").open = false;
    });
    store.on("clock", () => this.tick());
    setInterval(() => this.tick(), 1000);
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

  /** The hands jump: light up for those who see it, a sentence for those who hear it. */
  showMove(now) {
    this.face.classList.remove("moved");
    requestAnimationFrame(() => this.face.classList.add("moved"));
    this.said.textContent = say("clock.moved", { date: formatMoment(now, "clock"), time: formatMoment(now, "time") });
  }

  async move(move, button) {
    button.disabled = true;
    try {
      const { now } = await api.moveClock(move);
      this.store.setClock(now);
      this.showMove(now);
    } catch (error) {
      trouble(error);
    } finally {
      button.disabled = false;
    }
  }
}

/** The calendar of a phone in a window, with what a calendar file just did to it. The room keeps it, per person. */
import * as api from "./api.js";
import { ask } from "./dialogs.js";
import { h, moment } from "./dom.js";
import { nameOf } from "./people.js";
import { formatMoment, say } from "./words.js";

/** Tap on a calendar file: the phone takes in what it says, and shows that. */
export async function openCalendarFile(person, message) {
  const { changes, entries } = await api.openCalendarFile(person.id, message.chat_id, message.message_id);
  return calendarWindow(person, changes, entries, message.file);
}

export async function showCalendar(person) {
  const { entries } = await api.calendar(person.id);
  return calendarWindow(person, [], entries, null);
}

function calendarWindow(person, changes, entries, file) {
  const shown = new Set(changes.map(({ entry }) => entry.uid));
  const others = entries.filter((entry) => !shown.has(entry.uid));
  return ask({
    title: say("calendar.of", { name: nameOf(person) }),
    className: "calendar",
    build: () =>
      [
        ...changes.map(changeCard),
        changes.length > 0 && others.length > 0 && h("h3", { t: "calendar.others" }),
        others.length > 0 &&
          h("ol", { class: "entries", "data-testid": "calendar-entries" }, ...others.map((entry) => entryLine(entry))),
        entries.length === 0 && h("p", { class: "hint", t: "calendar.empty" }),
        file &&
          h("footer", {}, h("a", { class: "button quiet", href: file.url, download: file.name, t: "calendar.save" })),
      ].filter(Boolean),
  });
}

/** One event of the file: what became of it, and how it stands now. */
function changeCard({ what, entry, before }) {
  const moved = what === "changed" && before.starts_at !== entry.starts_at;
  const gone = what === "cancelled";
  return h(
    "div",
    { class: `entry card ${what}`, "data-testid": "calendar-change" },
    dateTile(entry),
    h(
      "div",
      { class: "entry-words" },
      h("span", { class: "entry-what", t: `calendar.${moved ? "moved" : what}` }),
      h(gone ? "s" : "b", {}, entry.title),
      moved && h("s", {}, `${formatMoment(before.starts_at, "short")}, ${times(before)}`),
      h("small", {}, [times(entry), entry.place].filter(Boolean).join(" · ")),
      entry.note && !gone && h("small", { class: "entry-note" }, entry.note),
    ),
  );
}

const entryLine = (entry) =>
  h(
    "li",
    { class: "entry" },
    dateTile(entry),
    h(
      "div",
      { class: "entry-words" },
      h("b", {}, entry.title),
      h("small", {}, [times(entry), entry.place].filter(Boolean).join(" · ")),
    ),
  );

const dateTile = ({ starts_at: at }) =>
  h("span", { class: "date-tile" }, moment(at, "weekday"), moment(at, "number"), moment(at, "month"));

/** In the time of the Netherlands, as a phone there shows it. */
const times = ({ starts_at: from, ends_at: to, all_day: wholeDay }) =>
  wholeDay ? say("calendar.wholeday") : `${formatMoment(from, "time")} – ${formatMoment(to, "time")}`;

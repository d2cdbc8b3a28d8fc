/** The page's own language: finds the words in texts.js and writes dates as people here say them. */
import { texts } from "./texts.js";

export const ZONE = "Europe/Amsterdam";
const LOCALES = { nl: "nl-NL", en: "en-GB" };
const KEY = "voetstuk.language";

let language = localStorage.getItem(KEY) === "en" ? "en" : "nl";
let now = () => Date.now();

export const currentLanguage = () => language;

/** Dates such as "vandaag" depend on the room's clock; whoever keeps that clock hands it over here. */
export function followClock(clock) {
  now = clock;
}

/** @param {"nl"|"en"} chosen */
export function chooseLanguage(chosen) {
  language = chosen;
  localStorage.setItem(KEY, chosen);
  document.documentElement.lang = chosen;
  relabelAll();
}

/** The text with this name, with its {placeholders} filled. A missing text shows its name, so it is seen. */
export function say(name, values = {}) {
  const text = texts[language][name] ?? name;
  return text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

/** Write one element's words again, in the language of now. */
export function relabel(element) {
  const { t, tLabel, tTip, tPlaceholder, tValues, moment } = element.dataset;
  const values = tValues ? JSON.parse(tValues) : {};
  if (t) element.textContent = say(t, values);
  if (tLabel) element.setAttribute("aria-label", say(tLabel, values));
  if (tTip) {
    element.setAttribute("aria-label", say(tTip, values));
    element.title = say(tTip, values);
  }
  if (tPlaceholder) element.placeholder = say(tPlaceholder, values);
  if (moment) element.textContent = formatMoment(element.dateTime, moment);
}

/** Give an element another text, and write it. */
export function setText(element, name, values = {}) {
  element.dataset.t = name;
  element.dataset.tValues = JSON.stringify(values);
  relabel(element);
}

export function relabelAll(root = document) {
  root.querySelectorAll("[data-t],[data-t-label],[data-t-tip],[data-t-placeholder],[data-moment]").forEach(relabel);
}

/** Only the days: what was "vandaag" is "gisteren" when the clock has moved past midnight. */
export function relabelDays() {
  document.querySelectorAll('[data-moment="day"]').forEach(relabel);
}

/** The calendar day in the room's zone, as 2026-03-03: what day separators compare. */
export function dayOf(moment) {
  return formatter("en-CA", {}).format(new Date(moment));
}

const formatters = new Map();

/** Making a formatter takes a hundred times as long as using it, and a chat has many moments. */
function formatter(locale, options) {
  const key = locale + JSON.stringify(options);
  if (!formatters.has(key)) formatters.set(key, new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options }));
  return formatters.get(key);
}

export function formatMoment(iso, as) {
  const date = new Date(iso);
  const write = (options) => formatter(LOCALES[language], options).format(date);
  if (as === "time") return write({ hour: "2-digit", minute: "2-digit" });
  if (as === "clock") return write({ weekday: "long", day: "numeric", month: "long" });
  if (as === "short") return write({ weekday: "short", day: "numeric", month: "short" });
  if (as === "weekday") return write({ weekday: "short" });
  if (as === "number") return write({ day: "numeric" });
  if (as === "month") return write({ month: "short" });
  if (as === "seconds") return write({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const daysAgo = Math.round((Date.parse(dayOf(now())) - Date.parse(dayOf(date))) / 86_400_000);
  if (daysAgo === 0) return say("today");
  if (daysAgo === 1) return say("yesterday");
  const otherYear = dayOf(date).slice(0, 4) !== dayOf(now()).slice(0, 4);
  return write({ weekday: "long", day: "numeric", month: "long", ...(otherYear && { year: "numeric" }) });
}

/** How big a file is, as phones tell it: "640 byte", "1,2 kB". */
export function formatSize(bytes) {
  const [value, unit] =
    bytes < 1000 ? [bytes, "byte"] : bytes < 1_000_000 ? [bytes / 1000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  const options = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 };
  return new Intl.NumberFormat(LOCALES[language], options).format(value);
}

/** Wall time in the room's zone ("2026-03-03T14:30", as a date-time field gives it) to an instant. */
export function instantOf(wall) {
  const asIfUtc = Date.parse(`${wall}:00Z`);
  const first = asIfUtc - offsetAt(asIfUtc);
  return new Date(asIfUtc - offsetAt(first)).toISOString();
}

/** The instant as wall time in the room's zone, in the form a date-time field wants. */
export function wallOf(instant) {
  return new Date(instant + offsetAt(instant)).toISOString().slice(0, 16);
}

/** The evening before the clocks change next, as the room knows it too: eight o'clock, on a Saturday. */
export function eveOfClockChange(instant) {
  for (let days = 0; ; days += 1) {
    const eve = Date.parse(instantOf(`${wallOf(instant + days * 86_400_000).slice(0, 10)}T20:00`));
    if (eve > instant && offsetAt(eve) !== offsetAt(eve + 86_400_000)) return eve;
  }
}

/** How far the room's zone is ahead of UTC at this instant, in milliseconds. */
function offsetAt(instant) {
  const parts = Object.fromEntries(
    formatter("en-CA", {
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    })
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute, second } = parts;
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return wall - Math.floor(instant / 1000) * 1000;
}

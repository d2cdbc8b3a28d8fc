/** A document as a message shows it: its name and size. A calendar file opens the phone's calendar. */
import { h, icon } from "./dom.js";
import { formatSize, say } from "./words.js";

/** @param {() => void} openCalendarFile  what a tap on a calendar file does */
export function documentCard(file, openCalendarFile) {
  const name = file.name ?? say("kind.document");
  const face = h("span", { class: "file-face" }, icon(file.calendar ? "calendar" : "file"));
  const words = h(
    "span",
    { class: "file-words" },
    h("b", {}, name),
    h("small", {}, formatSize(file.size), file.calendar && h("span", { t: "calendar.tap" })),
  );
  if (!file.calendar) return h("a", { class: "file", href: file.url, download: name }, face, words, icon("download"));
  return h(
    "button",
    {
      type: "button",
      class: "file",
      label: "calendar.open",
      values: { name },
      "data-testid": "calendar-file",
      onclick: openCalendarFile,
    },
    face,
    words,
  );
}

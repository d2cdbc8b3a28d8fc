/** A small player for spoken messages: one button, a line that fills, the length. */
import { h, icon } from "./dom.js";

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, "0")}`;

export function audioPlayer(file) {
  const audio = new Audio();
  audio.preload = "none";
  audio.src = file.url;
  const symbol = icon("play");
  const show = (name) => symbol.firstChild.setAttribute("href", `/page/icons.svg#${name}`);
  const button = h(
    "button",
    {
      type: "button",
      class: "play",
      label: "voice.play",
      onclick: () => (audio.paused ? audio.play() : audio.pause()),
    },
    symbol,
  );
  const line = h("progress", { max: "1", value: "0", "aria-hidden": "true" });
  audio.addEventListener("play", () => show("pause"));
  audio.addEventListener("pause", () => show("play"));
  audio.addEventListener("timeupdate", () => {
    line.value = audio.duration ? audio.currentTime / audio.duration : 0;
  });
  audio.addEventListener("ended", () => {
    line.value = 0;
  });
  return h("div", { class: "voice" }, button, line, h("span", { class: "length" }, clock(file.duration ?? 0)));
}

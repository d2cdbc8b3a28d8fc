/** Puts the page together: the store listens to the room, the rest listens to the store. */
import * as api from "./api.js";
import { Builders } from "./builders.js";
import { Clock } from "./clock.js";
import { confirmation, note, trouble } from "./dialogs.js";
import { Guide } from "./guide.js";
import { Links } from "./links.js";
import { preferences } from "./preferences.js";
import { Stage } from "./stage.js";
import { Store } from "./store.js";
import { followClock, say } from "./words.js";

const store = new Store();
followClock(store.now);
const links = new Links(store, (person) => stage.showPerson(person));
const stage = new Stage(store, links);
const clock = new Clock(store);
const guide = new Guide(store, stage);
new Builders(store);
preferences(() => {
  guide.draw();
  clock.tick();
});

const lost = document.getElementById("lost");
store.on("connection", ({ up }) => {
  lost.hidden = up;
});
store.on("trouble", ({ error }) => {
  if (error.status === undefined) throw error;
  if (error.status !== 0) trouble(error);
});

document.getElementById("restart").addEventListener("click", async () => {
  if (!(await confirmation("restart", "restart.sure", "restart"))) return;
  try {
    await api.restart();
    note(say("restart.done"));
  } catch (error) {
    trouble(error);
  }
});

const firstRoom = store.on("room", () => {
  firstRoom();
  document.body.dataset.ready = "true";
  guide.begin();
});
store.connect();

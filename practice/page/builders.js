/** The drawer for people who build a bot: where the Bot API is, faults on request, what the room noticed, recent calls. */
import * as api from "./api.js";
import { note, trouble } from "./dialogs.js";
import { h, icon, iconButton, moment } from "./dom.js";
import { say } from "./words.js";

const REFRESH_MS = 2000;
const MOST_LINES = 60;
const FAULTS = ["429", "500", "502", "timeout_before", "timeout_after", "disconnect"];

export class Builders {
  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.store = store;
    this.drawer = document.getElementById("builders");
    this.button = document.getElementById("builders-button");
    this.button.addEventListener("click", () => this.toggle());
    this.drawer.addEventListener("keydown", (event) => event.key === "Escape" && this.toggle(false));
    this.last = 0;
    this.knownNotices = 0;
    store.on("room", () => this.drawer.childElementCount === 0 && this.build());
    store.on("notice", () => (this.drawer.hidden ? this.button.classList.add("has-news") : this.refresh()));
    store.on("restarted", () => this.forget());
  }

  toggle(open = this.drawer.hidden) {
    this.drawer.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    clearInterval(this.timer);
    if (!open) return this.button.focus();
    this.timer = setInterval(() => this.refresh(), REFRESH_MS);
    this.button.classList.remove("has-news");
    this.refresh();
    this.drawer.querySelector("button").focus();
  }

  build() {
    const { bot } = this.store;
    this.notices = h("ul", { class: "log", "data-testid": "notices" });
    this.requests = h("ul", { class: "log mono", "data-testid": "requests" });
    this.drawer.append(
      h(
        "header",
        {},
        h("h2", { t: "builders" }),
        iconButton("close", "close", { onclick: () => this.toggle(false) }),
      ),
      h("p", { class: "hint", t: "builders.why" }),
      this.copied("builders.url", bot.api_url),
      this.copied("builders.token", bot.token),
      h("h3", { t: "faults" }),
      h("p", { class: "hint", t: "faults.why" }),
      this.faultForm(),
      h("h3", { t: "notices" }),
      this.notices,
      h("h3", { t: "requests" }),
      this.requests,
    );
    this.noNotices = h("li", { class: "hint", t: "notices.none" });
    this.notices.append(this.noNotices);
  }

  copied(t, value) {
    const copy = () => navigator.clipboard.writeText(value).then(() => note(say("copied")));
    return h(
      "div",
      { class: "copy-line" },
      h("span", { t }),
      h("code", {}, value),
      iconButton("copy", "copy", { onclick: copy }),
    );
  }

  faultForm() {
    const fault = h(
      "select",
      { name: "fault", "data-testid": "fault" },
      ...FAULTS.map((one) => h("option", { value: one, t: `fault.${one}` })),
    );
    const method = h("input", { class: "field", name: "method", value: "sendMessage", spellcheck: "false" });
    const times = h("input", { class: "field", name: "times", type: "number", min: "1", max: "999", value: "1" });
    const submit = (event) => {
      event.preventDefault();
      const wanted = {
        fault: fault.value,
        method: method.value || "*",
        times: Number(times.value) || 1,
        ...(fault.value === "429" && { retry_after: 3 }),
      };
      api.addFault(wanted).then(() => note(say("faults.set")), trouble);
    };
    const groups = () => [...this.store.chats.values()].filter((chat) => chat.type === "group" && !chat.migrated_to);
    const migrate = () => {
      if (!groups().length) return note(say("migrate.none"), "trouble");
      groups().forEach((chat) => api.migrate(chat.id).then(() => this.store.refresh(), trouble));
    };
    return h(
      "form",
      { class: "faults", onsubmit: submit },
      h("label", {}, h("span", { t: "faults.kind" }), fault),
      h("label", {}, h("span", { t: "faults.method" }), method),
      h("label", {}, h("span", { t: "faults.times" }), times),
      h(
        "div",
        { class: "form-buttons" },
        h("button", { class: "button primary", t: "faults.add" }),
        h("button", {
          type: "button",
          class: "button quiet",
          t: "faults.clear",
          onclick: () => api.clearFaults().then(() => note(say("faults.cleared")), trouble),
        }),
        h("button", { type: "button", class: "button quiet", t: "migrate", onclick: migrate }),
      ),
    );
  }

  forget() {
    this.last = 0;
    this.requests?.replaceChildren();
    this.notices?.replaceChildren(this.noNotices);
    this.knownNotices = 0;
  }

  /** One at a time, or two answers with the same notices would show them twice. */
  async refresh() {
    if (this.asking) return;
    this.asking = true;
    try {
      const [{ requests }, { notices }] = await Promise.all([api.requests(this.last), api.notices()]);
      requests.forEach((request) => this.requested(request));
      notices.slice(this.knownNotices).forEach((one) => this.noticed(one));
      this.knownNotices = notices.length;
    } catch {
      // The banner tells that the line is cut; the next round asks again.
    } finally {
      this.asking = false;
    }
  }

  requested({ n, at, method, chat_id: chat, ok, error_code: code, description }) {
    if (n <= this.last) return;
    this.last = n;
    if (method === "getUpdates" && ok) return;
    this.requests.prepend(
      h(
        "li",
        { class: ok ? "" : "refused" },
        moment(at, "seconds"),
        " ",
        h("b", {}, method),
        chat ? ` → ${chat}` : "",
        ok ? "" : ` ${code ?? ""} ${description ?? ""}`,
      ),
    );
    while (this.requests.childElementCount > MOST_LINES) this.requests.lastChild.remove();
  }

  noticed({ at, method, sentence }) {
    this.noNotices.remove();
    this.notices.prepend(
      h("li", {}, icon("warning", "icon tiny"), " ", moment(at, "seconds"), " ", h("b", {}, method), ` ${sentence}`),
    );
  }
}

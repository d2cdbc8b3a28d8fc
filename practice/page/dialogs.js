/** Windows over the page and short notes in its corner. The browser's own dialog keeps the focus and knows Escape. */
import { h, icon, iconButton } from "./dom.js";
import { say } from "./words.js";

const NOTE_MS = 5000;

/**
 * Show a window; gives what was chosen, or null when it was closed.
 * @param {{title: Node|string, className?: string, build: (choose: (answer: any) => void) => Node[]}} window
 */
export function ask({ title, className = "", build }) {
  return new Promise((resolve) => {
    let answer = null;
    const choose = (chosen) => {
      answer = chosen;
      dialog.close();
    };
    const heading = h("h2", { id: `dialog-${Date.now()}` }, title);
    const dialog = h(
      "dialog",
      { class: `dialog ${className}`, "aria-labelledby": heading.id },
      h("header", {}, heading, iconButton("close", "close", { onclick: () => choose(null) })),
      ...build(choose),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) choose(null);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

const actions = (choose, yes, className) =>
  h(
    "footer",
    {},
    h("button", { type: "button", class: "button quiet", t: "cancel", onclick: () => choose(null) }),
    h("button", {
      type: "button",
      class: `button ${className}`,
      t: yes,
      autofocus: true,
      onclick: () => choose(true),
    }),
  );

export const confirmation = (title, text, yes) =>
  ask({
    title: say(title),
    build: (choose) => [h("p", { t: text }), actions(choose, yes, "primary")],
  });

/** The alert that a bot may answer a press with: it waits until it is read. */
export const alertOf = (name, text) =>
  ask({
    title: name,
    className: "alert",
    build: (choose) => [
      h("p", { "data-testid": "alert" }, text),
      h(
        "footer",
        {},
        h("button", {
          type: "button",
          class: "button primary",
          t: "understood",
          autofocus: true,
          onclick: () => choose(true),
        }),
      ),
    ],
  });

/** A photo at its full size, with what belongs to it underneath. */
export const lightbox = (file, caption, below = []) =>
  ask({
    title: say("kind.photo"),
    className: "lightbox",
    build: () =>
      [
        h("img", { src: file.url, alt: caption || say("kind.photo") }),
        caption && h("p", { class: "caption" }, caption),
        ...below,
      ].filter(Boolean),
  });

/** A short note for the whole page: trouble, or that something was done. */
export function note(text, kind = "info") {
  const place = document.getElementById("notes");
  const shown = h(
    "div",
    { class: `note ${kind}`, role: kind === "trouble" ? "alert" : "status" },
    icon(kind === "trouble" ? "warning" : "check"),
    h("span", {}, text),
  );
  place.append(shown);
  setTimeout(() => shown.remove(), NOTE_MS);
}

/** Tell that the room refused, or that it could not be reached. */
export const trouble = (error) => note(error.status === 0 ? say("unreachable") : error.message, "trouble");

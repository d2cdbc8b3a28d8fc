/** A small menu under a button: opens by click or keyboard, closes by choosing, by Escape or by going elsewhere. */
import { h, icon } from "./dom.js";

export class Menu {
  /**
   * @param {HTMLButtonElement} button
   * @param {() => {icon?: string, t?: string, text?: string, detail?: string, on?: boolean, act: () => void}[]} items
   *   asked anew at every opening, so the menu tells the state of now.
   */
  constructor(button, items) {
    Object.assign(this, { button, items, panel: null });
    button.setAttribute("aria-haspopup", "menu");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => (this.panel ? this.close() : this.open()));
    button.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" || this.panel) return;
      event.preventDefault();
      this.open();
    });
  }

  open() {
    this.panel = h(
      "div",
      { class: "menu", role: "menu", popover: "manual", onkeydown: (event) => this.key(event) },
      ...this.items().map((item) => this.item(item)),
    );
    this.button.after(this.panel);
    this.panel.showPopover();
    this.place();
    this.button.setAttribute("aria-expanded", "true");
    this.panel.querySelector("button")?.focus();
    this.elsewhere = (event) => {
      if (!this.panel?.contains(event.target) && !this.button.contains(event.target)) this.close();
    };
    document.addEventListener("pointerdown", this.elsewhere);
    this.panel.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !this.panel?.contains(relatedTarget) && relatedTarget !== this.button) this.close();
    });
  }

  /** Beside the button, on the side where there is room. */
  place() {
    const at = this.button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.panel;
    const below = at.bottom + height + 8 < innerHeight;
    this.panel.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
    this.panel.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - height - 4)}px`;
  }

  item({ icon: name, t, text, detail, on, act }) {
    const role = on === undefined ? "menuitem" : "menuitemcheckbox";
    return h(
      "button",
      {
        type: "button",
        role,
        tabindex: "-1",
        "aria-checked": on === undefined ? null : String(on),
        onclick: () => {
          this.close();
          act();
        },
      },
      name && icon(name),
      t ? h("span", { t }) : h("span", {}, text),
      detail && h("small", {}, detail),
      on && icon("check", "icon check"),
    );
  }

  key(event) {
    const items = [...this.panel.querySelectorAll("button")];
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) {
      event.preventDefault();
      items[(items.indexOf(document.activeElement) + move + items.length) % items.length].focus();
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      this.close();
    }
  }

  close() {
    document.removeEventListener("pointerdown", this.elsewhere);
    const hadFocus = this.panel.contains(document.activeElement);
    const panel = this.panel;
    this.panel = null;
    panel.remove();
    this.button.setAttribute("aria-expanded", "false");
    if (hadFocus) this.button.focus();
  }
}

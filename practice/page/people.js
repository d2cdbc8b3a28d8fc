/** How a person is shown: a round portrait of initials, and the role in the reader's language. */
import { h } from "./dom.js";

export const nameOf = (person) => [person.first_name, person.last_name].filter(Boolean).join(" ");

export const portrait = (person, size = "") =>
  h(
    "span",
    { class: `portrait hue-${Math.abs(person.id) % 6} ${size}`, "aria-hidden": "true" },
    person.first_name.slice(0, 1),
  );

export const rolePill = (person) => h("span", { class: `pill ${person.role}`, t: `role.${person.role}` });

/** A name as it can stand in a test selector: "phone-fatima". */
export const slug = (name) =>
  name
    .normalize("NFD")
    .replace(/[^\w]+/g, "-")
    .toLowerCase();

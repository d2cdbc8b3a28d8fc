/** Places: a small drawn map with a pin, where it would lead, and places that people can share. */
import { ask, note } from "./dialogs.js";
import { draw, h, icon } from "./dom.js";
import { say } from "./words.js";

/** Points near the middle of Alphen aan den Rijn. Who lives or waits there is invented. */
const POINTS = [
  { t: "place.home", icon: "pin", latitude: 52.1341, longitude: 4.6482 },
  { t: "place.underway", icon: "pin", latitude: 52.1287, longitude: 4.6594 },
];
const NAMED = [
  { title: "Wijkcentrum De Brug", address: "Voorbeeldkade 3, Alphen aan den Rijn", latitude: 52.1269, longitude: 4.6633 },
  { title: "Bibliotheek", address: "Verzonnenplein 8, Alphen aan den Rijn", latitude: 52.1305, longitude: 4.6571 },
  { title: "Bushalte Oefenweg", address: "Oefenweg, Alphen aan den Rijn", latitude: 52.1248, longitude: 4.6516 },
];

const coordinates = ({ latitude, longitude }) => `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;

/** A place as a message shows it. A tap tells where it would lead. */
export function placeCard(place) {
  const name = place.title ?? say("kind.location");
  return h(
    "button",
    {
      type: "button",
      class: "place-card",
      tip: "place.open",
      values: { name },
      "data-testid": "place",
      onclick: () => showPlace(place),
    },
    map(place),
    h(
      "span",
      { class: "place-words" },
      place.title ? h("b", {}, place.title) : h("b", { t: "kind.location" }),
      h("small", {}, place.address ?? coordinates(place)),
    ),
  );
}

function showPlace(place) {
  const copy = () => navigator.clipboard.writeText(coordinates(place)).then(() => note(say("copied")));
  return ask({
    title: place.title ?? say("kind.location"),
    className: "place-window",
    build: () =>
      [
        map(place),
        place.address && h("p", { class: "place-address" }, place.address),
        h(
          "div",
          { class: "copy-line" },
          h("span", { t: "place.coordinates" }),
          h("code", { "data-testid": "coordinates" }, coordinates(place)),
          h("button", { type: "button", class: "button quiet", t: "copy", onclick: copy }),
        ),
        h("p", { class: "hint", t: "place.leads" }),
      ].filter(Boolean),
  });
}

/**
 * A drawing that looks like a map and is none: it comes from no server, and is the same for the same place.
 * Streets lie at an angle that the coordinates give, with a river and a park at their own sides of the pin.
 */
function map(place) {
  const seed = Math.abs(Math.round(place.latitude * 10_000) * 31 + Math.round(place.longitude * 10_000) * 17);
  const side = seed % 2 ? 1 : -1;
  const bend = (seed % 23) - 11;
  const streets = [-90, -54, -18, 18, 54, 90].map((at) => `M-190 ${at}H190`);
  const lanes = [-150, -96, -42, 30, 84, 138].map((at) => `M${at + (seed % 13)}-130V130`);
  return draw(
    "svg",
    { class: "map", viewBox: "-120 -60 240 120", preserveAspectRatio: "xMidYMid slice", "aria-hidden": "true" },
    draw(
      "g",
      { transform: `rotate(${(seed % 50) - 25})` },
      draw("path", { class: "map-park", d: `M${side * 34}-52h${side * 66}v46h${side * -66}z` }),
      draw("path", { class: "map-street", d: [...streets, ...lanes].join("") }),
      draw("path", { class: "map-water", d: `M-190 ${46 + bend}C-90 ${20 - bend} 30 ${78 + bend} 190 ${40 - bend}` }),
      draw("path", { class: "map-road", d: `M-190 0H190M${side * -58}-130V130` }),
    ),
    draw("ellipse", { class: "map-shade", cx: 0, cy: 1, rx: 8, ry: 3 }),
    draw("path", { class: "map-pin", d: "M0 0c11-13 16-20 16-28a16 16 0 0 0-32 0c0 8 5 15 16 28Z" }),
    draw("circle", { class: "map-eye", cx: 0, cy: -28, r: 6 }),
  );
}

/** Ask which place to share: a point, a place with a name (a venue), or coordinates. Null when none was chosen. */
export function choosePlace() {
  const choice = (place, choose) =>
    h(
      "button",
      { type: "button", class: "choice", "data-testid": "share-place", onclick: () => choose(sent(place)) },
      h("span", { class: "portrait small team", "aria-hidden": "true" }, icon("pin")),
      h("span", {}, place.t ? h("b", { t: place.t }) : h("b", {}, place.title)),
      h("small", {}, coordinates(place)),
    );
  return ask({
    title: say("place.share"),
    build: (choose) => [
      h("h3", { t: "place.point" }),
      h("div", { class: "choices" }, ...POINTS.map((place) => choice(place, choose))),
      h("h3", { t: "place.named" }),
      h("div", { class: "choices" }, ...NAMED.map((place) => choice(place, choose))),
      h("h3", { t: "place.own" }),
      ownPlace(choose),
    ],
  });
}

const sent = ({ latitude, longitude, title, address }) => ({ latitude, longitude, ...(title && { title, address }) });

function ownPlace(choose) {
  const degrees = (label, most, value) =>
    h("input", { class: "field", type: "number", step: "any", min: -most, max: most, required: true, label, value });
  const latitude = degrees("place.latitude", 90, 52.1292);
  const longitude = degrees("place.longitude", 180, 4.6553);
  const submit = (event) => {
    event.preventDefault();
    choose({ latitude: latitude.valueAsNumber, longitude: longitude.valueAsNumber });
  };
  return h(
    "form",
    { class: "inline-form", onsubmit: submit },
    latitude,
    longitude,
    h("button", { class: "button primary", t: "place.send" }),
  );
}

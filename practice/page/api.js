/** The room's HTTP interface, one function for one thing a person does. Refusals become a RoomError. */

export class RoomError extends Error {
  /** @param {string} sentence @param {number} status */
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }
}

async function call(method, path, body) {
  const multipart = body instanceof FormData;
  const headers = body && !multipart ? { "content-type": "application/json" } : {};
  let answer;
  try {
    answer = await fetch(path, { method, headers, body: body && !multipart ? JSON.stringify(body) : body });
  } catch {
    throw new RoomError("", 0);
  }
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new RoomError(content.error ?? `HTTP ${answer.status}`, answer.status);
  return content;
}

const get = (path) => call("GET", path);
const post = (path, body = {}) => call("POST", path, body);
const person = (id) => `/room/people/${id}`;

export const room = () => get("/room");
export const messages = (chat, as) => get(`/room/chats/${chat}/messages?as=${as}`);
export const notices = () => get("/room/notices");
export const requests = (since) => get(`/room/requests?since=${since}`);

export const write = (id, chat, text, extra = {}) =>
  post(`${person(id)}/messages`, { chat_id: chat, text, ...extra });

/**
 * Send a file as people do from their phone.
 * @param {{kind: "photo"|"voice"|"document", file: Blob, name: string, caption?: string, duration?: number}} sent
 */
export function sendFile(id, chat, sent, extra = {}) {
  const form = new FormData();
  form.set("chat_id", String(chat));
  form.set("kind", sent.kind);
  if (sent.caption) form.set("caption", sent.caption);
  if (sent.duration) form.set("duration", String(sent.duration));
  for (const [name, value] of Object.entries(extra)) form.set(name, String(value));
  form.set("file", sent.file, sent.name);
  return post(`${person(id)}/messages`, form);
}

/** @param {{latitude: number, longitude: number, title?: string, address?: string}} place */
export const sendPlace = (id, chat, place, extra = {}) =>
  post(`${person(id)}/messages`, { chat_id: chat, ...place, ...extra });

export const press = (id, chat, message, row, column) =>
  post(`${person(id)}/presses`, { chat_id: chat, message_id: message, row, column });
export const open = (id, url) => post(`${person(id)}/opens`, { url });
export const read = (id, chat) => post(`${person(id)}/reads`, { chat_id: chat });
export const block = (id) => post(`${person(id)}/blocks`);
export const unblock = (id) => post(`${person(id)}/unblocks`);
export const migrate = (chat) => post(`/room/chats/${chat}/migrates`);
export const moveClock = (move) => post("/room/clock", move);
export const stopClock = () => post("/room/clock", { stop: true });
export const calendar = (id) => get(`${person(id)}/calendar`);
export const openCalendarFile = (id, chat, message) =>
  post(`${person(id)}/calendar`, { chat_id: chat, message_id: message });
export const restart = () => post("/room/restart");
export const addFault = (fault) => post("/room/faults", fault);
export const clearFaults = () => call("DELETE", "/room/faults");

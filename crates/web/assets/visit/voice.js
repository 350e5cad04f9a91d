// A voice note after a visit (S1.27): spoken, listened to and thrown away here, and sealed while it is being spoken. It goes along
// when the visit is closed. Without a microphone a sentence says so, and the typed line beside it does the same.
import { dropFact, keepSpoken, readSound } from "./vault.js";

/** @typedef {import("./vault.js").Fact} Fact */
/**
 * @typedef {{ closed: boolean, notes: Fact[], made: (fields: Record<string, string>) => Fact, changed: () => void,
 *   goes: (note: Fact) => void, away: (note: Fact) => void,
 *   text: (key: string, values?: Record<string, string | number>) => string,
 *   element: (tag: string, words?: string, attributes?: Record<string, string>) => HTMLElement }} Here
 */

/** As the server takes it (domain::visit::spoken). */
const MOST_SECONDS = 180;
const MOST_BYTES = 4 * 1024 * 1024;
/** More than what comes in at once: then what was spoken still fits. */
const ROOM = 512 * 1024;
/** Speech is clear in this, and three minutes are half a million bytes. */
const BITS = 24_000;
const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
/** What was spoken is on the disk after so long, whatever happens to the page then. */
const SEALED_EVERY_MS = 2_000;

/** @typedef {{ note: Fact, recorder: MediaRecorder, seconds: () => number, ended: Promise<void> }} Speaking */
/** @type {Speaking | null} */ let now = null;
/** The microphone was asked for and not given. */
let off = false;
let asking = false;
/** @type {string | null} */ let playing = null;

/** What is being spoken at this moment. */
export const speaking = () => now?.note ?? null;

/** Ends what is being spoken; all of it is sealed when this ends. */
export async function stopSpeaking() {
  const ending = now;
  if (ending?.recorder.state === "recording") ending.recorder.stop();
  await ending?.ended;
}

/** Minutes and seconds. @param {number} seconds */
export const length = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

const kind = () => KINDS.find((one) => globalThis.MediaRecorder?.isTypeSupported(one));

/** @param {Here} here */
async function begin(here) {
  if (asking || now) return;
  asking = true;
  try {
    record(await navigator.mediaDevices.getUserMedia({ audio: true }), here);
  } catch {
    off = true;
  } finally {
    asking = false;
  }
  here.changed();
}

/** @param {MediaStream} stream @param {Here} here */
function record(stream, here) {
  const recorder = new MediaRecorder(stream, { mimeType: kind(), audioBitsPerSecond: BITS });
  // Not the clock of the phone: that may be put right meanwhile.
  const began = performance.now();
  const seconds = () => Math.min(MOST_SECONDS, Math.floor((performance.now() - began) / 1000));
  const note = here.made({ seconds: "1", type: recorder.mimeType });
  /** @type {Blob[]} */ const parts = [];
  let bytes = 0;
  let sealed = Promise.resolve();
  recorder.addEventListener("dataavailable", ({ data }) => {
    parts.push(data);
    bytes += data.size;
    note.fields.seconds = String(Math.max(1, seconds()));
    sealed = sealed.then(async () => keepSpoken(note, await new Blob(parts).arrayBuffer()));
    if (bytes >= MOST_BYTES - ROOM) void stopSpeaking();
  });
  const ended = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true })).then(async () => {
    clearInterval(ticking);
    for (const track of stream.getTracks()) track.stop();
    await sealed;
    now = null;
    if (bytes === 0) here.away(note);
    here.changed();
  });
  const ticking = setInterval(() => {
    for (const shown of document.querySelectorAll("[data-voice-time]")) shown.textContent = time(here, seconds());
    if (performance.now() - began >= MOST_SECONDS * 1000) void stopSpeaking();
  }, 250);
  now = { note, recorder, seconds, ended };
  recorder.start(SEALED_EVERY_MS);
}

/** @param {Here} here @param {number} seconds */
const time = (here, seconds) => here.text("voiceTime", { time: length(seconds), most: length(MOST_SECONDS) });

/** @param {Here} here @param {string} key @param {(event: Event) => void} act */
function button(here, key, act) {
  const made = here.element("button", here.text(key), { type: "button", class: "utrecht-button utrecht-button--secondary-action", "data-voice-act": key });
  made.addEventListener("click", act);
  return made;
}

/** A note that is held here. @param {Fact} note @param {Here} here */
function drawNote(note, here) {
  const box = here.element("div", "", { class: "kt-voice__note" });
  const said = here.text(note.state === "held" ? "voiceSpoken" : note.state === "sent" ? "voiceSent" : "voiceWaits", { time: length(Number(note.fields.seconds)) });
  box.append(here.element("p", said));
  if (note.state !== "held") return box;
  const row = here.element("div", "", { class: "kt-row" });
  row.append(
    button(here, "voiceListen", () => void listen(note, row, here)),
    button(here, "voiceAway", async () => { await dropFact(note.id); here.away(note); here.changed(); }),
  );
  if (here.closed) row.append(button(here, "voiceKeep", () => here.goes(note)));
  box.append(row);
  if (!here.closed) box.append(here.element("p", here.text("voiceGoes"), { class: "kt-quiet" }));
  return box;
}

/** @param {Fact} note @param {HTMLElement} row @param {Here} here */
async function listen(note, row, here) {
  const bytes = await readSound(note.id);
  if (!bytes) return;
  if (playing) URL.revokeObjectURL(playing);
  playing = URL.createObjectURL(new Blob([bytes], { type: note.fields.type }));
  const player = /** @type {HTMLAudioElement} */ (here.element("audio", "", { controls: "", src: playing, "aria-label": here.text("voiceListen") }));
  row.parentElement?.querySelector("audio")?.remove();
  row.before(player);
  await player.play();
}

/** Draws what can be done with one's voice at a visit. @param {HTMLElement} place @param {Here} here */
export function drawVoice(place, here) {
  const before = document.activeElement instanceof HTMLElement && place.contains(document.activeElement);
  const notes = here.notes.filter((note) => note.kind === "spoken" && note.state !== "refused");
  place.className = "kt-voice";
  place.setAttribute("role", "group");
  place.setAttribute("aria-labelledby", "inspreken");
  place.replaceChildren(here.element("p", here.text("voiceTitle"), { id: "inspreken", class: "utrecht-form-label" }));
  if (now) {
    place.append(
      here.element("p", time(here, now.seconds()), { role: "timer", "data-voice-time": "" }),
      button(here, "voiceStop", () => void stopSpeaking()),
    );
  } else if (!kind() || !navigator.mediaDevices || off) {
    place.append(here.element("p", here.text(off ? "voiceOff" : "voiceNone"), { role: "status" }));
  } else if (!notes.some((note) => note.state === "held")) {
    place.append(here.element("p", here.text("voiceLead"), { class: "kt-quiet" }), button(here, "voiceStart", () => void begin(here)));
  }
  for (const note of notes) if (note.id !== now?.note.id) place.append(drawNote(note, here));
  // Whoever pressed a button here goes on where the next one stands.
  if (before) place.querySelector("button")?.focus();
}

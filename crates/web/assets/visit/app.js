// The day's visits on a phone: the same screens as on the pages, taken along before leaving. What happens is kept here at
// once and sent when there is a network. Sending twice does nothing twice: each fact has an id that is made here.
import { watch } from "./guard.js";
import { amountFrom, stepUp, variants } from "./plan.js";
import { HERE as PRACTICE, show as practise } from "./practice.js";
import { dropFact, dropSound, facts, forgetDay, keepDay, keepDrafts, keepFact, readDay, readDrafts, readSound } from "./vault.js";
import { drawVoice, length, speaking, stopSpeaking } from "./voice.js";

/** @typedef {import("./vault.js").Fact} Fact */
/** @typedef {{ round: string, visit: string, right: boolean, name: string, steps: Record<string, string> }} Visit */
/** @typedef {{ user: string, pass?: string, away?: string[], list: string, visits: Visit[], texts: Record<string, string> }} Day */

const CARDS = "keukentafel-kaarten-weg";
const STEPS = ["voorbereiden", "deur", "tafel", "afronden"];
const ENDS = ["another_time", "not_now", "other_person", "not_at_home"];
/** What is told at the table, and leaves one there. */
const AT_THE_TABLE = ["seen", "told", "promised", "planned", "mapped", "booked", "paused", "pass_on", "consented", "referred", "sheet"];
/** A worry about health may lie on the table; the phone keeps nothing of it. */
const NEVER_KEPT = "speelt-health";
/** A day written beside tiles of days: then no tile has to be chosen. */
const OR_ON_A_DAY = { "next-day": "next", "pauze-dag": "pauze-tot" };
/** Fields that hold words: what could not be kept is known by them. */
const WORDS = ["words-told", "words", "note", "action", "fact", "told", "naam", "pauze-woorden", "gemeente-woorden"];
const AGAIN_MS = 15_000;
/** Signs of a refused text that are shown: enough to know it by, and the screen stays free. */
const MOST_SHOWN = 200;
/** Longest wait for an answer: between two masts a request may hang for ever, and everything waits behind it. */
const PATIENCE_MS = 30_000;
/** Whoever taps a link to look is not kept waiting long for a network that is not there. */
const GLANCE_MS = 4_000;

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const bar = /** @type {HTMLElement} */ (document.querySelector("[data-state]"));
const shell = document.body.dataset;

/** @type {Day | null} */ let day = null;
/** @type {Fact[]} */ let held = [];
/** @type {import("./vault.js").Drafts} */ let drafts = {};
/** @type {"" | "login" | "offline" | "ended"} */ let state = "";

/** A text of the shell or of the day, with what is filled in. @param {string} key @param {Record<string, string | number>} [values] */
function text(key, values = {}) {
  const words = day?.texts[key] ?? shell[key] ?? "";
  return words.replace(/\[(\w+)\]/gu, (all, name) => String(values[name] ?? all));
}

/** A day in words; what is no day stays as it was written. @param {string} day */
function dayWords(day) {
  if (!/^\d{4}-\d\d-\d\d$/u.test(day)) return day;
  return new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(day));
}

/** @param {string} tag @param {string} [words] @param {Record<string, string>} [attributes] */
function element(tag, words = "", attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = words;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// ---- what is shown -------------------------------------------------------------------------------------------------

/** @returns {{ visit?: Visit, step: string }} */
function whereabouts() {
  const [id, step] = location.hash.slice(1).split("/");
  return { visit: day?.visits.find((v) => v.visit === id), step: STEPS.includes(step) ? step : "voorbereiden" };
}

/** What happened here at one visit, by this person. @param {Visit} visit */
const of = (visit) => held.filter((fact) => fact.visit === visit.visit && fact.user === day?.user && fact.state !== "refused");

/** @param {Visit} visit */
const rightPerson = (visit) => visit.right || of(visit).some((fact) => fact.kind === "right_person");

/** The screen that was drawn last. */
let drawn = "";

/** The folds of a screen. @returns {HTMLDetailsElement[]} */
const folds = () => [...main.querySelectorAll("details")];

/** @param {HTMLDetailsElement} fold */
const named = (fold) => fold.querySelector("summary")?.textContent ?? "";

function draw() {
  const { visit, step } = whereabouts();
  const before = drawn;
  drawn = "";
  drawState();
  const parts = location.hash.slice(1).split("/");
  if (parts[0] === PRACTICE) {
    // What stands there stays: whoever practises is not disturbed by what is fetched.
    if (main.dataset.at !== location.hash) void practise(main, parts);
    main.dataset.at = location.hash;
    return;
  }
  delete main.dataset.at;
  if (!day) {
    /** @type {Record<string, string | undefined>} */
    const why = { login: shell.login, ended: shell.ended };
    main.replaceChildren(element("h1", shell.title), element("p", why[state] ?? shell.none));
    if (state !== "offline") main.append(element("a", shell.loginLink, { class: "utrecht-button utrecht-button--primary-action", href: `/inloggen?naar=${encodeURIComponent("/bezoek/")}` }));
    main.append(practiceLink());
    return;
  }
  if (!visit) {
    main.innerHTML = day.list;
    main.append(practiceLink());
    for (const one of day.visits) {
      const done = of(one).some((fact) => fact.kind === "closed");
      if (done) main.querySelector(`a[href="#${one.visit}"]`)?.closest("li")?.append(element("p", text("done"), { class: "kt-badge kt-badge--good" }));
    }
    return;
  }
  // The table opens only once the right person is there; until then nothing of it is on the screen.
  const shown = step === "tafel" && !rightPerson(visit) ? "deur" : step;
  const worked = main.querySelector("[data-worked-out]:not(:empty)") !== null;
  // What somebody folded open stays open when what was fetched is drawn over it.
  drawn = `${visit.visit}/${shown}`;
  const open = drawn === before ? folds().filter((fold) => fold.open).map(named) : [];
  main.innerHTML = visit.steps[shown];
  main.prepend(way(visit, shown));
  if (shown === "voorbereiden") prepare(visit);
  if (shown === "deur") door(visit);
  if (shown === "tafel") table(visit);
  if (shown === "afronden") guard(visit);
  for (const fold of folds()) if (open.includes(named(fold))) fold.open = true;
  goOnWriting(visit);
  // A plan that stood worked out stands there again, with the one of the three that was chosen.
  const plan = form("planned");
  if (worked && plan && drafts[draftOf(visit, plan)] && workOut()) goOnWriting(visit);
  document.title = text(shown);
}

/** The practice room is here too, without a network and without logging in. */
function practiceLink() {
  const line = element("p");
  line.append(element("a", shell.practice, { class: "utrecht-link kt-thumb", href: `#${PRACTICE}` }));
  return line;
}

/** @param {Visit} visit @param {HTMLFormElement} from */
const draftOf = (visit, from) => `${day?.user}/${visit.visit}/${from.dataset.fact}`;

/** What was being written stands in its form again, whatever happened to the page meanwhile. @param {Visit} visit */
function goOnWriting(visit) {
  for (const one of /** @type {NodeListOf<HTMLFormElement>} */ (main.querySelectorAll("form[data-fact]"))) {
    const fields = Object.entries(drafts[draftOf(visit, one)] ?? {});
    for (const [name, value] of fields) {
      const field = one.elements.namedItem(name);
      if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = true;
      else if (field instanceof RadioNodeList || field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) field.value = value;
      if (field instanceof HTMLInputElement && field.value !== field.defaultValue) field.closest("details")?.setAttribute("open", "");
    }
    if (fields.length > 0) one.closest("details")?.setAttribute("open", "");
  }
}

/** The way between the steps, and back to the list. @param {Visit} visit @param {string} now */
function way(visit, now) {
  const nav = element("nav", "", { class: "kt-steps", "aria-label": text("steps") });
  const list = document.createElement("ol");
  const back = document.createElement("li");
  back.append(element("a", text("back"), { href: "#" }));
  list.append(back);
  for (const step of STEPS) {
    const item = document.createElement("li");
    if (step === "tafel" && !rightPerson(visit)) item.append(element("span", text(step), { class: "kt-quiet" }));
    else item.append(element("a", text(step), { href: `#${visit.visit}/${step}`, ...(step === now ? { "aria-current": "step" } : {}) }));
    list.append(item);
  }
  nav.append(list);
  return nav;
}

/** @param {string} kind */
const form = (kind) => /** @type {HTMLFormElement | null} */ (main.querySelector(`form[data-fact="${kind}"]`));

/** @param {string} words */
const good = (words) => element("p", words, { class: "kt-notice kt-notice--good", role: "status" });

/** Cards before ringing: until one stands at the door, and not those that were put away for good. @param {Visit} visit */
function prepare(visit) {
  const arrived = of(visit).some((fact) => fact.kind === "arrived");
  for (const card of main.querySelectorAll("[data-prompt-card]")) {
    if (arrived || putAway().includes(String(card.getAttribute("data-prompt-card")))) card.remove();
  }
}

/** @param {Visit} visit */
function door(visit) {
  const here = of(visit);
  const last = here.findLast((fact) => fact.kind === "door");
  if (last) for (const button of main.querySelectorAll("button[name=door]")) {
    button.setAttribute("aria-pressed", String(button.getAttribute("value") === last.fields.door));
  }
  const after = main.querySelector("template[data-card-after]");
  if (rightPerson(visit) && after instanceof HTMLTemplateElement) main.querySelector("[data-card]")?.replaceWith(after.content);
  if (rightPerson(visit)) form("right_person")?.replaceWith(element("a", text("tafel"), { class: "utrecht-button utrecht-button--primary-action", href: `#${visit.visit}/tafel` }));
  if (here.some((fact) => fact.kind === "left_now")) form("left_now")?.replaceWith(good(text("left")));
}

/** @param {Visit} visit */
function table(visit) {
  for (const button of main.querySelectorAll("[data-print]")) button.removeAttribute("hidden");
  for (const fact of of(visit)) {
    if (fact.kind === "told") main.querySelector("[data-told=told]")?.append(element("blockquote", `“${fact.fields["words-told"]}”`, { class: "kt-quote" }));
    if (fact.kind === "promised") {
      main.querySelector("[data-none]")?.remove();
      const due = fact.fields.due ? ` · ${text("by", { day: dayWords(fact.fields.due) })}` : "";
      main.querySelector("[data-told=promised]")?.append(element("li", `${text(`party_${fact.fields.party}`, { name: visit.name })}: ${fact.fields.action}${due}`));
    }
    if (fact.kind === "seen") for (const button of main.querySelectorAll("button[name=how]")) {
      button.setAttribute("aria-pressed", String(button.getAttribute("value") === fact.fields.how));
    }
    if (fact.kind === "sheet") form("sheet")?.replaceChildren(good(text(fact.state === "sent" ? "sheetSent" : "sheet")));
    if (fact.kind === "mapped") form("mapped")?.closest("details")?.replaceWith(good(text("mapped")));
    if (fact.kind === "booked") form("booked")?.closest("details")?.replaceWith(good(text("booked")));
    if (fact.kind === "paused") form("paused")?.closest("details")?.replaceWith(good(text("paused")));
    if (fact.kind === "pass_on") form("pass_on")?.closest("details")?.replaceWith(good(text(`pass_on_${fact.fields.mag}`)));
    if (fact.kind === "consented") main.querySelector("[data-told=consented]")?.append(element("li", text("consented", { name: fact.fields.naam, day: dayWords(fact.fields.tot) })));
    if (fact.kind === "referred") main.querySelector("[data-told=referred]")?.replaceChildren(good(text("referred")));
    if (fact.kind === "planned") form("planned")?.replaceChildren(good(text("planned")));
  }
}

/** @param {Visit} visit */
function guard(visit) {
  const here = of(visit);
  if (here.some((fact) => fact.kind === "closed")) {
    form("closed")?.replaceWith(good(text("closed")), element("div", "", { "data-voice": "" }));
    form("card_left")?.closest("section")?.remove();
    main.querySelector("[data-after-closing]")?.removeAttribute("hidden");
    return voice(visit);
  }
  voice(visit);
  const last = here.findLast((fact) => fact.kind === "door");
  /** @type {Record<string, string>} */
  const likely = { not_at_home: "not_reached", other_person: "other_person", another_time: "another_time", not_now: "connected" };
  if (last && likely[last.fields.door]) check("outcome", likely[last.fields.door]);
  if (here.some((fact) => fact.kind === "card_left")) {
    form("card_left")?.replaceWith(good(text("card")));
    const days = main.querySelectorAll("form[data-fact=closed] input[name=next]");
    if (days[1] instanceof HTMLInputElement) days[1].checked = true;
  }
}

/** One's own voice, at the place that the screen has for it. @param {Visit} visit */
function voice(visit) {
  const place = /** @type {HTMLElement | null} */ (main.querySelector("[data-voice]"));
  if (!place) return;
  const keep = async (/** @type {Fact} */ note) => {
    await goAlong(note);
    voice(visit);
    void send();
  };
  drawVoice(place, {
    text, element,
    closed: form("closed") === null,
    notes: of(visit),
    made: (fields) => {
      const note = happened(visit, "spoken", fields, "held");
      held.push(note);
      return note;
    },
    goes: (note) => void keep(note),
    away: (note) => { held = held.filter((one) => one.id !== note.id); },
    changed: () => {
      // The screen may have been drawn anew since.
      const { visit: now } = whereabouts();
      if (now?.visit === visit.visit) voice(now);
    },
  });
}

/** A voice note is told from now on. @param {Fact} note */
async function goAlong(note) {
  note.state = "waits";
  await keepFact(note);
}

/** @param {string} name @param {string} value */
function check(name, value) {
  const radio = main.querySelector(`input[name="${name}"][value="${value}"]`);
  if (radio instanceof HTMLInputElement) radio.checked = true;
}

function drawState() {
  const waiting = held.filter((fact) => fact.state === "waits").length;
  // What could not be kept is shown to whoever wrote it down, and to nobody else.
  const refused = held.filter((fact) => fact.state === "refused" && fact.user === day?.user);
  const words = waiting === 0 ? text("sent") : text(waiting === 1 ? "waitsOne" : "waits", { count: waiting });
  bar.replaceChildren(element("span", words));
  if (waiting > 0 && state === "login") bar.append(" ", element("a", text("loginLink"), { class: "utrecht-link", href: `/inloggen?naar=${encodeURIComponent("/bezoek/")}` }));
  if (state === "offline") bar.append(" · ", text("offline"));
  for (const fact of refused) {
    const line = element("p", `${text("refused")} ${fact.why ?? ""} `);
    const words = Object.entries(fact.fields).filter(([name, value]) => value && WORDS.includes(name));
    if (fact.kind === "spoken") line.append(text("voiceSpoken", { time: length(Number(fact.fields.seconds)) }), " ");
    for (const [, value] of words) line.append(element("q", value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value), " ");
    const drop = element("button", text("drop"), { type: "button", class: "kt-plain-button" });
    drop.addEventListener("click", async () => { await dropFact(fact.id); held = held.filter((f) => f !== fact); draw(); });
    line.append(drop);
    bar.append(line);
  }
}

// ---- what happens --------------------------------------------------------------------------------------------------

/** The step that follows on a fact: as on the pages. @param {string} kind @param {Record<string, string>} fields */
function follows(kind, fields) {
  if (kind === "arrived" || kind === "right_person") return "deur";
  if (kind === "door") return ENDS.includes(fields.door) ? "afronden" : "deur";
  return AT_THE_TABLE.includes(kind) ? "tafel" : "afronden";
}

/** Cards that this person put away while the server did not hear it yet: codes of cards, and nothing of a visit. */
const putAway = () => /** @type {string[]} */ (JSON.parse(localStorage.getItem(`${CARDS}/${day?.user}`) ?? "[]"));

/** @param {string[]} codes */
const keepAway = (codes) => localStorage.setItem(`${CARDS}/${day?.user}`, JSON.stringify(codes));

/** The server hears which cards are away for good; those it tells itself need no keeping here. */
async function sendPutAway() {
  const waiting = putAway().filter((code) => !day?.away?.includes(code));
  keepAway(waiting);
  for (const code of waiting) await fetch("/bezoeken/kaarten", { method: "POST", body: new URLSearchParams({ weg: code }), redirect: "manual" });
}

main.addEventListener("submit", async (event) => {
  const sent = event.target;
  if (sent instanceof HTMLFormElement && sent.dataset.prompt && day) {
    event.preventDefault();
    keepAway([...putAway(), sent.dataset.prompt]);
    sent.closest("[data-prompt-card]")?.remove();
    void send();
    return;
  }
  if (!(sent instanceof HTMLFormElement) || !sent.dataset.fact) return;
  event.preventDefault();
  const { visit } = whereabouts();
  if (!visit || !day || sent.dataset.busy) return;
  for (const [day, tiles] of Object.entries(OR_ON_A_DAY)) {
    const dated = sent.elements.namedItem(day);
    if (dated instanceof HTMLInputElement && dated.value) {
      for (const radio of sent.querySelectorAll(`input[name="${tiles}"]`)) radio.removeAttribute("required");
    }
  }
  askForOne(sent);
  const kind = sent.dataset.fact;
  if (kind === "planned" && !workOut()) return;
  if (!sent.reportValidity()) return;
  sent.dataset.busy = "yes";
  const data = new FormData(sent, event.submitter);
  /** @type {Record<string, string>} */
  const fields = {};
  for (const [name, value] of data) if (name !== NEVER_KEPT && name !== "id" && name !== "wat" && typeof value === "string") fields[name] = value;
  if (kind === "closed" && !fields.instead) {
    const noted = of(visit).findLast((fact) => fact.kind === "door");
    if (noted && ENDS.includes(noted.fields.door)) fields.instead = noted.id;
  }
  const fact = happened(visit, kind, fields, "waits");
  // On the disk first: whatever happens to the phone after this, it is kept.
  await keepFact(fact);
  if (kind === "closed") {
    await stopSpeaking();
    for (const note of of(visit).filter((one) => one.state === "held")) await goAlong(note);
  }
  delete drafts[draftOf(visit, sent)];
  await keepDrafts(drafts);
  if (!held.some((one) => one.id === fact.id)) held.push(fact);
  location.hash = `#${visit.visit}/${follows(kind, fields)}`;
  draw();
  scrollTo(0, 0);
  void send();
});

/** Something that happened now. @param {Visit} visit @param {string} kind @param {Record<string, string>} fields @param {Fact["state"]} state @returns {Fact} */
const happened = (visit, kind, fields, state) =>
  ({ id: crypto.randomUUID(), round: visit.round, visit: visit.visit, kind, fields, made: Date.now(), user: day?.user ?? "", state });

/** Of ticks of which at least one is needed, the first says so when there is none. @param {HTMLFormElement} from */
function askForOne(from) {
  for (const group of from.querySelectorAll("fieldset[data-one-of]")) {
    const ticks = /** @type {NodeListOf<HTMLInputElement>} */ (group.querySelectorAll("input[type=checkbox]"));
    const none = [...ticks].every((tick) => !tick.checked);
    ticks[0]?.setCustomValidity(none ? String(group.getAttribute("data-one-of")) : "");
  }
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let later;

main.addEventListener("input", (event) => {
  const from = event.target instanceof Element ? event.target.closest("form") : null;
  const { visit } = whereabouts();
  // What stays on the table is not kept while it lies there (S3.9).
  if (!(from instanceof HTMLFormElement) || !from.dataset.fact || !visit || from.querySelector("[data-no-draft]")) return;
  /** @type {Record<string, string>} */
  const fields = {};
  for (const [name, value] of new FormData(from)) {
    const hidden = from.querySelector(`input[type=hidden][name="${name}"]`);
    if (!hidden && typeof value === "string" && value) fields[name] = value;
  }
  drafts[draftOf(visit, from)] = fields;
  clearTimeout(later);
  later = setTimeout(() => void keepDrafts(drafts), 200);
});

// A photo where words belong is told at once; nothing of it is kept.
for (const kind of /** @type {const} */ (["paste", "drop"])) main.addEventListener(kind, (event) => {
  const brought = event instanceof ClipboardEvent ? event.clipboardData : event instanceof DragEvent ? event.dataTransfer : null;
  const field = event.target instanceof Element ? event.target.closest("textarea, input") : null;
  if (!field || !brought || brought.files.length === 0) return;
  event.preventDefault();
  main.querySelector("[data-photo]")?.remove();
  field.after(element("p", text("photo"), { class: "utrecht-form-field-error-message", role: "alert", "data-photo": "" }));
});

main.addEventListener("click", (event) => {
  const touched = event.target instanceof Element ? event.target : null;
  if (touched?.closest("[data-work-out]")) workOut();
  if (touched?.closest("[data-print]")) print();
  const outside = touched?.closest("a[data-without-network]");
  if (outside instanceof HTMLAnchorElement) {
    event.preventDefault();
    void leaveFor(outside);
  }
  // Links between steps lead through the page on the server; here they stay on the phone.
  const step = touched?.closest("a[data-step]");
  const { visit } = whereabouts();
  if (step instanceof HTMLElement && visit) {
    event.preventDefault();
    location.hash = `#${visit.visit}/${step.dataset.step}`;
  }
});

/** Goes to a page that is not on the phone, or says calmly that it can't be reached now. @param {HTMLAnchorElement} link */
async function leaveFor(link) {
  try {
    await fetch("/gezond", { signal: AbortSignal.timeout(GLANCE_MS) });
    location.assign(link.href);
  } catch {
    link.parentElement?.replaceChildren(element("span", link.dataset.withoutNetwork, { role: "status" }));
  }
}

/** Works the plan out from what is filled in, shows it, and puts it in the form. Gives whether there is one. */
function workOut() {
  const here = /** @type {HTMLElement | null} */ (main.querySelector("[data-plan]"));
  const shown = here?.querySelector("[data-worked-out]");
  if (!here || !shown) return false;
  /** @param {string} name */
  const value = (name) => /** @type {HTMLInputElement | null} */ (here.querySelector(`input[name="${name}"]:is([type=radio]:checked, :not([type=radio]))`))?.value ?? "";
  const each = amountFrom(value("bedrag"));
  const first = value("eerste");
  // Begin low and grow, when something is filled in there; else always the same.
  const raise = value("erbij") ? amountFrom(value("erbij")) : 0;
  const every = Math.floor(Number(value("erbij-na") || 1));
  const terms = each && raise !== null && every >= 1 && /^\d{4}-\d\d-\d\d$/u.test(first)
    ? stepUp(Number(here.dataset.open), each, raise, every, first, /** @type {import("./plan.js").Rhythm} */ (value("ritme"))) : "not_positive";
  if (typeof terms === "string") {
    shown.replaceChildren(element("p", text("planWrong"), { role: "alert" }));
    return false;
  }
  const money = new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency: "EUR" });
  const chosen = shown.querySelector("input[name=terms]:checked");
  const before = chosen instanceof HTMLInputElement ? chosen.dataset.kind : "own";
  const beside = variants(terms);
  const kind = beside.some(([one]) => one === before) ? before : "own";
  const all = element("div", "", { class: "kt-choice", role: "radiogroup", "aria-label": text("planWhich") });
  for (const [one, each] of beside) {
    const label = element("label", "", { class: "kt-tile" });
    label.append(element("input", "", { type: "radio", name: "terms", value: JSON.stringify(each), "data-kind": one, ...(one === kind ? { checked: "" } : {}) }));
    const words = element("span", text(`plan_${one}`), { class: "kt-tile__text" });
    const end = text("planSolved", { count: each.length, day: dayWords(each[each.length - 1][0]) });
    words.append(element("span", end, { class: "kt-quiet kt-tile__hint" }));
    label.append(words);
    const list = document.createElement("ol");
    for (const [on, cents] of each) list.append(element("li", `${dayWords(on)}: ${money.format(cents / 100)}`));
    const days = /** @type {HTMLDetailsElement} */ (element("details", "", { class: "kt-details" }));
    days.open = one === "own";
    days.append(element("summary", text("planDays")), list);
    all.append(label, days);
  }
  shown.replaceChildren(all);
  return true;
}

// ---- sending -------------------------------------------------------------------------------------------------------

const needsLogin = () => state === "login";

/** Sends what waits, and fetches the day anew when all is sent. One page at a time. */
function send() {
  return navigator.locks.request("keukentafel-bezoek", async () => {
    try {
      state = "";
      await askPocket();
      await strayNotes();
      await sendAll();
      if (sendable().length === 0 && !needsLogin()) await fetchDay();
    } catch {
      // No network, or the server is away for a moment: everything stays and is tried again.
      state = "offline";
    }
    if (gone && !day) state = "ended";
    drawState();
    if (!day) draw();
  });
}

/** A voice note of a visit that is not on this phone any more can't be closed with it: it is told as it is. */
async function strayNotes() {
  const here = (/** @type {Fact} */ note) => note.user === day?.user && day.visits.some((one) => one.visit === note.visit);
  for (const note of held) if (note.state === "held" && note.id !== speaking()?.id && !here(note)) await goAlong(note);
}

/** Asks the server, and gives up when nothing comes back. @param {string} address @param {RequestInit} options @param {number} [longest] */
async function ask(address, options, longest = PATIENCE_MS) {
  const patience = new AbortController();
  const over = setTimeout(() => patience.abort(), longest);
  try {
    const answer = await fetch(address, { redirect: "manual", signal: patience.signal, ...options });
    return { type: answer.type, status: answer.status, ok: answer.ok, body: answer.ok ? await answer.json() : null };
  } finally {
    clearTimeout(over);
  }
}

/** Facts of a colleague who used this phone before wait until that colleague logs in again. @type {Set<string>} */
const strangers = new Set();

/** What can be sent by whoever is logged in. */
const sendable = () => held.filter((fact) => fact.state === "waits" && !strangers.has(fact.user));

/** A phone that was signed off at the desk holds no visits any more. Whether the session still stands says nothing about it. */
async function askPocket() {
  if (!day?.pass) return;
  const answer = await ask("/bezoek/toestel", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ pas: day.pass }) });
  if (!answer.ok || answer.body.holds) return;
  await forget();
  gone = true;
}

async function sendAll() {
  // What is told while this reads stays.
  const kept = await facts();
  const told = held.filter((fact) => (fact.state === "waits" || fact.state === "held") && !kept.some((one) => one.id === fact.id));
  const being = speaking();
  held = [...kept.map((fact) => (being?.id === fact.id ? being : fact)), ...told];
  strangers.clear();
  for (let waiting = sendable(); waiting.length > 0; waiting = sendable()) {
    const user = waiting[0].user;
    const own = waiting.filter((fact) => fact.user === user);
    const words = own.filter((fact) => fact.kind !== "spoken").slice(0, 20);
    // Sound goes last, each in a request of its own: on a thin line it holds up nothing else.
    const answer = words.length > 0 ? await sendWords(user, words) : await sendSound(own[0]);
    if (answer.type === "opaqueredirect" || answer.status === 401) { state = "login"; return; }
    if (answer.status === 403) { state = "login"; await forget(); return; }
    if (!answer.ok) throw new Error(String(answer.status));
    /** @type {{ user: string, facts: { id: string, state: string, why?: string }[] }} */
    const told = answer.body;
    if (told.user !== user) {
      strangers.add(user);
      if (day?.user === user) await forget();
      continue;
    }
    state = "";
    for (const { id, state: became, why } of told.facts) {
      const fact = held.find((f) => f.id === id);
      if (!fact) continue;
      fact.state = became === "refused" ? "refused" : "sent";
      fact.why = why;
      await keepFact(fact);
      if (fact.state === "sent") await dropSound(fact.id);
    }
  }
}

/** @param {string} user @param {Fact[]} batch */
function sendWords(user, batch) {
  const now = Date.now();
  const told = batch.map(({ id, round, visit, kind, fields, made }) => ({ id, round, visit, kind, fields, ago: now - made }));
  return ask("/bezoek/feiten", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ user, facts: told }) });
}

/** Bytes a thin line carries in a millisecond. */
const THIN_LINE = 4;

/** @param {Fact} note */
async function sendSound(note) {
  const sound = await readSound(note.id);
  if (!sound) {
    // Thrown away while this was about to send it.
    await dropFact(note.id);
    held = held.filter((one) => one.id !== note.id);
    return { type: "basic", status: 200, ok: true, body: { user: note.user, facts: [] } };
  }
  const form = new FormData();
  const told = { user: note.user, id: note.id, round: note.round, visit: note.visit, seconds: note.fields.seconds, ago: String(Date.now() - note.made) };
  for (const [name, value] of Object.entries(told)) form.set(name, value);
  form.set("geluid", new Blob([sound], { type: note.fields.type }));
  const answer = await ask("/bezoek/ingesproken", { method: "POST", body: form }, PATIENCE_MS + sound.byteLength / THIN_LINE);
  if (answer.status !== 413) return answer;
  return { ...answer, ok: true, body: { user: note.user, facts: [{ id: note.id, state: "refused", why: text("voiceLong") }] } };
}

/** The visits of this phone ended while it had them. */
let gone = false;

/** This phone may not show these visits (any more). What was written down stays, sealed. */
async function forget() {
  day = null;
  await forgetDay();
}

async function fetchDay() {
  if (day) await sendPutAway();
  const pass = day?.pass ?? crypto.randomUUID();
  const answer = await ask(`/bezoek/dag?pas=${pass}`, { headers: { accept: "application/json" } });
  if (answer.type === "opaqueredirect" || answer.status === 401) { state = "login"; return; }
  if (answer.status === 403) { state = "login"; await forget(); return; }
  if (!answer.ok) throw new Error(String(answer.status));
  const fresh = answer.body;
  const first = !day;
  await keepDay(fresh);
  // What the server has and tells itself need not be told here any more.
  for (const fact of held.filter((f) => f.state === "sent")) await dropFact(fact.id);
  held = held.filter((f) => f.state !== "sent");
  day = fresh;
  gone = false;
  state = "";
  // Whoever is writing is not disturbed.
  const writing = main.contains(document.activeElement) && document.activeElement?.matches("input, textarea");
  const worked = main.querySelector("[data-worked-out]:not(:empty)");
  const listening = [...main.querySelectorAll("audio")].some((player) => !player.paused);
  if (first || !(writing || worked || listening || speaking())) draw();
}

addEventListener("hashchange", () => { void stopSpeaking(); draw(); main.focus(); });
addEventListener("online", () => void send());
document.addEventListener("visibilitychange", () => {
  // Nothing is heard while nobody looks at this.
  if (document.hidden) void stopSpeaking();
  else void send();
});
// What waits is sent again, and a day that could not be fetched is fetched again.
setInterval(() => { if (state === "offline" || held.some((fact) => fact.state === "waits")) void send(); }, AGAIN_MS);

// The day's file may end while the page stands open.
setInterval(async () => { if (day && !(await readDay())) { day = null; draw(); } }, 60_000);

if ("serviceWorker" in navigator) void navigator.serviceWorker.register("/bezoek/sw.js", { scope: "/bezoek/" });
[day, held, drafts] = await Promise.all([readDay(), facts(), readDrafts()]);
draw();
void watch().catch(() => undefined);
void send();

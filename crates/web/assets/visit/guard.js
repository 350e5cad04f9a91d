// What a note should rather not say, the same on a page and on a phone without a network: a hint with neutral words for what
// touches health, origin, belief or blame, and a stop for a number that is a BSN (law.md §8). The patterns are those of
// texts/notes, and the examples of crates/domain/tests/vectors/notes.json hold both readers to the same answers.

/** @typedef {{ kind: string, find: string[], instead: string }} Pattern */
/** @typedef {{ touches: string, from: number, until: number, instead: string }} Hint */
/** @typedef {{ from: number, until: number, folded: string }} Word */

/** Small letters; the stress marks of Dutch fall away. @param {string} word */
const fold = (word) => word.toLowerCase().replace(/[áà]/gu, "a").replace(/[éè]/gu, "e").replace(/í/gu, "i").replace(/ó/gu, "o").replace(/ú/gu, "u").replace(/’/gu, "'");

const EDGE = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** The words of each sentence, with their places. @param {string} text @returns {Word[][]} */
function sentences(text) {
  /** @type {Word[][]} */
  const all = [];
  let start = 0;
  const close = (/** @type {number} */ end) => {
    /** @type {Word[]} */
    const words = [];
    for (const piece of text.slice(start, end).matchAll(/\S+/gu)) {
      const core = piece[0].replace(EDGE, "");
      if (!core) continue;
      const from = start + piece.index + piece[0].indexOf(core);
      words.push({ from, until: from + core.length, folded: fold(core) });
    }
    if (words.length > 0) all.push(words);
    start = end;
  };
  for (let i = 0; i < text.length; i++) {
    const next = text[i + 1];
    const ends = text[i] === "\n" || (".!?".includes(text[i]) && (next === undefined || /[\s"”)]/u.test(next)));
    if (ends) close(i + 1);
  }
  close(text.length);
  return all;
}

/** The place behind the last word that fits, or nothing. @param {string[]} pattern @param {Word[]} words @param {number} at @returns {number | null} */
function behind(pattern, words, at) {
  if (pattern.length === 0) return at;
  const [token, ...rest] = pattern;
  if (token === "*") {
    for (let i = at; i <= words.length; i++) {
      const end = behind(rest, words, i);
      if (end !== null) return end;
    }
    return null;
  }
  if (at >= words.length) return null;
  const fits = token.endsWith("~") ? words[at].folded.startsWith(fold(token.slice(0, -1))) : words[at].folded === fold(token);
  return fits ? behind(rest, words, at + 1) : null;
}

/** @param {string} find @param {Word[]} words */
function place(find, words) {
  const pattern = find.split(/\s+/u);
  for (let start = 0; start < words.length; start++) {
    const end = behind(pattern, words, start);
    if (end !== null && end > start) return { from: words[start].from, until: words[end - 1].until };
  }
  return null;
}

/** What could be said otherwise, in the order of the text. @param {string} text @param {Pattern[]} patterns @returns {Hint[]} */
export function hints(text, patterns) {
  /** @type {Hint[]} */
  const found = [];
  for (const words of sentences(text)) {
    for (const { kind, find, instead } of patterns) {
      for (const one of find) {
        const where = place(one, words);
        if (!where) continue;
        found.push({ touches: kind, ...where, instead });
        break;
      }
    }
  }
  const order = ["health", "origin", "belief", "blame"];
  return found.sort((a, b) => a.from - b.from || order.indexOf(a.touches) - order.indexOf(b.touches));
}

/** Weights 9 to 2, then minus 1. @param {string} digits */
function passesElevenTest(digits) {
  if (digits.length < 8 || digits.length > 9 || /^0+$/u.test(digits)) return false;
  const last = digits.length - 1;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i === last ? -1 : last - i + 1), 0);
  return sum % 11 === 0;
}

/** Not touching a letter, and not glued to other digits. @param {string} text @param {number} from @param {number} until */
function standsAlone(text, from, until) {
  const clear = (/** @type {string | undefined} */ near, /** @type {string | undefined} */ far) => {
    if (near === undefined) return true;
    if (near === "+" || /[\p{L}\p{N}]/u.test(near)) return false;
    return !("-/.,:+_".includes(near) && far !== undefined && /[0-9]/u.test(far));
  };
  return clear(text[from - 1], text[from - 2]) && clear(text[until], text[until + 1]);
}

/** @param {string} text @param {number} from */
function followsDiallingCode(text, from) {
  const before = text.slice(0, from).replace(/[ .]+$/u, "");
  const word = /\S*$/u.exec(before)?.[0] ?? "";
  const digits = word.replace(/^\++/u, "");
  return word.endsWith("(0)") || (/^[0-9]{1,5}$/u.test(digits) && (word.startsWith("+") || word.startsWith("00")));
}

/** Eight digits that are a day of this or the last century. @param {string} digits */
function isDate(digits) {
  const date = (/** @type {number} */ y, /** @type {number} */ m, /** @type {number} */ d) => y >= 1900 && y < 2100 && m >= 1 && m <= 12 && d >= 1 && d <= 31;
  const n = (/** @type {number} */ from, /** @type {number} */ until) => Number(digits.slice(from, until));
  return date(n(0, 4), n(4, 6), n(6, 8)) || date(n(4, 8), n(2, 4), n(0, 2));
}

/** Where something stands that reads as a BSN, or nothing. @param {string} text @returns {{ from: number, until: number } | null} */
export function findBsn(text) {
  const runs = [...text.matchAll(/[0-9]+/gu)].map((m) => ({ from: m.index, until: m.index + m[0].length }));
  for (let i = 0; i < runs.length; i++) {
    const { from, until } = runs[i];
    const digits = text.slice(from, until);
    const alone = standsAlone(text, from, until) && !followsDiallingCode(text, from);
    const other = digits.length === 8 && (/[0-9] *$/u.test(text.slice(0, from)) || isDate(digits));
    if (alone && passesElevenTest(digits) && !other) return { from, until };
    const grouped = inGroups(text, runs, i);
    if (grouped) return grouped;
  }
  return null;
}

/** Groups of two to four digits with the same mark between them. @param {string} text @param {{ from: number, until: number }[]} runs @param {number} first */
function inGroups(text, runs, first) {
  const mark = text[runs[first].until];
  const joined = (/** @type {number} */ a) => runs[a + 1].from - runs[a].until === 1 && text[runs[a].until] === mark;
  if ((mark !== "." && mark !== " ") || (first > 0 && joined(first - 1))) return null;
  let last = first;
  while (last + 1 < runs.length && joined(last)) last++;
  const groups = runs.slice(first, last + 1).map((run) => text.slice(run.from, run.until));
  const digits = groups.join("");
  const lengths = groups.map((group) => group.length);
  const written = digits.length === 9 ? lengths.length >= 2 && lengths.length <= 4 && lengths.every((n) => n >= 2 && n <= 4)
    : digits.length === 8 && ["2,3,3", "3,2,3"].includes(lengths.join());
  const [from, until] = [runs[first].from, runs[last].until];
  return written && standsAlone(text, from, until) && !followsDiallingCode(text, from) && passesElevenTest(digits) ? { from, until } : null;
}

/** @typedef {{ patterns: Pattern[], texts: Record<string, Record<string, string>> }} Guard */

const FREE = "textarea[data-guard], input[data-guard]";

/** Shows what could be said otherwise below a field, and stops a BSN. @param {HTMLTextAreaElement | HTMLInputElement} field @param {Pattern[]} patterns @param {Record<string, string>} texts */
function look(field, patterns, texts) {
  const bsn = findBsn(field.value) ? texts.bsn : "";
  field.setCustomValidity(bsn);
  const lines = hints(field.value, patterns).map(({ touches, from, until, instead }) =>
    (texts[touches] ?? "").replace("[words]", () => field.value.slice(from, until)).replace("[instead]", () => instead));
  if (bsn) lines.unshift(bsn);
  let box = field.parentElement?.querySelector(":scope > [data-guard-hints]");
  if (!box) {
    if (lines.length === 0) return;
    box = document.createElement("div");
    box.setAttribute("data-guard-hints", "");
    box.setAttribute("role", "status");
    box.className = "kt-guard";
    field.after(box);
  }
  box.replaceChildren(...lines.map((line) => {
    const p = document.createElement("p");
    p.textContent = line;
    return p;
  }));
}

/** Watches every free field of the document, also those that come later. */
export async function watch() {
  /** @type {Guard} */
  const { patterns, texts } = await (await fetch("/bezoek/guard.json")).json();
  const words = texts[document.documentElement.lang] ?? texts.nl;
  document.addEventListener("input", ({ target }) => {
    const free = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
    if (free && target.matches(FREE)) look(target, patterns, words);
  });
}

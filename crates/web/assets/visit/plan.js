// The arithmetic of a plan, the same as in Rust (crates/domain/src/arrangement/shape.rs). Both are held to one file of
// examples: crates/domain/tests/vectors/plan.json. Whole cents and whole days only.

/** Most payments a plan can have. */
export const MOST_TERMS = 520;

/** @typedef {[day: string, cents: number]} Term */
/** @typedef {"weekly" | "fortnightly" | "four_weekly" | "monthly"} Rhythm */

const DAYS = { weekly: 7, fortnightly: 14, four_weekly: 28 };

/** Days since 1970 of an ISO day. @param {string} day */
function number(day) {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

/** @param {number} days */
function iso(days) {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/** The `n`th day of a rhythm, 0 for the first; a month that is too short ends on its last day. @param {Rhythm} rhythm @param {string} first @param {number} n */
export function dayOf(rhythm, first, n) {
  if (rhythm !== "monthly") return iso(number(first) + DAYS[rhythm] * n);
  const [year, month, day] = first.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + n + 1, 0));
  return iso(Math.round(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate())) / 86_400_000));
}

/**
 * Payments of one amount until all is paid, the last one what remains.
 * @param {number} total @param {number} each @param {string} first @param {Rhythm} rhythm
 * @returns {Term[] | "nothing_open" | "not_positive" | "too_many"}
 */
export const byAmount = (total, each, first, rhythm) => stepUp(total, each, 0, 1, first, rhythm);

/**
 * Payments that grow by `raise` after every `every` of them, until all is paid; the last one what remains.
 * @param {number} total @param {number} begin @param {number} raise @param {number} every @param {string} first @param {Rhythm} rhythm
 * @returns {Term[] | "nothing_open" | "not_positive" | "too_many"}
 */
export function stepUp(total, begin, raise, every, first, rhythm) {
  if (!(total > 0)) return "nothing_open";
  if (!(begin > 0) || raise < 0 || every < 1) return "not_positive";
  /** @type {Term[]} */
  const terms = [];
  let each = begin;
  for (let left = total; left > 0; ) {
    if (terms.length === MOST_TERMS) return "too_many";
    const amount = Math.min(each, left);
    terms.push([dayOf(rhythm, first, terms.length), amount]);
    left -= amount;
    if (terms.length % every === 0) each += raise;
  }
  return terms;
}

/** The rhythm in which these payments fall, as far as one can be seen. @param {Term[]} terms @returns {Rhythm} */
export function rhythmOf(terms) {
  if (terms.length < 2) return "monthly";
  const [a, b] = terms.slice(-2).map(([day]) => day);
  const apart = number(b) - number(a);
  if (apart <= 10) return "weekly";
  if (apart <= 20) return "fortnightly";
  return apart === 28 && dayOf("monthly", a, 1) !== b ? "four_weekly" : "monthly";
}

/** @param {number[]} amounts @param {string} first @param {Rhythm} rhythm @returns {Term[]} */
const lay = (amounts, first, rhythm) => amounts.map((amount, n) => [dayOf(rhythm, first, n), amount]);

/** So many equal payments, rounded up to the cent, the last one exact. @param {number} total @param {number} count @param {string} first @param {Rhythm} rhythm @returns {Term[] | null} */
export function equal(total, count, first, rhythm) {
  if (count < 1 || count > total || count > MOST_TERMS) return null;
  const up = Math.ceil(total / count);
  const each = up * (count - 1) < total ? up : Math.floor(total / count);
  return lay(Array.from({ length: count }, (_, n) => (n === count - 1 ? total - each * (count - 1) : each)), first, rhythm);
}

/** The first payments at half the amount, the others at the whole. @param {number} total @param {number} each @param {number} low @param {string} first @param {Rhythm} rhythm @returns {Term[] | null} */
function growing(total, each, low, first, rhythm) {
  const half = Math.floor(each / 2);
  if (half <= 0) return null;
  /** @type {number[]} */
  const amounts = [];
  let left = total;
  while (left > 0 && amounts.length < MOST_TERMS) {
    const amount = Math.min(amounts.length < low ? half : each, left);
    amounts.push(amount);
    left -= amount;
  }
  return left > 0 ? null : lay(amounts, first, rhythm);
}

/**
 * The own proposal with two beside it: lower and longer, and one that begins low. One that equals the own is left out.
 * @param {Term[]} own @returns {[kind: "own" | "calmer" | "growing", terms: Term[]][]}
 */
export function variants(own) {
  /** @type {[kind: "own" | "calmer" | "growing", terms: Term[]][]} */
  const all = [["own", own]];
  if (own.length === 0) return all;
  const [first, each] = own[0];
  const total = own.reduce((sum, [, amount]) => sum + amount, 0);
  const rhythm = rhythmOf(own);
  const count = own.length;
  const calmer = equal(total, Math.max(count + 2, Math.floor((count * 4 + 2) / 3)), first, rhythm);
  const rising = growing(total, each, Math.floor((count + 2) / 3), first, rhythm);
  const same = (/** @type {Term[]} */ terms) => JSON.stringify(terms) === JSON.stringify(own);
  if (calmer && !same(calmer)) all.push(["calmer", calmer]);
  if (rising && !same(rising)) all.push(["growing", rising]);
  return all;
}

/** An amount as people write it, in cents: `50`, `123,70`, `€ 1.484,36`. @param {string} text @returns {number | null} */
export function amountFrom(text) {
  const plain = text.replace(/[\s€]/gu, "");
  const parts = /^(.*?)(?:[.,](\d{1,2}))?$/u.exec(plain);
  if (!parts) return null;
  const whole = parts[1].replace(/[.,]/gu, "");
  if (!/^\d{1,9}$/u.test(whole)) return null;
  const cents = Number(whole) * 100 + Number((parts[2] ?? "").padEnd(2, "0") || 0);
  return cents > 0 ? cents : null;
}

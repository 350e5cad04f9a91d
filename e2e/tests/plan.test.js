// The arithmetic of a plan on the phone gives the same as the domain, cent for cent and day for day (S1.21).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { amountFrom, byAmount, stepUp, variants } from "../../crates/web/assets/visit/plan.js";

/** @type {{ total: number, each: number, first: string, rhythm: import("../../crates/web/assets/visit/plan.js").Rhythm, terms: unknown }[]} */
const vectors = JSON.parse(readFileSync(new URL("../../crates/domain/tests/vectors/plan.json", import.meta.url), "utf8"));

test("every example of the domain", () => {
  assert.ok(vectors.length > 300);
  for (const { total, each, first, rhythm, terms } of vectors) {
    assert.deepEqual(byAmount(total, each, first, rhythm), terms, `${total} by ${each} from ${first}, ${rhythm}`);
  }
});

test("S4.17: a plan that begins low and grows, every example of the domain", () => {
  /** @type {{ total: number, begin: number, raise: number, every: number, first: string, rhythm: import("../../crates/web/assets/visit/plan.js").Rhythm, terms: unknown }[]} */
  const examples = JSON.parse(readFileSync(new URL("../../crates/domain/tests/vectors/step_up.json", import.meta.url), "utf8"));
  assert.ok(examples.length > 200);
  for (const { total, begin, raise, every, first, rhythm, terms } of examples) {
    assert.deepEqual(stepUp(total, begin, raise, every, first, rhythm), terms, `${total} from ${begin} by ${raise} after ${every}, ${rhythm}`);
  }
});

test("the plans beside the own one, every example of the domain", () => {
  /** @type {{ own: any, variants: unknown }[]} */
  const examples = JSON.parse(readFileSync(new URL("../../crates/domain/tests/vectors/variants.json", import.meta.url), "utf8"));
  assert.ok(examples.length > 60);
  for (const { own, variants: beside } of examples) assert.deepEqual(variants(own), beside, JSON.stringify(own));
});

test("amounts are read as people write them", () => {
  for (const [text, cents] of /** @type {[string, number | null][]} */ ([
    ["50", 5_000], ["123,70", 12_370], ["123.70", 12_370], ["€ 1.484,36", 148_436], ["1.484", 148_400], ["12,5", 1_250],
    ["", null], ["0", null], ["-5", null], ["veel", null], ["1,234,5678x", null],
  ])) assert.equal(amountFrom(text), cents, text);
});

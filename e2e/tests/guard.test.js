// What a note could better say otherwise, on the phone, is the same as on the server (law.md §8, S3.8, S4.28).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findBsn, hints } from "../../crates/web/assets/visit/guard.js";

/** @type {{ patterns: import("../../crates/web/assets/visit/guard.js").Pattern[], notes: { note: string, hints: unknown }[], numbers: { text: string, bsn: unknown }[] }} */
const vectors = JSON.parse(readFileSync(new URL("../../crates/domain/tests/vectors/notes.json", import.meta.url), "utf8"));

test("every example of the domain gets the same hints", () => {
  assert.ok(vectors.notes.length > 20);
  for (const { note, hints: expected } of vectors.notes) assert.deepEqual(hints(note, vectors.patterns), expected, note);
});

test("the same numbers are found to be a BSN, at the same place", () => {
  assert.ok(vectors.numbers.some(({ bsn }) => bsn));
  for (const { text, bsn } of vectors.numbers) assert.deepEqual(findBsn(text), bsn, text);
});

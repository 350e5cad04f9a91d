// What a phone keeps of a day of visits: sealed with a key that this browser holds and never gives away.
//
// The day's file is gone when one logs out, and after 48 hours in any case. What was written down at a door stays, sealed,
// until the server has it: that is never thrown away by a clock or by logging out.

/** A day's file is never older than this. */
export const LONGEST_MS = 48 * 3_600_000;

const NAME = "keukentafel-bezoek";

/**
 * @typedef {{ id: string, round: string, visit: string, kind: string, fields: Record<string, string>, made: number,
 *   user: string, state: "held" | "waits" | "sent" | "refused", why?: string }} Fact `held`: not told yet, it can still be thrown away
 */
/** @typedef {{ iv: Uint8Array<ArrayBuffer>, data: ArrayBuffer }} Sealed */

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 2);
    asked.onupgradeneeded = () => {
      const there = asked.result.objectStoreNames;
      for (const store of ["keys", "day", "facts", "sounds"]) if (!there.contains(store)) asked.result.createObjectStore(store);
    };
    asked.onsuccess = () => {
      // Another page that clears the storage must not wait for this one.
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

/**
 * One transaction over these stores. What it gives is there when all of it is on the disk.
 * @template T @param {string[]} stores @param {IDBTransactionMode} mode @param {(tx: IDBTransaction) => IDBRequest<T>} work
 * @returns {Promise<T>}
 */
async function act(stores, mode, work) {
  const db = await database();
  return new Promise((resolve, reject) => {
    const tx = db.transaction(stores, mode, { durability: "strict" });
    const asked = work(tx);
    tx.oncomplete = () => resolve(asked.result);
    tx.onabort = () => reject(tx.error);
    tx.onerror = () => reject(tx.error);
  });
}

/** @param {string} store @param {string} key */
const get = (store, key) => act([store], "readonly", (tx) => tx.objectStore(store).get(key));

/** The key of a name; made the first time. It cannot be read out, not even by us. @param {string} name @returns {Promise<CryptoKey>} */
async function key(name) {
  const held = await get("keys", name);
  if (held) return held;
  const fresh = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  // Two pages at once: the first key that is written counts for both.
  await act(["keys"], "readwrite", (tx) => {
    const store = tx.objectStore("keys");
    const asked = store.get(name);
    asked.onsuccess = () => asked.result || store.put(fresh, name);
    return asked;
  });
  return get("keys", name);
}

/** @param {CryptoKey} secret @param {BufferSource} bytes @returns {Promise<Sealed>} */
async function sealBytes(secret, bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, secret, bytes) };
}

/** @param {CryptoKey} secret @param {unknown} value */
const seal = (secret, value) => sealBytes(secret, new TextEncoder().encode(JSON.stringify(value)));

/** @param {CryptoKey} secret @param {Sealed} sealed */
const unsealBytes = (secret, sealed) => crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, secret, sealed.data);

/** @param {CryptoKey} secret @param {Sealed} sealed */
const unseal = async (secret, sealed) => JSON.parse(new TextDecoder().decode(await unsealBytes(secret, sealed)));

/** Keeps the day's file. @param {any} day */
export async function keepDay(day) {
  const sealed = await seal(await key("day"), day);
  const now = Date.now();
  await act(["day"], "readwrite", (tx) => tx.objectStore("day").put({ sealed, fetched: now, seen: now }, "day"));
}

/** The day's file, or nothing when there is none or its time is over. A clock that is put back makes it no younger. */
export async function readDay() {
  const held = await get("day", "day");
  if (!held) return null;
  const now = Math.max(Date.now(), held.seen);
  if (now - held.fetched >= LONGEST_MS) {
    await forgetDay();
    return null;
  }
  await act(["day"], "readwrite", (tx) => tx.objectStore("day").put({ ...held, seen: now }, "day"));
  try {
    return await unseal(await key("day"), held.sealed);
  } catch {
    // Sealed with a key that is gone: nobody can read it, so it may go too.
    await forgetDay();
    return null;
  }
}

/** @typedef {Record<string, Record<string, string>>} Drafts what is being written, by user, visit and form */

/** Keeps what is being written, sealed, until it is told or the day is gone. @param {Drafts} drafts */
export async function keepDrafts(drafts) {
  const sealed = await seal(await key("facts"), drafts);
  await act(["day"], "readwrite", (tx) => tx.objectStore("day").put({ sealed }, "drafts"));
}

/** What was being written when the page went away. @returns {Promise<Drafts>} */
export async function readDrafts() {
  const held = await get("day", "drafts");
  return held ? unseal(await key("facts"), held.sealed) : {};
}

/** The day's file and its key are gone. */
export async function forgetDay() {
  await act(["day", "keys"], "readwrite", (tx) => {
    tx.objectStore("keys").delete("day");
    tx.objectStore("day").delete("drafts");
    return tx.objectStore("day").delete("day");
  });
}

/** Keeps something that happened, on the disk before this ends. @param {Fact} fact */
export async function keepFact(fact) {
  const sealed = await seal(await key("facts"), fact);
  await act(["facts"], "readwrite", (tx) => tx.objectStore("facts").put({ sealed, made: fact.made }, fact.id));
}

/** Keeps a voice note with its sound, both on the disk before this ends. @param {Fact} note @param {ArrayBuffer} sound */
export async function keepSpoken(note, sound) {
  const secret = await key("facts");
  const [sealed, heard] = await Promise.all([seal(secret, note), sealBytes(secret, sound)]);
  await act(["facts", "sounds"], "readwrite", (tx) => {
    tx.objectStore("sounds").put(heard, note.id);
    return tx.objectStore("facts").put({ sealed, made: note.made }, note.id);
  });
}

/** The sound of a voice note; nothing when it is not held here any more. @param {string} id @returns {Promise<ArrayBuffer | null>} */
export async function readSound(id) {
  const held = await get("sounds", id);
  return held ? unsealBytes(await key("facts"), held) : null;
}

/** The sound of a voice note is not held here any more. @param {string} id */
export const dropSound = (id) => act(["sounds"], "readwrite", (tx) => tx.objectStore("sounds").delete(id));

/** Everything that happened and is still held here, by the order in which it was made. @returns {Promise<Fact[]>} */
export async function facts() {
  /** @type {{ sealed: Sealed, made: number }[]} */
  const held = await act(["facts"], "readonly", (tx) => tx.objectStore("facts").getAll());
  const secret = await key("facts");
  const all = await Promise.all(held.map((row) => unseal(secret, row.sealed)));
  return all.sort((a, b) => a.made - b.made || (a.id < b.id ? -1 : 1));
}

/** Something that happened is not held here any more, and its sound neither. @param {string} id */
export async function dropFact(id) {
  await act(["facts", "sounds"], "readwrite", (tx) => {
    tx.objectStore("sounds").delete(id);
    return tx.objectStore("facts").delete(id);
  });
}

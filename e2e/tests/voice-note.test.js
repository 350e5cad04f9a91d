// A voice note after a visit (S1.27), with Chromium's own microphone of beeps: spoken without a network, through reloads and a
// killed tab, sent once, gone from the phone, and listened to on the tenant's page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkPage } from "../browser.js";
import { MICROPHONE, arrive, close, online, openHouse, sent, sitDown, tile } from "../visits.js";

/** @type {import("../visits.js").House} */ let house;

before(async () => {
  house = await openHouse({ flags: MICROPHONE });
});
after(() => house?.close());

/** @typedef {import("playwright-core").Page} Page */

/** Waits until somebody spoke for so long; a slow machine sees a later second. @param {Page} page @param {number} seconds */
const spoken = (page, seconds) => page.getByText(new RegExp(`Je spreekt in: 0:(0[${seconds}-9]|[1-5])`)).waitFor();

/** Speaks for some seconds. @param {Page} page @param {number} [seconds] */
async function speak(page, seconds = 2) {
  await page.getByRole("button", { name: "Inspreken" }).click();
  await spoken(page, seconds);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "Luister terug" }).waitFor();
}

/** How many sounds this phone holds. @param {Page} page */
const sounds = (page) => page.evaluate(async () => {
  const { facts, readSound } = await import(/** @type {any} */ ("/bezoek/vault.js"));
  const notes = (await facts()).filter((/** @type {any} */ fact) => fact.kind === "spoken");
  const held = await Promise.all(notes.map((/** @type {any} */ note) => readSound(note.id)));
  return { notes: notes.length, sounds: held.filter(Boolean).length };
});

/** What of the sounds lies on the phone's disk, as it lies there. @param {Page} page */
const onDisk = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const opened = indexedDB.open("keukentafel-bezoek");
  opened.onerror = () => reject(opened.error);
  opened.onsuccess = () => {
    const asked = opened.result.transaction("sounds").objectStore("sounds").getAll();
    asked.onsuccess = () => {
      opened.result.close();
      resolve(asked.result.map((row) => String.fromCharCode(...new Uint8Array(row.data.slice(0, 400)))));
    };
  };
}));

test("s1.27 a voice note: spoken in flight mode, listened to, kept through a reload and a killed tab, sent once and gone from the phone", async () => {
  await house.plan(["Peter Verhagen"]);
  const { context, page } = await house.phone("Peter Verhagen");
  await context.setOffline(true);
  await arrive(page, "Peter Verhagen");
  await sitDown(page, "Peter Verhagen");
  await page.getByRole("link", { name: "Afronden" }).first().click();
  await speak(page);
  await page.getByText("Gaat mee als je op “Klaar” tikt.").waitFor();
  for (const bytes of /** @type {string[]} */ (await onDisk(page))) assert.ok(!bytes.includes("OPUS"), "sealed");
  await page.reload();
  await page.getByText(/^Ingesproken, 0:\d\d\.$/).waitFor();
  await page.getByRole("button", { name: "Luister terug" }).click();
  await page.waitForFunction(() => (document.querySelector("[data-voice] audio") ?? { currentTime: 0 }).currentTime > 0.5);
  // Nothing of it goes before the visit is closed.
  await online(context, page);
  await page.getByText("Alles is verstuurd.").waitFor();
  assert.deepEqual(await sounds(page), { notes: 1, sounds: 1 });
  await context.setOffline(true);
  await close(page, "talked", "Over een week");
  await page.getByText("Gaat mee zodra er netwerk is.").waitFor();
  const address = page.url();
  await page.close();
  const again = await context.newPage();
  await again.goto(address);
  await again.getByText("Dit bezoek is afgerond.").waitFor();
  // The answer to the first sending is lost, and two pages send it again.
  let asked = 0;
  await context.route("**/bezoek/ingesproken", async (route) => {
    if (asked++ > 0) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  const twin = await context.newPage();
  await twin.goto(`${house.address}/bezoek/`);
  await online(context, again, twin);
  await again.evaluate(() => dispatchEvent(new Event("online")));
  await sent(again);
  assert.ok(asked >= 2, String(asked));
  assert.deepEqual(await sounds(again), { notes: 0, sounds: 0 });
  await context.close();
  const desk = await house.desk("saskia");
  await desk.page.goto(`${house.address}/huurders/${await house.tenancy(desk.page, "Peter Verhagen")}`);
  const player = desk.page.locator("audio");
  assert.equal(await player.count(), 1, "once");
  await desk.page.getByText(/door Noor Willems: 0:\d\d/).waitFor();
  await player.evaluate((/** @type {HTMLAudioElement} */ audio) => audio.play());
  await desk.page.waitForFunction(() => (document.querySelector("audio") ?? { currentTime: 0 }).currentTime > 0.5);
  await desk.context.close();
});

test("s1.27 a voice note that is cut off by a killed tab is there as far as it was spoken, and can be thrown away", async () => {
  await house.plan(["Henk de Boer"]);
  const { context, page } = await house.phone("Henk de Boer");
  await context.setOffline(true);
  await page.getByRole("link", { name: "Henk de Boer" }).click();
  await page.getByRole("link", { name: "Afronden" }).first().click();
  await page.getByRole("button", { name: "Inspreken" }).click();
  await spoken(page, 5);
  const address = page.url();
  await page.close();
  const again = await context.newPage();
  await again.goto(address);
  await again.getByText(/^Ingesproken, 0:\d\d\.$/).waitFor();
  await again.getByRole("button", { name: "Gooi weg" }).click();
  await again.getByRole("button", { name: "Inspreken" }).waitFor();
  assert.deepEqual(await sounds(again), { notes: 0, sounds: 0 });
  // Spoken while closing: what is said until the tap goes along. After closing, a second one has a button of its own.
  await again.getByRole("button", { name: "Inspreken" }).click();
  await spoken(again, 1);
  await tile(again, "outcome", "talked");
  await again.locator("label.kt-tile", { hasText: "Over een week" }).click();
  await again.getByRole("button", { name: "Klaar" }).click();
  await again.getByText("Gaat mee zodra er netwerk is.").waitFor();
  await speak(again, 1);
  await again.getByRole("button", { name: "Bewaar", exact: true }).click();
  await again.getByText("Gaat mee zodra er netwerk is.").nth(1).waitFor();
  await online(context, again);
  await sent(again);
  assert.equal((await house.file("Henk de Boer")).match(/door Noor Willems: 0:/g)?.length, 2);
  await context.close();
});

test("s1.27 without a microphone, or without leave to use it, one sentence says so and the typed line does the same", async () => {
  await house.plan(["Joop Kramer"]);
  for (const [how, says] of /** @type {const} */ ([["none", "Op dit toestel kun je niet inspreken."], ["off", "De microfoon staat uit voor deze pagina."]])) {
    const { context, page } = await house.phone("Joop Kramer");
    await context.addInitScript((which) => {
      if (which === "none") Object.defineProperty(navigator, "mediaDevices", { value: undefined });
      else navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    }, how);
    await page.reload();
    await page.getByRole("link", { name: "Joop Kramer" }).click();
    await page.getByRole("link", { name: "Afronden" }).first().click();
    if (how === "off") await page.getByRole("button", { name: "Inspreken" }).click();
    await page.getByText(says).waitFor();
    assert.equal(await page.getByRole("button", { name: "Inspreken" }).count(), 0, "no dead button");
    assert.ok(await page.locator("#note").isEditable());
    await context.close();
  }
});

test("s1.27 a photo instead of a voice note is refused by what it is, and stays with its maker until that is read", async () => {
  await house.plan(["Sanne Jacobs"]);
  const { context, page } = await house.phone("Sanne Jacobs");
  await context.setOffline(true);
  await page.getByRole("link", { name: "Sanne Jacobs" }).click();
  await page.getByRole("link", { name: "Afronden" }).first().click();
  await speak(page, 1);
  await page.evaluate(async () => {
    const { facts, keepSpoken } = await import(/** @type {any} */ ("/bezoek/vault.js"));
    const note = (await facts()).find((/** @type {any} */ fact) => fact.kind === "spoken");
    await keepSpoken(note, new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]).buffer);
  });
  await close(page, "talked", "Over een week");
  await online(context, page);
  await page.getByText("Een foto of film bewaren we niet.").waitFor();
  await page.getByRole("button", { name: "Weggooien" }).click();
  await sent(page);
  assert.deepEqual(await sounds(page), { notes: 0, sounds: 0 });
  assert.ok(!(await house.file("Sanne Jacobs")).includes("Ingesproken"));
  await context.close();
});

test("s1.27 the closing screen while one speaks and after, and the tenant's page with a voice note, for everybody", async () => {
  await house.plan(["Mehmet"]);
  const setUp = await house.desk();
  await setUp.context.close();
  const storageState = house.sessions.noor;
  const there = async (/** @type {Page} */ page) => {
    await page.goto(`${house.address}/bezoek/`);
    await page.getByRole("link", { name: /Mehmet/ }).first().click();
    await page.getByRole("link", { name: "Afronden" }).first().click();
  };
  const speaking = await checkPage(house.browser, "voice-speaking", async (page) => {
    await there(page);
    await page.getByRole("button", { name: "Inspreken" }).click();
    await spoken(page, 1);
  }, { storageState });
  const listening = await checkPage(house.browser, "voice-spoken", async (page) => {
    await there(page);
    await speak(page, 1);
    await page.getByRole("button", { name: "Luister terug" }).click();
    await page.locator("[data-voice] audio").waitFor();
  }, { storageState });
  const { context, page } = await house.phone("Mehmet");
  await there(page);
  await speak(page, 1);
  await close(page, "talked", "Over een week");
  await sent(page);
  await context.close();
  const file = await checkPage(house.browser, "voice-file", async (page) => {
    await page.goto(`${house.address}/huurders/${await house.tenancy(page, "Mehmet")}#ingesproken`);
    await page.locator("audio").waitFor();
  }, { storageState });
  assert.deepEqual([...speaking, ...listening, ...file], []);
});

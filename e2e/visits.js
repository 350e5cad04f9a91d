// A house with rounds of visits for the browser's tests: the demo on a day, people who log in, and phones.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser, startServer } from "./browser.js";

const built = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../target", import.meta.url));
export const program = process.env.KEUKENTAFEL ?? `${built}/debug/keukentafel`;
const PHONE = { viewport: { width: 390, height: 844 }, locale: "nl-NL", hasTouch: true, isMobile: true };

/** Chromium's own microphone of beeps, given to whoever asks. */
export const MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").BrowserContext} Context */

/**
 * Opens the demo association on a day.
 * @param {{ today?: string, loaded?: string, tenancies?: number, flags?: string[] }} [options] the product's day, and the day until
 *   which the demo knows what happened: the day before, when a story is walked that the demo tells as done; flags of the browser
 */
export async function openHouse({ today = "2026-11-21", loaded = today, tenancies = 12, flags = [] } = {}) {
  const data = mkdtempSync(join(tmpdir(), "bezoeken-"));
  const port = 20_000 + Math.floor(Math.random() * 12_000);
  const demo = (/** @type {string} */ day) => ["demo", "--tenancies", String(tenancies), "--data", data, "--today", day];
  spawnSync(program, [...demo(loaded), "--load-only"], { stdio: "inherit" });
  const start = (/** @type {string} */ day) => startServer([program, ...demo(day), "--listen", `127.0.0.1:${port}`]);
  const browser = await openBrowser(flags);
  let server = await start(today);
  const house = {
    data, browser, address: server.address,
    /** @type {Record<string, any>} */ sessions: {},
    stop: () => server.stop(),
    /** Starts again, perhaps on another day. */
    async start(day = today) {
      server = await start(day);
    },
    async close() {
      await browser.close();
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    },

    /** @param {Page} page @param {string} [name] */
    async logIn(page, name = "noor") {
      await page.goto(`${house.address}/inloggen`);
      await page.getByLabel("Gebruikersnaam").fill(name);
      await page.getByLabel("Wachtwoord", { exact: true }).fill("keukentafel");
      await page.getByRole("button", { name: "Inloggen" }).click();
      await page.waitForURL((url) => url.pathname !== "/inloggen");
    },

    /** A desk with one page, logged in. @param {string} [name] */
    async desk(name = "noor") {
      const context = await browser.newContext({ locale: "nl-NL", storageState: house.sessions[name] });
      const page = await context.newPage();
      if (!house.sessions[name]) {
        await house.logIn(page, name);
        house.sessions[name] = await context.storageState();
      }
      return { context, page };
    },

    /**
     * Plans a round along these people, on the day of the product unless told.
     * @param {string[]} names @param {{ on?: string, at?: string, coming?: string, along?: string, who?: string }} [how]
     */
    async plan(names, { on = today, at = "16:00", coming = "Ja, ze weten het", along, who } = {}) {
      const { context, page } = await house.desk(who);
      const ids = [];
      for (const name of names) ids.push(await house.tenancy(page, name));
      await page.goto(`${house.address}/bezoeken/plannen?huurder=${ids.join()}`);
      await page.getByText(coming).click();
      await page.getByLabel("Welke dag?").fill(on);
      await page.getByLabel("Hoe laat begin je?").fill(at);
      if (along) await page.locator("label.kt-tile", { hasText: along }).click();
      await page.getByRole("button", { name: "Ronde maken" }).click();
      await page.waitForURL(/\/bezoeken\/[0-9a-f-]{36}$/);
      const round = page.url();
      await context.close();
      return round;
    },

    /** The number of a tenancy. @param {Page} page @param {string} name */
    async tenancy(page, name) {
      await page.goto(`${house.address}/zoeken?q=${encodeURIComponent(name)}`);
      const href = await page.locator("main").getByRole("link", { name }).first().getAttribute("href");
      return /huurders\/([0-9a-f-]{36})/.exec(href ?? "")?.[1] ?? "";
    },

    /** A phone with the day's visits on it. @param {string} first somebody on the list @param {{ own?: boolean, who?: string }} [how] */
    async phone(first, { own = false, who = "noor" } = {}) {
      if (!own && !house.sessions[who]) await (await house.desk(who)).context.close();
      const context = await browser.newContext({ ...PHONE, ...(own ? {} : { storageState: house.sessions[who] }) });
      const page = await context.newPage();
      if (own) await house.logIn(page, who);
      await page.goto(`${house.address}/bezoek/`);
      await page.getByRole("link", { name: first }).first().waitFor();
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      return { context, page };
    },

    /** What is kept of a tenant, from the pages of the server. @param {string} name @param {string} [path] under the tenancy */
    async file(name, path = "") {
      const { context, page } = await house.desk();
      await page.goto(`${house.address}/huurders/${await house.tenancy(page, name)}${path}`);
      const text = await page.locator("main").innerText();
      await context.close();
      return text;
    },
  };
  return house;
}

/** @typedef {Awaited<ReturnType<typeof openHouse>>} House */

/** Chooses a tile. @param {Page} page @param {string} name @param {string} value */
export const tile = (page, name, value) => page.locator(`label.kt-tile:has(input[name="${name}"][value="${value}"])`).click();

/** The network is back, and the phone notices. @param {Context} context @param {Page[]} pages */
export async function online(context, ...pages) {
  await context.setOffline(false);
  await Promise.all(pages.map((one) => one.evaluate(() => dispatchEvent(new Event("online")))));
}

/** Waits until the phone has nothing left to send. @param {Page} page */
export const sent = (page) => page.getByText("Alles is verstuurd.").waitFor();

/** From the list to the door. @param {Page} page @param {string} name */
export async function arrive(page, name) {
  await page.getByRole("link", { name }).first().click();
  await page.getByRole("button", { name: "Ik sta voor de deur" }).click();
  await page.getByRole("button", { name: "Ik mag binnenkomen" }).waitFor();
}

/** From the door to the table. @param {Page} page @param {string} name the name that is asked for */
export async function sitDown(page, name) {
  await page.getByRole("button", { name: "Ik mag binnenkomen" }).click();
  await page.getByRole("button", { name: `Ja, dit is ${name}` }).click();
  await page.locator("a.utrecht-button[href$='tafel']").click();
  await page.locator("#words-told").waitFor();
}

/** A promise of one side. @param {Page} page @param {"association" | "tenant" | "third"} party @param {string} action @param {string} [due] */
export async function promise(page, party, action, due = "") {
  await tile(page, "party", party);
  await page.locator("#action").fill(action);
  if (due) await page.locator("#due").fill(due);
  await page.getByRole("button", { name: "Zet erbij" }).click();
  await page.locator("[data-told=promised] li", { hasText: action }).waitFor();
}

/** The tenant's own words. @param {Page} page @param {string} words */
export async function tell(page, words) {
  await page.locator("#words-told").fill(words);
  await page.getByRole("button", { name: "Opschrijven" }).click();
  await page.getByText(`“${words}”`).waitFor();
}

/** Closes the visit. @param {Page} page @param {string} outcome @param {string} next words of the tile, or a day */
export async function close(page, outcome, next) {
  await page.getByRole("link", { name: "Afronden" }).first().click();
  await tile(page, "outcome", outcome);
  if (/^\d{4}-/.test(next)) await page.locator("#next-day").fill(next);
  else await page.locator("label.kt-tile", { hasText: next }).click();
  await page.getByRole("button", { name: "Klaar" }).click();
  await page.getByText("Dit bezoek is afgerond.").waitFor();
}

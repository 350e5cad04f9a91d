// Debt help and who decides: what is written down, the card that really does, and our balance with one click (S4.15, S1.33).
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { checkPage, openBrowser, startServer } from "../browser.js";

const data = mkdtempSync(join(tmpdir(), "keukentafel-e2e-"));
const demo = ["demo", "--tenancies", "50", "--data", data, "--listen", "127.0.0.1:0"];
const command = process.env.KEUKENTAFEL ? [process.env.KEUKENTAFEL, ...demo] : ["cargo", "run", "--quiet", "-p", "keukentafel", "--", ...demo];

/** @type {Awaited<ReturnType<typeof startServer>>} */ let server;
/** @type {import("playwright-core").Browser} */ let browser;
/** @type {any} */ let loggedIn;
/** @type {string} */ let tenancy;

before(async () => {
  server = await startServer(command);
  browser = await openBrowser();
  const context = await browser.newContext({ locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${server.address}/vandaag`);
  await page.getByLabel("Gebruikersnaam").fill("noor");
  await page.getByLabel("Wachtwoord", { exact: true }).fill("keukentafel");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await page.waitForURL("**/vandaag");
  loggedIn = await context.storageState();
  await page.goto(`${server.address}/zoeken?q=DL100001`);
  const found = page.locator("a[href^='/huurders/']").first();
  await found.waitFor();
  tenancy = String(await found.getAttribute("href")).split("?")[0];
  await context.close();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

/**
 * @param {import("playwright-core").Page} page
 * @param {string} kind
 * @param {string} who
 */
async function write(page, kind, who) {
  await page.goto(`${server.address}${tenancy}/schuldhulp`);
  await page.locator(`input[name=wat][value=${kind}]`).check();
  await page.locator("input[name=wie]").fill(who);
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await page.getByText("Vastgelegd. Wat eruit volgt, is meteen ingegaan.").waitFor();
}

test("a request for our balance is answered with one click, and bewind has its card", async () => {
  const context = await browser.newContext({ storageState: loggedIn, locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${server.address}${tenancy}/schuldhulp`);
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await page.getByText("Kies wat er is verteld, gevraagd of besloten.").first().waitFor();
  await write(page, "balance_asked", "Kredietbank Rivierstad");
  const look = await checkPage(browser, "schuldhulp-vraag", async (other) => {
    await other.goto(`${server.address}${tenancy}/schuldhulp`);
  }, { storageState: loggedIn });
  assert.equal(look.join("\n"), "");
  await page.goto(`${server.address}${tenancy}/schuldhulp`);
  await page.getByRole("button", { name: "Dit saldo sturen" }).click();
  await page.getByText("Schrijf een e-mailadres op, of straat, postcode en plaats op twee regels.").first().waitFor();
  await page.locator("form[action*='/saldo/'] input[name=saldo-mail]").fill("saldo@kredietbank.example");
  await page.getByRole("button", { name: "Dit saldo sturen" }).click();
  await page.getByText(/Saldo gegeven: €\s1\.484,36/).waitFor();
  await page.getByText("Ons saldo voor Peter Verhagen en Ilse Verhagen").first().waitFor();
  await write(page, "administration", "Bewindvoering Rivierland");
  await page.getByText("Die gaan niet weg.").first().waitFor();
  await page.getByText("We weten niet waar we heen kunnen schrijven.").first().waitFor();
  const faults = await checkPage(browser, "schuldhulp-bewind", async (other) => {
    await other.goto(`${server.address}${tenancy}`);
  }, { storageState: loggedIn });
  assert.equal(faults.join("\n"), "");
  // A mistake is taken back with the reason, and stays in the list.
  await page.goto(`${server.address}${tenancy}/schuldhulp`);
  const order = page.locator("#eerder li").filter({ hasText: "Bewindvoering Rivierland" });
  await order.getByText("Dit klopt niet").click();
  await order.locator("textarea").fill("Dit was voor een andere huurder.");
  await order.getByRole("button", { name: "Terugnemen" }).click();
  await page.getByText("Vastgelegd. Wat eruit volgt, is meteen ingegaan.").waitFor();
  await page.goto(`${server.address}${tenancy}/schuldhulp`);
  await page.getByText(/Dit was voor een andere huurder/).first().waitFor();
  const list = await checkPage(browser, "schuldhulp-teruggenomen", async (other) => {
    await other.goto(`${server.address}${tenancy}/schuldhulp`);
  }, { storageState: loggedIn });
  assert.equal(list.join("\n"), "");
  await context.close();
});

// The people around a tenant: written down with the tenant's yes, seen before a visit, talked with within it, taken back (S3.15);
// and a word about health in a form that asks for another look (S3.8).
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { checkPage, openBrowser, startServer } from "../browser.js";

const data = mkdtempSync(join(tmpdir(), "netwerk-"));
const demo = ["demo", "--tenancies", "12", "--data", data, "--listen", "127.0.0.1:0"];
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

test("S3.4: one colleague is chosen as the fixed contact", async () => {
  const context = await browser.newContext({ storageState: loggedIn, locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(server.address + tenancy);
  await page.getByRole("link", { name: "Vast contact kiezen" }).click();
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await page.getByText("Jij bent het vaste contact.").waitFor();
  const faults = await checkPage(browser, "vast-contact", (other) => other.goto(`${server.address}${tenancy}/vast-contact`).then(() => undefined), { storageState: loggedIn });
  assert.equal(faults.join("\n"), "");
  await context.close();
});

test("S3.15: the tenant says yes to somebody, a talk is written down within it, and the yes is taken back", async () => {
  const context = await browser.newContext({ storageState: loggedIn, locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${server.address}${tenancy}/netwerk`);
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await page.getByText("Kies wat die voor de huurder is.").first().waitFor();
  await page.getByLabel("Wie is het?").fill("Oma Verhagen");
  await page.locator("input[name=wie][value=family]").check();
  await page.locator("input[name=over-appointment]").check();
  await page.locator("input[name=ja][value=at_the_table]").check();
  await page.getByLabel("Tot en met welke dag?").fill("2027-01-31");
  await page.getByLabel("Nummer of mailadres").fill("06-00 00 99 99");
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await page.getByText("Dit mag alleen hiervoor, en tot de gekozen dag.").waitFor();
  await page.goto(`${server.address}${tenancy}/netwerk`);
  await page.getByText("Mag tot en met").first().waitFor();
  const faults = await checkPage(browser, "netwerk", (other) => other.goto(`${server.address}${tenancy}/netwerk`).then(() => undefined), { storageState: loggedIn });
  assert.equal(faults.join("\n"), "");
  await page.getByText("Gesproken of iets gestuurd").click();
  await page.getByLabel("Eén regel").fill("Ze is depressief");
  await page.getByRole("button", { name: "Vastleggen" }).first().click();
  // Words about health: another look, with what was typed, and neutral words are kept.
  await page.getByRole("heading", { name: "Kijk nog even naar je woorden" }).waitFor();
  await page.getByLabel("Je schreef").fill("Belt haar kleinzoon morgen");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await page.getByText("Dit telt niet als contact met de huurder.").waitFor();
  await page.getByText("Met familie, over een afspraak maken. Belt haar kleinzoon morgen").first().waitFor();
  await page.goto(`${server.address}${tenancy}/netwerk`);
  await page.getByRole("button", { name: "De huurder wil dit niet meer met Oma Verhagen" }).click();
  await page.getByText("We bellen en schrijven deze persoon niet meer.").waitFor();
  assert.equal(await page.getByText("06-00 00 99 99").count(), 0);
  await context.close();
});

test("S3.8: a deferral about somebody's health asks for another look and keeps what was typed", async () => {
  const context = await browser.newContext({ storageState: loggedIn, locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${server.address}${tenancy}/uitstel`);
  await page.locator("textarea[name=woorden]").fill("Peter is depressief");
  await page.locator("form.kt-form button[type=submit]").first().click();
  await page.getByRole("heading", { name: "Kijk nog even naar je woorden" }).waitFor();
  assert.equal(await page.getByLabel("Je schreef").inputValue(), "Peter is depressief");
  await page.getByLabel("Je schreef").fill("BSN 123456782");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await page.getByText("een nummer dat op een BSN lijkt").first().waitFor();
  const faults = await checkPage(browser, "kijk-nog-even", async (other) => {
    await other.goto(`${server.address}${tenancy}/uitstel`);
    await other.locator("textarea[name=woorden]").fill("Peter is depressief");
    await other.locator("form.kt-form button[type=submit]").first().click();
    await other.getByRole("heading", { name: "Kijk nog even naar je woorden" }).waitFor();
  }, { storageState: loggedIn, status: [422] });
  assert.equal(faults.join("\n"), "");
  await context.close();
});

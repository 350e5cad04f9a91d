// "Paying does not work": written down by a colleague as it came to us, and a case before anything is open (S1.4).
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkPage, openBrowser, startServer } from "../browser.js";

const built = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../target", import.meta.url));
const program = process.env.KEUKENTAFEL ?? `${built}/debug/keukentafel`;
const data = mkdtempSync(join(tmpdir(), "verzoeken-"));

/** @type {Awaited<ReturnType<typeof startServer>>} */ let server;
/** @type {import("playwright-core").Browser} */ let browser;
/** @type {Record<string, any>} */ const loggedIn = {};
/** @type {string} */ let fatima;

/** @param {string} who */
async function logIn(who) {
  const context = await browser.newContext({ locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${server.address}/inloggen`);
  await page.getByLabel("Gebruikersnaam").fill(who);
  await page.getByLabel("Wachtwoord", { exact: true }).fill("keukentafel");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/inloggen"));
  loggedIn[who] = await context.storageState();
  await context.close();
}

before(async () => {
  server = await startServer([program, "demo", "--tenancies", "12", "--data", data, "--listen", "127.0.0.1:0"]);
  browser = await openBrowser();
  for (const who of ["noor"]) await logIn(who);
  const context = await browser.newContext({ storageState: loggedIn.noor });
  const page = await context.newPage();
  await page.goto(`${server.address}/zoeken?q=DL100002`);
  const found = page.locator("main a[href^='/huurders/']").first();
  await found.waitFor();
  fatima = ((await found.getAttribute("href")) ?? "").split("?")[0];
  await context.close();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

const FOLD = "Betalen kan moeilijk worden: noteer dat";

test("S1.4: the form asks how it came and what it is about, and is readable for everyone", async () => {
  const faults = await checkPage(browser, "verzoek", async (page) => {
    await page.goto(server.address + fatima);
    await page.getByText(FOLD).click();
    await page.locator("label.kt-tile", { hasText: "De energie is te duur" }).waitFor();
  }, { storageState: loggedIn.noor });
  assert.equal(faults.join("\n"), "");
});

test("S1.4: a letter from who pays is a row of today's list, without script; energy help is among what could help", async () => {
  const context = await browser.newContext({ locale: "nl-NL", storageState: loggedIn.noor, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.address + fatima);
  await page.getByText(FOLD).click();
  const form = page.locator("form[action$='/verwacht']");
  await form.locator("label.kt-tile", { hasText: "per brief of mail" }).click();
  await form.locator("label.kt-tile", { hasText: "De energie is te duur" }).click();
  await form.getByRole("button").click();
  await page.getByText(/liet de huurder per brief of mail weten: de energie is te duur/).waitFor();
  await page.locator("#helpen").getByText("Energie", { exact: false }).first().waitFor();
  await page.goto(`${server.address}/vandaag/expected`);
  await page.getByRole("link", { name: /Fatima/ }).first().waitFor();
  await context.close();
});

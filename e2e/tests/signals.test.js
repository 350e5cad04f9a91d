// The pages of early signals: whom, the file, the answers, and what was agreed with a municipality (S4.14).
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

before(async () => {
  server = await startServer(command);
  browser = await openBrowser();
  const context = await browser.newContext({ locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${server.address}/vandaag`);
  await page.getByLabel("Gebruikersnaam").fill("judith");
  await page.getByLabel("Wachtwoord", { exact: true }).fill("keukentafel");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await page.waitForURL("**/vandaag");
  loggedIn = await context.storageState();
  await context.close();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

for (const [name, path] of [
  ["vroegsignalering", "/vroegsignalering"],
  ["vroegsignalering-gemeente", "/vroegsignalering/gemeente?code=rivierstad"],
]) {
  test(`${path} is readable for everyone`, async () => {
    const faults = await checkPage(browser, name, async (page) => {
      await page.goto(`${server.address}${path}`);
    }, { storageState: loggedIn });
    assert.equal(faults.join("\n"), "");
  });
}

test("the stories stand there with what came back, and nothing of why (S4.14)", async () => {
  const context = await browser.newContext({ storageState: loggedIn, locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${server.address}/vandaag`);
  await page.getByRole("link", { name: "Vroegsignalering" }).click();
  const text = await page.locator("#signalen").innerText();
  for (const words of ["Dennis", "Hodan", "Mehmet", "definitief geen contact kunnen krijgen", "heeft al hulp", "er is hulp begonnen"]) {
    assert.ok(text.includes(words), `${words}: ${text}`);
  }
  assert.ok(!text.includes("financieel"));
  await context.close();
});

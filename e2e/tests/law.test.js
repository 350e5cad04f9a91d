// The pages about the law: forms, an outcome with its steps, a refusal, and all numbers.
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
  await page.getByLabel("Gebruikersnaam").fill("noor");
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

for (const [name, path, status] of /** @type {[string, string, number[]][]} */ ([
  ["wet", "/wet", []],
  ["wet-cijfers", "/wet/cijfers", []],
  ["wet-huurtoeslag", "/wet/huurtoeslag?huur=650&inkomen=25000&personen=1", []],
  ["wet-rente", "/wet/wettelijke-rente?hoofdsom=600&vanaf=2026-01-02&tot=2026-11-21", [422]],
  ["wet-toerekening", "/wet/toerekening?betaling=650&op=2026-11-03&vorderingen=2026-09-01:+600+5+90", []],
])) {
  test(`${path} is readable for everyone`, async () => {
    const faults = await checkPage(browser, name, async (page) => {
      await page.goto(server.address + path);
    }, { storageState: loggedIn, status });
    assert.equal(faults.join("\n"), "");
  });
}

test("a form works without script, and its address can be kept", async () => {
  const context = await browser.newContext({ storageState: loggedIn, locale: "nl-NL", javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/wet`);
  await page.getByRole("link", { name: "Incassokosten" }).click();
  await page.getByLabel("De hoofdsom").fill("5813,22");
  await page.getByRole("button", { name: "Reken uit" }).click();
  await page.getByText("665,66").first().waitFor();
  assert.ok(page.url().includes("hoofdsom=5813"));
  await context.close();
});

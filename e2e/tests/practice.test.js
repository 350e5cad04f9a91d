// The practice room on a phone: with a thumb, without JavaScript, to the mirror; nothing is kept.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkPage, openBrowser, startServer } from "../browser.js";

const built = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../target", import.meta.url));
const program = process.env.KEUKENTAFEL ?? `${built}/debug/keukentafel`;
const data = mkdtempSync(join(tmpdir(), "oefenen-"));

/** @type {Awaited<ReturnType<typeof startServer>>} */ let server;
/** @type {import("playwright-core").Browser} */ let browser;
/** @type {any} */ let noor;

before(async () => {
  server = await startServer([program, "demo", "--tenancies", "12", "--data", data, "--listen", "127.0.0.1:0"]);
  browser = await openBrowser();
  const context = await browser.newContext({ locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${server.address}/inloggen`);
  await page.getByLabel("Gebruikersnaam").fill("noor");
  await page.getByLabel("Wachtwoord", { exact: true }).fill("keukentafel");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await page.waitForURL("**/vandaag");
  noor = await context.storageState();
  await context.close();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

test("R1 is played with a thumb to the mirror, and back again", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "nl-NL", hasTouch: true, isMobile: true, storageState: noor, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/bezoeken`);
  await page.getByRole("link", { name: "Eerst oefenen" }).tap();
  await page.getByRole("link", { name: /Begin.*Peter/ }).tap();
  await page.getByRole("link", { name: "Dag, ik ben Noor van De Linde." }).waitFor();
  assert.ok(!(await page.locator("main").innerText()).includes("failliet"), "what you do not know is not told yet");
  for (const say of ["Dag, ik ben Noor van De Linde.", "Wat is er anders", "Jeetje.", "Wat zou jij als eerste", "Ik bevestig de pauze"]) {
    await page.getByRole("link", { name: say }).tap();
  }
  await page.getByRole("heading", { name: "Spiegel" }).waitFor();
  const text = await page.locator("main").innerText();
  assert.match(text, /Vertrouwen: gegroeid \(6\)/);
  assert.match(text, /Welk moment ging de deur echt open\?/);
  assert.match(text, /failliet/);
  await page.getByRole("link", { name: "Nog een keer" }).tap();
  await page.getByText("Peter doet open").waitFor();
  await context.close();
});

test("the practice room is readable for everyone", async () => {
  for (const [name, path] of [["oefenen", "/oefenen"], ["oefenen-scene", "/oefenen/sanne?pad=1.0"], ["oefenen-spiegel", "/oefenen/dennis?pad=1.0.0"]]) {
    const faults = await checkPage(browser, name, async (page) => void (await page.goto(server.address + path)), { storageState: noor });
    assert.equal(faults.join("\n"), "", name);
  }
});

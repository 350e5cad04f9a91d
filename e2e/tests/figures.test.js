// How it goes: the board of a team leader and a manager, readable for everyone, and closed for who has no use for it.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkPage, openBrowser, startServer } from "../browser.js";

const built = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../target", import.meta.url));
const program = process.env.KEUKENTAFEL ?? `${built}/debug/keukentafel`;
const data = mkdtempSync(join(tmpdir(), "cijfers-"));

/** @type {Awaited<ReturnType<typeof startServer>>} */ let server;
/** @type {import("playwright-core").Browser} */ let browser;
/** @type {Record<string, any>} */ const loggedIn = {};

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

/** @param {string} who */
async function pageOf(who) {
  const context = await browser.newContext({ locale: "nl-NL", storageState: loggedIn[who], javaScriptEnabled: false });
  return context.newPage();
}

before(async () => {
  server = await startServer([program, "demo", "--tenancies", "300", "--data", data, "--listen", "127.0.0.1:0"]);
  browser = await openBrowser();
  for (const who of ["judith", "maarten", "noor"]) await logIn(who);
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

test("how it goes is readable for everyone, with its tables open (S1.1, S1.2, S1.3)", async () => {
  const faults = await checkPage(browser, "hoe-het-gaat", async (page) => {
    await page.goto(`${server.address}/hoe-het-gaat`);
    await page.locator("#weken summary").click();
    await page.locator("#weken table").waitFor();
  }, { storageState: loggedIn.maarten });
  assert.equal(faults.join("\n"), "");
});

test("a manager comes to it from the list and the settings; the picture says in words what it shows, and tells of no few", async () => {
  const page = await pageOf("maarten");
  await page.goto(`${server.address}/vandaag`);
  await page.getByRole("link", { name: "Hoe het gaat: week voor week" }).click();
  await page.getByRole("heading", { level: 1, name: "Hoe het gaat" }).waitFor();
  const weeks = page.locator("#weken");
  assert.match(await weeks.locator("figure").first().innerText(), /In de eerste week: .+ Vorige week: \d\d/);
  assert.equal(await weeks.locator("figure").count(), 4);
  // No number of households below ten stands anywhere in the tables: only none, ten and more, or words.
  for (const cell of await page.locator("#weken td, #wijken td, #redenen td, #plannen td").allTextContents()) {
    assert.doesNotMatch(cell.trim(), /^[1-9]$/, cell);
  }
  await page.goto(`${server.address}/beheer`);
  await page.getByRole("link", { name: "Bekijk hoe het gaat" }).waitFor();
  await page.context().close();
});

test("a neighbourhood is chosen by name and shows its own weeks; no order of better and worse", async () => {
  const page = await pageOf("judith");
  await page.goto(`${server.address}/hoe-het-gaat`);
  const names = await page.locator("#wijken tbody th").allTextContents();
  assert.deepEqual(names, [...names].sort((a, b) => a.localeCompare(b, "nl")));
  await page.locator("#wijken").getByRole("link", { name: names[0], exact: true }).click();
  await page.locator("#wijken figure").first().waitFor();
  await page.context().close();
  const faults = await checkPage(browser, "hoe-het-gaat-wijk", async (page) => {
    await page.goto(`${server.address}/hoe-het-gaat?wijk=${encodeURIComponent(names[0])}#wijken`);
  }, { storageState: loggedIn.judith });
  assert.equal(faults.join("\n"), "");
});

test("S3.6: from the count of a flow one comes to the households; who visits has no board", async () => {
  const page = await pageOf("judith");
  await page.goto(`${server.address}/hoe-het-gaat`);
  await page.getByRole("link", { name: /^Het hapert/ }).click();
  await page.getByRole("heading", { level: 1, name: /^Het hapert/ }).waitFor();
  assert.ok((await page.locator("main li a").count()) > 0);
  await page.context().close();
  const faults = await checkPage(browser, "hoe-het-gaat-huur", async (page) => {
    await page.goto(`${server.address}/hoe-het-gaat/huur?stroom=stuttering`);
  }, { storageState: loggedIn.judith });
  assert.equal(faults.join("\n"), "");
  const noor = await pageOf("noor");
  assert.equal((await noor.goto(`${server.address}/hoe-het-gaat`))?.status(), 403);
  await noor.goto(`${server.address}/vandaag`);
  assert.equal(await noor.getByRole("link", { name: "Hoe het gaat: week voor week" }).count(), 0);
  await noor.context().close();
});

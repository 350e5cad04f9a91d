// An administrator adds a colleague, gives a password for once, and takes access away, without JavaScript too.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { checkPage, openBrowser, startServer } from "../browser.js";

const data = mkdtempSync(join(tmpdir(), "keukentafel-e2e-"));
const demo = ["demo", "--tenancies", "12", "--data", data, "--listen", "127.0.0.1:0"];
const command = process.env.KEUKENTAFEL ? [process.env.KEUKENTAFEL, ...demo] : ["cargo", "run", "--quiet", "-p", "keukentafel", "--", ...demo];

/** @type {Awaited<ReturnType<typeof startServer>>} */ let server;
/** @type {import("playwright-core").Browser} */ let browser;
/** @type {any} */ let femke;

/** @param {import("playwright-core").Page} page @param {string} name @param {string} [password] */
async function logIn(page, name, password = "keukentafel") {
  await page.goto(`${server.address}/inloggen`);
  await page.getByLabel("Gebruikersnaam").fill(name);
  await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Inloggen" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/inloggen"));
}

/** @param {import("playwright-core").Page} page @param {string} name */
async function toColleague(page, name) {
  await page.goto(`${server.address}/beheer`);
  await page.getByRole("link", { name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

/** @param {string} name @param {(page: import("playwright-core").Page) => Promise<void>} arrive */
async function readable(name, arrive) {
  const faults = await checkPage(browser, name, arrive, { storageState: femke, status: [422] });
  assert.equal(faults.join("\n"), "");
}

before(async () => {
  server = await startServer(command);
  browser = await openBrowser();
  const context = await browser.newContext({ locale: "nl-NL" });
  await logIn(await context.newPage(), "femke");
  femke = await context.storageState();
  await context.close();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

test("the pages of colleagues are readable for everyone, also when something is not right yet", async () => {
  await readable("collegas", async (page) => void (await page.goto(`${server.address}/beheer`)));
  await readable("collega", (page) => toColleague(page, "Noor Willems"));
  await readable("collega-nieuw", async (page) => void (await page.goto(`${server.address}/beheer/collegas/nieuw`)));
  await readable("collega-nieuw-fout", async (page) => {
    await page.goto(`${server.address}/beheer/collegas/nieuw`);
    await page.getByRole("button", { name: "Voeg toe" }).click();
    await page.locator(":focus", { hasText: /Er kloppen nog 3 dingen niet/ }).waitFor();
  });
  await readable("collega-laatste", async (page) => {
    await toColleague(page, "Femke Dijkstra");
    await page.getByRole("button", { name: "Blokkeer Femke Dijkstra" }).click();
    await page.getByRole("link", { name: /laatste collega/ }).waitFor();
  });
  await readable("collega-wachtwoord", async (page) => {
    await toColleague(page, "Ria Scholten");
    await page.getByRole("button", { name: "Geef een eenmalig wachtwoord" }).click();
    await page.getByText("maar één keer").waitFor();
  });
});

test("without JavaScript: a newcomer comes in with a password for once, chooses their own, and is blocked", async () => {
  const office = await browser.newContext({ storageState: femke, javaScriptEnabled: false, locale: "nl-NL", viewport: { width: 390, height: 844 } });
  const desk = await office.newPage();
  await desk.goto(`${server.address}/beheer`);
  await desk.getByRole("link", { name: "Collega toevoegen" }).click();
  await desk.getByLabel("Naam", { exact: true }).fill("Sem Bakker");
  await desk.getByLabel("Gebruikersnaam").fill("sem");
  await desk.getByRole("radio", { name: "wijkadviseur" }).check({ force: true });
  await desk.getByRole("button", { name: "Voeg toe" }).click();
  await desk.getByText("Sem Bakker is toegevoegd").waitFor();
  await desk.getByRole("button", { name: "Geef een eenmalig wachtwoord" }).click();
  const password = await desk.locator(".kt-secret").innerText();

  const home = await browser.newContext({ locale: "nl-NL" });
  const page = await home.newPage();
  await logIn(page, "sem", password);
  await page.waitForURL("**/wachtwoord");
  const fresh = await home.storageState();
  const faults = await checkPage(browser, "wachtwoord", async (page) => {
    await page.goto(`${server.address}/vandaag`);
    await page.getByLabel("Nieuw wachtwoord").fill("kort");
    await page.getByRole("button", { name: "Bewaar mijn wachtwoord" }).click();
    await page.getByRole("link", { name: /te kort/ }).waitFor();
  }, { storageState: fresh, status: [422] });
  assert.equal(faults.join("\n"), "");
  await page.getByLabel("Nieuw wachtwoord").fill("fiets langs de gracht");
  await page.getByLabel("Nog een keer hetzelfde wachtwoord").fill("fiets langs de gracht");
  await page.getByRole("button", { name: "Bewaar mijn wachtwoord" }).click();
  await page.waitForURL("**/vandaag");

  await desk.getByRole("link", { name: "Naar Sem Bakker" }).click();
  await desk.getByRole("button", { name: "Blokkeer Sem Bakker" }).click();
  await desk.getByText("Sem Bakker is geblokkeerd en kan niet meer inloggen.").waitFor();
  await page.goto(`${server.address}/vandaag`);
  await page.waitForURL("**/inloggen?naar=/vandaag");
  await home.close();
  await office.close();
});

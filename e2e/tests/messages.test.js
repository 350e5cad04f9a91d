// Writing to a tenant, what left or was held back, what was done by itself, and the association's own texts, as people see them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkPage, openBrowser, startServer } from "../browser.js";

const built = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../target", import.meta.url));
const program = process.env.KEUKENTAFEL ?? `${built}/debug/keukentafel`;
const data = mkdtempSync(join(tmpdir(), "berichten-"));
const demo = (/** @type {string[]} */ ...more) => [program, "demo", "--tenancies", "12", "--data", data, "--listen", "127.0.0.1:0", ...more];
const PHONE = { viewport: { width: 390, height: 844 }, locale: "nl-NL", hasTouch: true, isMobile: true };

/** @type {Awaited<ReturnType<typeof startServer>>} */ let server;
/** @type {import("playwright-core").Browser} */ let browser;
/** @type {any} */ let judith;
/** @type {any} */ let noor;
/** @type {string} */ let maria;
/** @type {string} */ let peter;

/** @param {string} name @param {string} [address] */
async function logIn(name, address = server.address) {
  const context = await browser.newContext({ locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${address}/inloggen`);
  await page.getByLabel("Gebruikersnaam").fill(name);
  await page.getByLabel("Wachtwoord", { exact: true }).fill("keukentafel");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/inloggen"));
  return context;
}

/** The page of a tenant. @param {import("playwright-core").Page} page @param {string} name */
async function pageOf(page, name) {
  await page.goto(`${server.address}/zoeken?q=${encodeURIComponent(name)}`);
  const href = await page.locator("main").getByRole("link", { name }).first().getAttribute("href");
  return (href ?? "").split("?")[0];
}

/** @param {string} name @param {(page: import("playwright-core").Page) => Promise<void>} arrive @param {any} [who] */
async function readable(name, arrive, who = judith) {
  const faults = await checkPage(browser, name, arrive, { storageState: who, status: [422] });
  assert.equal(faults.join("\n"), "", name);
}

/** @param {string} path */
const to = (path) => async (/** @type {import("playwright-core").Page} */ page) => void (await page.goto(server.address + path));

/** @param {import("playwright-core").Page} page @param {string} value */
const tile = (page, value) => page.locator(`label.kt-tile:has(input[name="weg"][value="${value}"])`).click();

before(async () => {
  const run = (/** @type {string[]} */ [file, ...args]) => spawnSync(file, args, { stdio: "inherit" });
  run(demo("--load-only"));
  // On the second of September the first payments of two plans were in: the night thanks for them by itself.
  const database = `sqlite:${data}/de-linde-12.db`;
  for (const on of ["2026-09-02", "2026-11-21"]) run([program, "--database", database, "night", "--full", "--on", on]);
  server = await startServer(demo());
  browser = await openBrowser();
  const context = await logIn("judith");
  judith = await context.storageState();
  const page = await context.newPage();
  maria = await pageOf(page, "Maria Fernandes");
  peter = await pageOf(page, "Peter Verhagen");
  await context.close();
  const other = await logIn("noor");
  noor = await other.storageState();
  await other.close();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

test("the composer is readable for everyone: the choice, the sheet, and a draft with something to mend", async () => {
  await readable("bericht-kiezen", to(`${peter}/bericht`), noor);
  await readable("bericht-blad", to(`${peter}/bericht?tekst=invitation`), noor);
  await readable("bericht-raad", async (page) => {
    await page.goto(`${server.address}${peter}/bericht?tekst=-`);
    await page.getByLabel("Bericht", { exact: true }).fill("Ik begrijp het, maar u moet NU betalen. Anders volgt ontruiming!");
    await page.getByText("Dit klinkt als een oordeel.").waitFor();
  }, noor);
  await readable("bericht-fout", async (page) => {
    await page.goto(`${server.address}${peter}/bericht?tekst=invitation`);
    await page.getByRole("button", { name: "Klaarzetten om te printen" }).click();
    await page.locator(":focus", { hasText: /De dag van het bezoek/ }).waitFor();
  }, noor);
});

test("with the keyboard only: advice is read while one writes, taken with a key, and never in the way", async () => {
  const context = await browser.newContext({ locale: "nl-NL", storageState: noor });
  const page = await context.newPage();
  await page.goto(`${server.address}${peter}/bericht?tekst=-`);
  await page.getByLabel("Bericht", { exact: true }).focus();
  await page.keyboard.type("Dag Peter, u hebt ondanks de aanmaning niet betaald. Bel mij.");
  const take = page.getByRole("button", { name: /Neem over/ }).first();
  await take.waitFor();
  await take.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !(/** @type {HTMLTextAreaElement} */ (document.querySelector("#bericht")).value.includes("ondanks")));
  await context.close();
});

test("with a thumb, without JavaScript: a message that a rule holds back says so, is a row on today's list, and is taken back", async () => {
  const context = await browser.newContext({ ...PHONE, storageState: noor, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}${maria}/bericht?tekst=-`);
  await page.getByText("Er loopt een plan en dat gaat goed.").waitFor();
  await tile(page, "e-mail");
  await page.getByLabel("Onderwerp").fill("De huur");
  await page.getByLabel("Bericht", { exact: true }).fill("Dag, het gaat om de huur van november. Bel mij gerust: 0999-201 411.");
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Kijk na" }).tap()]);
  await page.getByRole("button", { name: "Versturen" }).tap();
  await page.getByText("Een regel houdt het bericht nu tegen.").waitFor();
  await readable("huurder-berichten", to(`${maria}#berichten`), noor);
  await readable("vandaag-bleef-steken", to("/vandaag"), noor);
  await page.goto(`${server.address}/vandaag`);
  await page.getByText("wordt tegengehouden").first().waitFor();
  await page.getByRole("link", { name: "Bekijk het bericht" }).first().tap();
  await page.getByRole("button", { name: "Haal terug" }).tap();
  await page.getByText("Het bericht is bijgewerkt.").waitFor();
  assert.match(await page.locator("#berichten").innerText(), /Teruggehaald/);
  await page.goto(`${server.address}/vandaag`);
  assert.ok(!(await page.locator("main").innerText()).includes("wordt tegengehouden"));
  await context.close();
});

test("what was done by itself says why and is undone with one key", async () => {
  const september = await startServer(demo("--today", "2026-09-02"));
  try {
    const context = await logIn("noor", september.address);
    const state = await context.storageState();
    await readable("vanzelf", async (page) => void (await page.goto(`${september.address}/vanzelf`)), state);
    const page = await context.newPage();
    await page.goto(`${september.address}/vanzelf`);
    const main = page.locator("main");
    assert.match(await main.innerText(), /eerste betaling|eerste termijn/);
    const undo = page.getByRole("button", { name: /Maak ongedaan.*Henk/ });
    await undo.focus();
    await page.keyboard.press("Enter");
    await page.getByText("Het bericht is bijgewerkt.").waitFor();
    await page.goto(`${september.address}/vanzelf`);
    assert.match(await main.innerText(), /Teruggehaald/);
    assert.equal(await undo.count(), 0);
    await context.close();
  } finally {
    await september.stop();
  }
  await readable("vanzelf-leeg", to("/vanzelf"), noor);
});

const TEXT = (/** @type {string} */ body) => `title: Zomer\nchannel: e-mail\nlanguage: nl\naddress: u\npurpose: kindness\nsubject: Zomer\n---\nBeste {naam},\n\n${body}\n\nGroet,\n{afzender}\n`;

test("own texts: the list, the switch, and a text that can't be so is refused with its line and why", async () => {
  await readable("teksten", async (page) => {
    await page.goto(`${server.address}/beheer/teksten`);
    for (const fold of await page.locator("summary").all()) if (await fold.isVisible()) await fold.click();
  });
  await readable("tekst", to("/beheer/teksten/tekst?tekst=invitation&taal=nl&vorm=u"));
  await readable("tekst-nieuw", to("/beheer/teksten/tekst"));
  const context = await browser.newContext({ ...PHONE, storageState: judith, javaScriptEnabled: false });
  const page = await context.newPage();
  const save = async (/** @type {string} */ body) => {
    await page.goto(`${server.address}/beheer/teksten/tekst`);
    await page.getByLabel("Naam van de tekst").fill("zomer");
    await page.getByLabel("Tekst", { exact: true }).fill(TEXT(body));
    await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Bewaar" }).tap()]);
    return page.locator("main").innerText();
  };
  assert.match(await save("=> Betaal hier: {betaallink}.\n=> Teken het formulier.\n-> Bel mij."), /Regel 11 vraagt een tweede ding.*regel 10/s);
  assert.match(await save("Fijne zomer."), /Geen regel zegt wat de lezer kan doen/);
  assert.match(await save("-> Bel {iedereen}."), /Regel 10: iedereen bestaat niet tussen accolades/);
  assert.match(await save("U moet nu betalen.\n-> Bel mij."), /De stress-sensitieve aanpak staat aan/);
  assert.ok((await page.getByLabel("Tekst", { exact: true }).inputValue()).includes("U moet nu betalen."), "nothing typed is lost");
  await readable("tekst-geweigerd", async (page) => {
    await page.goto(`${server.address}/beheer/teksten/tekst`);
    await page.getByLabel("Naam van de tekst").fill("zomer");
    await page.getByLabel("Tekst", { exact: true }).fill(TEXT("Fijne zomer."));
    await page.getByRole("button", { name: "Bewaar" }).click();
    await page.getByText("Geen regel zegt").first().waitFor();
  });
  await save("Fijne zomer.\n-> Vragen? Bel mij: {nummer}.");
  await page.getByText("De tekst is bewaard.").waitFor();
  await page.goto(`${server.address}/beheer/teksten/tekst?tekst=zomer&taal=nl&vorm=u`);
  await page.getByRole("heading", { name: "Tekst aanpassen" }).waitFor();
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Terug naar de tekst van het programma" }).tap()]);
  // The switch, off and on again.
  await page.goto(`${server.address}/beheer/teksten`);
  await page.getByRole("button", { name: "Zet uit" }).tap();
  await page.getByText("De schakelaar is omgezet.").waitFor();
  await page.getByRole("button", { name: "Zet aan" }).tap();
  await page.getByRole("button", { name: "Zet uit" }).waitFor();
  await context.close();
});

test("what Peter wants to hear from us is asked, kept and shown; without a choice the form says what to choose", async () => {
  await readable("wensen", to(`${peter}/wensen`), noor);
  await readable("wensen-bewind", to(`${maria}/wensen`), noor);
  await readable("wensen-fout", async (page) => {
    await page.goto(`${server.address}${peter}/wensen`);
    await page.getByRole("button", { name: "Vastleggen" }).click();
    await page.getByText("Kies ja of liever niet.").first().waitFor();
  }, noor);
  const context = await browser.newContext({ ...PHONE, storageState: noor, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}${peter}#wensen`);
  await page.locator("#wensen").getByText("Nog niet gevraagd").waitFor();
  await page.locator("#wensen").getByRole("link").tap();
  await page.locator('label.kt-tile:has(input[name="bedankjes"][value="ja"])').tap();
  await page.locator('label.kt-tile:has(input[name="nazorg"][value="nee"])').tap();
  await page.getByRole("button", { name: "Vastleggen" }).tap();
  await page.getByText("Dat is opgeschreven. We houden ons eraan.").waitFor();
  const told = await page.locator("#wensen").innerText();
  assert.match(told, /Wil een bedankje als een stap lukt\. Na een plan liever geen vragen meer\./);
  await page.goto(`${server.address}${peter}/wensen`);
  assert.ok(await page.locator('input[name="nazorg"][value="nee"]').isChecked(), "what was told stands in the form");
  await context.close();
});

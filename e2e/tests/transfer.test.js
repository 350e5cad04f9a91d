// The last gate: shut until everything is right, a look back, two people, and the way back (S4.30, S4.34).
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
/** @type {Record<string, any>} */ const loggedIn = {};
/** @type {string} */ let tenancy;

/** @param {string} who */
async function logIn(who) {
  const context = await browser.newContext({ locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${server.address}/vandaag`);
  await page.getByLabel("Gebruikersnaam").fill(who);
  await page.getByLabel("Wachtwoord", { exact: true }).fill("keukentafel");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await page.waitForURL(/\/(vandaag|beheer)$/);
  loggedIn[who] = await context.storageState();
  await context.close();
}

/**
 * @param {string} who
 * @param {string} path
 */
async function open(who, path) {
  const context = await browser.newContext({ locale: "nl-NL", storageState: loggedIn[who] });
  const page = await context.newPage();
  await page.goto(`${server.address}${path}`);
  return page;
}

/**
 * Looks at the page of the gate as it is now.
 * @param {string} name
 * @param {string} who
 */
async function look(name, who) {
  const faults = await checkPage(browser, name, async (page) => {
    await page.goto(`${server.address}${tenancy}/overdracht`);
  }, { storageState: loggedIn[who] });
  assert.equal(faults.join("\n"), "");
}

before(async () => {
  server = await startServer(command);
  browser = await openBrowser();
  for (const who of ["saskia", "judith", "maarten", "femke"]) await logIn(who);
  const page = await open("saskia", "/zoeken?q=DL100001");
  const found = page.locator("a[href^='/huurders/']").first();
  await found.waitFor();
  tenancy = String(await found.getAttribute("href")).split("?")[0];
  await page.context().close();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

test("S0.7, S1.7: the gate is shut, says why, shows who lives there and what it costs, and opens from normal work", async () => {
  await look("poort-dicht", "saskia");
  const page = await open("saskia", `${tenancy}/overdracht`);
  await page.getByText("De poort is dicht.").waitFor();
  await page.getByText("We vroegen wie er woont, en of er kinderen zijn (nee)").waitFor();
  assert.equal(await page.getByRole("button", { name: "Overdragen voorstellen" }).count(), 0);
  for (const [kind, on] of [
    ["debt_help", "2026-10-08"], ["offer", "2026-10-09"], ["no_objection", "2026-10-10"],
    ["informed", "2026-10-12"], ["answered", "2026-11-10"], ["children", "2026-10-10"],
  ]) {
    await page.goto(`${server.address}${tenancy}/gedaan`);
    await page.locator(`input[name=wat][value=${kind}]`).check();
    await page.locator("input[name=op]").fill(on);
    await page.getByRole("button", { name: "Vastleggen" }).click();
    await page.getByText("Vastgelegd. Hieronder zie je wat er is gedaan.").waitFor();
  }
  await page.goto(`${server.address}${tenancy}/overdracht`);
  await page.getByRole("button", { name: "Overdragen voorstellen" }).waitFor();
  const [seen, costs, ask] = await Promise.all([
    page.getByText(/^We vroegen wie er woont/).boundingBox(), page.locator("#kosten").boundingBox(), page.locator("#terugkijken").boundingBox(),
  ]);
  assert.ok(seen && costs && ask && seen.y < costs.y && costs.y < ask.y, "the home and the costs are seen before anything is proposed");
  await page.getByLabel(/^Wat gebeurt er met de mensen in huis.*mag leeg blijven/).waitFor();
  await page.context().close();
  await look("poort-open", "saskia");
});

test("one person proposes, two others sign, and it comes back (S4.34)", async () => {
  const officer = await open("saskia", `${tenancy}/overdracht`);
  await officer.getByRole("button", { name: "Overdragen voorstellen" }).click();
  await officer.getByText("Beantwoord deze vraag in gewone woorden.").first().waitFor();
  for (const area of await officer.locator("#terugkijken textarea:not([name=household])").all()) await area.fill("Peter wil blijven wonen.");
  await officer.getByRole("button", { name: "Overdragen voorstellen" }).click();
  await officer.getByText("Het voorstel staat klaar.").waitFor();
  await look("poort-wacht", "judith");
  for (const who of ["judith", "maarten"]) {
    const page = await open(who, `${tenancy}/overdracht`);
    await page.locator("input[name=wat][value=approve]").check();
    await page.locator("textarea[name=woorden]").fill("De volgende keer bellen we eerder.");
    await page.getByRole("button", { name: "Besluit bewaren" }).click();
    await page.getByText("Het besluit is bewaard.").waitFor();
    await page.context().close();
  }
  await look("poort-overgedragen", "saskia");
  await officer.goto(`${server.address}${tenancy}/overdracht`);
  await officer.locator("input[name=stap][value=announced]").check();
  await officer.getByRole("button", { name: "Vastleggen" }).click();
  await officer.getByText("Dit kan nog niet: eerst komt “De rechter heeft besloten”.").first().waitFor();
  await officer.locator("input[name=stap][value=brought_back]").check();
  await officer.locator("textarea[name=regel]").fill("De huur loopt weer.");
  await officer.getByRole("button", { name: "Vastleggen" }).click();
  await officer.getByText("Teruggehaald. We gaan samen verder.").first().waitFor();
  await officer.context().close();
});

test("the register of transfers tells what was learned", async () => {
  const faults = await checkPage(browser, "overdrachten", async (page) => {
    await page.goto(`${server.address}/overdrachten`);
    await page.getByText("De volgende keer bellen we eerder.").first().waitFor();
  }, { storageState: loggedIn.maarten });
  assert.equal(faults.join("\n"), "");
});

test("a clause that was struck out stands in the register, and the gate says what is not asked", async () => {
  const page = await open("judith", "/wet");
  await page.getByRole("link", { name: "Bedingen in huurcontracten" }).click();
  await page.getByRole("link", { name: "Contract toevoegen" }).click();
  await page.getByLabel("Naam van het contract").fill("Algemene huurvoorwaarden 2017");
  await page.getByLabel("Contracten die begonnen vanaf").fill("2017-01-01");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await page.getByRole("link", { name: "Beding over kosten bijwerken" }).click();
  await page.locator("textarea[name=beding]").fill("Artikel 6.2: kosten van 15 procent, met een minimum van 75 euro.");
  await page.locator("input[name=stand][value=struck_out]").check();
  await page.getByRole("button", { name: "Bewaren" }).click();
  await page.getByText("Vul in wie ernaar keek.").first().waitFor();
  await page.locator("input[name=wie]").fill("Kantonrechter Rivierstad");
  await page.locator("input[name=op]").fill("2025-12-05");
  await page.locator("input[name=bron]").fill("ECLI:NL:RBAMS:2025:9578");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await page.getByText("We vragen geen kosten.").waitFor();
  await page.context().close();
  for (const [name, path] of [
    ["bedingen", "/bedingen"],
    ["bedingen-contract", "/bedingen/contract?code=algemene-huurvoorwaarden-2017"],
    ["bedingen-beding", "/bedingen/beding?code=algemene-huurvoorwaarden-2017&soort=costs"],
  ]) {
    const faults = await checkPage(browser, name, async (looked) => {
      await looked.goto(`${server.address}${path}`);
    }, { storageState: loggedIn.judith });
    assert.equal(faults.join("\n"), "");
  }
  await look("poort-bedingen", "saskia");
});

test("S1.7: an own number is written down with its source, counts at the gate, and is taken back", async () => {
  const page = await open("judith", "/wet/cijfers/eigen?code=eviction.landlord_cost_low&vanaf=2026-01-01");
  await page.locator("input[name=wat][value=value]").check();
  await page.locator("textarea[name=waarde]").fill("5.250");
  await page.locator("input[name=vanaf]").fill("2026-03-01");
  await page.locator("input[name=tot]").fill("");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await page.getByText("Vul in waar het vandaan komt.").first().waitFor();
  await page.locator("input[name=bron]").fill("Besluit van de directie, 3 maart 2026");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await page.getByText("Het eigen cijfer is bewaard. Vanaf nu rekenen we ermee.").waitFor();
  await page.goto(`${server.address}${tenancy}/overdracht`);
  await page.locator("#kosten").getByText("eigen cijfer van de corporatie").first().waitFor();
  for (const [name, path] of [
    ["wet-cijfers-eigen", "/wet/cijfers/eigen?code=costs.scale&vanaf=2012-07-01"],
    ["wet-cijfers-judith", "/wet/cijfers"],
  ]) {
    const faults = await checkPage(browser, name, async (looked) => {
      await looked.goto(`${server.address}${path}`);
    }, { storageState: loggedIn.judith });
    assert.equal(faults.join("\n"), "");
  }
  await page.goto(`${server.address}/wet/cijfers`);
  await page.locator("#eigen summary").first().click();
  await page.getByLabel("Waarom neem je het terug?").fill("Verkeerd jaar.");
  await page.locator("#eigen").getByRole("button", { name: "Neem terug" }).click();
  await page.getByText("Het eigen cijfer is teruggenomen.").first().waitFor();
  await page.context().close();
});

test("an agency needs its registration, and what is handed over is there for other programs", async () => {
  const page = await open("judith", "/incassopartijen");
  await page.locator("input[name=naam]").fill("Inkas Rivierstad");
  await page.locator("input[name=soort][value=INC]").check();
  await page.getByRole("button", { name: "Bewaren" }).click();
  await page.getByText("Staat niet in het register: uit handen geven kan niet.").waitFor();
  for (const [name, path] of [
    ["incassopartijen", "/incassopartijen"],
    ["uit-handen", `${tenancy}/uit-handen`],
  ]) {
    const faults = await checkPage(browser, name, async (looked) => {
      await looked.goto(`${server.address}${path}`);
    }, { storageState: loggedIn.judith });
    assert.equal(faults.join("\n"), "");
  }
  const told = await page.request.get(`${server.address}/vera/inc/externe-incassos`);
  assert.equal(told.headers()["content-type"], "application/json");
  assert.deepEqual(await told.json(), []);
  await page.context().close();
});

test("another program reads with a key of its own, made and ended by the administrator (VERA)", async () => {
  const faults = await checkPage(browser, "programmas", async (looked) => {
    await looked.goto(`${server.address}/beheer/programmas`);
  }, { storageState: loggedIn.femke });
  assert.equal(faults.join("\n"), "");
  const page = await open("femke", "/beheer/programmas");
  await page.locator("input[name=naam]").fill("Portaal van Bakker");
  await page.locator("input[name=gegeven]").first().check();
  await page.getByRole("button", { name: "Maak een sleutel" }).click();
  await page.getByRole("heading", { name: "Sleutel voor Portaal van Bakker" }).waitFor();
  const key = await page.locator(".kt-secret").innerText();
  const list = `${server.address}/vera/inc/externe-incassos`;
  /** @param {string} sent */
  const ask = (sent) => fetch(list, { headers: { "X-API-KEY": sent, Accept: "application/json" } });
  const read = await ask(key);
  assert.equal(read.status, 200);
  assert.ok(Array.isArray(await read.json()));
  assert.equal((await ask(`${key}0`)).status, 401);
  await page.getByRole("link", { name: "Andere programma’s" }).click();
  await page.getByRole("button", { name: "Trek de sleutel van Portaal van Bakker in" }).click();
  await page.getByText("Ingetrokken op").waitFor();
  assert.equal((await ask(key)).status, 401);
  await page.context().close();
});

test("what is handed over can be taken as a file", async () => {
  const page = await open("saskia", "/incassopartijen");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Neem alles mee als bestand (JSON)" }).click(),
  ]);
  assert.equal(file.suggestedFilename(), "externe-incassos.json");
  await page.context().close();
});

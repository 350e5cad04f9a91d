// A tenant's own page (S0.20): a link, the postcode, two plans at least and an own pay day, without anybody of us.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { checkPage, follow, openBrowser, startServer } from "../browser.js";

const data = mkdtempSync(join(tmpdir(), "eigen-"));
const demo = ["demo", "--tenancies", "12", "--data", data, "--listen", "127.0.0.1:0"];
const command = process.env.KEUKENTAFEL ? [process.env.KEUKENTAFEL, ...demo] : ["cargo", "run", "--quiet", "-p", "keukentafel", "--", ...demo];

/** @type {Awaited<ReturnType<typeof startServer>>} */ let server;
/** @type {import("playwright-core").Browser} */ let browser;

before(async () => {
  server = await startServer(command);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

async function saskia() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${server.address}/vandaag`);
  await page.getByLabel("Gebruikersnaam").fill("saskia");
  await page.getByLabel("Wachtwoord", { exact: true }).fill("keukentafel");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await page.waitForURL("**/vandaag");
  return { context, page };
}

/** The case of somebody. @param {import("playwright-core").Page} page @param {string} name */
async function open(page, name) {
  await page.goto(`${server.address}/zoeken?q=${encodeURIComponent(name)}`);
  await follow(page, page.locator("main a[href*='/huurders/']", { hasText: name }).first());
}

/** Gives a link for the first tenant of the case that is open. @param {import("playwright-core").Page} page */
async function giveLink(page) {
  await follow(page, page.getByRole("link", { name: "Eigen pagina" }));
  await page.getByRole("button", { name: /^Geef een link voor/ }).first().click();
  await page.getByText("De link werkt.").waitFor();
  return `${server.address}${await page.locator("a[href^='/k/']").first().getAttribute("href")}`;
}

/** @param {import("playwright-core").Page} page @param {string} link @param {string} postcode */
async function enter(page, link, postcode) {
  await page.goto(link);
  await page.getByLabel("Postcode van de woning").fill(postcode);
  await page.getByRole("button", { name: "Open de pagina" }).click();
}

test("S0.20: Peter chooses one of the plans and a pay day on his phone, without anybody of us", async () => {
  const colleague = await saskia();
  await open(colleague.page, "Peter");
  const file = colleague.page.url();
  const link = await giveLink(colleague.page);

  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "nl-NL", hasTouch: true });
  const page = await context.newPage();
  await page.goto(link);
  // Nothing about anybody stands on the door.
  await page.getByText("Deze pagina is voor één huurder").waitFor();
  const door = await page.locator("main").innerText();
  assert.doesNotMatch(door, /Peter|Verhagen|€|Noordkade/);
  await enter(page, link, "9999 ZZ");
  await page.getByText("Dit is niet de postcode van de woning.").first().waitFor();
  await enter(page, link, "1891ac");
  await page.getByRole("heading", { name: "Dag Peter" }).waitFor();
  await page.getByText("€ 1.484,36").first().waitFor();
  // What both sides took on stands there as it does at our desk (S1.28).
  await page.locator("#afspraken, section", { hasText: "Wat we afspraken" }).getByText("Noor komt langs om 16.30 uur").first().waitFor();

  const choose = page.getByRole("link", { name: "Zelf een betaalplan kiezen" });
  await follow(page, choose);
  // Too low for twelve months: it says what fits, and a person may look along.
  await page.getByLabel("Hoeveel per maand, naast de huur?").fill("40");
  await page.getByLabel("Op welke dag van de maand?").fill("25");
  await page.getByRole("button", { name: "Laat de plannen zien" }).click();
  await page.getByText("Vanaf € 124,00 per maand past het.").first().waitFor();
  await page.getByRole("button", { name: "Vraag iemand om mee te kijken" }).waitFor();
  await page.getByLabel("Hoeveel per maand, naast de huur?").fill("175");
  await page.getByRole("button", { name: "Laat de plannen zien" }).click();
  const plans = page.locator("input[name=keuze]");
  await plans.first().waitFor({ state: "attached" });
  assert.ok((await plans.count()) >= 2, "at least two plans");
  assert.equal(await page.locator("main input[type=radio]:checked").count(), 0, "none is chosen beforehand");
  // Nothing chosen: it says what is missing, and nothing is lost.
  await page.getByRole("button", { name: "Kies dit plan" }).click();
  await page.getByText("Kies een van de plannen.").first().waitFor();
  assert.equal(await page.getByLabel("Hoeveel per maand, naast de huur?").inputValue(), "175");
  await page.getByText("Lager en langer").click();
  await page.getByText("Ikzelf").click();
  await page.getByText("Ik zet de betaling klaar bij mijn bank.").click();
  await page.getByRole("button", { name: "Kies dit plan" }).click();
  await page.getByText("Het plan staat.").waitFor();
  await page.getByText("0 van de 12 betalingen gedaan.").waitFor();
  await page.getByText("€ 123,70 op wo 25 nov", { exact: false }).waitFor();

  await colleague.page.goto(file);
  await colleague.page.getByText("Koos zelf een betaalplan op de eigen pagina").first().waitFor();
  await colleague.page.getByText("Opgelost rond oktober 2027").first().waitFor();
  await page.getByRole("button", { name: "Draai het plan terug" }).click();
  await page.getByText("Het plan is teruggedraaid.").waitFor();
  await page.getByRole("link", { name: "Zelf een betaalplan kiezen" }).waitFor();

  // A colleague lets the link stop: the page that was open closes.
  await open(colleague.page, "Peter");
  await follow(colleague.page, colleague.page.getByRole("link", { name: "Eigen pagina" }));
  await colleague.page.getByRole("button", { name: "Laat de links stoppen" }).click();
  await colleague.page.getByText("De links werken niet meer.").waitFor();
  await page.goto(link);
  await page.getByRole("heading", { name: "Deze link werkt niet meer" }).waitFor();
  await context.close();
  await colleague.context.close();
});

test("S0.20: a question, and what we send; while help with debts runs nothing is agreed beside it", async () => {
  const colleague = await saskia();
  await open(colleague.page, "Mehmet");
  const file = colleague.page.url();
  const link = await giveLink(colleague.page);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "nl-NL", hasTouch: true });
  const page = await context.newPage();
  await enter(page, link, "1892 AB");
  await page.getByText("Er loopt hulp bij de rekeningen.").waitFor();
  assert.equal(await page.getByRole("link", { name: "Zelf een betaalplan kiezen" }).count(), 0);
  await page.getByText("Bel mij", { exact: true }).click();
  await page.getByLabel("In eigen woorden").fill("Mijn nummer is 123456782");
  await page.getByRole("button", { name: "Stuur" }).click();
  await page.getByText("lijkt op een burgerservicenummer", { exact: false }).or(page.getByText("op een burgerservicenummer lijkt", { exact: false })).first().waitFor();
  await page.getByLabel("In eigen woorden").fill("Liefst na vier uur");
  await page.getByRole("button", { name: "Stuur" }).click();
  await page.getByText("Dank voor het bericht.").waitFor();
  await page.getByText("Wat wij sturen").click();
  await page.locator("fieldset", { hasText: "Een vraag hoe het gaat" }).getByText("Nee, liever niet").click();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await page.getByText("Genoteerd.").waitFor();
  await colleague.page.goto(file);
  await colleague.page.getByText("Vraagt op de eigen pagina om gebeld te worden. “Liefst na vier uur”").first().waitFor();
  await context.close();
  await colleague.context.close();
});

test("the door, the page, the plans and the colleague's page pass every check", async () => {
  const colleague = await saskia();
  await open(colleague.page, "Dennis");
  const link = await giveLink(colleague.page);
  const given = colleague.page.url();
  const arrive = (/** @type {import("playwright-core").Page} */ page) => enter(page, link, "1893AB").then(() => page.locator("#huur").waitFor());
  const faults = [
    ...(await checkPage(browser, "eigen-deur", (page) => page.goto(link).then(() => undefined))),
    ...(await checkPage(browser, "eigen-pagina", arrive)),
    ...(await checkPage(browser, "eigen-plan", async (page) => {
      await arrive(page);
      await follow(page, page.getByRole("link", { name: "Zelf een betaalplan kiezen" }));
      await page.getByLabel("Hoeveel per maand, naast de huur?").fill("250");
      await page.getByLabel("Op welke dag van de maand?").fill("5");
      await page.getByRole("button", { name: "Laat de plannen zien" }).click();
      await page.locator("#plannen").waitFor();
    })),
    ...(await checkPage(browser, "eigen-link", (page) => page.goto(given).then(() => undefined), { storageState: await colleague.context.storageState() })),
    ...(await checkPage(browser, "eigen-weg", (page) => page.goto(`${server.address}/k/1-0000-0000-0000`).then(() => undefined), { status: [404] })),
  ];
  assert.deepEqual(faults, []);
  await colleague.context.close();
});

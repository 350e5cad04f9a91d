// What could help: on a tenant's page, in the association's toolbox, and a note that could better say something otherwise.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkPage, openBrowser, startServer } from "../browser.js";

const built = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../target", import.meta.url));
const program = process.env.KEUKENTAFEL ?? `${built}/debug/keukentafel`;
const data = mkdtempSync(join(tmpdir(), "maatregelen-"));
const PHONE = { viewport: { width: 390, height: 844 }, locale: "nl-NL", hasTouch: true, isMobile: true };

/** @type {Awaited<ReturnType<typeof startServer>>} */ let server;
/** @type {import("playwright-core").Browser} */ let browser;
/** @type {any} */ let noor;
/** @type {any} */ let maarten;
/** @type {string} */ let peter;

/** @param {string} name */
async function logIn(name) {
  const context = await browser.newContext({ locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${server.address}/inloggen`);
  await page.getByLabel("Gebruikersnaam").fill(name);
  await page.getByLabel("Wachtwoord", { exact: true }).fill("keukentafel");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/inloggen"));
  return context;
}

/** @param {string} name @param {(page: import("playwright-core").Page) => Promise<void>} arrive @param {any} who */
async function readable(name, arrive, who) {
  const faults = await checkPage(browser, name, arrive, { storageState: who, status: [422] });
  assert.equal(faults.join("\n"), "", name);
}

/** @param {import("playwright-core").Page} page */
async function openFolds(page) {
  for (const fold of await page.locator("main summary").all()) if (await fold.isVisible()) await fold.click();
}

before(async () => {
  server = await startServer([program, "demo", "--tenancies", "12", "--data", data, "--listen", "127.0.0.1:0"]);
  browser = await openBrowser();
  const context = await logIn("noor");
  noor = await context.storageState();
  const page = await context.newPage();
  await page.goto(`${server.address}/zoeken?q=Verhagen`);
  const href = await page.locator("main").getByRole("link", { name: "Peter Verhagen" }).first().getAttribute("href");
  peter = (href ?? "").split("?")[0];
  await context.close();
  const other = await logIn("maarten");
  maarten = await other.storageState();
  await other.close();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

test("with a thumb, without JavaScript: what was told changes what is offered; what is chosen stands there and leads on", async () => {
  const context = await browser.newContext({ ...PHONE, storageState: noor, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.address + peter);
  const panel = page.locator("#helpen");
  assert.equal(await panel.locator("input[name=maatregel]:checked").count(), 0, "none is chosen beforehand");
  assert.equal(await panel.getByText("Pauze", { exact: true }).count(), 0);
  await panel.getByText("Is er verteld waardoor betalen lastig werd?").tap();
  await panel.locator("label.kt-tile", { hasText: "Een uitkering of toeslag komt later" }).tap();
  await panel.locator("label.kt-tile", { hasText: "de huurder zelf" }).tap();
  await panel.getByRole("button", { name: "Schrijf op" }).tap();
  await page.getByText("Opgeschreven. Wat kan helpen, past zich aan.").waitFor();
  await panel.getByText("Het geld komt nog: rust tot het er is.").waitFor();
  await panel.locator("label.kt-tile", { hasText: "rust tot het er is" }).tap();
  await panel.getByRole("button", { name: "Dit kiezen we" }).tap();
  await page.getByText("Opgeschreven: Pauze.").waitFor();
  await page.getByRole("link", { name: "Ga verder en spreek het af" }).tap();
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.ok(page.url().endsWith("/pauze"));
  await context.close();
  await readable("huurder-maatregelen", async (page) => {
    await page.goto(`${server.address}${peter}?klaar=maatregel`);
    await openFolds(page);
  }, noor);
});

test("the toolbox is readable for everyone; an own measure is added, a wrong one says which field", async () => {
  await readable("maatregelen", async (page) => {
    await page.goto(`${server.address}/beheer/maatregelen`);
    await openFolds(page);
  }, maarten);
  await readable("beheer-manager", async (page) => void (await page.goto(`${server.address}/beheer`)), maarten);
  await readable("maatregel-fout", async (page) => {
    await page.goto(`${server.address}/beheer/maatregelen/eigen`);
    await page.getByLabel("Korte code").fill("M3");
    await page.getByRole("button", { name: "Bewaar" }).click();
    await page.locator(":focus", { hasText: /Een code heeft/ }).waitFor();
  }, maarten);
  const context = await browser.newContext({ locale: "nl-NL", storageState: maarten });
  const page = await context.newPage();
  await page.goto(`${server.address}/beheer/maatregelen/eigen`);
  for (const [label, words] of [["Korte code", "L1"], ["Hoe heet het?", "Klusruil"], ["Wat is het?", "Samen klussen in de buurt."], ["Wie beslist?", "de huurder"], ["Waar komt het vandaan?", "buurthuis"], ["Naam in het Engels", "Chore swap"], ["Wat het is, in het Engels", "Odd jobs together."]]) {
    await page.getByLabel(label, { exact: true }).fill(words);
  }
  await page.locator("label.kt-tile", { hasText: "Oplossen" }).click();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await page.getByRole("link", { name: "Vul dit in." }).waitFor();
  assert.equal(await page.getByLabel("Korte code").inputValue(), "L1");
  await page.locator("#feit-0").selectOption("stopped");
  await page.locator("#regel-0").fill("Er komt geen huur binnen: samen iets doen geeft lucht.");
  await page.locator("#line-0").fill("No rent comes in.");
  await page.locator("#feit-1").selectOption("past_due");
  await page.locator("#regel-1").fill("Er staat iets open: samen iets doen geeft lucht.");
  await page.locator("#line-1").fill("Something is open.");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await page.getByText("De maatregel is bewaard en doet meteen mee.").waitFor();
  await page.getByText("van onszelf").waitFor();
  assert.match(await page.locator("#gebruik").innerText(), /minder dan 10/);
  await context.close();
  const other = await browser.newContext({ locale: "nl-NL", storageState: noor });
  const visit = await other.newPage();
  await visit.goto(server.address + peter);
  await visit.locator("#helpen").getByText("Klusruil").first().waitFor();
  await other.close();
});

test("T12: a note about a holiday gets a hint while one writes and on the page; left with a reason it is kept, a BSN never", async () => {
  const context = await browser.newContext({ locale: "nl-NL", storageState: noor });
  const page = await context.newPage();
  await page.goto(`${server.address}${peter}/verhaal`);
  await page.getByLabel("Wat is er verteld?").fill("Maar wel op vakantie geweest.");
  await page.locator("[data-guard-hints]").getByText("“vakantie” klinkt als een oordeel").waitFor();
  await page.getByLabel("Wat is er verteld?").fill("Wacht op het vakantiegeld.");
  await page.locator("[data-guard-hints]").getByText("klinkt als").waitFor({ state: "detached" });
  await context.close();
  const plain = await browser.newContext({ ...PHONE, storageState: noor, javaScriptEnabled: false });
  const phone = await plain.newPage();
  await phone.goto(`${server.address}${peter}/verhaal`);
  const send = () => phone.getByRole("button", { name: "Verhaal bewaren" }).tap();
  await phone.getByLabel("Wat is er verteld?").fill("Is ziek geweest.");
  await send();
  await phone.getByText("“ziek” gaat over gezondheid.").first().waitFor();
  assert.equal(await phone.getByLabel("Wat is er verteld?").inputValue(), "Is ziek geweest.");
  await phone.getByLabel("Laat je het toch zo staan? Waarom?").fill("De huurder vroeg erom.");
  await phone.getByLabel("Wat is er verteld?").fill("Is ziek geweest. bsn 123456782");
  await send();
  await phone.getByRole("link", { name: /BSN|burgerservicenummer/ }).waitFor();
  await phone.getByLabel("Wat is er verteld?").fill("Is ziek geweest.");
  await send();
  await phone.getByText("Bewaard.").first().waitFor();
  await plain.close();
  await readable("notitie-hint", async (page) => {
    await page.goto(`${server.address}${peter}/verhaal`);
    await page.getByLabel("Wat is er verteld?").fill("Is ziek geweest, zag ik op Facebook.");
    await page.getByRole("button", { name: "Verhaal bewaren" }).click();
    await page.getByLabel("Laat je het toch zo staan? Waarom?").waitFor();
    assert.match(await page.locator("#woorden-error").innerText(), /ziek.*Facebook/s);
  }, noor);
});

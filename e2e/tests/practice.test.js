// The practice room on a phone: with a thumb, without JavaScript, to the mirror; nothing is kept.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkPage, openBrowser, startServer } from "../browser.js";

const built = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../target", import.meta.url));
const program = process.env.KEUKENTAFEL ?? `${built}/debug/keukentafel`;
const data = mkdtempSync(join(tmpdir(), "oefenen-"));
const own = join(data, "scenes");

/** A scene of the association's own. */
const BALIE = `key = "balie"
title = "Aan onze balie"
place = "Maandag, negen uur"
know = "Er staat iemand met een brief."
unknown = "De brief is van de buren."
mirror = "Las je eerst, of vroeg je eerst?"
[[node]]
id = "a"
told = "Een mevrouw legt een brief neer."
[[node.choice]]
say = "Wat is er gebeurd?"
answer = "“Ik snap deze brief niet.”"
trust = 1
end = "Jullie lezen samen."
good = true
[[node.choice]]
say = "Naam en adres?"
answer = "Ze pakt de brief weer op."
tension = 1
end = "Ze komt niet terug."
`;

/** @type {Awaited<ReturnType<typeof startServer>>} */ let server;
/** @type {import("playwright-core").Browser} */ let browser;
/** @type {any} */ let noor;

before(async () => {
  mkdirSync(own);
  writeFileSync(join(own, "balie.toml"), BALIE);
  server = await startServer([program, "demo", "--tenancies", "12", "--data", data, "--listen", "127.0.0.1:0", "--practice", own]);
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

test("S0.24, S0.16: scenes and tips speak English to who reads English, and a scene of our own is played as it was written", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-GB", storageState: noor });
  const page = await context.newPage();
  await context.addCookies([{ name: "taal", value: "en", url: server.address }]);
  await page.goto(`${server.address}/oefenen`);
  await page.getByRole("link", { name: /Begin.*Henk/ }).click();
  await page.getByText("Henk opens and says nothing.").waitFor();
  for (const say of ["Mr De Boer, my condolences.", "I understand exactly", "Would you like somebody", "We need not decide"]) {
    await page.getByRole("link", { name: say }).click();
  }
  await page.getByText("Empathy feels its way into the other").waitFor();
  await page.goto(`${server.address}/oefenen/fasen`);
  await page.getByRole("heading", { name: "In doubt" }).waitFor();
  await page.goto(`${server.address}/oefenen`);
  await page.getByRole("link", { name: /Begin.*Aan onze balie/ }).click();
  await page.getByRole("link", { name: "Wat is er gebeurd?" }).click();
  await page.getByText("Las je eerst, of vroeg je eerst?").waitFor();
  assert.equal(await page.getByText("Las je eerst").getAttribute("lang"), "nl");
  await page.goto(`${server.address}/bezoek/#oefenen/balie`);
  await page.getByText("Een mevrouw legt een brief neer.").waitFor();
  await context.close();
});

test("S0.8: the same sentence with two appearances, played to its mirror", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "nl-NL", storageState: noor, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/oefenen/eerste-indruk`);
  await page.getByRole("link", { name: "In pak, een dikke map" }).click();
  await page.getByText("Moeten wij eruit?").waitFor();
  await page.getByText("Spanning: hoger (2)").waitFor();
  await page.goto(`${server.address}/oefenen/eerste-indruk`);
  await page.getByRole("link", { name: "In je gewone jas" }).click();
  await page.getByText("Waar gaat het over?").waitFor();
  await page.getByRole("link", { name: "Komt het uit, of ben ik net te vroeg?" }).click();
  await page.getByRole("link", { name: "Zal ik donderdag terugkomen" }).click();
  await page.getByText("Een eerste indruk is er in een tel").waitFor();
  await context.close();
});

test("the practice room is readable for everyone", async () => {
  for (const [name, path] of [["oefenen", "/oefenen"], ["oefenen-scene", "/oefenen/sanne?pad=1.0"], ["oefenen-spiegel", "/oefenen/henk?pad=0.1.1.0"]]) {
    const faults = await checkPage(browser, name, async (page) => void (await page.goto(server.address + path)), { storageState: noor });
    assert.equal(faults.join("\n"), "", name);
  }
});

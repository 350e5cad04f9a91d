// A worry from the neighbourhood: a caretaker finds an address, passes on one line, and reads what was done with it (S4.12).
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { checkPage, openBrowser, startServer } from "../browser.js";

const data = mkdtempSync(join(tmpdir(), "zorgen-"));
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

/** @param {string} name @param {string} arrives */
async function logIn(name, arrives) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "nl-NL", hasTouch: true });
  const page = await context.newPage();
  await page.goto(`${server.address}/vandaag`);
  await page.getByLabel("Gebruikersnaam").fill(name);
  await page.getByLabel("Wachtwoord", { exact: true }).fill("keukentafel");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await page.waitForURL(arrives);
  return { context, page };
}

test("S4.12: a caretaker passes on a worry on the phone, a colleague answers, and the caretaker reads it", async () => {
  const bas = await logIn("bas", "**/zorgen");
  const { page } = bas;
  assert.equal(await page.locator(".kt-nav a").count(), 1, "one place in the menu");
  await page.getByLabel("Om welk adres gaat het?").fill("Spoorzicht 77");
  await page.getByRole("button", { name: "Zoek het adres" }).click();
  const home = page.locator("#gevonden a", { hasText: "Spoorzicht 77" });
  await home.waitFor();
  assert.equal(await page.getByText("Dennis").count(), 0, "no names");
  await home.click();
  // A hint stands there while one writes about health; neutral words take it away.
  const line = page.getByLabel("Wat zie je?");
  await line.fill("Hij lijkt depressief");
  await page.getByRole("button", { name: "Geef door" }).click();
  await page.getByText("Kies of de huurder het weet.").first().waitFor();
  await page.getByLabel("Laat je het toch zo staan? Waarom?").waitFor();
  await line.fill("De brievenbus zit al een week vol");
  await page.getByText("Nee, dat heb ik niet gevraagd").click();
  const form = page.url();
  const state = await bas.context.storageState();
  await page.getByRole("button", { name: "Geef door" }).click();
  await page.getByText("Doorgegeven. Een collega ziet het meteen.").waitFor();
  await page.getByText("Nog niemand heeft geantwoord.").waitFor();

  const noor = await logIn("noor", "**/vandaag");
  await noor.page.getByText("Bas Vermeer maakt zich zorgen").first().waitFor();
  assert.equal(await noor.page.getByText("brievenbus zit al een week vol").count(), 0);
  await noor.page.getByRole("link", { name: "Dennis Smit" }).first().click();
  await noor.page.getByText("Bel Bas Vermeer en hoor wat er is.").waitFor();
  assert.equal(await noor.page.getByText("brievenbus zit al een week vol").count(), 0);
  const tenant = noor.page.url();
  const faults = await checkPage(browser, "zorg-huurder", (other) => other.goto(tenant).then(() => undefined), { storageState: await noor.context.storageState() });
  assert.equal(faults.join("\n"), "");
  await noor.page.getByText("Ik ga langs of bel").click();
  await noor.page.getByLabel("Eén regel erbij").fill("Ik ga morgen langs.");
  await noor.page.getByRole("button", { name: "Laat het weten" }).click();
  await noor.page.getByText("Bas Vermeer leest je antwoord.").waitFor();
  await noor.context.close();

  await page.goto(`${server.address}/zorgen`);
  await page.getByText("Noor Willems gaat langs of belt.").waitFor();
  await page.getByText("Ik ga morgen langs.").waitFor();
  for (const [name, address] of [["zorgen", `${server.address}/zorgen?q=Spoorzicht`], ["zorg-doorgeven", form]]) {
    const look = await checkPage(browser, name, (other) => other.goto(address).then(() => undefined), { storageState: state });
    assert.equal(look.join("\n"), "");
  }
  await bas.context.close();
});

// Today's list and the tenant's page over the demo association, as people meet them.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { checkPage, openBrowser, startServer } from "../browser.js";

const data = mkdtempSync(join(tmpdir(), "keukentafel-e2e-"));
const demo = ["demo", "--tenancies", "200", "--data", data, "--listen", "127.0.0.1:0"];
const command = process.env.KEUKENTAFEL ? [process.env.KEUKENTAFEL, ...demo] : ["cargo", "run", "--quiet", "-p", "keukentafel", "--", ...demo];

/** @type {Awaited<ReturnType<typeof startServer>>} */ let server;
/** @type {import("playwright-core").Browser} */ let browser;
/** @type {any} */ let loggedIn;

/** @param {import("playwright-core").Page} page @param {string} name */
async function logIn(page, name) {
  await page.goto(`${server.address}/vandaag`);
  await page.getByLabel("Gebruikersnaam").fill(name);
  await page.getByLabel("Wachtwoord", { exact: true }).fill("keukentafel");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await page.waitForURL("**/vandaag");
}

/** A colleague who is logged in. @param {string} name */
async function stateOf(name) {
  const context = await browser.newContext({ locale: "nl-NL" });
  await logIn(await context.newPage(), name);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Finds a tenant by searching. @param {import("playwright-core").Page} page @param {string} query @param {string} name */
async function find(page, query, name) {
  await page.goto(`${server.address}/zoeken?q=${encodeURIComponent(query)}`);
  await page.getByRole("link", { name }).first().click();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

before(async () => {
  server = await startServer(command);
  browser = await openBrowser();
  loggedIn = await stateOf("noor");
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

test("today's list is readable for everyone and holds no amount (S4.35)", async () => {
  const faults = await checkPage(browser, "lijst", async (page) => {
    await page.goto(`${server.address}/vandaag`);
    assert.ok(!(await page.locator("main").innerText()).includes("€"));
  }, { storageState: loggedIn });
  assert.equal(faults.join("\n"), "");
});

test("the work stock shows where each case is, without an amount (S4.29)", async () => {
  const faults = await checkPage(browser, "werkvoorraad", async (page) => {
    await page.goto(`${server.address}/werkvoorraad`);
    await page.getByRole("link", { name: "De gemeente weet het, of de huurder wil dat niet" }).click();
    await page.locator("#zaken").waitFor();
    assert.ok(!(await page.locator("main").innerText()).includes("€"));
  }, { storageState: loggedIn });
  assert.equal(faults.join("\n"), "");
});

for (const [name, query, person] of [
  ["t01", "DL100001", "Peter"], ["t02", "DL100002", "Fatima"], ["t03", "DL100003", "Henk"],
  ["t05", "DL100005", "Mehmet"], ["t06", "DL100006", "Anita"], ["t10", "DL100010", "Dennis"], ["t11", "DL100011", "Maria"], ["t12", "DL100012", "Tom"],
]) {
  test(`the page of ${person} is readable for everyone`, async () => {
    const faults = await checkPage(browser, `huurder-${name}`, (page) => find(page, query, person), { storageState: loggedIn });
    assert.equal(faults.join("\n"), "");
  });
}

for (const [name, part, form] of [
  ["pauze", "/pauze", {}], ["gedaan", "/gedaan", {}], ["plan", "/plan", { bedrag: "123,70" }],
  ["over", "/plan", { bedrag: "123,70", "over-netto": "1419,46", "over-leven": "600", "over-jaar": "17000" }],
  ["uitstel", "/uitstel", {}], ["ook-zo", "/ook-zo", {}], ["betaler", "/betaler", {}],
]) {
  test(`the form of a ${name} is readable for everyone, also worked out`, async () => {
    const faults = await checkPage(browser, `form-${name}`, async (page) => {
      await find(page, "DL100001", "Peter");
      await page.goto(new URL(page.url()).origin + new URL(page.url()).pathname + part);
      if ("over-netto" in form) {
        await page.getByText("Wat blijft er over om van te leven?").click();
        await page.selectOption('[name="over-wie"]', "single");
      }
      for (const [field, value] of Object.entries(form)) await page.fill(`[name="${field}"]`, value);
      if ("over-netto" in form) {
        await page.click("button[value=over]");
        await page.locator("#over").waitFor();
      } else if ("bedrag" in form) {
        await page.click("button[value=reken]");
        await page.locator("#naast-elkaar").waitFor();
      }
    }, { storageState: loggedIn });
    assert.equal(faults.join("\n"), "");
  });
}

test("the form to waive and the register are readable for everyone (S4.33)", async () => {
  const manager = await stateOf("maarten");
  const form = await checkPage(browser, "form-kwijtschelden", async (page) => {
    await find(page, "DL100007", "Precious");
    await page.locator("#kwijtschelding").getByRole("link", { name: "Kwijtschelding voorstellen" }).click();
    await page.getByLabel("Hoeveel?").waitFor();
  }, { storageState: manager });
  assert.equal(form.join("\n"), "");
  const register = await checkPage(browser, "kwijtscheldingen", async (page) => { await page.goto(`${server.address}/kwijtscheldingen`); }, { storageState: manager });
  assert.equal(register.join("\n"), "");
});

test("a lower rent is asked, waits for who may decide, and is read apart from the list rent (S4.8)", async () => {
  const officer = await stateOf("saskia");
  const asked = await checkPage(browser, "form-lagere-huur", async (page) => {
    await find(page, "DL100002", "Fatima");
    await page.locator("#lagere-huur").getByRole("link", { name: "Lagere huur voor een tijd" }).click();
    await page.getByLabel("Hoeveel maanden?").waitFor();
  }, { storageState: officer });
  assert.equal(asked.join("\n"), "");
  const context = await browser.newContext({ storageState: officer, locale: "nl-NL" });
  const page = await context.newPage();
  await find(page, "DL100002", "Fatima");
  const tenant = new URL(page.url()).pathname;
  await page.goto(`${server.address}${tenant}/lagere-huur`);
  await page.getByRole("button", { name: "Verzoek bewaren" }).click();
  await page.getByText("Schrijf wat de huurder vroeg.").first().waitFor();
  await page.getByLabel("Wat schreef de huurder?").fill("Mijn uren zijn minder.");
  await page.getByLabel("Hoeveel lager per maand?").fill("150");
  await page.getByLabel("Hoeveel maanden?").fill("6");
  await page.getByLabel("Dit is een zelfstandige woning").check();
  await page.getByRole("button", { name: "Verzoek bewaren" }).click();
  await page.getByText("Wacht op een teamleider.").waitFor();
  await context.close();
  const decide = await checkPage(browser, "form-lagere-huur-beslissen", async (shown) => {
    await shown.goto(`${server.address}${tenant}`);
    await shown.getByRole("link", { name: "Beslissen over dit verzoek" }).click();
    await shown.getByText("Wat besluit je?").waitFor();
  }, { storageState: officer });
  assert.equal(decide.join("\n"), "");
  const earlier = await checkPage(browser, "form-lagere-huur-eerder", async (shown) => {
    await find(shown, "DL100006", "Anita");
    await shown.getByRole("link", { name: "Eerder laten stoppen" }).click();
    await shown.getByLabel("Wat is de laatste maand?").waitFor();
  }, { storageState: officer });
  assert.equal(earlier.join("\n"), "");
});

test("from any case a waiver proposal is at most three taps away, on a phone (S4.33)", async () => {
  const officer = await stateOf("saskia");
  for (const [query, person] of [["DL100001", "Peter"], ["DL100007", "Precious"], ["DL100010", "Dennis"]]) {
    const context = await browser.newContext({ storageState: officer, locale: "nl-NL", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    let taps = 0;
    /** @param {import("playwright-core").Locator} what */
    const tap = async (what) => { taps += 1; await what.tap(); };
    await page.goto(`${server.address}/zoeken?q=${query}`);
    await tap(page.getByRole("link", { name: person }).first());
    await page.getByRole("heading", { level: 1 }).waitFor();
    await tap(page.locator("#kwijtschelding").getByRole("link", { name: "Kwijtschelding voorstellen" }));
    await page.getByLabel("Hoeveel?").waitFor();
    await page.getByText("zelf beslissen").waitFor();
    assert.ok(taps <= 3, `${person}: ${taps}`);
    await context.close();
  }
});

test("a spared increase is asked and read on the page (S4.7)", async () => {
  const officer = await stateOf("saskia");
  const asked = await checkPage(browser, "form-huurverhoging", async (page) => {
    await find(page, "DL100001", "Peter");
    await page.locator("#huurverhoging").getByRole("link", { name: "Huurverhoging overslaan" }).click();
    await page.getByLabel("De huur erna").waitFor();
  }, { storageState: officer });
  assert.equal(asked.join("\n"), "");
  const context = await browser.newContext({ storageState: officer, locale: "nl-NL" });
  const page = await context.newPage();
  await find(page, "DL100001", "Peter");
  const tenant = new URL(page.url()).pathname;
  await page.goto(`${server.address}${tenant}/huurverhoging`);
  await page.getByRole("button", { name: "Verzoek bewaren" }).click();
  await page.getByText("Wacht op een teamleider.").waitFor();
  await context.close();
  const decide = await checkPage(browser, "form-huurverhoging-beslissen", async (shown) => {
    await shown.goto(`${server.address}${tenant}`);
    await shown.locator("#huurverhoging").getByRole("link", { name: "Beslissen over dit verzoek" }).click();
    await shown.getByText("Wat besluit je?").waitFor();
  }, { storageState: officer });
  assert.equal(decide.join("\n"), "");
});

test("the amount is visible without scrolling on a desktop, and not first (S0.4)", async () => {
  const context = await browser.newContext({ storageState: loggedIn, locale: "nl-NL", viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await find(page, "DL100001", "Peter");
  const amount = await page.locator("#open .kt-large").boundingBox();
  const person = await page.locator("h1").boundingBox();
  assert.ok(amount && person && amount.y + amount.height < 900 && person.y < amount.y, JSON.stringify({ amount, person }));
  await context.close();
});

test("the forms are readable for everyone, also when something is not right yet", async () => {
  const form = await checkPage(browser, "contact", async (page) => {
    await find(page, "DL100001", "Peter");
    await page.locator(".kt-person").getByRole("link", { name: "Contact vastleggen" }).click();
    await page.getByText("Meer vastleggen").click();
    await page.getByText("Afspraak 1").click();
  }, { storageState: loggedIn });
  assert.equal(form.join("\n"), "");
  const wrong = await checkPage(browser, "contact-fout", async (page) => {
    await find(page, "DL100001", "Peter");
    await page.locator(".kt-person").getByRole("link", { name: "Contact vastleggen" }).click();
    await page.getByRole("button", { name: "Vastleggen" }).click();
    await page.locator(":focus", { hasText: /Er kloppen nog 2 dingen niet/ }).waitFor();
  }, { storageState: loggedIn, status: [422] });
  assert.equal(wrong.join("\n"), "");
});

test("by keyboard alone: from the list to a recorded contact (S1.27)", async () => {
  const context = await browser.newContext({ storageState: loggedIn, locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${server.address}/vandaag`);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/huurders/*");
  await page.locator(".kt-person").getByRole("link", { name: "Contact vastleggen" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/contact");
  await page.getByRole("radio", { name: "Contact gelegd" }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("radio", { name: "Over een week" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await page.getByText("blijft het stil").waitFor();
  await context.close();
});

test("without JavaScript on a phone: search, record an intention, something else, English", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "nl-NL", viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await logIn(page, "noor");
  await page.getByLabel("Naam, straat, postcode of kenmerk").fill("Spoorzicht 3");
  await page.getByRole("button", { name: "Zoek", exact: true }).click();
  await page.getByRole("link", { name: /Henk de Boer/ }).first().click();
  await page.getByRole("link", { name: /okt 2026/ }).click();
  await page.getByRole("row", { name: /oktober 2026/ }).first().waitFor({ state: "visible" });
  await page.locator(".kt-person").getByRole("link", { name: "Contact vastleggen" }).click();
  await page.getByText("Iets afgesproken", { exact: true }).click();
  await page.getByText("Morgen", { exact: true }).click();
  await page.getByText("Meer vastleggen").click();
  await page.getByText("Afspraak 1").click();
  await page.locator("#afspraak-1-wie").getByText("de huurder").click();
  await page.locator("input#afspraak-1-wat").fill("De map met post meenemen");
  await page.locator("input#afspraak-1-dag").fill("zo snel mogelijk");
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await page.getByText("staat als voornemen").waitFor();
  await page.goto(`${server.address}/vandaag`);
  await page.getByRole("link", { name: /Iets anders/ }).first().click();
  await page.getByRole("button", { name: "Zet weg tot die dag" }).click();
  await page.getByText("Deze regel komt terug na").waitFor();
  await page.locator(".kt-menu summary").click();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Whom will you help today?" }).waitFor();
  await context.close();
});

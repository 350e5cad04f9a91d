// The components, as people meet them. Start: npm test (the example is built first when SHOWCASE is not set).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkPage, openBrowser, startServer } from "../browser.js";

const command = process.env.SHOWCASE
  ? [process.env.SHOWCASE, "127.0.0.1:0"]
  : ["cargo", "run", "--quiet", "-p", "web", "--example", "showcase", "--", "127.0.0.1:0"];

/** @type {Awaited<ReturnType<typeof startServer>>} */ let server;
/** @type {import("playwright-core").Browser} */ let browser;
/** @type {any} */ let loggedIn;

/** @param {import("playwright-core").Page} page */
async function logIn(page) {
  await page.goto(`${server.address}/vandaag`);
  await page.getByLabel("Gebruikersnaam").fill("noor");
  await page.getByLabel("Wachtwoord", { exact: true }).fill("keukentafel");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await page.waitForURL("**/vandaag");
}

before(async () => {
  server = await startServer(command);
  browser = await openBrowser();
  const context = await browser.newContext({ locale: "nl-NL" });
  await logIn(await context.newPage());
  loggedIn = await context.storageState();
  await context.close();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const [name, path, status] of /** @type {[string, string, number[]][]} */ ([
  ["vandaag", "/vandaag", []],
  ["huurder", "/huurder", []],
  ["stroken", "/stroken", []],
  ["bank", "/bank", []],
  ["zoeken", "/zoeken", []],
  ["bestaat-niet", "/bestaat-niet", [404]],
  ["stuk", "/stuk", [500]],
])) {
  test(`${name} is readable for everyone`, async () => {
    const faults = await checkPage(browser, name, async (page) => void (await page.goto(server.address + path)), { storageState: loggedIn, status });
    assert.equal(faults.join("\n"), "");
  });
}

test("logging in says what is missing and what is wrong", async () => {
  const empty = await checkPage(browser, "inloggen-leeg", async (page) => {
    await page.goto(`${server.address}/inloggen`);
    await page.getByRole("button", { name: "Inloggen" }).click();
    await page.locator(":focus", { hasText: /Er kloppen nog 2 dingen niet/ }).waitFor();
  }, { status: [422] });
  assert.equal(empty.join("\n"), "");
  const wrong = await checkPage(browser, "inloggen-fout", async (page) => {
    await page.goto(`${server.address}/inloggen`);
    await page.getByLabel("Gebruikersnaam").fill("noor");
    await page.getByLabel("Wachtwoord", { exact: true }).fill("fout");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
  }, { status: [401] });
  assert.equal(wrong.join("\n"), "");
});

test("a form that is not right yet names each field", async () => {
  const faults = await checkPage(browser, "vastleggen-fout", async (page) => {
    await page.goto(`${server.address}/huurder`);
    await page.getByRole("button", { name: "Vastleggen" }).click();
    await page.getByRole("link", { name: "Kies hoe het ging." }).waitFor();
  }, { storageState: loggedIn });
  assert.equal(faults.join("\n"), "");
});

test("a month leads to its facts (S1.9)", async () => {
  const faults = await checkPage(browser, "maand-open", async (page) => {
    await page.goto(`${server.address}/huurder`);
    await page.getByRole("link", { name: /okt 2026: nog niet binnen/ }).click();
    const row = page.getByRole("row", { name: /oktober 2026/ });
    await row.waitFor({ state: "visible" });
    assert.match(await row.innerText(), /742,18/);
  }, { storageState: loggedIn });
  assert.equal(faults.join("\n"), "");
});

test("the keyboard alone is enough", async () => {
  const context = await browser.newContext({ storageState: loggedIn, locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${server.address}/vandaag`);
  const focused = () => page.locator(":focus").innerText();
  await page.keyboard.press("j");
  assert.equal(await focused(), "Anita en Ron van Dijk");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  assert.equal(await focused(), "Mehmet Yılmaz");
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.keyboard.press("Enter");
  await page.waitForURL("**/huurder");
  await page.getByLabel(/In zijn eigen woorden/).fill("");
  await page.getByLabel(/In zijn eigen woorden/).pressSequentially("/jk?");
  assert.equal(await page.getByLabel(/In zijn eigen woorden/).inputValue(), "/jk?");
  await page.locator("h1").click();
  await page.keyboard.press("/");
  await page.waitForURL("**/zoeken");
  await page.keyboard.press("/");
  assert.equal(await page.locator(":focus").getAttribute("name"), "q");
  await context.close();
});

test("everything reads and works without JavaScript", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "nl-NL", viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await logIn(page);
  await page.goto(`${server.address}/huurder`);
  await page.getByRole("link", { name: /okt 2026: nog niet binnen/ }).click();
  await page.getByRole("row", { name: /oktober 2026/ }).waitFor({ state: "visible" });
  await page.locator(".kt-menu summary").click();
  await page.getByRole("button", { name: "English" }).click();
  await page.locator('html[lang="en"]').waitFor();
  assert.ok(page.url().includes("/huurder"));
  await page.locator(".kt-menu summary").click();
  await page.getByRole("button", { name: "Log out" }).click();
  await page.getByText("You are logged out").waitFor();
  await page.goto(`${server.address}/huurder`);
  assert.ok(page.url().includes("/inloggen?naar=/huurder"));
  await context.close();
});

test("a script in a text does not run, and no frame holds us (R26)", async () => {
  const context = await browser.newContext({ storageState: loggedIn });
  const page = await context.newPage();
  const answer = await page.goto(`${server.address}/vandaag`);
  const policy = answer?.headers()["content-security-policy"] ?? "";
  assert.ok(policy.includes("frame-ancestors 'none'") && !policy.includes("unsafe"));
  const ran = await page.evaluate(() => new Promise((resolve) => {
    const script = document.createElement("script");
    script.textContent = "document.documentElement.dataset.ran = 'yes'";
    document.body.append(script);
    setTimeout(() => resolve(document.documentElement.dataset.ran ?? "no"), 100);
  }));
  assert.equal(ran, "no");
  await context.close();
});

// The bank and the settings over the demo association: what people see and do. Needs the built program (KEUKENTAFEL)
// or builds it. Works on a folder of its own.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { checkPage, openBrowser, startServer } from "../browser.js";

const folder = mkdtempSync(join(tmpdir(), "keukentafel-e2e-"));
const program = process.env.KEUKENTAFEL ? [process.env.KEUKENTAFEL] : ["cargo", "run", "--quiet", "-p", "keukentafel", "--"];
const demo = fileURLToPath(new URL("../../demo/de-linde/", import.meta.url));

/** @type {Awaited<ReturnType<typeof startServer>>} */ let server;
/** @type {import("playwright-core").Browser} */ let browser;
/** @type {Record<string, any>} */ const states = {};

before(async () => {
  server = await startServer([...program, "demo", "--tenancies", "60", "--data", folder, "--listen", "127.0.0.1:0"]);
  browser = await openBrowser();
  for (const login of ["saskia", "maarten", "femke", "ineke", "judith"]) {
    const context = await browser.newContext({ locale: "nl-NL" });
    const page = await context.newPage();
    await page.goto(`${server.address}/inloggen`);
    await page.getByLabel("Gebruikersnaam").fill(login);
    await page.getByLabel("Wachtwoord", { exact: true }).fill("keukentafel");
    await page.getByRole("button", { name: "Inloggen" }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/inloggen"));
    states[login] = await context.storageState();
    await context.close();
  }
  // Something waits at the desk: three payers whom nobody knows and one whose name is known.
  await withPage("saskia", {}, async (page) => {
    await send(page, [statement("onbekend.xml", [
      ["12.34", "Onbekende Betaler", "bedankt"],
      ["691.43", "T. de Wit", "huur november"],
      ["50.00", "=cmd|'/c calc'!A1", "<script>alert(1)</script> \u202eruuh"],
      ["742.18", "", "GSM REKENING 0999 ".repeat(8)],
    ])]);
    await page.getByText("4 betalingen wachten op je").waitFor();
  });
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * @param {string} login @param {any} options
 * @param {(page: import("playwright-core").Page) => Promise<void>} use
 */
async function withPage(login, options, use) {
  const context = await browser.newContext({ storageState: states[login], locale: "nl-NL", ...options });
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Writes a camt.053 file. @param {string} name @param {[string, string, string][]} entries */
function statement(name, entries) {
  const text = (/** @type {string} */ s) => s.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const sum = entries.reduce((total, [amount]) => total + Number(amount), 0).toFixed(2);
  const balance = (/** @type {string} */ kind, /** @type {string} */ amount) =>
    `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>`;
  const rows = entries.map(([amount, who, words], at) => `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
    <BookgDt><Dt>2026-11-20</Dt></BookgDt><ValDt><Dt>2026-11-20</Dt></ValDt><AcctSvcrRef>${name}${at}</AcctSvcrRef>
    <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls>
    <Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties>${who ? `<Dbtr><Pty><Nm>${text(who)}</Nm></Pty></Dbtr>` : ""}
    <DbtrAcct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></DbtrAcct></RltdPties>
    <RmtInf><Ustrd>${text(words)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`).join("");
  const path = join(folder, name);
  writeFileSync(path, `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
    <GrpHdr><MsgId>${name}</MsgId><CreDtTm>2026-11-20T06:00:00</CreDtTm></GrpHdr><Stmt><Id>${name}</Id><CreDtTm>2026-11-20T06:00:00</CreDtTm>
    <Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></Acct>${balance("OPBD", "0.00")}${balance("CLBD", sum)}${rows}</Stmt></BkToCstmrStmt></Document>`);
  return path;
}

/** @param {import("playwright-core").Page} page @param {string[]} files */
async function send(page, files) {
  await page.goto(`${server.address}/bank/bestanden`);
  await page.getByLabel("Bestanden van de bank").last().setInputFiles(files);
  await page.getByRole("button", { name: "Lees in" }).click();
}

/** @param {string} name @param {string} login @param {(page: import("playwright-core").Page) => Promise<void>} arrive @param {number} [status] */
async function readable(name, login, arrive, status = 422) {
  const faults = await checkPage(browser, name, arrive, { storageState: states[login], status: [status] });
  assert.equal(faults.join("\n"), "");
}

/** @param {string} path */
const at = (path) => async (/** @type {import("playwright-core").Page} */ page) => void (await page.goto(server.address + path));

for (const [name, login, path] of [
  ["bank-lijst", "saskia", "/bank"],
  ["bank-alleen-kijken", "maarten", "/bank"],
  ["bank-bestanden", "saskia", "/bank/bestanden"],
  ["beheer", "femke", "/beheer"],
  ["beheer-privacy", "ineke", "/beheer"],
  ["inzage", "ineke", "/beheer/inzage"],
  ["inzage-onbekend", "ineke", "/beheer/inzage?huur=XX1"],
]) {
  test(`${name} is readable for everyone`, () => readable(name, login, at(path)));
}

test("work that is not there says so, readable for everyone", () =>
  readable("bank-werk-onbekend", "saskia", at("/bank/bestanden/bezig/99999"), 404));

/** @param {import("playwright-core").Page} page */
async function toWit(page) {
  await page.goto(`${server.address}/bank`);
  await page.getByRole("link", { name: /T\. de Wit/ }).first().click();
  await page.getByRole("heading", { level: 1, name: /T\. de Wit/ }).waitFor();
}

test("a receipt, a search and the question before linking are readable for everyone", async () => {
  await readable("bank-betaling", "saskia", toWit);
  await readable("bank-zoeken", "saskia", async (page) => {
    await toWit(page);
    await page.getByLabel("Zoek de huurder").fill("wit");
    await page.keyboard.press("Enter");
    await page.getByText(/huurders? gevonden/).waitFor();
  });
  await readable("bank-niemand", "saskia", async (page) => {
    await toWit(page);
    await page.getByLabel("Zoek de huurder").fill("qqqq");
    await page.keyboard.press("Enter");
    await page.getByText("Niemand gevonden").waitFor();
  });
  await readable("bank-vraag", "saskia", async (page) => {
    await page.goto(`${server.address}/bank`);
    await page.getByRole("link", { name: /Koppel aan .*Wit/ }).first().click();
    await page.getByRole("button", { name: "Ja, koppel" }).waitFor();
  });
  await readable("bank-bsn", "saskia", async (page) => {
    await toWit(page);
    await page.getByLabel("Waarom").fill("111222333");
    await page.getByRole("button", { name: "Leg opzij" }).click();
    await page.getByText("burgerservicenummer").waitFor();
  });
});

test("two clicks link and one takes back, without JavaScript on a phone", async () => {
  await withPage("saskia", { javaScriptEnabled: false, viewport: { width: 390, height: 844 } }, async (page) => {
    await page.goto(`${server.address}/bank`);
    const before = await page.locator(".kt-card").count();
    await page.getByRole("link", { name: /Koppel aan .*Wit/ }).first().click();
    await page.getByRole("button", { name: "Ja, koppel" }).click();
    await page.getByText("De IBAN onthouden we.").waitFor();
    assert.equal(await page.locator(".kt-card").count(), before - 1);
    await page.screenshot({ path: fileURLToPath(new URL("../results/bank-gekoppeld-390-light.png", import.meta.url)), fullPage: true });
    await page.getByRole("button", { name: "Maak ongedaan" }).click();
    await page.getByText("staat weer in de lijst").waitFor();
    assert.equal(await page.locator(".kt-card").count(), before);
  });
});

test("the keyboard alone links and takes back", async () => {
  await withPage("saskia", {}, async (page) => {
    await page.goto(`${server.address}/bank`);
    await page.keyboard.press("j");
    for (let step = 0; step < 9 && !/Wit/.test(await page.locator(":focus").innerText()); step += 1) await page.keyboard.press("j");
    await page.keyboard.press("Tab");
    await page.locator(":focus", { hasText: /^Koppel aan .*Wit/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Ja, koppel" }).focus();
    await page.keyboard.press("Enter");
    const undo = page.getByRole("button", { name: "Maak ongedaan" });
    await undo.waitFor();
    await undo.focus();
    await page.keyboard.press("Enter");
    await page.getByText("staat weer in de lijst").waitFor();
  });
});

test("words of a payer do nothing", async () => {
  await withPage("saskia", {}, async (page) => {
    page.on("dialog", () => assert.fail("a script of a payer ran"));
    await page.goto(`${server.address}/bank`);
    await page.getByText("<script>alert(1)</script>").waitFor();
    await page.getByText("=cmd|'/c calc'!A1").first().waitFor();
  });
});

test("files come in with progress and end with what to do next", async () => {
  await readable("bank-ingelezen", "saskia", async (page) => {
    const name = `extra-${Math.random().toString(36).slice(2)}.xml`;
    const broken = join(folder, "stuk.xml");
    writeFileSync(broken, "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>");
    await send(page, [statement(name, [["7.77", `Nieuw ${name}`, "hallo"]]), join(folder, "onbekend.xml"), broken]);
    await page.getByText("1 betaling wacht op je").waitFor();
    await page.getByText("Dit bestand was al binnen").waitFor();
    await page.getByText("Er is niets geboekt").waitFor();
  });
  await withPage("saskia", { javaScriptEnabled: false }, async (page) => {
    await send(page, [statement("zonder-script.xml", [["8.88", "Zonder Script", "hallo"]])]);
    for (let tries = 0; tries < 20 && (await page.getByText("1 betaling wacht op je").count()) === 0; tries += 1) {
      const again = page.getByRole("link", { name: "Kijk hoe ver het is" });
      if (await again.count()) await again.click();
      else await page.reload();
    }
    await page.getByRole("link", { name: "Ga naar de betalingen" }).click();
    await page.getByText("Zonder Script").first().waitFor();
  });
});

test("association data is refused with its places, and comes in when it is right", async () => {
  const names = ["dwellings", "people", "tenancies", "members", "rent", "due_days", "ibans", "bookings"];
  const files = names.map((name) => join(demo, `${name}.csv`));
  await readable("beheer-geweigerd", "femke", async (page) => {
    await page.goto(`${server.address}/beheer`);
    await page.getByLabel("Bestanden").setInputFiles(files.filter((path) => !path.endsWith("people.csv")));
    await page.getByRole("button", { name: "Lees in" }).click();
    await page.getByText("Er is niets veranderd").waitFor();
  });
  await readable("beheer-ingelezen", "femke", async (page) => {
    await page.goto(`${server.address}/beheer`);
    await page.getByLabel("Bestanden").setInputFiles(files);
    await page.getByRole("button", { name: "Lees in" }).click();
    await page.getByText("12 huurcontracten").waitFor();
  });
});

test("the list can be made again, and the pages speak English", async () => {
  await readable("beheer-nacht", "judith", async (page) => {
    await page.goto(`${server.address}/beheer`);
    await page.getByRole("button", { name: "Werk de lijst bij" }).click();
    await page.getByText("De lijst van vandaag klopt weer").waitFor();
  });
  const english = structuredClone(states.saskia);
  english.cookies.push({ ...english.cookies[0], name: "taal", value: "en" });
  const faults = await checkPage(browser, "bank-engels", at("/bank"), { storageState: english });
  assert.equal(faults.join("\n"), "");
});

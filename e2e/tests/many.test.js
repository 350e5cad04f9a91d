// A long list and people who left: an association of its own with 120 tenancies whose rent of November did not come,
// and one that ended with something still open.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { checkPage, follow, openBrowser, startServer } from "../browser.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "keukentafel-e2e-"));
const [program, ...first] = process.env.KEUKENTAFEL ? [process.env.KEUKENTAFEL] : ["cargo", "run", "--quiet", "-p", "keukentafel", "--"];
const always = ["--database", `sqlite:${join(folder, "kt.db")}`, "--association", "De Wilg", "--today", "2026-11-21"];
const MANY = 120;
const PAGE = 50;

/** @type {Awaited<ReturnType<typeof startServer>>} */ let server;
/** @type {import("playwright-core").Browser} */ let browser;
/** @type {any} */ let loggedIn;

/** @param {string[]} words @param {string} [input] */
function run(words, input) {
  const done = spawnSync(program, [...first, ...words, ...always], { cwd: root, encoding: "utf8", input });
  assert.equal(done.status, 0, `${words.join(" ")}: ${done.stdout}${done.stderr}`);
}

/** Number 0 left in August with two months open; the others live here and miss their first rent. */
function writeAssociation() {
  const data = join(folder, "data");
  mkdirSync(data);
  /** @param {string} name @param {string} head @param {string[]} rows */
  const table = (name, head, rows) => writeFileSync(join(data, `${name}.csv`), [head, ...rows, ""].join("\n"));
  const all = Array.from({ length: MANY + 1 }, (_, n) => ({ n, id: String(n).padStart(3, "0"), left: n === 0 }));
  table("dwellings", "reference;street;house_number;postcode;town;neighbourhood;energy_label;latitude;longitude",
    all.map((t) => `V${t.id};Wilgenlaan;${t.n + 1};1234AB;Rivierstad;Oost;;;`));
  table("people", "reference;first_name;initials;infix;surname;preferred_name;address_form;language;phone;email;contact_note",
    all.map((t) => `P${t.id};Sam;S.;;${t.left ? "Vertrokken" : `Wilgen${t.id}`};;u;nl;;;`));
  table("tenancies", "reference;dwelling;start;end;payment_reference;mandate;method;expected_arrears_since",
    all.map((t) => `W${t.id};V${t.id};2025-01-01;${t.left ? "2026-08-31" : ""};;;OVB;`));
  table("members", "tenancy;person;role;from;until", all.map((t) => `W${t.id};P${t.id};HUU;2025-01-01;${t.left ? "2026-08-31" : ""}`));
  table("rent", "tenancy;kind;amount;from;until", all.map((t) => `W${t.id};kale huur;600.00;2025-01-01;`));
  table("due_days", "tenancy;from_month;day", all.map((t) => `W${t.id};2025-01;1`));
  table("staff", "login;name;email;phone;role;language", ["noor;Noor Willems;;;adviser;nl"]);
  const months = ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"];
  table("bookings", "tenancy;key;kind;on;amount;month;reason;corrects;learned;note", all.flatMap((t) => {
    const lived = months.filter((month) => !t.left || month <= "2026-08");
    return lived.flatMap((month) => {
      const charge = `W${t.id};F${month};charge;${month}-01;600.00;${month};;;;`;
      const paid = t.left ? month <= "2026-06" : month <= "2026-10";
      return paid ? [charge, `W${t.id};O${month};receipt;${month}-01;600.00;;;;;`] : [charge];
    });
  }));
  return data;
}

before(async () => {
  run(["import", "association", writeAssociation()]);
  run(["night"]);
  run(["password", "noor"], "keukentafel\n");
  server = await startServer([program, ...first, "serve", "--listen", "127.0.0.1:0", ...always]);
  browser = await openBrowser();
  const context = await browser.newContext({ locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${server.address}/vandaag`);
  await page.getByLabel("Gebruikersnaam").fill("noor");
  await page.getByLabel("Wachtwoord", { exact: true }).fill("keukentafel");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await page.waitForURL("**/vandaag");
  loggedIn = await context.storageState();
  await context.close();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** @param {any} options @param {(page: import("playwright-core").Page) => Promise<void>} use */
async function withPage(options, use) {
  const context = await browser.newContext({ storageState: loggedIn, locale: "nl-NL", ...options });
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

for (const javaScriptEnabled of [true, false]) {
  test(`a long lane shows everybody once, page by page (S4.34)${javaScriptEnabled ? "" : ", without JavaScript"}`, async () => {
    await withPage({ javaScriptEnabled }, async (page) => {
      await page.goto(`${server.address}/vandaag`);
      const whole = page.getByRole("link", { name: /bekijk ze allemaal/ });
      assert.match(await whole.innerText(), new RegExp(`Nog ${MANY - 5}`));
      await follow(page, whole);
      /** @type {string[]} */
      const seen = [];
      for (let turn = 1; turn <= Math.ceil(MANY / PAGE); turn += 1) {
        const names = await page.locator("main .kt-list__title a").allInnerTexts();
        assert.equal(names.length, Math.min(PAGE, MANY - seen.length));
        seen.push(...names);
        const next = page.getByRole("link", { name: "Volgende", exact: true });
        if (turn === Math.ceil(MANY / PAGE)) assert.equal(await next.count(), 0, "the last page has no next");
        else await follow(page, next);
      }
      assert.equal(new Set(seen).size, MANY);
      assert.ok(!seen.some((name) => name.includes("Vertrokken")), "who left is not in the list");
      await follow(page, page.getByRole("link", { name: "Naar het begin" }));
      assert.deepEqual(await page.locator("main .kt-list__title a").allInnerTexts(), seen.slice(0, PAGE));
    });
  });
}

test("a long lane is readable for everyone, its first page and its last", async () => {
  const faults = await checkPage(browser, "rij-lang", async (page) => {
    await page.goto(`${server.address}/vandaag/miss`);
  }, { storageState: loggedIn });
  assert.equal(faults.join("\n"), "");
  const last = await checkPage(browser, "rij-einde", async (page) => {
    await page.goto(`${server.address}/vandaag/miss`);
    await page.getByRole("link", { name: "Volgende", exact: true }).click();
    await page.getByRole("link", { name: "Volgende", exact: true }).click();
  }, { storageState: loggedIn });
  assert.equal(last.join("\n"), "");
});

test("who left is kept apart: not in the list, found by name, and the page says so", async () => {
  const faults = await checkPage(browser, "vertrokken", async (page) => {
    await page.goto(`${server.address}/vandaag`);
    assert.ok(!(await page.locator("main").innerText()).includes("Vertrokken"));
    await page.goto(`${server.address}/zoeken?q=vertrokken`);
    const row = page.locator(".kt-list__row", { hasText: "Sam Vertrokken" });
    assert.match(await row.innerText(), /vertrokken/);
    await row.getByRole("link", { name: /Sam Vertrokken/ }).click();
    await page.getByText("Deze huurder is vertrokken.").waitFor();
    await page.getByText("Dit staat nog open van toen deze huurder hier woonde.").waitFor();
    const strip = page.locator("#maanden");
    assert.ok(!(await strip.innerText()).includes("komt nog"), "nothing comes any more");
    assert.match(await strip.innerText(), /2 open/);
  }, { storageState: loggedIn });
  assert.equal(faults.join("\n"), "");
});

test("a story is written down on the tenant's page, by keyboard, and the coming month is in the strip", async () => {
  const faults = await checkPage(browser, "verhaal", async (page) => {
    await page.goto(`${server.address}/zoeken?q=wilgen001`);
    await page.getByRole("link", { name: /Wilgen001/ }).first().click();
    await page.locator("#maanden").getByText("komt nog").waitFor();
    await page.locator("#eigen-woorden summary", { hasText: "Opschrijven wat er is verteld" }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Wat is er verteld?").fill("Ik heb een andere baan. Het loon komt nu op de 25e.");
    await page.getByRole("radio", { name: "Sam Wilgen001" }).check();
    await page.getByRole("button", { name: "Verhaal bewaren" }).click();
    await page.getByText("Bewaard. Wat eerder is verteld, staat er ook nog.").waitFor();
    await page.locator("#eigen-woorden").getByText(/Sam Wilgen001 · .*verteld aan Noor Willems/).first().waitFor();
    await page.locator("#eigen-woorden summary", { hasText: "Opschrijven wat er is verteld" }).click();
  }, { storageState: loggedIn });
  assert.equal(faults.join("\n"), "");
});

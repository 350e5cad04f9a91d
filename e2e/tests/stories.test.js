// The people of De Linde as they stand in the stories, to the cent, on screen: each seen by the colleague who helps them, and
// then, month by month, to the end of each story.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkPage, openBrowser, startServer } from "../browser.js";

const built = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../target", import.meta.url));
const program = process.env.KEUKENTAFEL ?? `${built}/debug/keukentafel`;
const data = mkdtempSync(join(tmpdir(), "verhalen-"));
const demo = (/** @type {string} */ folder, /** @type {string[]} */ ...more) =>
  [program, "demo", "--tenancies", "12", "--data", join(data, folder), "--listen", "127.0.0.1:0", ...more];

/** @type {Awaited<ReturnType<typeof startServer>>} */ let server;
/** @type {import("playwright-core").Browser} */ let browser;
/** @type {Map<string, any>} */ const states = new Map();

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

/** The page of a tenant, opened by a colleague. @param {string} who @param {RegExp} tenant */
async function visit(who, tenant) {
  if (!states.has(who)) {
    const context = await logIn(who);
    states.set(who, await context.storageState());
    await context.close();
  }
  const context = await browser.newContext({ locale: "nl-NL", storageState: states.get(who) });
  const page = await context.newPage();
  await page.goto(`${server.address}/zoeken?q=${encodeURIComponent(tenant.source)}`);
  await page.locator("main").getByRole("link", { name: tenant }).first().click();
  await page.locator("#begin-title").waitFor();
  const path = new URL(page.url()).pathname;
  return { page, path, close: () => context.close() };
}

/** Each of the texts stands on the page. @param {import("playwright-core").Page} page @param {string[]} texts */
async function says(page, ...texts) {
  for (const text of texts) await page.locator("main").getByText(text).first().waitFor({ state: "attached" });
}

/** A talk or message is written down on the contact page. @param {import("playwright-core").Page} page @param {string} outcome */
async function writesDown(page, outcome) {
  await page.locator(`label.kt-tile:has(input[name="uitkomst"][value="${outcome}"])`).click();
  await page.locator('label.kt-tile:has(input[name="weer"][value="niet"])').click();
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await page.locator("#begin-title").waitFor();
}

/** What somebody promised is done. @param {import("playwright-core").Page} page @param {string} path @param {string[]} promises */
async function done(page, path, ...promises) {
  for (const promise of promises) {
    await page.goto(`${server.address}${path}`);
    await page.getByRole("button", { name: new RegExp(`Gedaan.*${promise}`) }).first().click();
    await says(page, "De afspraak is bijgewerkt.");
  }
}

/** @param {import("playwright-core").Page} page @param {string} name */
const rows = (page, name) => page.locator("main li, main article, main tr").filter({ hasText: name });

/** Rows about somebody on the list of a day. @param {import("playwright-core").Page} page @param {string} name */
async function rowsOf(page, name) {
  await page.goto(`${server.address}/vandaag`);
  await page.locator("main h1").waitFor();
  return rows(page, name).count();
}

/** @param {string} name @param {string} path @param {string} who */
async function readable(name, path, who) {
  const arrive = async (/** @type {import("playwright-core").Page} */ page) => {
    await page.goto(server.address + path);
    await page.locator("main h1").waitFor();
  };
  const faults = await checkPage(browser, name, arrive, { storageState: states.get(who) });
  assert.equal(faults.join("\n"), "", name);
}

before(async () => {
  spawnSync(program, demo("nu", "--load-only").slice(1), { stdio: "inherit" });
  server = await startServer(demo("nu"));
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

test("T01 Peter: two months not, six and a half years yes; no costs; a plan first asks how the rent goes on, and ends to the cent", async () => {
  const { page, path, close } = await visit("noor", /Peter/);
  await says(page,
    "De laatste twee maanden kwam de huur niet binnen. Daarvoor ging het 6½ jaar goed. Wat is er veranderd?",
    "€ 1.484,36", "Ilse nam op: Peter belt terug. Niets besproken.", "Noor komt langs om 16.30 uur", "Nog niets");
  const all = await page.locator("main").innerText();
  assert.ok(!/kosten|deurwaarder|aanmaning/i.test(all), "no costs and no threat");
  await page.getByRole("link", { name: "Betaalplan maken voor € 1.484,36" }).click();
  await page.getByRole("heading", { name: "Betaalplan maken" }).waitFor();
  // Current rent first: without it there is no plan. Then € 123,70 a month: twelve times, the last € 123,66.
  await page.getByLabel("Hoeveel per keer?").fill("123,70");
  await page.locator('label.kt-tile:has(input[name="huur1-wie"][value="tenant"])').click();
  await page.locator('label.kt-tile:has(input[name="huur2-wie"][value="tenant"])').click();
  await page.getByRole("button", { name: "Reken uit" }).click();
  await says(page, "Opgelost rond november 2027. 11 keer € 123,70, dan 1 keer € 123,66");
  assert.equal(await page.locator('input[name="huur1-bedrag"]').inputValue(), "742,18");
  await page.locator('label.kt-tile:has(input[name="keuze"][value="own"])').click();
  await page.locator('input[name="stap"]').fill("Belt deze week de bank");
  await page.getByRole("button", { name: "Plan afspreken" }).click();
  await says(page, "Het plan staat. Tot de volgende betaling blijft het stil.", "0 van de 12 keer gelukt. Nog € 1.484,36 te gaan.", "Opgelost rond november 2027");
  await close();
  await readable("verhaal-t01", path, "noor");
});

test("T03 Henk: the plan goes well, a reversal keeps its reason, nobody asks him what changed", async () => {
  const { page, path, close } = await visit("noor", /Henk/);
  await says(page, "Het plan gaat goed: 3 van de 12 keer gelukt. Hoe gaat het nu met u?", "€ 868,62", "Opgelost rond augustus 2027",
    "Nog € 868,62 te gaan", "€ 561,30 teruggeboekt: de rekening is opgeheven", "Wij beloofden “Tochtpakket laten brengen”", "11 keer € 100,00, dan 1 keer € 68,62");
  assert.ok(!(await page.locator("main").innerText()).includes("Wat is er veranderd?"));
  await says(page, "Hulp met de post", "Een plan op maat");
  await page.goto(`${server.address}${path}/bericht?tekst=agreement_confirmed`);
  await page.locator("main h1").waitFor();
  const letter = await page.locator("main textarea").first().inputValue();
  for (const words of ["€ 584,31 per maand", "€ 100 per maand, 8 keer", "€ 68,62", "augustus 2027"]) assert.ok(letter.includes(words), `${words}: ${letter}`);
  await readable("verhaal-t03", path, "noor");
  // What we promised is done: the row of our own word leaves the list.
  assert.ok((await rowsOf(page, "Boer")) > 0);
  await done(page, path, "Tochtpakket laten brengen");
  await page.goto(`${server.address}/vandaag`);
  await page.locator("main h1").waitFor();
  assert.equal(await page.locator("main").getByText("Tochtpakket").count(), 0);
  await close();
});

test("T04 Sanne: all is paid, six of six, three compliments and a talk in February", async () => {
  const { page, path, close } = await visit("karim", /Sanne/);
  await says(page, "Alle huur is binnen. Hoe gaat het nu met je?", "Niets. Alles is betaald.", "Plan klaar op di 3 nov. Alles is betaald.",
    "6 van de 6 keer gelukt.", "Compliment: eerste termijn is binnen.", "Compliment: derde termijn is binnen.", "Compliment: alles is rond.",
    "Het blijft stil tot di 2 feb 2027.");
  await close();
  await readable("verhaal-t04", path, "karim");
});

test("T05 Mehmet: rest until 8 February, and a message that asks is held back by name", async () => {
  const { page, path, close } = await visit("saskia", /Mehmet/);
  await says(page, "Er loopt een pauze, tot en met ma 8 feb 2027", "Kennisgeving van schuldhulp", "€ 2.120,00",
    "Bel je toch? Vraag hoe het gaat, niet naar het bedrag.", "Het blijft stil tot di 9 feb 2027.");
  await page.goto(`${server.address}${path}/bericht?tekst=first_reminder`);
  await page.locator("main h1").waitFor();
  await says(page, "Er loopt een pauze");
  await close();
  await readable("verhaal-t05", path, "saskia");
});

test("T06 Anita and Ron: € 758,00 may come later, nothing is asked, and the month's rent is the lower one", async () => {
  const { page, path, close } = await visit("saskia", /Anita/);
  await says(page, "Op dit moment vragen we niets.", "€ 758,00 mag later komen, tot en met zo 31 jan 2027.", "€ 699,00",
    "De huur van nu komt binnen. Hoe gaat het nu met je?", "Op di 14 apr vertelde de huurder dat betalen moeilijk kan worden.");
  assert.ok(!/ziek|WIA/.test(await page.locator("main").innerText()), "income was told, no illness is kept");
  assert.equal(await rowsOf(page, "Anita"), 0, "the move comes in place of the talk about the rent after December");
  await page.goto(`${server.address}${path}/bericht?tekst=lower_rent`);
  await page.locator("main h1").waitFor();
  const letter = await page.locator("main textarea").first().inputValue();
  for (const words of ["1 juli", "31 december", "€ 699 in plaats van € 879"]) assert.ok(letter.includes(words), `${words}: ${letter}`);
  await close();
  await readable("verhaal-t06", path, "saskia");
});

test("T08 Joop: the lodger pays the way to July 2027, and his question waits for an answer", async () => {
  const { page, path, close } = await visit("saskia", /Joop/);
  await says(page, "Het plan gaat goed: 3 van de 11 keer gelukt. Hoe gaat het nu met u?", "€ 1.468,08", "Opgelost rond juli 2027",
    "De volgende betaling is € 200,00 op wo 2 dec", "Mailde ons op do 19 nov en wacht op antwoord.", "Vraag: kan Emre zich hier inschrijven bij de gemeente?",
    "Toestemming: kamer voor € 375, tot en met 31 augustus 2027.");
  await page.locator("main").getByRole("link", { name: "Geef antwoord" }).first().click();
  await page.waitForURL(/\/contact\?voorstel=/);
  await page.locator("main h1").waitFor();
  await writesDown(page, "talked");
  assert.equal(await rowsOf(page, "Joop"), 0, "his question is answered");
  await close();
  await readable("verhaal-t08", path, "saskia");
});

test("T11 Maria: the administrator handles the money; letters go there, she is not asked what changed, and a reminder is not for her", async () => {
  const { page, path, close } = await visit("karim", /Maria/);
  await says(page, "Brieven gaan naar Els van Houten, de bewindvoerder.", "€ 182,00", "Opgelost rond juni 2027",
    "Els van Houten regelt de geldzaken. Het plan gaat goed: 5 van de 12 keer gelukt. Hoe gaat het nu met u?",
    "De Haven Bewind betaalt de huur en het betaalplan, vanaf vr 1 mei.", "Is de huur er niet? Vraag het dan hun, niet de huurder.",
    "Wil een bedankje als een stap lukt.");
  await page.goto(`${server.address}${path}/bericht?tekst=first_reminder`);
  await page.locator("main h1").waitFor();
  await says(page, "Aan Els van Houten");
  // The administrator asks for another day in December: a new version of the plan, and what is owed stays.
  await page.goto(server.address + path);
  await page.getByRole("link", { name: "Betaling verzetten of plan veranderen" }).click();
  await page.locator('label.kt-tile:has(input[name="wat"][value="dag"])').click();
  await page.getByLabel("Naar welke dag?").fill("2026-12-15");
  await page.getByRole("button", { name: "Plan aanpassen" }).click();
  await says(page, "De volgende betaling is € 26,00 op di 15 dec", "5 van de 12 keer gelukt. Nog € 182,00 te gaan.", "Opgelost rond juni 2027");
  await close();
  await readable("verhaal-t11", path, "karim");
});

test("T12 Tom and Lisa: € 300,00 counts nowhere, Saskia owes the answer, and no answer is kept before it says how it is", async () => {
  const { page, path, close } = await visit("saskia", /Tom/);
  await says(page, "Op dit moment vragen we niets.", "€ 300,00 van oktober ziet de huurder anders. Dat telt niet mee bij wat openstaat, en we vragen er niet om.",
    "Het lek zit er al acht weken. Eerst het lek, dan praten we over dit deel.", "Saskia Brouwer geeft antwoord, uiterlijk vr 27 nov.",
    "Betaling van september gevonden. Excuses gemaakt.");
  const text = await page.locator("main").innerText();
  assert.ok(!/vakantie/i.test(text), "the note about a holiday is gone");
  await page.locator("main").getByRole("link", { name: "Antwoord geven" }).first().click();
  await page.getByRole("button", { name: "Antwoord bewaren" }).click();
  await says(page, "Kies hoe het zit.");
  await page.goto(`${server.address}${path}`);
  await says(page, "Saskia Brouwer geeft antwoord, uiterlijk vr 27 nov.");
  await readable("verhaal-t12", path, "saskia");
  // They were right: it is not asked any more, and what we do about it is a promise of ours with a day.
  await page.locator("main").getByRole("link", { name: "Antwoord geven" }).first().click();
  await page.locator('label.kt-tile:has(input[name="hoe"][value="tenant_right"])').click();
  await page.getByLabel("Ons antwoord").fill("Het lek zat er te lang. Die € 300 hoeven jullie niet te betalen.");
  await readable("verhaal-t12-antwoord", new URL(page.url()).pathname, "saskia");
  assert.equal(await page.getByLabel("Wat wij doen").inputValue(), "Het bedrag van oktober rechtzetten");
  await page.getByRole("button", { name: "Antwoord bewaren" }).click();
  await says(page, "Het antwoord is bewaard.", "Het bedrag van oktober rechtzetten", "uiterlijk za 28 nov");
  await close();
});

test("T07 Precious: the manager says yes to € 3.100,00, the rest is twenty times € 49,97, and the letter tells it", async () => {
  const { page, path, close } = await visit("karim", /Precious/);
  await says(page, "Het plan gaat goed: 9 van de 91 keer gelukt.", "€ 4.099,40", "Opgelost rond september 2033", "€ 50,00",
    "Voorstel: € 3.100,00 kwijtschelden.");
  await readable("verhaal-t07", path, "karim");
  // Who proposed it can't decide; the register shows it to the manager.
  const register = await visit("maarten", /Precious/);
  await register.page.goto(`${server.address}/kwijtscheldingen`);
  await register.page.getByRole("heading", { name: "Besluiten over de huur in 2026" }).waitFor();
  await readable("register", "/kwijtscheldingen", "maarten");
  await register.page.getByRole("link", { name: /Bekijk het voorstel bij contract DL100007/ }).click();
  await register.page.locator('label.kt-tile:has(input[name="wat"][value="approve"])').click();
  await register.page.getByRole("button", { name: "Besluit bewaren" }).click();
  await says(register.page, "€ 999,40");
  await register.page.goto(`${server.address}/kwijtscheldingen`);
  await says(register.page, "1 keer, samen € 3.100,00.", "Maarten de Ruiter");
  await register.close();
  // The old plan stops in consultation, and one that fits what remains comes in its place.
  await page.goto(server.address + path);
  await page.getByRole("link", { name: "Betaling verzetten of plan veranderen" }).first().click();
  await page.locator('label.kt-tile:has(input[name="wat"][value="stop"])').click();
  await page.getByRole("button", { name: "Plan aanpassen" }).click();
  await page.getByRole("link", { name: "Betaalplan maken voor € 999,40" }).click();
  await page.getByLabel("Hoeveel per keer?").fill("49,97");
  await page.locator('label.kt-tile:has(input[name="huur1-wie"][value="tenant"])').click();
  await page.locator('label.kt-tile:has(input[name="huur2-wie"][value="tenant"])').click();
  await page.getByRole("button", { name: "Reken uit" }).click();
  await says(page, "20 keer € 49,97");
  await page.locator('label.kt-tile:has(input[name="keuze"][value="own"])').click();
  await page.locator('input[name="stap"]').fill("Belt deze week de bank");
  await page.getByRole("button", { name: "Plan afspreken" }).click();
  await says(page, "0 van de 20 keer gelukt. Nog € 999,40 te gaan.", "Opgelost rond juli 2028");
  await page.goto(`${server.address}${path}/bericht?tekst=waived`);
  await page.locator("main h1").waitFor();
  const letter = await page.locator("main textarea").first().inputValue();
  for (const words of ["€3,100", "€999.40", "€49.97", "Maarten de Ruiter, manager", "July 2028"]) assert.ok(letter.includes(words), `${words}: ${letter}`);
  await done(page, path, "Voorstel over het oude bedrag klaarmaken", "Belt deze week de bank");
  await page.goto(`${server.address}${path}/contact`);
  await writesDown(page, "talked");
  await close();
});

// What comes after the demo's day: the association's bookings of each month come in, the night runs, and the pages are those
// of that day.

/** @typedef {{ story: number, kind: string, on: string, amount: number }} Booking */

/**
 * Rent from December on, and what is paid beside it.
 * @param {number} story @param {number} rent @param {{ day?: string, beside?: number[], lower?: number[], months?: number }} [how]
 * @returns {Booking[]}
 */
function months(story, rent, { day = "01", beside = [], lower = [], months = Math.max(beside.length, lower.length) } = {}) {
  return Array.from({ length: months }, (_, n) => {
    const on = `${2026 + Math.floor((11 + n) / 12)}-${String(((11 + n) % 12) + 1).padStart(2, "0")}-${day}`;
    const paid = rent + (beside[n] ?? 0) - (lower[n] ?? 0);
    return [{ story, kind: "charge", on, amount: rent }, { story, kind: "receipt", on, amount: paid }];
  }).flat();
}

/** @param {number} count @param {number} each @param {number[]} last */
const times = (count, each, ...last) => [...Array.from({ length: count }, () => each), ...last];

const AFTER = [
  ...months(1, 742.18, { beside: times(11, 123.7, 123.66) }),
  ...months(3, 584.31, { beside: times(8, 100, 68.62) }),
  ...months(4, 489, { months: 3 }),
  ...months(5, 681.85, { months: 3 }),
  ...months(6, 879, { lower: [180, 0] }),
  ...months(7, 663.53, { day: "05", beside: times(20, 49.97) }),
  ...months(8, 730.89, { day: "02", beside: times(7, 200, 68.08) }),
  ...months(11, 568.13, { beside: times(7, 26) }),
  { story: 12, kind: "credit", on: "2026-11-26", amount: 300 },
  ...months(12, 691.43, { months: 3 }),
];

/** Goes on to a day. @param {string} day */
async function until(day) {
  await server.stop();
  states.clear();
  const [folder, base] = [join(data, "nu", "files-12"), `sqlite:${join(data, "nu", "de-linde-12.db")}`];
  const file = join(folder, "bookings.csv");
  const before = readFileSync(file, "utf8").split("\n").filter((line) => !line.includes(";later-"));
  const come = AFTER.filter((one) => one.on <= day).map(({ story, kind, on, amount }) => {
    const month = kind === "receipt" ? "" : on < "2026-12" ? "2026-10" : on.slice(0, 7);
    return `${`DL${100_000 + story}`};later-${kind}-${on};${kind};${on};${amount.toFixed(2)};${month};;;;`;
  });
  writeFileSync(file, `${[...before.filter(Boolean), ...come].join("\n")}\n`);
  for (const command of [["import", "association", folder], ["night"]]) {
    const done = spawnSync(program, [...command, "--database", base, "--today", day], { encoding: "utf8" });
    assert.equal(done.status, 0, done.stderr + done.stdout);
  }
  server = await startServer(demo("nu", "--today", day));
}

test("T01 Peter: on 24 November Noor sits at the table, as promised, and his own first step is done", async () => {
  await until("2026-11-24");
  const { page, path, close } = await visit("noor", /Peter/);
  await done(page, path, "Noor komt langs", "Belt deze week de bank");
  await page.goto(`${server.address}${path}/contact`);
  await writesDown(page, "talked");
  assert.equal(await rowsOf(page, "Peter Verhagen"), 0, "until the first payment it is quiet");
  await close();
});

test("T12 Tom and Lisa to the end: what we promised is done, nothing is open and nothing is seen otherwise", async () => {
  await until("2026-11-27");
  const { page, path, close } = await visit("saskia", /Tom/);
  await done(page, path, "Bellen over het deel van oktober", "Het bedrag van oktober rechtzetten");
  await says(page, "Niets. Alles is betaald.");
  assert.equal(await page.getByText("Dat telt niet mee bij wat openstaat").count(), 0);
  await page.goto(`${server.address}${path}/contact`);
  await writesDown(page, "talked");
  assert.equal(await rowsOf(page, "Tom de Wit"), 0, "after the talk that was agreed nothing is left to do");
  await readable("verhaal-t12-einde", path, "saskia");
  await close();
});

test("T06 Anita and Ron to the end: the rent is the usual one again, nothing is asked back, and € 758,00 is looked at together", async () => {
  // On 11 January Noor talks with them, as agreed; the statement for the new home was sent.
  await until("2027-01-11");
  const talk = await visit("noor", /Anita/);
  await done(talk.page, talk.path, "Verklaring voor de nieuwe woning sturen");
  await talk.page.goto(`${server.address}${talk.path}/contact`);
  await writesDown(talk.page, "talked");
  await talk.close();
  await until("2027-01-31");
  const before = await visit("saskia", /Anita/);
  await says(before.page, "Op dit moment vragen we niets.", "€ 758,00 mag later komen, tot en met zo 31 jan.");
  assert.equal(await rowsOf(before.page, "Anita"), 0);
  await before.close();
  await until("2027-02-01");
  const { page, path, close } = await visit("saskia", /Anita/);
  await says(page, "€ 758,00", "Betaalplan maken voor € 758,00");
  await page.goto(`${server.address}${path}?grootboek=alles`);
  await page.locator("main h1").waitFor();
  const given = page.locator("#grootboek tbody tr").filter({ hasText: "lagere huur van" });
  assert.equal(await given.count(), 6, "July to December, and none of it back");
  await close();
  await until("2027-02-05");
  const after = await visit("saskia", /Anita/);
  assert.equal(await rowsOf(after.page, "Anita"), 1);
  assert.match(await rows(after.page, "Anita").innerText(), /Vóór eind januari samen naar het oude bedrag kijken.*\n?.*Bel/s);
  await after.close();
});

test("T04 Sanne to the end: asked how it goes in February as agreed, once, and then it is quiet", async () => {
  await until("2027-02-01");
  const before = await visit("karim", /Sanne/);
  assert.equal(await rowsOf(before.page, "Sanne Jacobs"), 0, "no reminder in between");
  await before.close();
  await until("2027-02-09");
  const { page, path, close } = await visit("karim", /Sanne/);
  await says(page, "Plan klaar op di 3 nov 2026. Alles is betaald.", "6 van de 6 keer gelukt.", "Niets. Alles is betaald.");
  assert.ok((await rowsOf(page, "Sanne Jacobs")) > 0);
  await page.goto(`${server.address}${path}/contact`);
  await writesDown(page, "talked");
  assert.equal(await rowsOf(page, "Sanne Jacobs"), 0, "asked once, and then it is quiet");
  await close();
});

test("T05 Mehmet to the end: on 9 February a person is asked to call; what is owed did not move", async () => {
  const { page, path, close } = await visit("saskia", /Mehmet/);
  await says(page, "€ 2.120,00");
  await page.goto(`${server.address}/vandaag`);
  await rows(page, "Mehmet Yılmaz").first().waitFor();
  assert.match(await rows(page, "Mehmet Yılmaz").first().innerText(), /Bel/);
  await page.goto(`${server.address}${path}/contact`);
  await writesDown(page, "talked");
  assert.equal(await rowsOf(page, "Mehmet Yılmaz"), 0, "after the talk the list is quiet");
  await close();
});

/** The last payment of a plan is in: nothing is open, and a compliment is on its way. @param {string} day @param {string} who @param {RegExp} tenant @param {string} done @param {number} count */
async function ends(day, who, tenant, done, count) {
  await until(day);
  const { page, path, close } = await visit(who, tenant);
  await says(page, `Plan klaar op ${done}. Alles is betaald.`, `${count} van de ${count} keer gelukt.`, "Niets. Alles is betaald.");
  await page.goto(`${server.address}/vanzelf`);
  await rows(page, tenant.source).filter({ hasText: "Het plan is klaar: alles is betaald." }).first().waitFor();
  await readable(`verhaal-einde-${tenant.source.toLowerCase()}`, path, who);
  await close();
}

test("T11 Maria to the end: twelve of twelve on 1 June 2027", () => ends("2027-06-02", "karim", /Maria/, "di 1 jun", 12));
test("T08 Joop to the end: eleven of eleven on 2 July 2027", () => ends("2027-07-03", "saskia", /Joop/, "vr 2 jul", 11));
test("T03 Henk to the end: twelve of twelve on 1 August 2027", () => ends("2027-08-02", "noor", /Henk/, "zo 1 aug", 12));
test("T01 Peter to the end: twelve of twelve on 1 November 2027", () => ends("2027-11-02", "noor", /Peter/, "ma 1 nov", 12));
test("T07 Precious to the end: twenty of twenty on 5 July 2028", () => ends("2028-07-06", "karim", /Precious/, "wo 5 jul", 20));

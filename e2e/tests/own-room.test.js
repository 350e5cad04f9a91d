// What is for the visitor alone: cards before ringing, put away for good (S1.12, S1.13, S3.11); looking back after a visit (S0.3);
// a calendar address that is ended.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkPage } from "../browser.js";
import { online, openHouse, sent, sitDown } from "../visits.js";

/** @type {import("../visits.js").House} */ let house;
before(async () => {
  house = await openHouse();
  await house.plan(["Peter Verhagen", "Dennis Smit"]);
});
after(() => house?.close());

const ring = "[data-prompt-card=ring]";

test("S1.12, S1.13: one card before ringing, with its reasons, put away for good on the phone without a network, and nothing of it with the tenant", async () => {
  const { context, page } = await house.phone("Peter Verhagen");
  await context.setOffline(true);
  await page.getByRole("link", { name: "Dennis Smit" }).click();
  await page.locator(ring).getByText("en jou een weg terug").waitFor();
  // Once per visit: at the door it is gone.
  await page.getByRole("button", { name: "Ik sta voor de deur" }).click();
  await page.getByRole("link", { name: "Voorbereiden" }).first().click();
  await page.getByText("Wat dit bezoek kan opleveren").waitFor();
  assert.equal(await page.locator(ring).count(), 0);
  // At the next visit it is there again, until it is put away.
  await page.getByRole("link", { name: "Bezoeken" }).first().click();
  await page.getByRole("link", { name: "Peter Verhagen" }).click();
  await page.locator(ring).getByRole("button", { name: "Niet meer laten zien" }).click();
  await page.locator(ring).waitFor({ state: "detached" });
  await page.getByText("Waar heb je zin in bij dit bezoek?").waitFor();
  await page.reload();
  await page.getByText("Waar heb je zin in bij dit bezoek?").waitFor();
  assert.equal(await page.locator(ring).count(), 0);
  await online(context, page);
  await sent(page);
  // At the desk too, also on another device; and it comes back when one asks for it.
  const desk = await house.desk();
  const gone = async () => {
    await desk.page.goto(`${house.address}/bezoeken`);
    return desk.page.getByRole("button", { name: "Laat alle kaartjes weer zien" }).count();
  };
  for (let tries = 0; tries < 40 && (await gone()) === 0; tries++) await desk.page.waitForTimeout(250);
  const file = await house.file("Peter Verhagen");
  assert.ok(!/aanbelt|houding|ontspannen|twee stappen/i.test(file), file);
  await desk.page.getByRole("button", { name: "Laat alle kaartjes weer zien" }).click();
  await desk.page.getByRole("button", { name: "Laat alle kaartjes weer zien" }).waitFor({ state: "detached" });
  await desk.context.close();
  await context.close();
});

test("S0.3: looking back in two open questions, for oneself only, thrown away when one wants", async () => {
  const noor = await house.desk();
  await noor.page.goto(`${house.address}/bezoeken/terugblik`);
  await noor.page.getByRole("button", { name: "Bewaren voor mezelf" }).click();
  await noor.page.locator("a[href='#deed']").waitFor();
  await noor.page.locator("#deed").fill("Ik vulde de stilte te snel.");
  await noor.page.getByRole("button", { name: "Bewaren voor mezelf" }).click();
  await noor.page.locator("#eerder").getByText("Ik vulde de stilte te snel.").waitFor();
  const judith = await house.desk("judith");
  await judith.page.goto(`${house.address}/bezoeken/terugblik`);
  await judith.page.getByRole("heading", { name: "Terugkijken" }).waitFor();
  assert.equal(await judith.page.getByText("Ik vulde de stilte").count(), 0);
  await judith.context.close();
  const femke = await house.desk("femke");
  const answer = await femke.page.goto(`${house.address}/bezoeken/terugblik`);
  assert.equal(answer?.status(), 403);
  await femke.context.close();
  const faults = await checkPage(house.browser, "terugblik", async (page) => void (await page.goto(`${house.address}/bezoeken/terugblik`)), { storageState: house.sessions.noor });
  assert.equal(faults.join("\n"), "");
  await noor.page.getByRole("button", { name: "Gooi weg" }).click();
  await noor.page.locator("#eerder").waitFor({ state: "detached" });
  await noor.context.close();
});

test("the calendar address is ended with one button", async () => {
  const { context, page } = await house.desk();
  await page.goto(`${house.address}/bezoeken`);
  await page.getByText("Bezoeken in je eigen agenda").click();
  await page.getByRole("button", { name: "Agenda-adres maken" }).click();
  const feed = house.address + (await page.locator("code").innerText());
  assert.equal((await context.request.get(feed)).status(), 200);
  await page.goto(`${house.address}/bezoeken`);
  await page.getByText("Bezoeken in je eigen agenda").click();
  await page.getByRole("button", { name: "Agenda-adres opheffen" }).click();
  await page.getByText("Het agenda-adres werkt niet meer.").waitFor();
  assert.equal((await context.request.get(feed)).status(), 404);
  await context.close();
});

test("S0.24: the practice room in flight mode: every scene, R1 to the mirror through a killed tab, and nothing is kept or sent", async () => {
  const { context, page } = await house.phone("Peter Verhagen");
  await sent(page);
  await context.setOffline(true);
  /** @type {string[]} */
  const asked = [];
  await page.getByRole("link", { name: "Eerst oefenen" }).click();
  await page.getByRole("heading", { name: "Oefenen" }).waitFor();
  assert.equal(await page.locator("main li a").count(), 7);
  await page.getByRole("link", { name: "Peter, aan de deur" }).click();
  await page.getByText("Peter doet open").waitFor();
  for (const say of ["Dag, ik ben Noor van De Linde.", "Wat is er anders"]) {
    await page.getByRole("link", { name: say }).click();
    await page.locator("blockquote").nth(say.startsWith("Dag") ? 0 : 1).waitFor();
  }
  // Killed in the middle: the way through stands in the address and nowhere else.
  const address = page.url();
  await page.close();
  const again = await context.newPage();
  again.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await again.goto(address);
  for (const say of ["Jeetje.", "Wat zou jij als eerste", "Ik bevestig de pauze"]) await again.getByRole("link", { name: say }).click();
  await again.getByRole("heading", { name: "Spiegel" }).waitFor();
  const text = await again.locator("main").innerText();
  assert.match(text, /Vertrouwen: gegroeid \(6\)/);
  assert.match(text, /Welk moment ging de deur echt open\?/);
  const kept = await again.evaluate(() => Object.keys(localStorage).filter((key) => !key.startsWith("keukentafel-kaarten-weg/")));
  assert.deepEqual(kept, []);
  assert.deepEqual(asked.filter((one) => one.startsWith("POST") && !one.endsWith("/bezoek/toestel")), []);
  await context.setOffline(false);
  const faults = await checkPage(house.browser, "telefoon-oefenen", async (one) => {
    await one.goto(`${house.address}/bezoek/#oefenen/peter/1.0`);
    await one.getByText("Hoe doen jullie het nu").first().waitFor();
  }, { storageState: house.sessions.noor });
  assert.equal(faults.join("\n"), "");
  await context.close();
});

test("S0.18: tips by where somebody may stand are read from a case, and nothing of it is kept", async () => {
  const { context, page } = await house.desk();
  await page.goto(`${house.address}/huurders/${await house.tenancy(page, "Peter Verhagen")}`);
  await page.locator("summary", { hasText: "Open vragen" }).click();
  const link = page.getByRole("link", { name: "Tips: waar iemand staat" });
  await link.waitFor();
  // The address names nobody, so not even a log can tell whom somebody read it for.
  assert.equal(await link.getAttribute("href"), "/oefenen/fasen");
  await page.goto(`${house.address}/oefenen/fasen`);
  assert.equal(await page.locator("main h2").count(), 5);
  assert.equal(await page.locator("main form").count(), 0);
  const faults = await checkPage(house.browser, "fasen", async (one) => void (await one.goto(`${house.address}/oefenen/fasen`)), { storageState: house.sessions.noor });
  assert.equal(faults.join("\n"), "");
  await context.close();
});

test("S1.24: a coach offers a moment, it is booked at the table without a network, and it stands with the agreements, name and time", async () => {
  const karim = await house.desk("karim");
  await karim.page.goto(`${house.address}/bezoeken/spreekuur`);
  await karim.page.getByRole("button", { name: "Zet erbij" }).click();
  await karim.page.locator("a[href='#dag']").waitFor();
  await karim.page.locator("#dag").fill("2026-11-26");
  await karim.page.locator("#tijd").fill("14:00");
  await karim.page.locator("#plek").fill("buurtkamer De Wilgen");
  await karim.page.getByRole("button", { name: "Zet erbij" }).click();
  await karim.page.getByText("nog vrij").waitFor();
  const faults = await checkPage(house.browser, "spreekuur", async (page) => void (await page.goto(`${house.address}/bezoeken/spreekuur`)), { storageState: house.sessions.karim });
  assert.equal(faults.join("\n"), "");
  const { context, page } = await house.phone("Peter Verhagen");
  await sent(page);
  await page.getByRole("link", { name: "Peter Verhagen" }).click();
  await context.setOffline(true);
  const arrive = page.getByRole("button", { name: "Ik sta voor de deur" });
  await arrive.or(page.getByRole("link", { name: "Aan de deur" })).first().waitFor();
  if (await arrive.isVisible()) await arrive.click();
  else await page.getByRole("link", { name: "Aan de deur" }).first().click();
  await sitDown(page, "Peter Verhagen");
  await page.getByText("Een gesprek met een coach").click();
  await page.locator("label.kt-tile", { hasText: "om 14:00" }).click();
  await page.getByRole("button", { name: "Deze tijd kiezen" }).click();
  await page.getByText("Deze tijd is gekozen.").waitFor();
  await page.locator("label.kt-tile:has(input[name=vorm][value='e-mail'])").click();
  await page.getByRole("button", { name: "Geef de afspraken" }).click();
  await page.getByText("De afspraken gaan naar de huurder, zodra er netwerk is.").waitFor();
  await online(context, page);
  await sent(page);
  // S1.25: what was told of the network is not said any more once it is gone.
  await page.getByText("De huurder krijgt de afspraken.").first().waitFor();
  assert.equal(await page.getByText("zodra er netwerk is").count(), 0);
  const file = await house.file("Peter Verhagen");
  assert.match(file, /Gesprek met Karim [^,]+, donderdag 26 november om 14:00 uur, buurtkamer De Wilgen/, file);
  const messages = await house.desk();
  await messages.page.goto(`${house.address}/huurders/${await house.tenancy(messages.page, "Peter Verhagen")}`);
  const sheet = messages.page.locator(".kt-message", { hasText: "Dit doen wij" }).first();
  assert.match((await sheet.textContent()) ?? "", /- Gesprek met Karim [^,]+, donderdag 26 november om 14:00 uur, buurtkamer De Wilgen\n/);
  await messages.context.close();
  await karim.page.goto(`${house.address}/bezoeken/spreekuur`);
  await karim.page.getByRole("link", { name: /Verhagen/ }).waitFor();
  await karim.context.close();
  await context.close();
});

// A talk with a coach (S1.6, S4.4): chosen with the tenant, answered on the coach's own page, on today's list when declined, moved with
// word to the tenant; the tenant's page shows how far it is and nothing of what is said.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkPage } from "../browser.js";
import { openHouse, tile } from "../visits.js";

/** @type {Awaited<ReturnType<typeof openHouse>>} */ let house;

before(async () => {
  house = await openHouse();
});
after(() => house?.close());

/** @param {import("playwright-core").Page} page @param {string} day @param {string} time */
async function offer(page, day, time) {
  await page.goto(`${house.address}/bezoeken/spreekuur`);
  await page.getByLabel("Welke dag?").fill(day);
  await page.getByLabel("Hoe laat?").fill(time);
  await page.getByLabel("Waar?").fill("Buurtkamer");
  await page.getByRole("button", { name: "Zet erbij" }).click();
  await page.locator("li", { hasText: time }).first().waitFor();
}

test("S1.6: a coach declines, the row asks for another moment, it is chosen together, and the coach comes", async () => {
  const coach = await house.desk("karim");
  await offer(coach.page, "2026-11-26", "14:00");
  await offer(coach.page, "2026-11-27", "15:00");
  const { context, page } = await house.desk();
  const tenancy = await house.tenancy(page, "Peter Verhagen");
  await page.goto(`${house.address}/huurders/${tenancy}/coach`);
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await page.getByText("Zonder ja gaat er niets weg.").first().waitFor();
  await page.locator("label.kt-tile", { hasText: "14:00" }).click();
  await tile(page, "ja", "by_phone");
  const arrive = async (/** @type {import("playwright-core").Page} */ other) => { await other.goto(`${house.address}/huurders/${tenancy}/coach`); };
  const faults = await checkPage(house.browser, "coach", arrive, { storageState: house.sessions["noor"] });
  assert.equal(faults.join("\n"), "");
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await page.getByText("De coach leest het en zegt of het lukt.").waitFor();
  await page.locator("#coach").getByText("nog geen antwoord").waitFor();
  await coach.page.goto(`${house.address}/bezoeken/spreekuur`);
  await coach.page.getByRole("button", { name: "Nee, dit lukt niet" }).click();
  await coach.page.getByText("Een collega zoekt met de huurder een ander moment.").waitFor();
  await page.goto(`${house.address}/vandaag`);
  const row = page.locator("li", { hasText: "Karim Haddad kan niet op het moment dat was gekozen" });
  await row.first().waitFor();
  await row.first().getByRole("link", { name: "Kies een ander moment" }).click();
  await page.locator("label.kt-tile", { hasText: "15:00" }).click();
  await tile(page, "ja", "by_phone");
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await page.getByText("De huurder krijgt een bericht met de nieuwe tijd").waitFor();
  await coach.page.goto(`${house.address}/bezoeken/spreekuur`);
  await coach.page.getByRole("button", { name: "Ja, ik kom" }).click();
  await coach.page.getByText("Je komt.").waitFor();
  assert.equal(await coach.page.locator("li textarea, li input[type=text]").count(), 0, "a tap, no words");
  const seen = await checkPage(house.browser, "spreekuur", (other) => other.goto(`${house.address}/bezoeken/spreekuur`).then(() => undefined), { storageState: house.sessions["karim"] });
  assert.equal(seen.join("\n"), "");
  await page.goto(`${house.address}/huurders/${tenancy}`);
  await page.locator("#coach").getByText("komt; dat is bekend sinds").waitFor();
  await context.close();
  await coach.context.close();
});

// The partner directory: read by everybody who works here, on a phone, searched by need; written down by who may (S1.30, S2.18).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkPage } from "../browser.js";
import { openHouse } from "../visits.js";

/** @type {Awaited<ReturnType<typeof openHouse>>} */ let house;

before(async () => {
  house = await openHouse();
});
after(() => house?.close());

test("S1.30: a caretaker finds who helps with food on a phone, and calls the person with one tap", async () => {
  const { context, page } = await house.desk("bas");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${house.address}/zorgen`);
  await page.getByRole("link", { name: "Wie helpt waarmee: alle partners" }).click();
  await page.getByLabel("Waarmee moet iemand geholpen worden?").selectOption("food");
  await page.getByRole("button", { name: "Zoek" }).click();
  await page.waitForURL("**/partners?hulp=food");
  await page.getByRole("heading", { name: "Voedselbank Rivierstad" }).waitFor();
  assert.equal(await page.getByRole("heading", { name: "Energieloket Rivierstad" }).count(), 0);
  await page.getByText("Mag beslissen over een pakket voor de eerste drie maanden.").waitFor();
  assert.equal(await page.getByRole("link", { name: "0999-100 510" }).getAttribute("href"), "tel:0999100510");
  assert.equal(await page.getByRole("link", { name: "Partner toevoegen" }).count(), 0, "reads, does not write");
  assert.equal(await page.getByText("Peter").count(), 0, "no tenants");
  const faults = await checkPage(house.browser, "partners", (other) => other.goto(`${house.address}/partners`).then(() => undefined), { storageState: house.sessions["bas"] });
  assert.equal(faults.join("\n"), "");
  await context.close();
});

test("S1.30, S2.18: a team leader names a person and an end, and who guards privacy hears it in time", async () => {
  const { context, page } = await house.desk("judith");
  await page.goto(`${house.address}/partners/partner`);
  await page.getByRole("button", { name: "Bewaar" }).click();
  await page.getByText("Kies wat voor partner het is.").first().waitFor();
  await page.getByLabel("Naam").first().fill("Fonds De Brug");
  await page.locator("input[name=soort][value=fund]").check();
  await page.locator("input[name=hulp-money]").check();
  await page.getByLabel("Tot en met welke dag is dit afgesproken?").fill("2027-01-10");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await page.getByText("Noem iemand die daar werkt").first().waitFor();
  await page.locator("input[name=wie-0-naam]").fill("Hanna Vos");
  await page.locator("input[name=wie-0-tel]").fill("0999-100 900");
  await page.locator("input[name=wie-0-mag]").fill("een gift op dezelfde dag");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await page.getByText("Iedereen die hier werkt, leest het nu zo.").waitFor();
  await page.getByText("Mag beslissen over een gift op dezelfde dag.").waitFor();
  const state = { storageState: house.sessions["judith"] };
  const faults = await checkPage(house.browser, "partner", (other) => other.goto(`${house.address}/partners/partner`).then(() => undefined), state);
  assert.equal(faults.join("\n"), "");
  const ineke = await house.desk("ineke");
  await ineke.page.goto(`${house.address}/beheer`);
  await ineke.page.getByText("De afspraak met Fonds De Brug loopt af op").waitFor();
  await ineke.context.close();
  // Of a municipality only its people are asked; the rest stands with its signals.
  await page.goto(`${house.address}/partners`);
  await page.getByRole("link", { name: "Wijzig Rivierstad", exact: true }).click();
  await page.getByText("staan bij de overeenkomst over vroegsignalering").waitFor();
  assert.equal(await page.locator("input[name=tot]").count(), 0);
  await context.close();
});

// "How are you managing now?" (S0.14): from the tenant's page and from the table of a visit, also without a network, two taps lead to a
// draft for a partner that helps with it; a person reads it and asks, with the tenant's yes; what follows is a promise with a day.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkPage } from "../browser.js";
import { arrive, online, openHouse, sent, sitDown, tile } from "../visits.js";

/** @typedef {import("playwright-core").Page} Page */
/** @type {Awaited<ReturnType<typeof openHouse>>} */ let house;

before(async () => {
  house = await openHouse();
});
after(() => house?.close());

/** Counts taps on a page. @param {Page} page */
async function countTaps(page) {
  await page.evaluate(() => sessionStorage.setItem("taps", "0"));
  await page.addInitScript(() => addEventListener("click", () => sessionStorage.setItem("taps", String(Number(sessionStorage.getItem("taps")) + 1)), true));
  await page.reload();
  return () => page.evaluate(() => Number(sessionStorage.getItem("taps")));
}

test("S0.14, S1.31: two taps from the tenant's page to a draft, whatever is open; the yes, and a promise with a day", async () => {
  const { context, page } = await house.desk();
  const tenancy = await house.tenancy(page, "Fatima");
  await page.goto(`${house.address}/huurders/${tenancy}`);
  const taps = await countTaps(page);
  const here = page.locator("#hulp");
  await here.getByText("Hulp regelen").click();
  await here.getByRole("link", { name: "Licht en verwarming" }).click();
  await page.getByRole("heading", { name: "De vraag" }).waitFor();
  assert.equal(await taps(), 2);
  const words = await page.locator(".kt-message").innerText();
  assert.match(words, /Fatima .* vraagt om hulp: licht en verwarming\./);
  assert.doesNotMatch(words, /huur|achter|€/, "nothing about rent");
  await page.getByText("Wie helpt hier nog meer mee").click();
  await page.getByText("Afgesproken: eerste hulp binnen 5 werkdagen. Gemeten: 9 werkdagen").first().waitFor();
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await page.getByText("Zonder ja gaat er niets weg.").first().waitFor();
  await tile(page, "ja", "by_phone");
  await tile(page, "hoe", "called");
  await page.locator("#terug").fill("2026-11-27");
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await page.getByText("Dat we navragen of de hulp er is, staat bij onze afspraken.").waitFor();
  await page.getByText("navragen of de hulp er is.", { exact: false }).first().waitFor();
  const address = `${house.address}/huurders/${tenancy}/hulp?nood=energy`;
  const faults = await checkPage(house.browser, "hulp", (other) => other.goto(address).then(() => undefined), { storageState: house.sessions["noor"] });
  assert.equal(faults.join("\n"), "");
  await page.getByRole("button", { name: "De eerste hulp is er" }).click();
  await page.getByText("Onze afspraak is hiermee gedaan.").waitFor();
  await context.close();
});

test("S0.14: at the table, in flight mode, two taps with a yes; the draft lies ready on the tenant's page", async () => {
  await house.plan(["Peter Verhagen"], { at: "9:00" });
  const phone = await house.phone("Peter Verhagen");
  await phone.context.setOffline(true);
  await arrive(phone.page, "Peter Verhagen");
  await sitDown(phone.page, "Peter Verhagen");
  const asked = phone.page.locator("#nood");
  await asked.getByText("Wat kan niet wachten?").click();
  await asked.getByRole("button", { name: "Eten" }).click();
  await asked.getByText("De vraag om hulp staat klaar.").waitFor();
  await online(phone.context, phone.page);
  await sent(phone.page);
  await phone.context.close();
  const { context, page } = await house.desk();
  const tenancy = await house.tenancy(page, "Peter Verhagen");
  await page.goto(`${house.address}/huurders/${tenancy}`);
  await page.locator("#hulp").getByText("Staat klaar sinds").waitFor();
  await page.getByRole("link", { name: "Lees en vraag het" }).click();
  await page.getByRole("heading", { name: "Voedselbank Rivierstad" }).waitFor();
  await page.getByText("samen aan tafel", { exact: false }).first().waitFor();
  assert.equal(await page.locator("input[type=radio][name=ja]").count(), 0, "the yes of the table is not asked again");
  await tile(page, "hoe", "called");
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await page.locator("#hulp").getByText("Gevraagd op").waitFor();
  await page.getByRole("button", { name: "De huurder wil dit niet meer" }).click();
  await page.getByText("We vragen hier niets meer voor.").waitFor();
  await context.close();
});

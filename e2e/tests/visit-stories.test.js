// The visits of T03 and T10 as the stories of the demo tell them, each on its own day, on a phone in flight mode, to the
// agreements they ended in. (T01 is in visits.test.js.)
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkPage } from "../browser.js";
import { MICROPHONE, arrive, close, online, openHouse, promise, sent, sitDown, tell, tile } from "../visits.js";

test("T03: Henk, after the loss of his wife: first the rent of April, words of his own, and nothing about the rest", async () => {
  const house = await openHouse({ today: "2026-03-27", loaded: "2026-03-26" });
  try {
    await house.plan(["Henk de Boer"], { coming: "Nee: iemand maakt zich zorgen", at: "14:00" });
    const { context, page } = await house.phone("Henk de Boer");
    await context.setOffline(true);
    await page.reload();
    await arrive(page, "Henk de Boer");
    await sitDown(page, "Henk de Boer");
    await page.getByText("€ 1.122,60").first().waitFor();
    await tell(page, "Riet deed altijd alles. Ik durf de mand met post niet aan te raken.");
    await promise(page, "association", "Contact leggen met Humanitas", "2026-04-10");
    await promise(page, "tenant", "Huur van april samen klaarzetten", "2026-04-01");
    // Killed in between: what was agreed is still on the table.
    const address = page.url();
    await page.close();
    const again = await context.newPage();
    await again.goto(address);
    await again.locator("[data-told=promised] li", { hasText: "Humanitas" }).waitFor();
    await close(again, "agreed", "2026-08-24");
    await online(context, again);
    await sent(again);
    const file = await house.file("Henk de Boer");
    for (const words of ["Contact leggen met Humanitas", "Huur van april samen klaarzetten", "Riet deed altijd alles"]) {
      assert.ok(file.includes(words), `${words}\n${file}`);
    }
    assert.match(file, /blijft stil tot|24 augustus/);
    await context.close();
  } finally {
    await house.close();
  }
});

test("T01, S4.20, S1.23, S3.15: without a network a pause until the UWV decides, a yes to the municipality, and one person who may be called", async () => {
  const house = await openHouse();
  try {
    await house.plan(["Peter Verhagen"]);
    const { context, page } = await house.phone("Peter Verhagen");
    await context.setOffline(true);
    await arrive(page, "Peter Verhagen");
    await sitDown(page, "Peter Verhagen");
    await page.getByText("Een pauze afspreken").click();
    await tile(page, "reden", "income_decision");
    await page.locator("label.kt-tile", { hasText: "8 weken" }).click();
    await page.locator("#pauze-woorden").fill("Tot het UWV beslist");
    await page.getByRole("button", { name: "Deze pauze spreken we af" }).click();
    await page.getByText("De pauze is afgesproken.").waitFor();
    // S4.17: his own choice for after it: begin low, and more after every three times.
    await page.locator("#bedrag").fill("50");
    await page.locator("#eerste").fill("2027-02-01");
    await page.getByText("Klein beginnen, later meer").click();
    await page.locator("#erbij").fill("50");
    await page.getByRole("button", { name: "Laat zien" }).click();
    const terms = page.locator("[data-worked-out] ol").first().locator("li");
    await terms.first().waitFor();
    assert.deepEqual((await terms.allInnerTexts()).map((text) => text.replace(/^.*:\s€\s/, "")), [
      "50,00", "50,00", "50,00", "100,00", "100,00", "100,00", "150,00", "150,00", "150,00", "200,00", "200,00", "184,36",
    ]);
    await page.locator("#eigen-stap").fill("Belt morgen het UWV");
    await page.getByRole("button", { name: "Dit spreken we af" }).click();
    await page.getByText("Het plan ligt vast.").waitFor();
    await page.getByText("Hulp van de gemeente").click();
    await page.locator("#gemeente-woorden").fill("Liefst na vier uur");
    await page.getByRole("button", { name: "Ja, de gemeente mag bellen" }).click();
    await page.getByText("De gemeente mag bellen.").waitFor();
    // Who, about what, until when: without a topic nothing is agreed.
    await page.getByText("Iemand die we mogen bellen").click();
    await page.locator("#naam").fill("Ilse Verhagen");
    await tile(page, "wie", "family");
    await page.locator("#tot").fill("2027-05-01");
    await page.getByRole("button", { name: "Dat mag", exact: true }).click();
    assert.equal(await page.locator("[data-told=consented] li").count(), 0);
    await page.locator("label.kt-tile", { hasText: "een afspraak maken" }).click();
    await page.getByRole("button", { name: "Dat mag", exact: true }).click();
    await page.locator("[data-told=consented] li", { hasText: "Ilse Verhagen: dat mag, tot en met 1 mei 2027" }).waitFor();
    // Killed in between: it stands there again.
    const address = page.url();
    await page.close();
    const again = await context.newPage();
    await again.goto(address);
    await again.getByText("De pauze is afgesproken.").waitFor();
    await close(again, "agreed", "2027-01-18");
    await online(context, again);
    await sent(again);
    const file = await house.file("Peter Verhagen");
    assert.match(await house.file("Peter Verhagen", "/gedaan"), /“Liefst na vier uur”/);
    for (const words of ["Tot het UWV beslist", "Ilse Verhagen (familie)", "januari 2028", "Belt morgen het UWV", "1 mei 2027: een afspraak maken"]) {
      assert.ok(file.includes(words), `${words}\n${file}`);
    }
    await context.close();
  } finally {
    await house.close();
  }
});

test("S3.9: the map of what is going on stays on the table; only when the tenant wants it, and never a worry about health, it is kept", async () => {
  const house = await openHouse();
  try {
    await house.plan(["Henk de Boer"]);
    const { context, page } = await house.phone("Henk de Boer");
    /** @type {string[]} */
    const sentBodies = [];
    page.on("request", (request) => sentBodies.push(request.postData() ?? ""));
    await arrive(page, "Henk de Boer");
    await sitDown(page, "Henk de Boer");
    const lay = async () => {
      await page.getByText("Leg het samen op tafel").click();
      for (const what of ["letters", "income", "health"]) await page.locator(`label.kt-tile[for="speelt-${what}"]`).click();
    };
    await lay();
    // On paper the map stands alone, with what lies on it; the tenant takes it along.
    await page.evaluate(() => { globalThis.print = () => { document.body.dataset.printed = "yes"; }; });
    await tile(page, "eerst", "letters");
    await page.getByRole("button", { name: "Zet op papier" }).click();
    await page.locator("body[data-printed]").waitFor();
    await page.emulateMedia({ media: "print" });
    for (const [what, on] of /** @type {const} */ ([["letters", true], ["health", true], ["bills", false]])) {
      assert.equal(await page.locator(`label.kt-tile[for="speelt-${what}"]`).isVisible(), on, what);
    }
    assert.equal(await page.getByText("€").first().isVisible(), false, "no amounts on this paper");
    assert.ok(await page.getByText(/Dit papier is van (u|jou)\./).isVisible());
    await page.emulateMedia({ media: null });
    // Gone with the screen: nothing of it was kept, here or anywhere.
    await page.reload();
    await page.getByText("Leg het samen op tafel").click();
    assert.equal(await page.locator(".kt-bubbles input:checked").count(), 0);
    await page.getByText("Leg het samen op tafel").click();
    assert.ok(!sentBodies.some((body) => body.includes("speelt")), sentBodies.join());
    // Now the tenant wants us to remember.
    await lay();
    await tile(page, "eerst", "letters");
    await page.getByRole("button", { name: "De huurder wil dat wij dit bewaren" }).click();
    await page.getByText("Dit bewaren we, omdat de huurder dat wil.").waitFor();
    await sent(page);
    const file = await house.file("Henk de Boer");
    assert.match(file, /Samen op tafel gelegd\. Eerst: post\. Ook: inkomen\./, file);
    assert.ok(!/gezondheid/i.test(file), file);
    // An empty one goes along from the desk.
    const faults = await checkPage(house.browser, "lege-kaart", async (one) => void (await one.goto(`${house.address}/bezoeken/kaart`)), { storageState: house.sessions.noor });
    assert.deepEqual(faults, []);
    assert.ok(sentBodies.some((body) => body.includes("mapped")) && !sentBodies.some((body) => body.includes("health")), sentBodies.join());
    await context.close();
  } finally {
    await house.close();
  }
});

test("S1.27, S3.21, S0.3: a visit that opened the door to nobody is closed in two taps, a talk in four from the car, five or six with a line typed or spoken; two fields are all that is asked", async () => {
  const house = await openHouse({ flags: MICROPHONE });
  try {
    await house.plan(["Henk de Boer", "Dennis Smit", "Sanne Jacobs", "Joop Kramer"]);
    const { context, page } = await house.phone("Henk de Boer");
    await context.setOffline(true);
    let taps = 0;
    const tap = async (/** @type {import("playwright-core").Locator} */ what) => {
      taps += 1;
      await what.click();
    };
    // Nobody at home: outcome and next moment stand ready after the card.
    await arrive(page, "Dennis Smit");
    await page.getByRole("button", { name: "Niemand thuis" }).click();
    await tap(page.getByRole("button", { name: "Kaartje achtergelaten" }));
    await page.getByText("Er ligt een kaartje.").waitFor();
    await tap(page.getByRole("button", { name: "Klaar", exact: true }));
    await page.getByText("Dit bezoek is afgerond.").waitFor();
    assert.equal(taps, 2);
    // After a talk, "I am in the car": to the closing, how it went, when again, done. The same with one line, typed or spoken.
    /** @type {[string, number, () => Promise<void>][]} */
    const ways = [
      ["Henk de Boer", 4, async () => undefined],
      ["Sanne Jacobs", 5, async () => {
        await tap(page.locator("#note"));
        await page.keyboard.type("Ze belt zelf de bank.");
      }],
      ["Joop Kramer", 6, async () => {
        await tap(page.getByRole("button", { name: "Inspreken" }));
        await page.getByText(/Je spreekt in: 0:(0[1-9]|[1-5])/).waitFor();
        await tap(page.getByRole("button", { name: "Stop" }));
        await page.getByRole("button", { name: "Luister terug" }).waitFor();
      }],
    ];
    for (const [name, most, line] of ways) {
      await page.getByRole("link", { name: "Bezoeken" }).first().click();
      await arrive(page, name);
      await page.getByRole("button", { name: "Ik mag binnenkomen" }).click();
      taps = 0;
      await tap(page.getByRole("link", { name: "Afronden" }).first());
      const asked = await page.locator("form[data-fact=closed]").evaluate((one) => [...new Set([...one.querySelectorAll("[required]")].map((field) => field.getAttribute("name")))]);
      assert.deepEqual(asked, ["outcome", "next"]);
      await tap(page.locator("label.kt-tile:has(input[value=connected])"));
      await tap(page.locator("label.kt-tile", { hasText: "Over een week" }));
      await line();
      await tap(page.getByRole("button", { name: "Klaar", exact: true }));
      await page.getByText("Dit bezoek is afgerond.").waitFor();
      assert.equal(taps, most, name);
    }
    // S0.3: for oneself, and calm about it when there is no network.
    const back = page.getByRole("link", { name: "Even terugkijken, alleen voor jezelf" });
    await back.click();
    await page.getByText("Terugkijken kan zodra er netwerk is.").waitFor();
    await online(context, page);
    await sent(page);
    await back.click();
    await page.getByRole("heading", { name: "Terugkijken" }).waitFor();
    await context.close();
  } finally {
    await house.close();
  }
});

test("law.md §8: a BSN is stopped on the phone itself, without a network: nothing of it is kept, and all else goes on", async () => {
  const house = await openHouse();
  try {
    await house.plan(["Henk de Boer"]);
    const { context, page } = await house.phone("Henk de Boer");
    await context.setOffline(true);
    await arrive(page, "Henk de Boer");
    await sitDown(page, "Henk de Boer");
    await page.locator("#words-told").pressSequentially("Mijn nummer is 123456782.");
    await page.locator("[data-guard-hints]").getByText("BSN").waitFor();
    await page.getByRole("button", { name: "Opschrijven" }).click();
    assert.equal(await page.locator("#words-told").evaluate((field) => /** @type {HTMLTextAreaElement} */ (field).checkValidity()), false);
    assert.equal(await page.locator("[data-told=told] blockquote").count(), 0);
    await tell(page, "Mijn zus kijkt mee.");
    await online(context, page);
    await sent(page);
    const file = await house.file("Henk de Boer");
    assert.ok(file.includes("Mijn zus kijkt mee.") && !file.includes("123456782"), file);
    await context.close();
  } finally {
    await house.close();
  }
});

test("T03: Henk in August, with the volunteer: € 100 a month beside the rent, eleven times and € 68,62", async () => {
  const house = await openHouse({ today: "2026-08-24", loaded: "2026-08-23" });
  try {
    await house.plan(["Henk de Boer"], { at: "10:00" });
    const { context, page } = await house.phone("Henk de Boer");
    await context.setOffline(true);
    await arrive(page, "Henk de Boer");
    await sitDown(page, "Henk de Boer");
    await page.getByText("€ 1.168,62").first().waitFor();
    await page.locator("#bedrag").fill("100");
    await page.locator("#eerste").fill("2026-09-01");
    await page.getByRole("button", { name: "Laat zien" }).click();
    await page.locator("[data-worked-out] li").first().waitFor();
    // Another tap on the screen leaves the plan as it stands.
    await page.getByRole("button", { name: "Ja", exact: true }).click();
    await page.locator("button[name=how][value=yes][aria-pressed=true]").waitFor();
    await page.locator("[data-worked-out] li").first().waitFor();
    assert.equal(await page.locator("[data-worked-out] ol").first().locator("li").count(), 12);
    assert.match(await page.locator("[data-worked-out] ol").first().locator("li").last().innerText(), /augustus 2027:\s€\s68,62/);
    await page.locator("#eigen-stap").fill("Vraagt zijn zus Gerda om mee te kijken");
    await page.getByRole("button", { name: "Dit spreken we af" }).click();
    await close(page, "agreed", "Over een week");
    await online(context, page);
    await sent(page);
    const file = await house.file("Henk de Boer");
    assert.match(file, /augustus 2027/, file);
    assert.match(file, /€\s100,00/, file);
    assert.ok(!file.includes("Plan van het huisbezoek nakijken"), "the plan counts, nobody has to look at it again");
    await context.close();
  } finally {
    await house.close();
  }
});

test("T10: Dennis, fresh eyes: the door on the chain with Ria, coffee on Monday, and there the rent plus € 50", async () => {
  const house = await openHouse({ today: "2026-11-06", loaded: "2026-11-05" });
  try {
    await house.plan(["Dennis Smit"], { coming: "Nee: nieuwe blik", at: "18:30", along: "Ria" });
    const { context, page } = await house.phone("Dennis Smit");
    await context.setOffline(true);
    await page.getByRole("link", { name: "Dennis Smit" }).click();
    // What was tried before is there, and nothing of health, money or blame.
    await page.getByText("Een nieuw begin").waitFor();
    const before = await page.locator("main").innerText();
    assert.ok(!/€|schuld|depress|ziek/i.test(before), before);
    await page.getByRole("button", { name: "Ik sta voor de deur" }).click();
    await page.getByRole("button", { name: "We praten aan de deur" }).click();
    await page.getByRole("button", { name: "Ja, dit is Dennis Smit" }).click();
    await page.locator("a.utrecht-button[href$='tafel']").click();
    await promise(page, "association", "Geen post sturen tot maandag", "2026-11-09");
    await close(page, "connected", "2026-11-09");
    await online(context, page);
    await sent(page);
    const file = await house.file("Dennis Smit");
    assert.ok(file.includes("Geen post sturen tot maandag"), file);
    await context.close();

    // Monday, coffee in the community room: his own proposal, at his pace.
    await house.stop();
    await house.start("2026-11-09");
    house.sessions = {};
    await house.plan(["Dennis Smit"], { at: "10:00", on: "2026-11-09", along: "Ria" });
    const coffee = await house.phone("Dennis Smit");
    await coffee.context.setOffline(true);
    await arrive(coffee.page, "Dennis Smit");
    await sitDown(coffee.page, "Dennis Smit");
    await tell(coffee.page, "Ik maakte niks meer open. Laat ik deze maand betalen en dan kijken.");
    await promise(coffee.page, "tenant", "Huur van november en € 50", "2026-11-12");
    await promise(coffee.page, "tenant", "Kijken of koffie bij Ria vaker kan");
    await close(coffee.page, "agreed", "2026-12-01");
    await online(coffee.context, coffee.page);
    await sent(coffee.page);
    const now = await house.file("Dennis Smit");
    for (const words of ["Huur van november en € 50", "Kijken of koffie bij Ria vaker kan", "Ik maakte niks meer open"]) {
      assert.ok(now.includes(words), `${words}\n${now}`);
    }
    await coffee.context.close();
  } finally {
    await house.close();
  }
});

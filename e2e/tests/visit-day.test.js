// A full day: twelve visits on one phone, worked through in flight mode, through reloads, a killed tab, a clock that jumps
// and a server that goes away in the middle of the sending. At the end everything is there, once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrive, close, online, openHouse, promise, sent, sitDown, tell } from "../visits.js";

const DAY = [
  "Peter Verhagen", "Fatima El Idrissi", "Henk de Boer", "Sanne Jacobs", "Mehmet", "Anita", "Precious Owusu", "Joop Kramer",
  "Hodan Abdi", "Dennis Smit", "Maria Fernandes", "Tom",
];

test("a full day with twelve visits, offline, sent exactly once", async () => {
  const house = await openHouse();
  try {
    await house.plan(DAY, { at: "9:00" });
    let { context, page } = await house.phone(DAY[0]);
    assert.equal(await page.locator("ol.kt-round li").count(), 12);
    await context.setOffline(true);
    await page.clock.install();
    for (const [n, name] of DAY.entries()) {
      await page.goto(`${house.address}/bezoek/`);
      if (n % 3 === 0) {
        await arrive(page, name);
        await page.getByRole("button", { name: "Niemand thuis" }).click();
        await page.getByRole("button", { name: "Kaartje achtergelaten" }).click();
        await page.locator("form[data-fact=closed]").waitFor();
        await page.getByRole("button", { name: "Klaar" }).click();
        await page.getByText("Dit bezoek is afgerond.").waitFor();
      } else {
        await arrive(page, name);
        const asked = await page.getByRole("button", { name: /^Ja, dit is/ }).innerText();
        await sitDown(page, asked.replace("Ja, dit is ", ""));
        await tell(page, `Bij bezoek ${n} vertelden ze dit.`);
        if (n === 4) await page.reload();
        await promise(page, "association", `Wij doen ding ${n}`, "2026-12-01");
        if (n === 7) {
          const address = page.url();
          await page.close();
          page = await context.newPage();
          await page.goto(address);
          await page.locator("[data-told=promised] li", { hasText: `Wij doen ding ${n}` }).waitFor();
        }
        await close(page, "talked", "Over een week");
      }
      // Somebody sets the clock of the phone, forward and back.
      if (n === 2) await page.clock.setSystemTime(Date.now() + 20 * 3_600_000);
      if (n === 5) await page.clock.setSystemTime(Date.now() - 20 * 3_600_000);
      if (n === 6) await page.clock.setSystemTime(Date.now());
    }
    await page.goto(`${house.address}/bezoek/`);
    await page.locator("ol.kt-round li .kt-badge").nth(11).waitFor();
    // On the way home. The first answer is lost, then the server goes away, then two pages send at once.
    let asked = 0;
    await context.route("**/bezoek/feiten", async (route) => {
      asked += 1;
      if (asked > 2) return route.continue();
      await route.fetch();
      if (asked === 2) await house.stop();
      await route.abort("connectionreset");
    });
    await online(context, page);
    while (asked < 1) await new Promise((again) => setTimeout(again, 50));
    await page.getByText("geen netwerk").waitFor();
    await online(context, page);
    while (asked < 2) await new Promise((again) => setTimeout(again, 50));
    await page.getByText("geen netwerk").waitFor();
    await house.start();
    const twin = await context.newPage();
    await twin.goto(`${house.address}/bezoek/`);
    await online(context, page, twin);
    await sent(page);
    await twin.close();
    for (const [n, name] of DAY.entries()) {
      const text = await house.file(name);
      const log = text.slice(text.indexOf("Alles op een rij"));
      if (n % 3 === 0) assert.equal(log.match(/za 21 nov\s+kaartje/g)?.length, 1, `${name}: one card`);
      else assert.equal(log.split(`Bij bezoek ${n} vertelden ze dit.`).length - 1, 1, `${name}: told once`);
      assert.equal(log.match(/za 21 nov\s+huisbezoek/g)?.length, 1, `${name}: one visit`);
    }
    await context.close();
  } finally {
    await house.close();
  }
});

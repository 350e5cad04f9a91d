// A browser, a server to look at, and the check that every page must pass.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const results = fileURLToPath(new URL("./results/", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));

/** WCAG 2.2 AA and everything below it. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [1280, 390];
const SCHEMES = /** @type {const} */ (["light", "dark"]);

/** Debian's Chromium unless told otherwise. @param {string[]} [flags] */
export function openBrowser(flags = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync", ...flags,
    ],
  });
}

/**
 * Starts a program and waits until it prints its address.
 * @param {string[]} command program and arguments
 * @returns {Promise<{ address: string, stop: () => Promise<void> }>}
 */
export async function startServer([program, ...args]) {
  const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const address = await new Promise((resolve, reject) => {
    let printed = "";
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${program} ended with ${code} before it printed an address:\n${printed}`)));
    // The demo tells people where it is; the server for every day tells its log.
    child.stderr.on("data", (text) => process.stderr.write(text));
    for (const told of [child.stdout, child.stderr]) told.on("data", (text) => {
      printed += text;
      const found = printed.match(/https?:\/\/[\w.:[\]-]+:\d+/);
      if (found) resolve(found[0]);
    });
  });
  return {
    address: String(address),
    stop: async () => {
      child.kill("SIGINT");
      await ended;
    },
  };
}

/**
 * Goes where a link leads, and is there when it returns.
 * @param {import("playwright-core").Page} page @param {import("playwright-core").Locator} link
 */
export async function follow(page, link) {
  const href = new URL((await link.getAttribute("href")) ?? "", page.url()).href;
  await Promise.all([page.waitForURL(href), link.click()]);
}

/**
 * Looks at one page at every width, light and dark: no errors, no axe violation, no sideways scroll.
 * Leaves screenshots in `results/`.
 * @param {import("playwright-core").Browser} browser
 * @param {string} name of the screenshots
 * @param {(page: import("playwright-core").Page) => Promise<void>} arrive goes to the page and does what comes before
 * @param {{ storageState?: any, status?: number[] }} [options] a logged-in state; statuses that belong to the test
 * @returns {Promise<string[]>} what is wrong, in words; empty when all is well
 */
export async function checkPage(browser, name, arrive, options = {}) {
  mkdirSync(results, { recursive: true });
  /** @type {string[]} */
  const faults = [];
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({
        viewport: { width, height: width < 500 ? 844 : 900 }, colorScheme, locale: "nl-NL",
        hasTouch: width < 500, storageState: options.storageState,
      });
      const page = await context.newPage();
      const where = `${name} ${width} ${colorScheme}`;
      page.on("console", (message) => {
        if (message.type() !== "error" && message.type() !== "warning") return;
        if (options.status?.some((status) => message.text().includes(`status of ${status}`))) return;
        faults.push(`${where}: console: ${message.text()}`);
      });
      page.on("pageerror", (error) => faults.push(`${where}: script: ${error.message}`));
      page.on("request", (request) => {
        if (new URL(request.url()).origin !== new URL(page.url() === "about:blank" ? request.url() : page.url()).origin) {
          faults.push(`${where}: request to elsewhere: ${request.url()}`);
        }
      });
      await arrive(page);
      await page.screenshot({ path: `${results}${name}-${width}-${colorScheme}.png`, fullPage: true });
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (sideways > 0) faults.push(`${where}: scrolls ${sideways} px sideways`);
      if (width < 500) faults.push(...(await smallTargets(page)).map((text) => `${where}: ${text}`));
      faults.push(...(await accessibilityFaults(page)).map((text) => `${where}: ${text}`));
      await context.close();
    }
  }
  return faults;
}

/** @param {import("playwright-core").Page} page */
async function accessibilityFaults(page) {
  await page.evaluate(axe);
  const report = await page.evaluate((tags) => /** @type {any} */ (globalThis).axe.run(document, { runOnly: tags }), RULES);
  return report.violations.flatMap((/** @type {any} */ violation) =>
    violation.nodes.map((/** @type {any} */ node) => `axe ${violation.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}

/**
 * Buttons, fields and menu places that are smaller than a thumb. Links in running text are exempt (WCAG 2.5.8).
 * @param {import("playwright-core").Page} page
 */
function smallTargets(page) {
  return page.evaluate(() => {
    const touched = document.querySelectorAll("button, .utrecht-button, input:not([type=hidden], [type=radio], [type=checkbox]), textarea, .kt-tile, .kt-nav a, .kt-strip__month, summary");
    return [...touched].flatMap((element) => {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || (box.height >= 43.5 && box.width >= 43.5)) return [];
      return [`${element.tagName} "${element.textContent?.trim().slice(0, 30)}" is ${Math.round(box.width)} by ${Math.round(box.height)}`];
    });
  });
}

// Keyboard and small conveniences. Every page works without this file.

/** Keys mean nothing special while somebody is writing. @param {EventTarget | null} target */
function isWriting(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** The links to walk through, in order of the page. @returns {HTMLAnchorElement[]} */
function stops() {
  return [...document.querySelectorAll("[data-walk] > li")].flatMap((row) => row.querySelector("a") ?? []);
}

/** @param {number} step */
function walk(step) {
  const links = stops();
  if (links.length === 0) return;
  const row = document.activeElement?.closest("[data-walk] > li");
  const at = links.findIndex((link) => row?.contains(link));
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1);
  links[next].focus();
}

function openHelp() {
  /** @type {HTMLDialogElement | null} */
  const dialog = document.querySelector("dialog[data-keys]");
  if (dialog && !dialog.open) dialog.showModal();
}

function toSearch() {
  /** @type {HTMLInputElement | null} */
  const field = document.querySelector("input[type=search]");
  if (field) field.focus();
  else if (document.querySelector('.kt-nav a[href="/zoeken"]')) location.assign("/zoeken");
}

/** @type {Record<string, () => void>} */
const keys = { "/": toSearch, j: () => walk(1), k: () => walk(-1), "?": openHelp };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

for (const button of document.querySelectorAll("[data-open-keys]")) {
  button.removeAttribute("hidden");
  button.addEventListener("click", openHelp);
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.removeAttribute("hidden");
  button.addEventListener("click", () => print());
}

// What is not right yet is read first.
/** @type {HTMLElement | null} */ (document.querySelector("[data-focus]"))?.focus();

// A menu closes with Escape and when one clicks beside it.
/** @type {NodeListOf<HTMLDetailsElement>} */
const menus = document.querySelectorAll("details.kt-menu");
for (const menu of menus) {
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}

// A form is sent once, also when somebody clicks twice.
document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.method === "dialog") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// A part that is fetched again while the work behind it goes on.
/** @param {Element} part */
async function follow(part) {
  const address = part.getAttribute("data-live");
  if (!address || !part.isConnected) return;
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" }, redirect: "error" });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-live]");
      part.replaceChildren(...(fresh ?? page.querySelector("[data-live-ended]") ?? page.body).childNodes);
      if (!fresh) return;
    }
  } catch {
    // The connection was away for a moment; the next time it may be back.
  }
  setTimeout(() => follow(part), 2000);
}
for (const part of document.querySelectorAll("[data-live]")) setTimeout(() => follow(part), 2000);

// What is being written is read again a moment after the last key, by the same button that is there without this file.
for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-check]"))) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon;
  let turn = 0;
  const check = async () => {
    const mine = ++turn;
    const fields = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    fields.set("doe", "kijk");
    try {
      const answer = await fetch(form.action, { method: "POST", body: fields, redirect: "error" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("nagekeken");
      if (answer.ok && fresh && mine === turn) document.getElementById("nagekeken")?.replaceChildren(...fresh.childNodes);
    } catch {
      // The button still works.
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(check, 600);
  });
}

// Who logs out leaves no visits on this phone. What waits to be sent stays, sealed, until it is sent.
document.querySelector('form[action="/uitloggen"]')?.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!("indexedDB" in globalThis) || form.dataset.forgotten) return;
  event.preventDefault();
  form.dataset.forgotten = "yes";
  import("/bezoek/vault.js").then((vault) => vault.forgetDay()).catch(() => {}).finally(() => form.submit());
});

// What a note could better say otherwise is said while one writes. Without this file it is said when the form is sent.
if (document.querySelector("[data-guard]")) import("/bezoek/guard.js").then((guard) => guard.watch()).catch(() => {});

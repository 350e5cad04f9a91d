// Who left a visit at once, or is inside for long, stands on a colleague's page by itself (S1.17, S3.20): the page asks its
// own server every few seconds. Whoever has touched nothing for an hour is not kept logged in by it: then it stops asking.
const EVERY_MS = 10_000;
const AWAKE_MS = 3_600_000;

const here = /** @type {HTMLElement | null} */ (document.querySelector("[data-live]"));
let touched = Date.now();
for (const kind of ["pointerdown", "keydown", "focus"]) addEventListener(kind, () => { touched = Date.now(); });

async function look() {
  if (!here || Date.now() - touched > AWAKE_MS) return;
  const answer = await fetch(String(here.dataset.live), { redirect: "manual" });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-calls]");
  // The same calls stay where they are: whoever is about to press a button is not disturbed.
  const now = here.querySelector("[data-calls]");
  if (!fresh || fresh.getAttribute("data-calls") === now?.getAttribute("data-calls")) return;
  here.replaceChildren(fresh);
}

setInterval(() => void look().catch(() => undefined), EVERY_MS);
void look().catch(() => undefined);

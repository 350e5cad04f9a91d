// The practice room on the phone, also in flight mode: the scenes of the pages, played by choices. The way through stands in the
// address and nowhere else: nothing is kept, nothing is sent (S0.24).

/** @typedef {{ say: string, answer: string, trust: number, tension: number, to: number | null, end: string | null }} Choice */
/** @typedef {{ told: string, choices: Choice[] }} Node_ */
/** @typedef {{ lang: string, key: string, title: string, place: string, know: string, unknown: string, mirror: string, learn: string, nodes: Node_[] }} Scene */
/** @typedef {{ title: string, lead: string, begin: string, know: string, unknown: string, what: string, soFar: string, you: string, mirror: string, end: string, did: string, did_all: string[], again: string, other: string, nothing: string, visits: string } & Record<string, any>} Words */
/** @typedef {{ steps: { node: Node_, choice: Choice }[], trust: number, tension: number, now: Node_ | null, end: string }} Played */

export const HERE = "oefenen";

/** Plays these choices from the beginning; nothing when one of them can't be made there. @param {Scene} scene @param {number[]} path @returns {Played | null} */
export function play(scene, path) {
  /** @type {Played} */
  const played = { steps: [], trust: 0, tension: 0, now: scene.nodes[0], end: "" };
  for (const at of path) {
    const choice = played.now?.choices[at];
    if (!played.now || !choice) return null;
    played.steps.push({ node: played.now, choice });
    played.trust += choice.trust;
    played.tension += choice.tension;
    played.now = choice.to === null ? null : scene.nodes[choice.to];
    played.end = choice.end ?? "";
  }
  return played;
}

/** @param {string} tag @param {(string | Node)[]} content @param {Record<string, string>} [attributes] */
function made(tag, content, attributes = {}) {
  const element = document.createElement(tag);
  element.append(...content);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** @param {string} to @param {string} words @param {string} look */
const way = (to, words, look) => made("a", [words], { href: `#${HERE}${to}`, class: look });

/** @param {Played} played @param {Words} words */
function meters(played, words) {
  const word = (/** @type {string} */ what, /** @type {number} */ n) => {
    const text = String(words[`${what}_${n > 0 ? "up" : n < 0 ? "down" : "same"}`]);
    return text.replace("[number]", String(Math.abs(n)));
  };
  return made("p", [`${word("trust", played.trust)} · ${word("tension", played.tension)}`], { class: "kt-quiet" });
}

/** @param {Scene[]} scenes @param {Words} words */
const list = (scenes, words) => [
  made("p", [made("a", [words.visits], { href: "#", class: "utrecht-link" })]),
  made("h1", [words.title]),
  made("p", [words.lead]),
  made("ul", scenes.map((scene) => made("li", [
    made("p", [way(`/${scene.key}`, scene.title, "utrecht-link kt-thumb")]), made("p", [scene.place], { class: "kt-quiet" }),
  ], { lang: scene.lang })), { class: "kt-plain-list kt-scene" }),
];

/** @param {Scene} scene @param {string} path @param {Played} played @param {Words} words */
function moment(scene, path, played, words) {
  const before = path ? `${path}.` : "";
  const lang = scene.lang;
  const shown = [
    made("p", [way("", words.title, "utrecht-link")]),
    made("h1", [scene.title], { lang }),
    made("p", [made("strong", [words.know]), ` ${scene.know}`], { lang }),
  ];
  if (played.steps.length > 0) {
    shown.push(made("ol", played.steps.map(({ node, choice }) => made("li", [
      made("p", [node.told], { class: "kt-quiet" }),
      made("p", [made("strong", [words.you]), ` ${choice.say}`]),
      made("blockquote", [choice.answer], { class: "kt-quote" }),
    ])), { class: "kt-plain-list kt-scene", "aria-label": words.soFar, lang }));
  }
  if (played.now) {
    shown.push(
      made("h2", [played.now.told], { class: "utrecht-heading-2", lang }),
      made("p", [words.what], { class: "kt-quiet" }),
      made("ul", played.now.choices.map((choice, at) => made("li", [way(`/${scene.key}/${before}${at}`, choice.say, "kt-tile")])), { class: "kt-plain-list kt-scene", lang }),
      meters(played, words),
    );
    return shown;
  }
  shown.push(
    made("h2", [words.mirror], { class: "utrecht-heading-2" }),
    made("p", [made("strong", [words.end]), ` ${played.end}`], { lang }),
    meters(played, words),
    made("p", [made("strong", [words.unknown]), ` ${scene.unknown}`], { lang }),
    made("h3", [words.did]),
    made("ul", words.did_all.map((one) => made("li", [one]))),
    made("p", [scene.mirror], { class: "kt-opening__words", lang }),
    made("p", [scene.learn], { lang }),
    made("div", [way(`/${scene.key}`, words.again, "utrecht-button utrecht-button--primary-action"), way("", words.other, "utrecht-button utrecht-button--secondary-action")], { class: "kt-acts" }),
    made("p", [words.nothing], { class: "kt-quiet" }),
  );
  return shown;
}

/** Shows what stands at this address of the practice room. @param {HTMLElement} main @param {string[]} parts of the address */
export async function show(main, [, key = "", path = ""]) {
  /** @type {{ scenes: Record<string, Scene[]>, texts: Record<string, Words> }} */
  const all = await (await fetch("/bezoek/practice.json")).json();
  const language = document.documentElement.lang in all.texts ? document.documentElement.lang : "nl";
  const [scenes, words] = [all.scenes[language], all.texts[language]];
  const scene = scenes.find((one) => one.key === key);
  const choices = path.split(".").filter(Boolean).map(Number);
  const played = scene && play(scene, choices);
  main.replaceChildren(...(scene && played ? moment(scene, path, played, words) : list(scenes, words)));
  document.title = scene?.title ?? words.title;
}

import type { Browser } from "playwright-core";
import { openPage } from "../browser/page.ts";
import { playgroundPage } from "../browser/playgroundPage.ts";
import { type Held, heldBy } from "./browserMemory.ts";
import { longProgram } from "./programs.ts";
import { type Cell, progress, type Table } from "./report.ts";
import { median, quantile } from "./statistics.ts";

const megabyte = 1_000_000;
const seeks = 200;
const viewNames = ["Diagram", "Table", "Outline", "Calls", "Output"] as const;

/** What one page took, in milliseconds and bytes. */
interface Measured {
  readonly shown: number;
  readonly steps: number;
  /** By the name of the view that was open. */
  readonly seeks: ReadonlyMap<string, readonly number[]>;
  readonly before: Held;
  readonly after: Held;
}

/** A program of more than 1,000,000 steps as people see it: from the click to the first step, then to random ones. */
export async function measureViews(browser: Browser, url: string, rounds: number): Promise<Table> {
  const all: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    progress(`the long program on the screen, ${round + 1} of ${rounds}`);
    all.push(await measureOnce(browser, url));
  }
  const shown = all.map((measured) => measured.shown / 1000);
  const memory = (pick: (measured: Measured) => number): string =>
    `${(median(all.map(pick)) / megabyte).toFixed(1)} MB`;
  return {
    title: "A program of a million steps on the screen, in Chromium",
    columns: ["", "wall clock"],
    rows: [
      ["steps", Math.min(...all.map(({ steps }) => steps))],
      [
        "from the click to the first step: least, median",
        `${Math.min(...shown).toFixed(2)} s, ${median(shown).toFixed(2)} s`,
      ],
      ...viewNames.map((name) =>
        spread(
          name,
          all.flatMap((measured) => measured.seeks.get(name) ?? []),
        ),
      ),
      ["the page's memory before the run", memory(({ before }) => before.heap)],
      ["the page's memory after all seeks", memory(({ after }) => after.heap)],
    ],
    note:
      `The eight programs one after the other, ${rounds} times, each in a new page. A seek is a number in the step box: from Enter until the browser has ` +
      `drawn the narration, the code, the timeline and the open view, ${seeks} random steps for each view, at most one in each frame of the screen.`,
  };
}

function spread(name: string, times: readonly number[]): readonly Cell[] {
  const shown = [0.5, 0.95, 1].map((share) => quantile(times, share));
  return [
    `seek, ${name.toLowerCase()} open: p50, p95, most`,
    shown.map((value) => `${Number(value.toPrecision(2))} ms`).join(", "),
  ];
}

async function measureOnce(browser: Browser, url: string): Promise<Measured> {
  const { page, close } = await openPage(browser, url);
  page.setDefaultTimeout(120_000);
  const playground = playgroundPage(page);
  await playground.choose("Editor", "Plain text box");
  // A busy machine must not end the run before its last step.
  await playground.choose("Time", "2 minutes");
  await page.getByText("Python is ready").waitFor();
  await playground.write(longProgram());
  await page.getByText("Saved in this browser").waitFor();
  const before = await heldBy(browser, page);
  await page.evaluate(watchTheClick);
  await playground.trace();
  const first = await page.evaluate<{ ms: number; steps: number }>("window.firstStep");
  const times = new Map<string, readonly number[]>();
  for (const name of viewNames) {
    await playground.openView(name);
    const steps = randomSteps(first.steps, seeks).join();
    times.set(name, await page.evaluate<number[]>(`(${seekOnScreen})([${steps}])`));
  }
  const after = await heldBy(browser, page);
  await close();
  return { shown: first.ms, steps: first.steps, seeks: times, before, after };
}

/** Resolves when the browser has drawn what it was told so far. */
const drawn = `new Promise((resolve) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(null);
  });
})`;

/** Waits for the next click, then for the heading that tells where one stands in the run. */
const watchTheClick = `
  window.firstStep = new Promise((resolve) => {
    let clickedAt = 0;
    document.addEventListener("click", () => { clickedAt = performance.now(); }, { capture: true, once: true });
    const observer = new MutationObserver(async () => {
      const [, steps] = /^Step [0-9,]+ of ([0-9,]+)/.exec(
        [...document.querySelectorAll("h2")].map((one) => one.textContent).find((text) => text.startsWith("Step ")) ?? "",
      ) ?? [];
      if (clickedAt === 0 || steps === undefined) return;
      observer.disconnect();
      const at = await ${drawn};
      resolve({ ms: at - clickedAt, steps: Number(steps.replaceAll(",", "")) });
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  null;`;

/** Types one number after the other into the step box; gives the time from each Enter until its step is drawn. */
const seekOnScreen = `async (steps) => {
  const times = [];
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  for (const step of steps) {
    const box = document.querySelector("[data-step-box]");
    setValue.call(box, String(step + 1));
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await ${drawn};
    const startedAt = performance.now();
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    times.push((await ${drawn}) - startedAt);
    const heading = [...document.querySelectorAll("h2")].map((one) => one.textContent).join(" ");
    if (!heading.includes("Step " + (step + 1).toLocaleString("en") + " of")) throw new Error(heading);
  }
  return times;
}`;

/** Steps below `end` in no order, the same ones each time. */
function randomSteps(end: number, count: number): readonly number[] {
  let state = 1;
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % end;
  });
}

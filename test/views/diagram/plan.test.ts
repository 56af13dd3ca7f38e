import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box } from "../../../src/views/parts/diagram/geometry.ts";
import { heapTopAt } from "../../../src/views/parts/diagram/heapTops.ts";
import { defaultOptions } from "../../../src/views/parts/diagram/options.ts";
import type { DrawnStep } from "../../../src/views/parts/diagram/step.ts";
import { drawStep } from "../../../src/views/parts/diagram/step.ts";
import type { Plan } from "../../../src/views/parts/diagram/plan.ts";
import { makePlan, stretchOf } from "../../../src/views/parts/diagram/plan.ts";
import type { FakeRun } from "./fakeRun.ts";
import { randomRun } from "./randomRun.ts";

const arrangements = [
  { metrics: { column: 7.8, row: 26 }, stacked: false, wrapWidth: 1100 },
  { metrics: { column: 9.1, row: 30 }, stacked: true, wrapWidth: 560 },
] as const;

const settings = fc.record({
  arrangement: fc.constantFrom(...arrangements),
  simpleInside: fc.boolean(),
});

type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never;

function plan(run: FakeRun, chosen: Settings): Plan {
  const options = { ...defaultOptions, frameLimit: 3, simpleInside: chosen.simpleInside };
  const making = makePlan(run, run.cursor(), options, chosen.arrangement, 0, run.steps);
  for (;;) {
    const made = making.next();
    if (made.done === true) return made.value;
  }
}

function drawAll(run: FakeRun, chosen: Settings): readonly DrawnStep[] {
  const options = { ...defaultOptions, frameLimit: 3, simpleInside: chosen.simpleInside };
  const settled = {
    plan: plan(run, chosen),
    recorded: run,
    options,
    arrangement: chosen.arrangement,
  };
  const cursor = run.cursor();
  return Array.from({ length: run.steps }, (_, step) => drawStep(settled, cursor, step));
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe("the plan of a picture", { timeout: 60_000 }, () => {
  it("lets no two boxes overlap at any step", () => {
    fc.assert(
      fc.property(randomRun, settings, (run, chosen) => {
        for (const { picture } of drawAll(run, chosen)) {
          const boxes = [...picture.frames, ...picture.figures].map(({ box }) => box);
          boxes.forEach((a, index) => {
            for (const b of boxes.slice(index + 1)) expect(overlap(a, b)).toBe(false);
          });
        }
      }),
      { numRuns: 80 },
    );
  });

  it("draws every frame and figure of every step, inside the picture", () => {
    fc.assert(
      fc.property(randomRun, settings, (run, chosen) => {
        const { width, height } = plan(run, chosen);
        for (const { scene, picture, marks } of drawAll(run, chosen)) {
          expect(picture.frames).toHaveLength(scene.frames.length);
          expect(picture.figures).toHaveLength(scene.figures.length + marks.gone.length);
          for (const { box } of [...picture.frames, ...picture.figures]) {
            expect(box.x + box.width).toBeLessThanOrEqual(width);
            expect(box.y + box.height).toBeLessThanOrEqual(height);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("keeps a frame in one place at all steps, and an object among all others", () => {
    fc.assert(
      fc.property(randomRun, settings, (run, chosen) => {
        const places = new Map<string, string>();
        const { tops } = plan(run, chosen).heap;
        // Beside the objects frames move nothing; above them they move all objects as one.
        expect(chosen.arrangement.stacked || tops.length === 1).toBe(true);
        for (const [step, { picture }] of drawAll(run, chosen).entries()) {
          const top = heapTopAt(tops, step);
          const at = (key: string, box: Box): void => {
            const place = `${box.x} ${box.y}`;
            expect(places.get(key) ?? place).toBe(place);
            places.set(key, place);
          };
          for (const { figure, box } of picture.figures) {
            at(figure.key, { ...box, y: box.y - top });
          }
          for (const { figure, box } of picture.frames) at(`frame ${figure.frame}`, box);
        }
      }),
      { numRuns: 80 },
    );
  });

  it("is the same each time, and the same for a step however one came there", () => {
    fc.assert(
      fc.property(randomRun, settings, (run, chosen) => {
        const forward = drawAll(run, chosen).map(({ picture }) => picture);
        const options = { ...defaultOptions, frameLimit: 3, simpleInside: chosen.simpleInside };
        const settled = {
          plan: plan(run, chosen),
          recorded: run,
          options,
          arrangement: chosen.arrangement,
        };
        const cursor = run.cursor();
        const backward = forward.map((_, index) => {
          const step = run.steps - 1 - index;
          return drawStep(settled, cursor, step).picture;
        });
        expect(backward.toReversed()).toEqual(forward);
      }),
      { numRuns: 40 },
    );
  });

  it("leads every reference that is drawn to its object by an arrow", () => {
    fc.assert(
      fc.property(randomRun, settings, (run, chosen) => {
        for (const { scene, picture } of drawAll(run, chosen)) {
          const drawn = new Set(scene.figures.map(({ key }) => key));
          const wanted = scene.frames
            .flatMap(({ slots }) => slots)
            .filter(({ target }) => target !== null && drawn.has(target));
          const found = picture.arrows.filter(
            ({ owner, place }) => owner.startsWith("f") && place !== "result",
          );
          expect(found).toHaveLength(wanted.length);
          for (const { path } of picture.arrows) expect(path).not.toMatch(/NaN|Infinity|^$/);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("the stretch of steps that is planned together", () => {
  it("is the whole of a recording that is not long", () => {
    expect(stretchOf(7, 10_000)).toEqual({ from: 0, to: 10_000 });
  });

  it("of a long recording holds the step and covers every step once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_001, max: 3_000_000 }), fc.nat(), (steps, chosen) => {
        const step = chosen % steps;
        const { from, to } = stretchOf(step, steps);
        expect(from).toBeLessThanOrEqual(step);
        expect(step).toBeLessThan(to);
        expect(stretchOf(from, steps)).toEqual({ from, to });
        expect(stretchOf(to - 1, steps)).toEqual({ from, to });
      }),
    );
  });
});

import type { Cursor, Value } from "../../../core/trace/model.ts";
import { objectLabel } from "../value/label.ts";
import type { Scene } from "./figure.ts";
import type { Marks } from "./marks.ts";
import { drawMarks } from "./marks.ts";
import type { Picture } from "./picture.ts";
import { layPicture } from "./picture.ts";
import { drawScene } from "./scene.ts";
import { createSketcher } from "./sketch.ts";
import type { SettledPlan } from "./usePlan.ts";

/** All that the page shows of one step. */
export interface DrawnStep {
  readonly scene: Scene;
  readonly marks: Marks;
  readonly picture: Picture;
}

/** Draws a step (0-based) of the stretch that was planned; leaves the cursor there. */
export function drawStep(settled: SettledPlan, cursor: Cursor, step: number): DrawnStep {
  const { plan, recorded, options, arrangement } = settled;
  const { changed } = plan.survey;
  const sketcher = createSketcher(recorded, cursor, options, (object) =>
    changed.at(object, cursor.step),
  );
  let before: Scene | null = null;
  if (step > plan.survey.from) {
    cursor.seek(step - 1);
    before = drawScene(recorded, cursor, sketcher, options);
  }
  cursor.seek(step);
  const scene = drawScene(recorded, cursor, sketcher, options);
  const nameOf = (value: Value): string => {
    if (value.kind === "plain") return value.repr;
    const object = cursor.object(value.id);
    return object === null ? "an object" : objectLabel(recorded.codes, object);
  };
  const marks = drawMarks(cursor, nameOf, scene, before);
  return { scene, marks, picture: layPicture(plan, scene, marks, arrangement.stacked) };
}

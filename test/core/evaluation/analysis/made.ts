import type { Participant } from "../../../../src/core/evaluation/analysis/participant.ts";
import type { Outcome, Response } from "../../../../src/core/evaluation/analysis/response.ts";
import { createRandom } from "../../../../src/core/question/random.ts";

/** A response: right on an item of its own program unless told otherwise. */
export function response(part: Partial<Response> = {}): Response {
  const outcome: Outcome = part.outcome ?? "right";
  const isAnswer = outcome === "right" || outcome === "wrong";
  return {
    item: "item",
    program: "program",
    sample: 0,
    state: outcome === "none" ? "unparsed" : "ok",
    outcome,
    lenient: outcome === "right",
    key: isAnswer ? outcome : null,
    confidences: new Map(),
    marked: null,
    ...part,
  };
}

/** A participant with these responses, a model unless told otherwise. */
export function participant(
  id: string,
  responses: readonly Response[],
  part: Partial<Participant> = {},
): Participant {
  return {
    id,
    label: id,
    sort: "model",
    responses,
    errors: 0,
    unknown: 0,
    cells: responses.length,
    ...part,
  };
}

/** One response to each item, right or wrong, with `each` items on a program; items are called by their place, so that two share them. */
export function answering(right: readonly boolean[], each = 1): readonly Response[] {
  return right.map((one, index) =>
    response({
      item: `item ${index}`,
      program: `program ${Math.floor(index / each)}`,
      outcome: one ? "right" : "wrong",
    }),
  );
}

/** How many items each program has, drawn or fixed. */
export type Sizes = (random: () => number) => number;

/** Programs of a simulation, and how much they differ. */
export interface World {
  readonly programs: number;
  readonly sizes: Sizes;
  /** Known accuracy of the first player; of the second by how much less. */
  readonly accuracy: number;
  readonly less: number;
  /** How far the accuracy on one program may be from that, and the difference too. */
  readonly spread: number;
}

/** Two players on the same items, whose accuracy on each program varies around what is known of them. */
export function play(world: World, seed: number): readonly [Participant, Participant] {
  const random = createRandom(seed);
  const around = (middle: number): number => middle + world.spread * (2 * random() - 1);
  const [first, second]: [Response[], Response[]] = [[], []];
  for (let program = 0; program < world.programs; program++) {
    const [one, other] = [around(world.accuracy), around(world.accuracy - world.less)];
    const items = world.sizes(random);
    for (let item = 0; item < items; item++) {
      const at = { item: `${program} ${item}`, program: `${program}` };
      first.push(response({ ...at, outcome: random() < one ? "right" : "wrong" }));
      second.push(response({ ...at, outcome: random() < other ? "right" : "wrong" }));
    }
  }
  return [participant("first", first), participant("second", second)];
}

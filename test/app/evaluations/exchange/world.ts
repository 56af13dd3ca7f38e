import type { GenResult } from "../../../../src/core/asking/generation.ts";
import { bareExchange, reply } from "../../../../src/models/results.ts";
import type { OpenPack } from "../../../../src/app/evaluations/pack.ts";
import type { EvaluationSession, OpenEvaluation } from "../../../../src/app/evaluations/session.ts";
import type { EvaluationPlan } from "../../../../src/core/evaluation/plan.ts";
import type { Script } from "../../../../src/models/scripted.ts";
import { fakePack } from "../fakePack.ts";
import { begin, createWorld, ends, openOf, scripted, type World } from "../world.ts";

export const packHash = "a".repeat(64);
export const promptHash = "b".repeat(64);

/** The fake pack with hashes that are such, as manifests hold them. */
export function hashedPack(count = 6, hash = packHash): OpenPack {
  const pack = fakePack(count, hash);
  return {
    ...pack,
    compose: (item, prompting) => ({ ...pack.compose(item, prompting), prompt: promptHash }),
  };
}

const script: Script = ({ item, sample }) => ({
  kind: "answer",
  text: (Number(item.slice(1)) + sample) % 3 === 0 ? `wrong, "${item}"\n=1` : "right",
  afterMs: 10,
});

/** An evaluation that is done: `p` answers six items twice, every third of them wrong. */
export async function doneEvaluation(
  change: Partial<EvaluationPlan> = {},
): Promise<{ readonly world: World; readonly session: EvaluationSession }> {
  const world = createWorld();
  const session = await begin(
    world,
    world.tab({ pack: hashedPack(), clients: { p: scripted(world, script) } }),
    {
      samples: 2,
      ...change,
    },
  );
  session.run();
  await ends(world, session, "done");
  await world.until(() => openOf(session).scored.length === 12);
  return { world, session };
}

/** What was judged of one predictor: item, sample, verdict and credit, in an order of its own. */
export function judgedOf({ evaluation, scored }: OpenEvaluation, label: string): readonly string[] {
  const own = evaluation.plan.predictors.find((one) => one.label === label);
  return scored
    .filter(({ output }) => output.predictor === own?.id)
    .map(({ output, score }) =>
      [output.item, output.sample, score.verdict, score.value, output.result.text].join(" "),
    )
    .toSorted();
}

/** A reply that says a text. */
export function said(text: string): GenResult {
  return reply(bareExchange(0), text);
}

import type { PackRef } from "../../../core/evaluation/plan.ts";
import { programHash } from "../../../core/program/hash.ts";
import type { Program } from "../../../core/program/program.ts";
import type { Recording } from "../../../core/trace/index.ts";
import type { Timing } from "../../../models/timing.ts";
import type { Runs } from "../../benchmarks/pagePython.ts";
import { examinationLimits } from "../../predict/examination.ts";
import type { OpenPack, PackOpening } from "../pack.ts";
import { type AskedProgram, type KnownQuestion, questionsOn } from "./knownQuestion.ts";
import { reasonLeft } from "./leftWords.ts";
import { answerable } from "./answerable.ts";
import { InputRuns } from "./inputRuns.ts";
import { createQuestionPack } from "./questionPack.ts";
import { type Recorded, recordPrograms } from "./recordPrograms.ts";

/** What opening a pack of programs takes. */
export interface ProgramPackParts {
  readonly runs: () => Promise<Runs>;
  /** Version of Pyodide. */
  readonly pyodide: string;
  readonly timing: Timing;
}

/** How many recordings are held at once: what is looked at is often looked at again. */
const mostHeld = 2;

/** Records programs and makes the questions on them; recordings are let go, truths stay. */
export async function openPrograms(
  ref: PackRef,
  title: string,
  programs: readonly AskedProgram[],
  { runs, pyodide, timing }: ProgramPackParts,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<PackOpening> {
  const total = programs.length;
  onProgress(0, total);
  const toRecord = programs.map(({ program }) => ({ program, limits: examinationLimits }));
  const questions: KnownQuestion[] = [];
  const left: OpenPack["left"][number][] = [];
  let python = "";
  const take = ({ report, recording }: Recorded, place: number): void => {
    const asked = programs[place];
    if (asked === undefined) return;
    if (report.kind === "recorded") python = report.python || python;
    const reason = reasonLeft(report);
    const made = reason === null ? questionsOn(asked, recording) : [];
    questions.push(...made);
    if (made.length === 0) {
      left.push({ title: asked.title, reason: reason ?? "There is no such question on it." });
    }
    onProgress(place + 1, total);
  };
  await recordPrograms(await runs(), toRecord, take, signal);
  const inputs = new InputRuns(runs);
  const { known, left: unanswerable } = await answerable(questions, inputs, signal);
  left.push(...unanswerable);
  if (known.length === 0) {
    const reason = left[0]?.reason ?? "It holds no programs.";
    return { kind: "failed", failure: { kind: "nothing-to-ask", reason } };
  }
  const record = heldRecordings(runs);
  const versions = { python, pyodide };
  const parts = { ref, title, known, left, versions, inputs, record, timing };
  return { kind: "open", pack: createQuestionPack(parts) };
}

/** Records programs when they are asked for; the last ones are held. */
function heldRecordings(
  runs: () => Promise<Runs>,
): (program: Program) => Promise<Recording | null> {
  const held = new Map<string, Promise<Recording | null>>();
  async function record(program: Program): Promise<Recording | null> {
    const toRecord = [{ program, limits: examinationLimits }];
    const { signal } = new AbortController();
    const found: Recorded[] = [];
    await recordPrograms(await runs(), toRecord, (ran) => found.push(ran), signal);
    const [ran] = found;
    return ran?.report.kind === "recorded" ? ran.recording : null;
  }
  return (program) => {
    const key = programHash(program);
    const recording = held.get(key) ?? record(program);
    held.delete(key);
    held.set(key, recording);
    recording.catch(() => held.delete(key));
    for (const old of [...held.keys()].slice(0, -mostHeld)) held.delete(old);
    return recording;
  };
}

import { useEffect, useId, useState } from "react";
import { nameOf, filesOf } from "../../../../app/benchmarks/input.ts";
import type { Input } from "../../../../app/benchmarks/importState.ts";
import type { KeptAnswerFile } from "../../../../app/benchmarks/benchmarks.ts";
import { type Cell, createCell } from "../../../../app/cell.ts";
import { answersToTasks } from "../../../../app/evaluations/exchange/benchmarkAnswers.ts";
import {
  askedIn,
  holdAnswers,
  type HeldAnswers,
} from "../../../../app/evaluations/exchange/hold.ts";
import { largestFile, readAnswerFile } from "../../../../app/evaluations/exchange/readFile.ts";
import type { EvaluationSession } from "../../../../app/evaluations/session.ts";
import { Button } from "../../../parts/button/Button.tsx";
import { BringFiles } from "../../../parts/files/BringFiles.tsx";
import { Prose } from "../../../parts/Prose.tsx";
import sheet from "../../../parts/sheet/Sheet.module.css";
import { useCell } from "../../../parts/useCell.ts";
import { refusalWords } from "../../../words/keeping.ts";
import { counted } from "../../../words/numbers.ts";
import type { ExchangeProperties } from "./ExchangePart.tsx";
import { HeldAnswersView } from "./HeldAnswersView.tsx";
import css from "./Exchange.module.css";
import { formWords, rejectedWords, unreadFileWords } from "./words.ts";

/** A file that was read, and is not kept yet. */
export interface ReadFile {
  /** Unique on the screen. */
  readonly key: number;
  readonly name: string;
  /** What it was read as. */
  readonly form: string;
  /** Why nothing could be read of it; null: something could. */
  readonly problem: string | null;
  readonly held: readonly HeldAnswers[];
  /** Rows that could not be read, each with its place and why. */
  readonly rejected: readonly string[];
}

/** Answers from files as one more predictor: held against the items, and shown, before anything is kept. */
export function BringPart({ services, session, state }: ExchangeProperties) {
  const id = useId();
  const { draft, read: readFiles } = deskOf(session);
  const files = useCell(readFiles);
  const setFiles = (change: (before: readonly ReadFile[]) => readonly ReadFile[]) =>
    readFiles.set(change(readFiles.get()));
  const [reading, setReading] = useState(false);
  const asked = askedIn(state);

  async function read(input: Input): Promise<void> {
    setReading(true);
    const found: ReadFile[] = [];
    for (const { name, file } of filesOf(input)) {
      const shown = input.kind === "text" ? "Pasted text" : name;
      found.push(
        await readOne(shown, file, (answers) =>
          holdAnswers(
            answers,
            asked,
            input.kind === "text" ? "Pasted" : nameOf({ kind: "files", files: [{ name, file }] }),
          ),
        ),
      );
    }
    setFiles((before) => [...found, ...before]);
    setReading(false);
    const answers = found.flatMap(({ held }) => held.map(({ outputs }) => outputs.length));
    const total = answers.reduce((sum, one) => sum + one, 0);
    services.announcer.say(`${counted(total, "answer")} read. Nothing is kept yet.`);
  }

  function bringBenchmark(file: KeptAnswerFile): void {
    const answers = answersToTasks(file.predictions, state.items);
    const held = holdAnswers(answers, asked, file.name.replace(/\.[a-z]+$/i, ""));
    const form = "answers to the benchmark";
    const one = { key: nextKey(), name: file.name, form, problem: null, held, rejected: [] };
    setFiles((before) => [one, ...before]);
    services.announcer.say(`${file.name} is read. Nothing is kept yet.`);
  }

  function leave(file: ReadFile, group: HeldAnswers | null): void {
    setFiles((before) =>
      before.flatMap((one) => {
        if (one.key !== file.key) return [one];
        const held = one.held.filter((other) => other !== group);
        return group === null || held.length === 0 ? [] : [{ ...one, held }];
      }),
    );
  }

  return (
    <section className={sheet.part} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={sheet.title}>
        Bring answers in
      </h3>
      <p className={sheet.sentence}>
        Answers that somebody else collected to the same items become one more predictor here.
        Scores in the files are not taken over: the answers are judged anew.
      </p>
      {files.length > 0 && (
        <ul className={css.read}>
          {files.map((file) => (
            <li key={file.key}>
              <HeldAnswersView
                services={services}
                session={session}
                state={state}
                asked={asked}
                file={file}
                onLeave={(group) => leave(file, group)}
              />
            </li>
          ))}
        </ul>
      )}
      {reading && <p role="status">Reading …</p>}
      <BringFiles
        label="Files with answers"
        drop="Drop answers here: JSONL or CSV, a log of Inspect as JSON, samples of lm-eval."
        folders={false}
        draft={draft}
        onInput={(input) => void read(input)}
      />
      <p className={css.hint}>
        <Prose
          text={
            'Enough, one a line: `{"item": "…", "answer": "…"}`, with `raw` instead of `answer` for all that a model said. `sample` counts from 0.'
          }
        />
      </p>
      <BenchmarkAnswers services={services} state={state} onBring={bringBenchmark} />
    </section>
  );
}

/** What was read and pasted and is not kept: it stays when one looks at something else meanwhile. */
interface Desk {
  readonly draft: Cell<string>;
  readonly read: Cell<readonly ReadFile[]>;
}

const desks = new WeakMap<EvaluationSession, Desk>();

function deskOf(session: EvaluationSession): Desk {
  const desk = desks.get(session) ?? {
    draft: createCell(""),
    read: createCell<readonly ReadFile[]>([]),
  };
  desks.set(session, desk);
  return desk;
}

let lastKey = 0;

function nextKey(): number {
  lastKey += 1;
  return lastKey;
}

type Hold = (answers: Parameters<typeof holdAnswers>[0]) => readonly HeldAnswers[];

async function readOne(name: string, file: Blob, hold: Hold): Promise<ReadFile> {
  const none = { key: nextKey(), name, form: "", held: [], rejected: [] };
  if (file.size > largestFile) return { ...none, problem: unreadFileWords.large };
  const found = readAnswerFile(await file.text());
  if (found.kind === "refused") return { ...none, problem: unreadFileWords[found.reason] };
  const rejected = found.rejected.map(
    ({ place, problem }) => `${place}: ${rejectedWords(problem)}`,
  );
  const held = hold(found.answers);
  const problem = held.length === 0 ? "it holds no answer that could be read." : null;
  return { ...none, form: formWords[found.form].name, problem, held, rejected };
}

/** Files of answers that are kept with the benchmark itself. */
function BenchmarkAnswers({
  services,
  state,
  onBring,
}: Pick<ExchangeProperties, "services" | "state"> & {
  readonly onBring: (file: KeptAnswerFile) => void;
}) {
  const { pack } = state.evaluation.plan;
  const set = pack.kind === "benchmark" ? pack.set : null;
  const choice = pack.kind === "benchmark" ? pack.choice : "";
  const [files, setFiles] = useState<readonly KeptAnswerFile[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    async function look(): Promise<void> {
      if (set === null) return;
      const benchmarks = await services.benchmarks();
      const found = await benchmarks.answersTo(set, choice);
      if (!current) return;
      if (found.kind === "failed") setProblem(refusalWords(found.refusal));
      else setFiles(found.value);
    }
    look().catch(() => setProblem("that part of the page could not be loaded."));
    return () => {
      current = false;
    };
  }, [services, set, choice]);
  if (set === null) return null;
  return (
    <div className={css.kept}>
      <h4 className={css.subtitle}>Answers kept with the benchmark</h4>
      {problem !== null && <p role="alert">Not looked up: {problem}</p>}
      {files.length === 0 && problem === null && (
        <p className={css.says}>
          There are none to these tasks. Answers in the benchmark’s own form are brought on its page
          under Benchmarks, and can be taken here then.
        </p>
      )}
      <ul className={css.kinds}>
        {files.map((file) => (
          <li key={file.id} className={css.line}>
            <Button onClick={() => onBring(file)}>Take {file.name}</Button>
            <span className={css.says}>{counted(file.predictions.length, "answer")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

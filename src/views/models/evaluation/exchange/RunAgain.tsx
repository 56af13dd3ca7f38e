import { useEffect, useId, useRef, useState } from "react";
import { tracerKey } from "../../../../app/evaluations/exchange/pageTracer.ts";
import {
  type RunAgain as Outcome,
  runAgain,
} from "../../../../app/evaluations/exchange/runAgain.ts";
import { printRoute } from "../../../../app/routes.ts";
import { type Manifest, readManifest } from "../../../../core/evaluation/manifest.ts";
import { Button } from "../../../parts/button/Button.tsx";
import { ProgressBar } from "../../../parts/progress/ProgressBar.tsx";
import sheet from "../../../parts/sheet/Sheet.module.css";
import { packFailureWords } from "../../../words/evaluations.ts";
import { refusalWords } from "../../../words/keeping.ts";
import { count, counted } from "../../../words/numbers.ts";
import type { ModelsServices } from "../../ModelsScreen.tsx";
import { Differences } from "./Differences.tsx";
import css from "./Exchange.module.css";
import { manifestReadingWords } from "./words.ts";

type Step =
  | { readonly kind: "idle" }
  | { readonly kind: "unread"; readonly name: string; readonly problem: string }
  | {
      readonly kind: "looking";
      readonly title: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: "ended"; readonly manifest: Manifest; readonly outcome: Outcome };

/** More than any manifest has, in bytes. */
const largestManifest = 20_000_000;

/** A manifest opened again: compared with what is here, and set up when all is the same. */
export function RunAgain({ services, evaluations, models }: ModelsServices) {
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [step, setStep] = useState<Step>({ kind: "idle" });
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => () => stopper.current?.abort(), []);

  async function open(file: File): Promise<void> {
    stopper.current?.abort();
    const own = new AbortController();
    stopper.current = own;
    const text = file.size > largestManifest ? "" : await file.text();
    const read = readManifest(text);
    if (read.kind === "refused") {
      setStep({ kind: "unread", name: file.name, problem: manifestReadingWords[read.reason] });
      return;
    }
    const { manifest } = read;
    setStep({ kind: "looking", title: manifest.pack.title, done: 0, total: 0 });
    const outcome = await runAgain(
      manifest,
      { evaluations, models, tracer: tracerKey },
      (title, done, total) => {
        if (stopper.current === own) setStep({ kind: "looking", title, done, total });
      },
      own.signal,
    );
    if (stopper.current !== own) return;
    setStep(outcome.kind === "stopped" ? { kind: "idle" } : { kind: "ended", manifest, outcome });
    if (outcome.kind !== "created") return;
    services.announcer.say("The evaluation is set up again.");
    if (outcome.left.length === 0) {
      services.routes.go({ kind: "models", at: outcome.id });
    }
  }

  return (
    <section className={sheet.part} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={sheet.title}>
        Run a manifest again
      </h3>
      <p className={sheet.sentence}>
        The manifest of an evaluation says all that it was made of. Where anything is not the same
        here, it is refused, and the part is named; else the same is set up, to be asked anew.
      </p>
      {step.kind === "looking" ? (
        <div className={css.looking}>
          <p role="status">Getting “{step.title}” ready, to compare it.</p>
          <ProgressBar
            label="Made ready"
            value={step.total === 0 ? null : step.done}
            max={Math.max(1, step.total)}
          />
          <p className={css.line}>
            {step.total > 0 && (
              <span className={css.says}>
                {count(step.done)} of {count(step.total)}
              </span>
            )}
            <Button
              onClick={() => {
                stopper.current?.abort();
                setStep({ kind: "idle" });
              }}
            >
              Cancel
            </Button>
          </p>
        </div>
      ) : (
        <p className={css.line}>
          <Button onClick={() => chooser.current?.click()}>Open a manifest</Button>
        </p>
      )}
      <input
        ref={chooser}
        className="visually-hidden"
        type="file"
        accept=".json,application/json"
        aria-label="Manifest"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (file !== undefined) void open(file);
        }}
      />
      {step.kind === "unread" && (
        <p role="alert" className={css.failure}>
          {step.name} was not opened. {step.problem}
        </p>
      )}
      {step.kind === "ended" && <Ended manifest={step.manifest} outcome={step.outcome} />}
    </section>
  );
}

interface EndedProperties {
  readonly manifest: Manifest;
  readonly outcome: Outcome;
}

function Ended({ manifest, outcome }: EndedProperties) {
  const { title } = manifest.plan;
  switch (outcome.kind) {
    case "differs":
      return <Differences title={title} mismatches={outcome.mismatches} />;
    case "created":
      return (
        <p>
          “{title}” is set up again without {counted(outcome.left.length, "predictor")} whose
          answers were brought, and cannot be asked for: {outcome.left.join(", ")}.{" "}
          <a href={printRoute({ kind: "models", at: outcome.id })}>Open the evaluation</a>
        </p>
      );
    case "stopped":
      return null;
    case "no-pack":
    case "pack-failed":
    case "nobody":
    case "not-kept":
      return (
        <p role="alert" className={css.failure}>
          “{title}” cannot be run again here: {refusedWords(outcome)}
        </p>
      );
  }
}

function refusedWords(
  outcome: Extract<Outcome, { kind: "no-pack" | "pack-failed" | "nobody" | "not-kept" }>,
): string {
  switch (outcome.kind) {
    case "no-pack":
      return outcome.sort === "attempt"
        ? "it asks the questions of an attempt, which is in another browser. Read a backup of that browser first."
        : `the set “${outcome.title}” is not in this browser. Bring the same files under Benchmarks, then open the manifest again.`;
    case "pack-failed":
      return `“${outcome.title}”: ${packFailureWords(outcome.failure)}`;
    case "nobody":
      return "all of its answers were brought from elsewhere, and there is nobody to be asked.";
    case "not-kept":
      return refusalWords(outcome.refusal);
  }
}

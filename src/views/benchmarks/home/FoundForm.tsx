import { useEffect, useId, useRef } from "react";
import type { Benchmarks } from "../../../app/benchmarks/benchmarks.ts";
import type { About, ImportState } from "../../../app/benchmarks/importState.ts";
import type { Services } from "../../../app/services.ts";
import { Button } from "../../parts/button/Button.tsx";
import sheet from "../../parts/sheet/Sheet.module.css";
import { useCell } from "../../parts/useCell.ts";
import { benchmarkWords, sizeWords } from "../../words/benchmarks.ts";
import { refusalWords } from "../../words/keeping.ts";
import { RejectedRows } from "../RejectedRows.tsx";
import css from "./FoundForm.module.css";

interface Properties {
  readonly services: Services;
  readonly benchmarks: Benchmarks;
  readonly state: Extract<ImportState, { kind: "read" }>;
}

/** What was found in files, what could not be read of them, and whose they are: to be kept or not. */
export function FoundForm({ services, benchmarks, state }: Properties) {
  const { summary, refusal } = state;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // What had the focus before, the button to cancel, is gone.
  useEffect(() => heading.current?.focus(), []);
  const typed = useCell(benchmarks.about);
  const about: About = typed ?? {
    name: state.name,
    licence: summary.licence,
    origin: summary.origin,
  };
  const change = (part: Partial<About>) => benchmarks.about.set({ ...about, ...part });
  const keep = () => {
    void benchmarks
      .keep({
        name: about.name.trim() || state.name,
        licence: about.licence?.trim() || null,
        origin: about.origin?.trim() || null,
      })
      .then((kept) => {
        if (kept.kind === "kept") services.routes.go({ kind: "benchmarks", set: kept.id });
      });
  };
  return (
    <section className={sheet.part} aria-labelledby={`${id}-found`}>
      <h3 ref={heading} id={`${id}-found`} tabIndex={-1} className={`${sheet.title} ${css.title}`}>
        Found {benchmarkWords[summary.benchmark].name}: {sizeWords(summary)}
      </h3>
      {summary.notes.map((note) => (
        <p key={note} className={sheet.sentence}>
          {note}
        </p>
      ))}
      <RejectedRows services={services} rejected={summary.rejected} />
      <form
        className={css.about}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <Field
          label="Name"
          value={about.name}
          says="by which you find it again"
          onChange={(name) => change({ name })}
        />
        <Field
          label="Licence"
          value={about.licence ?? ""}
          says={
            summary.licence === null
              ? "the files name none; leave it empty if you do not know"
              : "as the files name it"
          }
          onChange={(licence) => change({ licence })}
        />
        <Field
          label="Origin"
          value={about.origin ?? ""}
          says={
            summary.origin === null
              ? "an address or a version; leave it empty if you do not know"
              : "as the files name it"
          }
          onChange={(origin) => change({ origin })}
        />
        {refusal !== null && (
          <p className={css.refusal} role="alert">
            Not kept: {refusalWords(refusal)}
          </p>
        )}
        <p className={css.actions}>
          <Button type="submit" look="main">
            Keep it
          </Button>
          <Button onClick={() => benchmarks.cancel()}>Discard</Button>
        </p>
      </form>
    </section>
  );
}

interface FieldProperties {
  readonly label: string;
  readonly value: string;
  /** What belongs in it. */
  readonly says: string;
  readonly onChange: (value: string) => void;
}

function Field({ label, value, says, onChange }: FieldProperties) {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={css.text}
        type="text"
        autoComplete="off"
        value={value}
        aria-describedby={`${id}-says`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p id={`${id}-says`} className={css.says}>
        {says}
      </p>
    </div>
  );
}

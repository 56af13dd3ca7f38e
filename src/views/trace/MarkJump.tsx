import { useId, useState } from "react";
import { nextOfKind, previousOfKind, type StepKind } from "../../core/trace/index.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { Button } from "../parts/button/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { useSession } from "./useSession.ts";
import css from "./JumpControls.module.css";

const marks = {
  call: "call",
  return: "return",
  yield: "pause",
  output: "output",
  input: "input",
  exception: "exception",
} satisfies Partial<Record<StepKind, string>>;

type MarkKind = keyof typeof marks;

/** Goes from one event of a kind to the next: what the marks of the timeline are for those who point at nothing. */
export function MarkJump({ session }: { readonly session: TraceSession }) {
  const { recording } = session;
  const { step } = useSession(session);
  const [kind, setKind] = useState<MarkKind>("output");
  const id = useId();
  const jump = (by: 1 | -1) => {
    const found = (by > 0 ? nextOfKind : previousOfKind)(recording, step, kind);
    return (
      <Button
        look="icon"
        aria-label={`${by > 0 ? "Next" : "Previous"} ${marks[kind]}`}
        title={`${by > 0 ? "Next" : "Previous"} ${marks[kind]}`}
        unavailable={found === null ? `There is no ${marks[kind]} this way` : null}
        onClick={() => {
          if (found !== null) session.goTo(found);
        }}
      >
        <Icon name={by > 0 ? "forward" : "back"} />
      </Button>
    );
  };
  return (
    <div className={css.pair}>
      <label htmlFor={id} className="visually-hidden">
        Kind of event
      </label>
      <select
        id={id}
        className={css.select}
        value={kind}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          if (isMarkKind(chosen)) setKind(chosen);
        }}
      >
        {Object.entries(marks).map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      {jump(-1)}
      {jump(1)}
    </div>
  );
}

function isMarkKind(text: string): text is MarkKind {
  return text in marks;
}

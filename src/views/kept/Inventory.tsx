import type { ReactNode } from "react";
import type { Cell } from "../../app/cell.ts";
import type { Inventory as Kept } from "../../app/keptData.ts";
import { Button } from "../parts/button/Button.tsx";
import { useCell } from "../parts/useCell.ts";
import { recordWords } from "../words/keeping.ts";
import { byteSize, count, counted } from "../words/numbers.ts";
import { RecordList } from "./RecordList.tsx";
import css from "./KeptDialog.module.css";

interface Properties {
  readonly inventory: Kept;
  readonly inWindow: boolean;
  readonly persistent: Pick<Cell<boolean | null>, "get" | "subscribe">;
  readonly onDropRecordings: () => void;
}

/** What is kept, in numbers. */
export function Inventory({ inventory, inWindow, persistent, onDropRecordings }: Properties) {
  const { attempts, answers, drafts, damaged, backup, recordings, room } = inventory;
  const { benchmarks, evaluations } = inventory;
  const lasting = useCell(persistent);
  return (
    <>
      <dl className={css.facts}>
        <Fact name="Attempts">
          {count(attempts)}, with {counted(answers, "answer")}
          {drafts > 0 && ` and ${counted(drafts, "draft")}`}
        </Fact>
        <Fact name="Recordings">
          {recordings.count === 0
            ? "none"
            : `${count(recordings.count)}, ${byteSize(recordings.bytes)}; they save time and can be made again`}
          {recordings.count > 0 && <Button onClick={onDropRecordings}>Drop recordings</Button>}
        </Fact>
        {benchmarks !== null && (
          <Fact name="Benchmarks">
            {benchmarks.sets === 0
              ? "none"
              : `${count(benchmarks.sets)}, with ${counted(benchmarks.tasks, "task")}`}
          </Fact>
        )}
        {evaluations !== null && (
          <Fact name="Evaluations">
            {evaluations.evaluations === 0
              ? "none"
              : `${count(evaluations.evaluations)}, with ${counted(evaluations.outputs, "answer")}`}
          </Fact>
        )}
        {room !== null && !inWindow && (
          <Fact name="Space">
            {byteSize(room.used)} used, the page’s own files included; the browser names{" "}
            {byteSize(room.most)} as the most
          </Fact>
        )}
        <Fact name="Last backup">{backupWords(backup, answers)}</Fact>
        <Fact name="How long">{lastingWords(inWindow, lasting)}</Fact>
      </dl>
      {damaged.length > 0 && (
        <RecordList
          title={`${counted(damaged.length, "record")} cannot be read by this version of the page. Nothing was deleted.`}
          records={damaged.map(recordWords)}
        />
      )}
    </>
  );
}

const day = new Intl.DateTimeFormat("en", { dateStyle: "long" });

/** When the last backup was made, and how much would be lost with this browser. */
function backupWords(backup: Kept["backup"], answers: number): string {
  if (backup === null) return answers === 0 ? "none" : "none: it is time for one";
  const since = answers - backup.answers;
  const made = day.format(backup.madeMs);
  return since > 0 ? `${made}; ${counted(since, "answer")} came since` : made;
}

function lastingWords(inWindow: boolean, lasting: boolean | null): string {
  if (inWindow) return "until this window closes";
  if (lasting === true) return "until you delete it: the browser has promised to keep it";
  if (lasting === false) {
    return "until you delete it, or the browser does when space runs short; it gave no promise, so make a backup now and then";
  }
  return "until you delete it; the browser is asked to promise that with the next answer";
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

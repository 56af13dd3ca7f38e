import { memo, useMemo, useState, type Ref } from "react";
import { visits, type Recording } from "../../core/trace/index.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { count } from "../words/numbers.ts";
import { columnOf, overviewOf, type Overview } from "./overview.ts";
import { useSession } from "./useSession.ts";
import css from "./Timeline.module.css";

interface Properties {
  readonly session: TraceSession;
  readonly slider: Ref<HTMLInputElement>;
}

const columns = 720;
const height = 40;
/** Where the area of the depth ends; marks stand below it. */
const ground = 30;

/** The whole run as a slider, over a picture of how deep the calls go and where things happen. */
export function Timeline({ session, slider }: Properties) {
  const { recording } = session;
  const { step, breakpoints } = useSession(session);
  const [pointed, setPointed] = useState<number | null>(null);
  const overview = useMemo(() => overviewOf(recording, columns), [recording]);
  const stops = useMemo(
    () => breakpointColumns(recording, breakpoints, overview.depths.length),
    [recording, breakpoints, overview],
  );
  const lines = useMemo(() => recording.source().split("\n"), [recording]);
  const last = recording.steps - 1;
  return (
    <div
      className={css.timeline}
      onPointerMove={(event) => {
        const { left, width } = event.currentTarget.getBoundingClientRect();
        const part = (event.clientX - left - 8) / (width - 16);
        setPointed(Math.max(0, Math.min(last, Math.round(part * last))));
      }}
      onPointerLeave={() => setPointed(null)}
    >
      <Picture overview={overview} stops={stops} />
      <input
        ref={slider}
        className={css.slider}
        type="range"
        aria-label="Timeline"
        aria-valuetext={`Step ${count(step + 1)} of ${count(last + 1)}, line ${recording.lineAt(step)}`}
        min={0}
        max={last}
        step={1}
        value={step}
        onChange={(event) => session.goTo(Number(event.currentTarget.value))}
      />
      {pointed !== null && <Preview recording={recording} lines={lines} step={pointed} />}
    </div>
  );
}

/** What stands at a step that is pointed at. */
function Preview({
  recording,
  lines,
  step,
}: {
  readonly recording: Recording;
  readonly lines: readonly string[];
  readonly step: number;
}) {
  const line = recording.lineAt(step);
  const text = lines[line - 1]?.trim() ?? "";
  const part = recording.steps <= 1 ? 0 : step / (recording.steps - 1);
  return (
    <div
      className={css.preview}
      style={{ left: `calc(8px + ${part} * (100% - 16px))`, translate: `${-part * 100}% 0` }}
      aria-hidden="true"
    >
      Step {count(step + 1)}, {recording.kindAt(step)}, line {line} <code>{text}</code>
    </div>
  );
}

const Picture = memo(function Picture({
  overview,
  stops,
}: {
  readonly overview: Overview;
  readonly stops: readonly number[];
}) {
  const width = overview.depths.length;
  const { marks } = overview;
  return (
    <svg
      className={css.picture}
      viewBox={`0 0 ${Math.max(1, width - 1)} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className={css.depth} d={areaPath(overview)} />
      <path className={css.ground} d={`M0 ${ground}H${Math.max(1, width - 1)}`} />
      <path className={css.output} d={ticks(marks.output, ground + 2, 7)} />
      <path className={css.input} d={ticks(marks.input, ground + 2, 7)} />
      <path className={css.exception} d={ticks(marks.exception, 0, ground)} />
      <path className={css.stop} d={ticks(stops, ground - 4, 12)} />
    </svg>
  );
});

function areaPath({ depths, deepest }: Overview): string {
  // A depth holds from its step to the next.
  const points = depths.map(
    (depth, column) => `H${column}V${(ground - (depth / deepest) * (ground - 4)).toFixed(1)}`,
  );
  return `M0 ${ground}${points.join("")}H${Math.max(1, depths.length - 1)}V${ground}Z`;
}

function ticks(at: readonly number[], top: number, length: number): string {
  return at.map((column) => `M${column} ${top}v${length}`).join("");
}

function breakpointColumns(
  recording: Recording,
  lines: ReadonlySet<number>,
  width: number,
): readonly number[] {
  const found = new Set<number>();
  for (const line of lines) {
    for (const step of visits(recording, line)) found.add(columnOf(step, recording.steps, width));
  }
  return [...found];
}

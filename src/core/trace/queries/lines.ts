import { groupEntries } from "../grouping.ts";
import { perRecording } from "../perRecording.ts";
import { kindCodes } from "../path.ts";
import type { Recording } from "../recording.ts";

/** Which steps ran which line. Lines are 1-based, files 0-based, steps 0-based and ascending. */
interface LinesIndex {
  visits(line: number, file: number): Int32Array;
  /** How often each line of the program ran. */
  readonly counts: ReadonlyMap<number, number>;
}

const none = new Int32Array(0);

/** The index of the `line` steps of a recording. */
export const linesIndex = perRecording((recording): LinesIndex => {
  const { kinds, sites } = recording.path;
  const { siteCodes, siteLines } = recording.tables;
  // Several sites may be one line: of functions on one line, for instance.
  const keys = new Map<string, number>();
  const keyOfSite = new Int32Array(siteCodes.length);
  for (let site = 0; site < siteCodes.length; site++) {
    const file = recording.codes[siteCodes.at(site)]?.file ?? 0;
    const name = `${file}:${siteLines.at(site)}`;
    const key = keys.get(name) ?? keys.size;
    keys.set(name, key);
    keyOfSite[site] = key;
  }
  const groups = groupEntries(recording.steps, keys.size, (step) =>
    kinds.at(step) === kindCodes.line ? (keyOfSite[sites.at(step)] ?? -1) : -1,
  );
  const counts: [number, number][] = [];
  for (const [name, key] of keys) {
    const count = groups.of(key).length;
    if (name.startsWith("0:") && count > 0) counts.push([Number(name.slice(2)), count]);
  }
  return {
    visits(line, file) {
      const key = keys.get(`${file}:${line}`);
      return key === undefined ? none : groups.of(key);
    },
    counts: new Map(counts.toSorted(([left], [right]) => left - right)),
  };
});

/** How often each line of the program ran; in the order of the lines; those that never ran are not in the map. Lines are 1-based. */
export function linesRun(recording: Recording): ReadonlyMap<number, number> {
  return linesIndex(recording).counts;
}

/** The steps at which a line of a file was about to run, ascending. Lines are 1-based, file 0 is the program. */
export function visits(recording: Recording, line: number, file = 0): Int32Array {
  return linesIndex(recording).visits(line, file);
}

/** The lines of the program that have code and never ran, ascending. Lines are 1-based. */
export function linesNeverRun(recording: Recording): readonly number[] {
  const ran = linesRun(recording);
  const found = new Set<number>();
  for (const code of recording.codes) {
    if (code.file !== 0) continue;
    for (const line of code.lines) if (!ran.has(line)) found.add(line);
  }
  return [...found].toSorted((left, right) => left - right);
}

/** A program's own file. */
export interface ProgramFile {
  /** The folders that it stands in, and its name. */
  readonly path: readonly string[];
  readonly text: string;
}

/** How many runs of each whole program there are, in the order of their rows. */
const runsOfProgram = 5;

/**
 * The file of the run that a row shows, `<name>_trace_<n>.py`: the one that is shown, else that of the row's number (0-based). Programs of
 * several categories share names; those in a folder of the category come first.
 */
export function ownProgram(
  programs: readonly ProgramFile[],
  category: string,
  name: string,
  shown: string,
  row: number,
): string | undefined {
  const named = programs.filter(({ path }) => runOf(path, name) !== null);
  const near = named.filter(({ path }) => path.includes(category));
  const found = near.length > 0 ? near : named;
  const lines = withoutNumbers(shown).split("\n");
  const number = String((row % runsOfProgram) + 1);
  const same =
    found.find(({ text }) => isShown(text, lines)) ??
    found.find(({ path }) => runOf(path, name) === number);
  return same?.text;
}

/** The number of the run that a file is named for, as text; null where it is another program's. */
function runOf(path: readonly string[], name: string): string | null {
  const file = path.at(-1) ?? "";
  if (!file.startsWith(`${name}_trace_`)) return null;
  return /^([0-9]+)\.py$/i.exec(file.slice(name.length + "_trace_".length))?.[1] ?? null;
}

/** True when these are the lines of the source, without their indentation and comments. */
function isShown(source: string, lines: readonly string[]): boolean {
  const own = source.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  return (
    own.length === lines.length &&
    own.every((text, index) => {
      const [line, shown] = [text.trim(), lines[index]?.trim() ?? ""];
      return line.startsWith(shown) && /^(?:$|\s*#)/.test(line.slice(shown.length));
    })
  );
}

/** The source without the number that stands behind each of its lines. */
export function withoutNumbers(shown: string): string {
  return shown
    .split("\n")
    .map((text, index) => {
      const found = /^(.*?) {0,2}# ?([0-9]+)$/s.exec(text);
      return found?.[2] === String(index + 1) ? (found[1] ?? "") : text;
    })
    .join("\n");
}

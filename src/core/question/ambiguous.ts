import { perRecording, type Recording } from "../trace/index.ts";
import { type Statement, statementsOf } from "./source/statements.ts";

/** The statements of the program by the line (1-based) on which they begin, and the one behind each in its block. */
interface Layout {
  readonly byLine: ReadonlyMap<number, Statement>;
  /** By a statement's line, the line of the next statement of the same block. */
  readonly following: ReadonlyMap<number, number>;
  readonly ambiguous: ReadonlySet<number>;
}

const layouts = perRecording((recording): Layout => {
  const statements = statementsOf(recording.source());
  const ambiguous = new Set<number>();
  for (const line of linesOfSeveralCodes(recording)) ambiguous.add(line);
  for (const { kind, line, endLine } of recording.constructs) {
    if (kind !== "comp-for" && kind !== "comp-if" && kind !== "async-for") continue;
    for (let inside = line; inside <= endLine; inside++) ambiguous.add(inside);
  }
  for (const [place, statement] of statements.entries()) {
    if (!isAmbiguous(statement, statements[place - 1])) continue;
    for (let line = statement.line; line <= statement.endLine; line++) ambiguous.add(line);
  }
  for (const line of linesOfFinally(statements)) ambiguous.add(line);
  const byLine = new Map(statements.map((statement) => [statement.line, statement]));
  return { byLine, following: followingLines(statements), ambiguous };
});

/** The statement that begins on a line (1-based) of the program; null when none does. */
export function statementAt(recording: Recording, line: number): Statement | null {
  return layouts(recording).byLine.get(line) ?? null;
}

/** The line of the next statement of the same block; null when the statement of `line` is its block's last. Lines are 1-based. */
export function lineBehind(recording: Recording, line: number): number | null {
  return layouts(recording).following.get(line) ?? null;
}

/** Whether the events of a line (1-based) of the program say more, or something else, than that its one statement runs ([A1]). */
export function isAmbiguousLine(recording: Recording, line: number): boolean {
  const layout = layouts(recording);
  return layout.ambiguous.has(line) || !layout.byLine.has(line);
}

/** Whether a step may be asked about: a line of the program is about to run, and nothing about it is ambiguous ([A1], [A2]). */
export function isAskable(recording: Recording, step: number): boolean {
  if (step < 0 || step >= recording.steps || recording.kindAt(step) !== "line") return false;
  const kind = recording.codes[recording.codeAt(step)]?.kind;
  if (kind !== "module" && kind !== "function" && kind !== "generator") return false;
  return recording.fileAt(step) === 0 && !isAmbiguousLine(recording, recording.lineAt(step));
}

function isAmbiguous(statement: Statement, before: Statement | undefined): boolean {
  const { keyword, line, endLine, several, tokens } = statement;
  if (line !== endLine || several) return true;
  if (keyword === "@" || keyword === "with" || keyword === "class") return true;
  if (before?.keyword === "@") return true;
  return tokens.some(({ kind, text }) => kind === "name" && (text === "async" || text === "await"));
}

/** Lines whose steps belong to more than one code: of a lambda or a generator expression and of what is around it. */
function linesOfSeveralCodes(recording: Recording): ReadonlySet<number> {
  const codeOfLine = new Map<number, number>();
  const found = new Set<number>();
  for (let step = 0; step < recording.steps; step++) {
    if (recording.kindAt(step) !== "line" || recording.fileAt(step) !== 0) continue;
    const line = recording.lineAt(step);
    const code = recording.codeAt(step);
    const known = codeOfLine.get(line);
    if (known === undefined) codeOfLine.set(line, code);
    else if (known !== code) found.add(line);
  }
  return found;
}

function linesOfFinally(statements: readonly Statement[]): readonly number[] {
  const found: number[] = [];
  let indent = Infinity;
  for (const statement of statements) {
    if (statement.indent > indent) {
      for (let line = statement.line; line <= statement.endLine; line++) found.push(line);
      continue;
    }
    indent = statement.keyword === "finally" ? statement.indent : Infinity;
  }
  return found;
}

function followingLines(statements: readonly Statement[]): Map<number, number> {
  const found = new Map<number, number>();
  const open: Statement[] = [];
  for (const statement of statements) {
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) > statement.indent) open.pop();
    const before = open.at(-1);
    if (before?.indent === statement.indent) {
      found.set(before.line, statement.line);
      open.pop();
    }
    open.push(statement);
  }
  return found;
}

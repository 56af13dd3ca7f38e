import { cpus, loadavg, platform, release } from "node:os";

/** A cell of a table: text as it is, numbers to three digits. */
export type Cell = string | number;

/** One table of figures. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** How it was measured, in a sentence or two. */
  readonly note?: string;
}

/** What a program of measurements found. */
export interface Report {
  readonly command: string;
  readonly tables: readonly Table[];
}

/** What the machine was and how busy it was. */
export function machineNow(): string {
  const all = cpus();
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(", ");
  return `${all.length} × ${all[0]?.model.trim() ?? "unknown"}, ${platform()} ${release()}, Node ${process.versions.node}; load ${load}`;
}

/** Prints a report: Markdown, or JSON when the command line says `--json`. `before` is `machineNow` of the start. */
export function print(report: Report, before: string, json: boolean): void {
  const now = new Date().toISOString();
  if (json) {
    console.log(JSON.stringify({ ...report, date: now, begun: before, ended: machineNow() }));
    return;
  }
  console.log(`\n\`${report.command}\`, ${now.slice(0, 16).replace("T", " ")} UTC`);
  console.log(`Begun: ${before}\nEnded: ${machineNow()}`);
  for (const table of report.tables) console.log(markdown(table));
}

/** Says on the side what is being measured, so that nobody waits without a word. */
export function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}

function markdown({ title, columns, rows, note }: Table): string {
  const rules = columns.map((_, place) => (place === 0 ? "---" : "---:"));
  const body = rows.map((row) => line(row.map(shown)));
  const end = note === undefined ? "" : `\n\n${note}`;
  return [`\n### ${title}\n`, line(columns), line(rules), ...body].join("\n") + end;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function shown(cell: Cell): string {
  if (typeof cell === "string") return cell;
  if (!Number.isFinite(cell)) return "–";
  if (Math.abs(cell) >= 1000) return Math.round(cell).toLocaleString("en-US");
  return String(Number(cell.toPrecision(3)));
}

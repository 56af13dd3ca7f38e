/** A row of a table, and the 1-based line of the file on which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
}

/** Where reading stands: in front of a field, in a plain one, between quotes, behind a quote that may have ended the field. */
type Place = "start" | "plain" | "quoted" | "quote";

/**
 * Reads comma-separated values (RFC 4180) from text that arrives in pieces; line ends inside quotes belong to their field.
 *
 * Own code, as libraries lack what is needed together: papaparse tells no lines of rows and reads files itself, csv-parse brings Node's
 * streams into the page.
 */
export class CsvReader {
  private place: Place = "start";
  private field: string[] = [];
  private fields: string[] = [];
  private line: number;
  private begun: number;
  private afterReturn = false;
  /** What was read of the row so far. */
  private row: string[] = [];

  /** `line` is that on which the text begins (1-based). */
  constructor(line = 1) {
    this.line = line;
    this.begun = line;
  }

  /** True while a quote is open: at the end of a file, that its end is missing. */
  get open(): boolean {
    return this.place === "quoted";
  }

  /** The line on which the row begins that is being read. */
  get rowLine(): number {
    return this.begun;
  }

  /** How many characters of the row were read. */
  get rowLength(): number {
    return this.row.reduce((sum, { length }) => sum + length, 0);
  }

  /** The lines of the row below its first: where a quote is open, they may be rows of their own. */
  get below(): string {
    return this.row.join("").replace(/^.*(?:\r\n?|\n|$)/, "");
  }

  /** The rows that end in this piece. */
  *read(text: string): Generator<CsvRow> {
    let from = 0;
    let rowFrom = 0;
    for (let at = 0; at < text.length; at++) {
      const character = text.charCodeAt(at);
      if (this.place === "quoted") {
        if (character === 10) this.line += 1;
        if (character !== 34) continue;
        this.field.push(text.slice(from, at));
        this.place = "quote";
        continue;
      }
      switch (character) {
        case 34:
          // A quote behind a quote is one in the text; one inside a plain field stands for itself.
          if (this.place === "start") {
            this.place = "quoted";
            from = at + 1;
          } else if (this.place === "quote") {
            this.place = "quoted";
            from = at;
          }
          break;
        case 44:
          this.endField(text, from, at);
          break;
        case 13:
        case 10: {
          const second = character === 10 && this.afterReturn;
          if (!second) {
            const row = this.endRow(text, from, at);
            this.line += 1;
            this.begun = this.line;
            if (row !== null) yield row;
          }
          this.row = [];
          rowFrom = at + 1;
          break;
        }
        default:
          if (this.place === "start") {
            this.place = "plain";
            from = at;
          } else if (this.place === "quote") {
            this.place = "plain";
            from = at;
          }
      }
      this.afterReturn = character === 13;
    }
    if (this.place === "plain" || this.place === "quoted") this.field.push(text.slice(from));
    this.row.push(text.slice(rowFrom));
  }

  /** The last row, where no line end stands behind it. */
  finish(): CsvRow | null {
    return this.endRow("", 0, 0);
  }

  private endField(text: string, from: number, at: number): void {
    if (this.place === "plain") this.field.push(text.slice(from, at));
    this.fields.push(this.field.join(""));
    this.field = [];
    this.place = "start";
  }

  private endRow(text: string, from: number, at: number): CsvRow | null {
    if (this.place === "start" && this.fields.length === 0) return null;
    this.endField(text, from, at);
    const row = { line: this.begun, fields: this.fields };
    this.fields = [];
    return row;
  }
}

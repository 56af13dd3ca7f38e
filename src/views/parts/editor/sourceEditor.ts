/** A place in a source that something is wrong with. Lines and columns are 1-based; the end is exclusive. */
export interface SourceProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What is the same for every editor of a source, whatever draws it. Offsets count UTF-16 units from 0. */
export interface SourceEditor {
  setText(text: string): void;
  setProblem(problem: SourceProblem | null): void;
  setTheme(theme: "light" | "dark"): void;
  /** Size of the text in pixels. */
  setFontSize(pixels: number): void;
  focus(): void;
  /** Puts the caret at the beginning of a line (1-based) and shows it. */
  goToLine(line: number): void;
  dispose(): void;
}

/** What an editor begins with and whom it tells. */
export interface SourceEditorOptions {
  readonly element: HTMLElement;
  readonly text: string;
  readonly selection: readonly [start: number, end: number];
  readonly label: string;
  readonly theme: "light" | "dark";
  readonly fontSize: number;
  readonly onChange: (text: string) => void;
  /** Ctrl+Enter or Cmd+Enter. */
  readonly onTrace: () => void;
}

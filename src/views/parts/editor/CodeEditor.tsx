import { useEffect, useId, useImperativeHandle, useRef, useState, type Ref } from "react";
import { flushSync } from "react-dom";
import type { SourceEditor, SourceProblem } from "./sourceEditor.ts";
import { PlainBox } from "./PlainBox.tsx";
import css from "./CodeEditor.module.css";

/** What the screen can ask of the editor. */
export interface CodeEditorHandle {
  focus(): void;
  /** Lines are 1-based. */
  goToLine(line: number): void;
}

interface Properties {
  readonly text: string;
  readonly label: string;
  readonly plain: boolean;
  readonly theme: "light" | "dark";
  /** Pixels. */
  readonly fontSize: number;
  readonly problem: SourceProblem | null;
  readonly onChange: (text: string) => void;
  readonly onTrace: () => void;
  readonly handle: Ref<CodeEditorHandle>;
}

/**
 * The editor of a program: a text box at once, and the full editor in its place as soon as that has loaded.
 * What was typed, the selection and the focus move over. On touch screens the text box stays.
 */
export function CodeEditor(properties: Properties) {
  const { text, label, theme, fontSize, problem, onChange, onTrace, handle } = properties;
  const hint = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [full, setFull] = useState<SourceEditor | null>(null);
  const latest = useRef(properties);
  useEffect(() => {
    latest.current = properties;
  });

  useEffect(() => {
    if (properties.plain || matchMedia("(pointer: coarse)").matches) return undefined;
    let editor: SourceEditor | null = null;
    let gone = false;
    void loadFullEditor().then(async (createMonacoEditor) => {
      const element = place.current;
      const typed = box.current;
      if (createMonacoEditor === null || element === null || typed === null) return;
      await endOfComposition(typed);
      if (gone) return;
      element.hidden = false;
      const focused = document.activeElement === typed;
      editor = createMonacoEditor({
        element,
        text: typed.value,
        selection: [typed.selectionStart, typed.selectionEnd],
        label: latest.current.label,
        theme: latest.current.theme,
        fontSize: latest.current.fontSize,
        onChange: (changed) => latest.current.onChange(changed),
        onTrace: () => latest.current.onTrace(),
      });
      // At once, before a key can go astray between the two.
      const made = editor;
      flushSync(() => setFull(made));
      if (focused) made.focus();
    });
    return () => {
      gone = true;
      editor?.dispose();
      setFull(null);
    };
  }, [properties.plain]);

  useEffect(() => full?.setText(text), [full, text]);
  useEffect(() => full?.setTheme(theme), [full, theme]);
  useEffect(() => full?.setFontSize(fontSize), [full, fontSize]);
  useEffect(() => full?.setProblem(problem), [full, problem]);
  useImperativeHandle(
    handle,
    () => ({
      focus: () => (full ?? box.current)?.focus(),
      goToLine(line) {
        if (full !== null) full.goToLine(line);
        else if (box.current !== null) selectLine(box.current, line);
      },
    }),
    [full],
  );

  return (
    <div className={css.editor}>
      <div ref={place} className={css.full} hidden={full === null} translate="no" />
      {full === null && (
        <PlainBox
          box={box}
          text={text}
          label={label}
          fontSize={fontSize}
          problemLine={problem?.line ?? null}
          onChange={onChange}
          onTrace={onTrace}
        />
      )}
      {full !== null && (
        <p id={hint} className={css.hint}>
          <kbd>Esc</kbd>, then <kbd>Tab</kbd> leaves the editor
        </p>
      )}
    </div>
  );
}

/** Null when the full editor cannot be loaded: the text box then stays, and works. */
async function loadFullEditor() {
  try {
    return (await import("./monacoEditor.ts")).createMonacoEditor;
  } catch {
    return null;
  }
}

/** Resolves when no input method is in the middle of a word in `box`. */
function endOfComposition(box: HTMLTextAreaElement): Promise<void> {
  if (box.dataset["composing"] === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    box.addEventListener("compositionend", () => resolve(), { once: true });
  });
}

function selectLine(box: HTMLTextAreaElement, line: number): void {
  const lines = box.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  box.focus();
  box.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
}

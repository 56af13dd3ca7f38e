import * as monaco from "monaco-editor/editor";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import "monaco-editor/languages/definitions/python/register";
import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/caretOperations/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/codeEditor/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/contextmenu/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/lineSelection/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/smartSelect/register";
import "monaco-editor/features/toggleHighContrast/register";
import "monaco-editor/features/toggleTabFocusMode/register";
import "monaco-editor/features/wordOperations/register";
import css from "./monacoEditor.module.css";
import { defineThemes } from "./monacoThemes.ts";
import type { SourceEditor, SourceEditorOptions } from "./sourceEditor.ts";

const markerOwner = "foretrace";

/** Puts a Monaco editor for Python into an element. Python's own tools are not loaded: the editor colours and indents only. */
export function createMonacoEditor(options: SourceEditorOptions): SourceEditor {
  self.MonacoEnvironment = { getWorker: () => new EditorWorker() };
  defineThemes();
  const model = monaco.editor.createModel(options.text, "python");
  const editor = monaco.editor.create(options.element, {
    model,
    theme: `foretrace-${options.theme}`,
    ariaLabel: options.label,
    accessibilitySupport: "auto",
    automaticLayout: true,
    fontFamily: "'JetBrains Mono', ui-monospace, monospace",
    fontSize: options.fontSize,
    fontLigatures: "'zero' on, 'liga' off, 'calt' off",
    lineHeight: 24,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    scrollBeyondLastLine: false,
    renderLineHighlight: "line",
    guides: { indentation: true },
    tabSize: 4,
    insertSpaces: true,
    detectIndentation: false,
    padding: { top: 12, bottom: 12 },
    renderFinalNewline: "on",
    lineNumbersMinChars: 4,
    lineDecorationsWidth: 12,
    glyphMargin: false,
    folding: false,
    stickyScroll: { enabled: false },
    wordBasedSuggestions: "off",
    fixedOverflowWidgets: true,
  });
  const [start, end] = options.selection;
  editor.setSelection(
    monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end)),
  );
  editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, options.onTrace);
  letTabLeaveAfterEscape(editor);
  const wrongLine = editor.createDecorationsCollection();
  let current = options.text;
  const subscription = model.onDidChangeContent(() => {
    current = model.getValue();
    options.onChange(current);
  });
  return {
    setText(text) {
      if (text === current) return;
      // An edit, unlike setValue, can be undone.
      editor.pushUndoStop();
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
      editor.pushUndoStop();
      editor.setPosition({ lineNumber: 1, column: 1 });
      editor.revealLine(1);
    },
    setProblem(problem) {
      const markers =
        problem === null
          ? []
          : [
              {
                severity: monaco.MarkerSeverity.Error,
                message: problem.message,
                startLineNumber: problem.line,
                startColumn: problem.column,
                endLineNumber: problem.endLine,
                endColumn: problem.endColumn,
              },
            ];
      monaco.editor.setModelMarkers(model, markerOwner, markers);
      wrongLine.set(
        problem === null
          ? []
          : [
              {
                range: new monaco.Range(problem.line, 1, problem.line, 1),
                options: { isWholeLine: true, className: css.wrong ?? null },
              },
            ],
      );
      if (problem !== null) editor.revealLineInCenterIfOutsideViewport(problem.line);
    },
    setTheme: (theme) => monaco.editor.setTheme(`foretrace-${theme}`),
    setFontSize: (pixels) => editor.updateOptions({ fontSize: pixels }),
    focus: () => editor.focus(),
    goToLine(line) {
      editor.setPosition({ lineNumber: line, column: 1 });
      editor.revealLineInCenter(line);
      editor.focus();
    },
    dispose() {
      subscription.dispose();
      editor.dispose();
      model.dispose();
    },
  };
}

/** Escape, then Tab, leaves the editor; any other key makes Tab indent again. */
function letTabLeaveAfterEscape(editor: monaco.editor.IStandaloneCodeEditor): void {
  const setLeaving = (leaving: boolean) => editor.updateOptions({ tabFocusMode: leaving });
  editor.onKeyDown((event) => {
    if (event.keyCode === monaco.KeyCode.Escape) setLeaving(true);
    else if (event.keyCode !== monaco.KeyCode.Tab && event.keyCode !== monaco.KeyCode.Shift) {
      setLeaving(false);
    }
  });
  editor.onDidBlurEditorText(() => setLeaving(false));
}

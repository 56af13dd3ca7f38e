import * as monaco from "monaco-editor/editor";

/** Defines `foretrace-light` and `foretrace-dark`, which match the code colours of the tokens. */
export function defineThemes(): void {
  monaco.editor.defineTheme("foretrace-light", {
    base: "vs",
    inherit: true,
    rules: rules({
      keyword: "6a45a8",
      string: "1c6840",
      number: "97450c",
      comment: "5b5a57",
      plain: "1d1d1f",
    }),
    colors: {
      "editor.background": "#ffffff",
      "editor.foreground": "#1d1d1f",
      "editorLineNumber.foreground": "#5b5a57",
      "editorLineNumber.activeForeground": "#1d1d1f",
      "editor.lineHighlightBackground": "#f2f0ec",
      "editor.lineHighlightBorder": "#00000000",
      "editorIndentGuide.background1": "#e6e3dd",
      "editor.selectionBackground": "#c9dafa",
      ...brackets("#1d1d1f"),
      focusBorder: "#00000000",
    },
  });
  monaco.editor.defineTheme("foretrace-dark", {
    base: "vs-dark",
    inherit: true,
    rules: rules({
      keyword: "c4a6f2",
      string: "84d5a4",
      number: "f2ae7d",
      comment: "a5a8b0",
      plain: "e9e7e3",
    }),
    colors: {
      "editor.background": "#1b1c20",
      "editor.foreground": "#e9e7e3",
      "editorLineNumber.foreground": "#a5a8b0",
      "editorLineNumber.activeForeground": "#e9e7e3",
      "editor.lineHighlightBackground": "#212328",
      "editor.lineHighlightBorder": "#00000000",
      "editorIndentGuide.background1": "#2b2e34",
      "editor.selectionBackground": "#2b4170",
      ...brackets("#e9e7e3"),
      focusBorder: "#00000000",
    },
  });
}

/** One colour for brackets of every depth. */
function brackets(colour: string): Record<string, string> {
  return Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, colour]),
  );
}

function rules(colours: {
  keyword: string;
  string: string;
  number: string;
  comment: string;
  plain: string;
}): monaco.editor.ITokenThemeRule[] {
  return [
    { token: "", foreground: colours.plain },
    { token: "keyword", foreground: colours.keyword },
    { token: "string", foreground: colours.string },
    { token: "string.escape", foreground: colours.string },
    { token: "number", foreground: colours.number },
    { token: "comment", foreground: colours.comment },
    { token: "identifier", foreground: colours.plain },
    { token: "delimiter", foreground: colours.plain },
  ];
}

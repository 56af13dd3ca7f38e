import { textRatio } from "../../text/difflib.ts";
import { jaccard, numericScore, rankScore } from "./surgeMeasures.ts";
import { verdictScore } from "./surgeVerdict.ts";

/** What SURGE's code looks at to choose how an answer is scored. */
export interface SurgeRow {
  /** 1 languages, 2 competitions, 3 repositories, 4 science, 5 long runs, 6 bugs, 7 compilers, 8 Lean. */
  readonly category: number;
  /** The file's id, by which categories 4 and 5 are told apart. */
  readonly fileId: string;
  /** Category 3: which repository. */
  readonly task: string;
  readonly truth: string;
}

const numericFamilies = ["gd_", "rk_", "qr_", "lu_", "power_method_", "heat_eq_", "euler_", "fft_"];

/** What an answer is worth, 0 to 1, by the rule of its category; `output` is what it names, where that is known already. */
export function scoreSurge(
  row: SurgeRow,
  raw: string,
  output: string | null = extractSurge(raw),
): number {
  const { category, truth } = row;
  switch (category) {
    case 1:
    case 2:
      return output === truth ? 1 : 0;
    case 3:
      return scoreRepository(row, raw, output);
    case 4:
    case 5:
      return scoreByFile(row, output);
    case 6:
    case 7:
      return jaccard(truth, output);
    default:
      return verdictScore(raw, truth);
  }
}

/**
 * The output in a model's words: what stands behind `Output:`, without what is bold; of that the first fenced block, else the first
 * code in a line, else the first paragraph. Null where nothing is left.
 */
export function extractSurge(raw: string): string | null {
  const text = raw.trim();
  const behind = /Output:\s*\n*([^]*)/.exec(text)?.[1]?.trim() ?? text;
  const plain = behind.replaceAll(/\*\*[^\n]*?\*\*\s*/g, "");
  const block = /```(?:\w+)?\n([^]*?)\n```/.exec(plain)?.[1];
  if (block !== undefined) return block.trim();
  const inline = /`([^`]+)`/.exec(plain)?.[1];
  if (inline !== undefined) return inline.trim();
  const first = (plain.split("\n\n")[0] ?? "").trim();
  const kept = first.startsWith("**") ? first.replaceAll("**", "").trim() : first;
  return kept === "" ? null : kept;
}

function scoreRepository({ task, truth }: SurgeRow, raw: string, output: string | null): number {
  switch (task) {
    case "24_game":
    case "plotneurnalnet":
      return output === null ? 0 : textRatio(truth, output);
    case "sudoku": {
      const board = lastBoard(raw);
      const other = board === null ? null : extractSurge(board);
      return Math.max(textRatio(truth, output ?? ""), textRatio(truth, other ?? ""));
    }
    case "TUOJ,cow":
    case "TUOJ,car":
      return output === truth ? 1 : 0;
    default:
      return 0;
  }
}

/** The last board of a sudoku that a model wrote, which ends with the line for nought left. */
function lastBoard(raw: string): string | null {
  const text = Array.from(raw.trim()).join("");
  const end = "------- 0 -------";
  const at = text.lastIndexOf(end);
  if (at < 0) return null;
  // A board that begins too early counts from the other end of the text, as slices do in Python.
  const from = at - 18 * 9 - 2;
  return text.slice(from, at + end.length);
}

function scoreByFile({ fileId, truth }: SurgeRow, output: string | null): number {
  if (numericFamilies.some((family) => fileId.includes(family))) return numericScore(output, truth);
  if (fileId.includes("sort")) return rankScore(output, truth);
  if (fileId.startsWith("mc_")) return numericScore(behindColon(output ?? ""), behindColon(truth));
  return output === truth ? 1 : 0;
}

function behindColon(text: string): string {
  return (text.split(":").at(-1) ?? "").trim();
}

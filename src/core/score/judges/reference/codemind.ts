const mark = "<<<Output>>>";

/** The output that a model's response names: what stands behind the last `<<<Output>>>` and before `[END-OF-RESPONSE]`. */
export function extractCodemind(raw: string): string {
  const [output = ""] = (raw.split(mark).at(-1) ?? "").split("[END-OF-RESPONSE]");
  return output;
}

/**
 * Whether CodeMind's code takes an output for the true one: line ends and all blanks are taken out, also those inside texts, double quotes are
 * single ones, and one quote or back-tick at each end does not count.
 */
export function matchesCodemind(predicted: string, truth: string): boolean {
  return normalised(predicted).replaceAll("[END-OF-RESPONSE]", "") === normalised(truth);
}

function normalised(text: string): string {
  return text
    .replaceAll(/\r\n?|\n/g, "")
    .replaceAll(" ", "")
    .replaceAll('"', "'")
    .replace(/^['`]/, "")
    .replace(/['`]$/, "");
}

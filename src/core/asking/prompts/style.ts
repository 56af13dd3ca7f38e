/** How a model is asked to come to its answer, in the order in which styles are listed. */
export const styles = [
  "direct",
  "cot",
  "trace",
  "monologue-forward",
  "monologue-backward",
  "json",
] as const;

export type Style = (typeof styles)[number];

/** How the lines of a program are told apart in a prompt of a style: a number in front, or a label `[L1]` behind. */
export function lineMarks(style: Style): "numbers" | "labels" {
  return style === "monologue-forward" || style === "monologue-backward" ? "labels" : "numbers";
}

/** What a style asks for before and with the answer. Placeholders as in a template. */
export const styleTexts: { readonly [style in Style]: string } = {
  direct: `Do not explain anything. Write nothing but your answer, between [ANSWER] and [/ANSWER].`,
  cot: `First think step by step between [THOUGHT] and [/THOUGHT], in at most {{steps}} short steps; do not go through every round of a loop.
Then write your answer between [ANSWER] and [/ANSWER].`,
  trace: `First go through the run between [THOUGHT] and [/THOUGHT], one row for each line that runs, in the order in which they run:
line | what it changes, as name = value
Write at most {{steps}} rows. Then write your answer between [ANSWER] and [/ANSWER].`,
  "monologue-forward": `First tell the run between [THOUGHT] and [/THOUGHT], from the beginning to the end: for each line that runs its label, what it does to the
variables, and how each decision goes. Tell at most {{steps}} lines. Then write your answer between [ANSWER] and [/ANSWER].`,
  "monologue-backward": `First reason between [THOUGHT] and [/THOUGHT], from the end to the beginning: which line gave the result, what had to hold for each decision
on the way, and what that asks of what came before. Name at most {{steps}} lines by their labels. Then write your answer between
[ANSWER] and [/ANSWER].`,
  json: `Reply with one JSON object and nothing else. Its member "answer" is your answer: {{shape}}.`,
};

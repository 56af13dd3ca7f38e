import type { NotReady } from "./models.ts";

/** Why somebody cannot be asked now, and what would help. Addresses in it hold no key: they were read by `parseAddress`. */
export const notReady = {
  badConnection: (baseUrl: string): NotReady => ({
    problem: `${baseUrl} is not an address that a model can be asked at.`,
    help: "Make the connection anew under Connect models, and choose it for a new evaluation.",
  }),
  noKey: (server: string, origin: string): NotReady => ({
    problem: `${server} wants a key, and this tab has none for ${origin}.`,
    help: "Give it again under Connect models: keys are not kept when the page is closed.",
  }),
  noPageModel: (model: string): NotReady => ({
    problem: `The model ${model} is not loaded in this page, or another file of that name is.`,
    help: "Load the same file again under Connect models.",
  }),
  noBuiltIn: (): NotReady => ({
    problem: "The browser's own model can't be asked now.",
    help: "See under Connect models whether it has to be downloaded first.",
  }),
  noPlayer: (player: string, pack: string): NotReady => ({
    problem: `${player} has nothing to say on ${pack}.`,
    help: "Leave it out, or choose questions on programs.",
  }),
  badScript: (): NotReady => ({
    problem: "The script of this predictor can't be read.",
    help: 'It is JSON: {"items": {}, "otherwise": [{"kind": "answer", "text": "…"}]}.',
  }),
  noReplay: (): NotReady => ({
    problem: "The evaluation that should be given again is not kept in this browser.",
    help: "Import it from a backup, or leave this predictor out.",
  }),
  brought: (from: string): NotReady => ({
    problem: `Answers from ${from} were brought in: there is nobody to call.`,
    help: "Bring more answers in, or ask somebody else.",
  }),
};

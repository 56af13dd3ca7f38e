import { createAttempts, type Kept } from "../../../src/app/attempts.ts";
import { createKeeper } from "../../../src/app/keeping.ts";
import { createKeepingState } from "../../../src/app/keepingState.ts";
import { createKeptData } from "../../../src/app/keptData.ts";
import { createLateStore } from "../../../src/app/lateStore.ts";
import { createRoom } from "../../../src/app/room.ts";
import { openStore } from "../../../src/store/store.ts";
import { sampleAttempt, samplePrediction } from "../../store/samples.ts";
import type { Acknowledge, KeepingPage } from "./api.ts";

const state = createKeepingState();
const late = createLateStore((watcher) => openStore(watcher, Date.now), state);
const room = createRoom(navigator.storage, state);
const attempts = createAttempts(late, state, room);
const keeper = createKeeper(() => late.open(), state);

function told(kept: Kept): string {
  return kept.kind === "failed" ? kept.refusal.kind : kept.kind;
}

const page: KeepingPage = {
  attempts,
  data: createKeptData(late, keeper, attempts, room, Date.now),
  state: () => state.cell.get(),
  begin: async (attempt) => told(await attempts.begin(sampleAttempt(attempt))),
  async answer(attempt, number, length = 1) {
    const answer = samplePrediction(attempt, number);
    const raw = { form: "plain", text: "7".repeat(length) } as const;
    return told(await attempts.commit([{ ...answer, raw }]));
  },
  async answerMany(attempt, count, atOnce) {
    const acknowledge: Acknowledge = Reflect.get(window, "acknowledge");
    await page.begin(attempt);
    let next = 0;
    const work = async (): Promise<void> => {
      while (next < count) {
        const number = next;
        next += 1;
        const kept = await attempts.commit([samplePrediction(attempt, number)]);
        if (kept.kind === "saved") acknowledge(attempt, number);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  },
  async answers(attempt) {
    const kept = await attempts.open(attempt);
    return kept?.predictions.map(({ question }) => Number(question.slice(1))) ?? [];
  },
  async record(name, bytes) {
    const random = new Uint8Array(bytes);
    for (let at = 0; at < bytes; at += 65_536) {
      crypto.getRandomValues(random.subarray(at, at + 65_536));
    }
    await attempts.recordings.put(name, random);
    return (await attempts.recordings.get(name)) !== null;
  },
  async recorded(names) {
    const there: string[] = [];
    for (const name of names) {
      if ((await attempts.recordings.get(name)) !== null) there.push(name);
    }
    return there;
  },
};

Object.assign(window, { keeping: page });

import { printTruth } from "../../core/prediction/printTruth.ts";
import type { Question, Truth } from "../../core/question/question.ts";
import { constantAnswer } from "./always.ts";
import type { Block } from "./peek/blocks.ts";
import type { Certainty, Look } from "./peek/look.ts";
import { type Peek, peekAt } from "./peek/peek.ts";
import type { Player } from "./player.ts";

/** How likely a line runs; set by hand, not learnt. */
const shares: Record<Certainty, number> = { yes: 0.95, maybe: 0.7, unlikely: 0.3, no: 0.05 };

/**
 * A static heuristic: reads the program, evaluates the guard of a branch once with the literals that a call gives, takes it that a loop
 * runs when what it goes over is not empty, and what it cannot tell for executed. It runs nothing of the program.
 */
export const guardPeek: Player = {
  id: "guard-peek",
  sort: "heuristic",
  answer({ question, source }) {
    const peek = peekAt(source);
    const { guess, confidence } = answerOf(question, peek) ?? {
      guess: constantAnswer(question, source),
      confidence: null,
    };
    return { raw: guess === null ? null : printTruth(guess), confidence };
  },
};

interface Guess {
  readonly guess: Truth;
  readonly confidence: number;
}

function answerOf(question: Question, peek: Peek): Guess | null {
  switch (question.kind) {
    case "coverage": {
      const call =
        question.frame === null ? undefined : peek.calls.get(question.line)?.[question.visit - 1];
      const found = question.lines.map((line) => shares[certaintyOf(peek, line, call)]);
      return {
        guess: {
          kind: "coverage",
          ran: question.lines.filter((_, place) => (found[place] ?? 0) >= 0.5),
        },
        confidence: found.reduce((all, share) => all * Math.max(share, 1 - share), 1),
      };
    }
    case "branch": {
      const known = decided(peek, question.line, question.visit);
      const way = known === false ? "false" : "true";
      if (!question.ways.includes(way)) return null;
      return { guess: { kind: "branch", way }, confidence: known === null ? 0.6 : 0.95 };
    }
    case "count": {
      const certainty = certaintyOf(peek, question.line);
      const times = certainty === "no" ? 0 : timesOf(peek, question.line);
      return {
        guess: { kind: "count", times: times ?? 1 },
        confidence: times === null ? 0.3 : 0.9,
      };
    }
    case "next-line": {
      const next = nextOf(peek, question.line, question.visit);
      return next === null
        ? null
        : { guess: { kind: "next-line", next: { kind: "line", line: next } }, confidence: 0.7 };
    }
    case "state": {
      const value = lookAt(peek, question.line).names.get(question.expression);
      return value === undefined ? null : { guess: { kind: "state", value }, confidence: 0.6 };
    }
    case "path":
    case "output":
    case "input":
    case "alias":
      return null;
  }
}

/** In one call, or else the most that any look at the line tells; a line of a function that nobody calls does not run. */
function certaintyOf(peek: Peek, line: number, call?: Look): Certainty {
  if (call !== undefined) return call.lines.get(line) ?? "no";
  const all = [peek.module, ...[...peek.calls.values()].flat()].flatMap(
    ({ lines }) => lines.get(line) ?? [],
  );
  return all.toSorted((one, other) => shares[other] - shares[one])[0] ?? "no";
}

/** The first look in which a line occurs. */
function lookAt(peek: Peek, line: number): Look {
  const looks = [peek.module, ...[...peek.calls.values()].flat()];
  return looks.find(({ lines }) => lines.has(line)) ?? peek.module;
}

/** How a decision goes at a visit: a loop of known length ends when it has gone round so often. */
function decided(peek: Peek, line: number, visit: number): boolean | null {
  const look = lookAt(peek, line);
  const rounds = look.rounds.get(line);
  if (rounds !== undefined) return (visit - 1) % (rounds + 1) < rounds;
  return look.guards.get(line) ?? null;
}

/** How often a line runs, where all loops around it have a known length; the header of a loop runs once more. */
function timesOf(peek: Peek, line: number): number | null {
  const block = find(peek.blocks, line);
  if (block === null) return null;
  const look = lookAt(peek, line);
  const calls = [...peek.calls.values()].flat().filter(({ lines }) => lines.has(line)).length;
  let times = Math.max(1, calls);
  if (block.statement.keyword === "while") return null;
  if (block.statement.keyword === "for") times *= (look.rounds.get(line) ?? 0) + 1;
  for (let around = block.parent; around !== null; around = around.parent) {
    const { keyword, line: header } = around.statement;
    if (keyword === "while") return null;
    if (keyword !== "for") continue;
    const rounds = look.rounds.get(header);
    if (rounds === undefined) return null;
    times *= rounds;
  }
  return times;
}

/** Into the body when the guard may hold, else behind it; from the end of a loop's body back to its header. */
function nextOf(peek: Peek, line: number, visit: number): number | null {
  const block = find(peek.blocks, line);
  if (block === null) return null;
  const { keyword } = block.statement;
  if (keyword === "return" || keyword === "raise") return null;
  const [first] = block.body;
  const entered = keyword === "def" ? false : decided(peek, line, visit) !== false;
  if (first !== undefined && entered) return first.statement.line;
  return behind(peek, block, first !== undefined && !entered);
}

function behind(peek: Peek, block: Block, refused: boolean): number | null {
  const siblings = block.parent?.body ?? peek.blocks;
  for (const { statement, body } of siblings.slice(siblings.indexOf(block) + 1)) {
    if (statement.keyword === "else") {
      if (refused) return body[0]?.statement.line ?? null;
    } else if (statement.keyword !== "elif" || refused) return statement.line;
  }
  const { parent } = block;
  if (parent === null || parent.statement.keyword === "def") return null;
  const { keyword, line } = parent.statement;
  return keyword === "for" || keyword === "while" ? line : behind(peek, parent, false);
}

function find(blocks: readonly Block[], line: number): Block | null {
  for (const block of blocks) {
    if (block.statement.line === line) return block;
    const inside = find(block.body, line);
    if (inside !== null) return inside;
  }
  return null;
}

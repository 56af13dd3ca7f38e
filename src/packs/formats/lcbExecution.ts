import * as z from "zod/mini";
import { invocationOf } from "../../core/benchmark/invocation.ts";
import type { ExecutionProbe } from "../../core/benchmark/members/lcbExecution.ts";
import type { Task } from "../../core/benchmark/task.ts";
import { FileReading } from "../container/reading.ts";
import type { BenchmarkFormat } from "./format.ts";
import { rowsOf, SeenIds } from "./rows.ts";

const rowSchema = z.object({
  code: z.string(),
  input: z.string(),
  output: z.string(),
  id: z.string(),
  question_id: z.union([z.string(), z.number()]),
});

/** What contest solutions take for granted: names of the standard library, in one line. */
const standardImports = [
  "from typing import *",
  "from itertools import *",
  "from functools import cache, lru_cache, partial, reduce",
  "from operator import iand, ior, itemgetter, mul, sub, xor",
  "from random import randint, randrange, shuffle",
  "from math import ceil, comb, factorial, floor, gcd, inf, isqrt, lcm, log, log2, log10, pi, prod, sqrt",
  "from string import ascii_lowercase, ascii_uppercase",
  "from collections import Counter, OrderedDict, defaultdict, deque",
  "from bisect import bisect_left, bisect_right, insort",
  "from heapq import heapify, heappop, heappush, heappushpop, heapreplace, merge, nlargest, nsmallest",
  "from copy import deepcopy",
  "from os.path import commonprefix",
  "from re import search as re_search",
  "import bisect, collections, copy, datetime, functools, heapq, itertools, math, operator, random, re, string, sys",
].join("; ");

/** Modules that are loaded where a solution says their short names. */
const shortNames = [
  [/\bnp\./, "import numpy as np"],
  [/\bpd\./, "import pandas as pd"],
] as const;

/** LiveCodeBench's code execution: one JSON object a line; `input` is the whole call. */
export const lcbExecutionFormat: BenchmarkFormat<ExecutionProbe> = {
  id: "lcb-execution",
  recognise: (_names, head) => (/"function_name"/.test(head) && /"numsteps"/.test(head) ? 0.9 : 0),
  async read(files, options) {
    const reading = new FileReading(files, options);
    const tasks: Task<ExecutionProbe>[] = [];
    const seen = new SeenIds();
    for await (const found of rowsOf(reading, rowSchema)) {
      const { id, code, input, output, question_id } = found.row;
      if (!seen.isNew(id, found, reading)) continue;
      const needed = shortNames.filter(([name]) => name.test(code)).map(([, line]) => line);
      const imports = [standardImports, ...needed].join("; ");
      tasks.push({
        id,
        benchmark: "lcb-execution",
        group: String(question_id),
        case: id,
        kind: "output",
        program: invocationOf(`${imports}\n${code}`, input),
        probe: { imports, code, input, output },
        stored: output,
      });
    }
    return {
      benchmark: "lcb-execution",
      tasks,
      rejected: reading.rejected,
      licence: null,
      origin: null,
      notes: [],
    };
  },
};

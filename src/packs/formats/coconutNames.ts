/** The names that the reference's tracer had imported for itself, and that whole programs find in their namespace: where each comes from. */
const givenNames: Readonly<Record<string, string>> = {
  List: "from typing import List",
  Lock: "from threading import Lock",
  Optional: "from typing import Optional",
  Semaphore: "from threading import Semaphore",
  TextIO: "from typing import TextIO",
  Thread: "from threading import Thread",
  asyncio: "import asyncio",
  collections: "import collections",
  concurrent: "import concurrent.futures",
  cos: "from math import cos",
  date: "from datetime import date",
  datetime: "from datetime import datetime",
  defaultdict: "from collections import defaultdict",
  io: "import io",
  log: "from math import log",
  os: "import os",
  pi: "from math import pi",
  re: "import re",
  sleep: "from time import sleep",
  sqrt: "from math import sqrt",
  sys: "import sys",
  tan: "from math import tan",
  threading: "import threading",
  time: "from time import time",
  urlparse: "from urllib.parse import urlparse",
};

/**
 * One line, with its end, that imports the given names which a program has no import for; empty where it needs none. A word that the program
 * means otherwise does no harm: what it binds itself takes the place of what is given.
 */
export function namesAbove(source: string): string {
  const lines = source.split("\n");
  // What the language wants first has to stay first.
  if (lines.some((line) => /^\s*from\s+__future__\s/.test(line))) return "";
  const [imports, others] = [lines.filter(isImport), lines.filter((line) => !isImport(line))];
  const imported = wordsOf(imports);
  const used = wordsOf(others);
  const needed = Object.keys(givenNames).filter((name) => used.has(name) && !imported.has(name));
  return needed.length === 0 ? "" : `${needed.map((name) => givenNames[name]).join("; ")}\n`;
}

function isImport(line: string): boolean {
  return /^\s*(?:import|from)\s/.test(line);
}

function wordsOf(lines: readonly string[]): ReadonlySet<string> {
  return new Set(
    lines.flatMap((line) => line.replace(/#.*$/, "").match(/(?<![\w.])[A-Za-z_]\w*/g) ?? []),
  );
}

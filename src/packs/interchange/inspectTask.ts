import type { ExportedFile } from "./format.ts";
import { type DatasetItem, printInspectDataset } from "./inspectDataset.ts";

/** What another harness is to ask, and how often. */
export interface InspectTask {
  readonly title: string;
  readonly items: readonly DatasetItem[];
  /** How often each item is asked, at least 1. */
  readonly samples: number;
}

/** All that Inspect needs to ask the items somewhere else: the dataset, a task, and how its log comes back. */
export function printInspectTask(task: InspectTask): readonly ExportedFile[] {
  return [
    { name: "dataset.jsonl", text: printInspectDataset(task.items) },
    { name: "task.py", text: taskText(task) },
    { name: "README.txt", text: readmeText(task) },
  ];
}

const functionName = "foretrace_items";

function taskText({ title, samples }: InspectTask): string {
  return `"""Asks a model the items of dataset.jsonl. The marks made here are plain ones: Foretrace scores the replies again."""

import re
from pathlib import Path

from inspect_ai import Task, task
from inspect_ai.dataset import Sample, json_dataset
from inspect_ai.model import ChatMessageAssistant, ChatMessageSystem, ChatMessageUser
from inspect_ai.scorer import CORRECT, INCORRECT, NOANSWER, Score, accuracy, scorer, stderr
from inspect_ai.solver import solver

ROLES = {
    "assistant": ChatMessageAssistant,
    "system": ChatMessageSystem,
    "user": ChatMessageUser,
}
TITLE = ${pythonText(title)}
MARKED = re.compile(r"\\[ANSWER\\](.*?)(?:\\[/ANSWER\\]|$)", re.DOTALL)


def sample_of(record):
    return Sample(
        id=record["id"],
        input=[ROLES[message["role"]](content=message["content"]) for message in record["input"]],
        target=record["target"],
        metadata=record["metadata"],
    )


@solver
def ask():
    """Sends the messages as they are, with the settings that stand beside each item."""

    async def solve(state, generate):
        return await generate(state, **state.metadata["settings"])

    return solve


@scorer(metrics=[accuracy(), stderr(cluster="program")])
def same_text():
    """Right when what stands behind the last [ANSWER] is the target, letter for letter."""

    async def score(state, target):
        reply = state.output.completion
        found = MARKED.findall(reply)
        answer = (found[-1] if found else reply).strip()
        if answer == "":
            return Score(value=NOANSWER, explanation=reply)
        value = CORRECT if answer == target.text.strip() else INCORRECT
        return Score(value=value, answer=answer, explanation=reply)

    return score


@task
def ${functionName}():
    return Task(
        dataset=json_dataset(str(Path(__file__).parent / "dataset.jsonl"), sample_of, name=TITLE),
        solver=ask(),
        scorer=same_text(),
        epochs=${samples},
    )
`;
}

function readmeText({ title, items, samples }: InspectTask): string {
  const often = samples === 1 ? "once" : `${samples} times`;
  return `${title}: ${items.length} items, each asked ${often}

dataset.jsonl   one item a line: the messages as they are sent, what Python did, the program
task.py         a task for Inspect (the Python package inspect-ai)

Run it where the model is:

  pip install inspect-ai
  inspect eval task.py --model PROVIDER/MODEL --log-format json

The log is a file in the folder "logs". Back in Foretrace, open the evaluation, go to "Bring answers in" and
choose that file: its replies become one more predictor. A log in the form .eval is turned into JSON by

  inspect log dump FILE.eval > log.json

The marks in the log are those of plain comparison, and are not taken over: the replies are read and judged
again by the same rules as all others. Answers that are right in another form (2.50 for 2.5, another input that
works) are marked wrong in the log, and right in Foretrace.
`;
}

/** A text as Python writes it. */
function pythonText(text: string): string {
  return JSON.stringify(text).replaceAll("\u007f", "\\u007f");
}

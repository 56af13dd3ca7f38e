"""Asks a model the items of dataset.jsonl. The marks made here are plain ones: Foretrace scores the replies again."""

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
TITLE = "Basics, \"two\""
MARKED = re.compile(r"\[ANSWER\](.*?)(?:\[/ANSWER\]|$)", re.DOTALL)


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
def foretrace_items():
    return Task(
        dataset=json_dataset(str(Path(__file__).parent / "dataset.jsonl"), sample_of, name=TITLE),
        solver=ask(),
        scorer=same_text(),
        epochs=2,
    )

"""As much of inspect_ai as a task needs, and one run of the task in /task with the replies of `replies_json`."""

import functools
import importlib.util
import json
import sys
import types


class Record:
    def __init__(self, **values):
        self.__dict__.update(values)


def maker(role):
    return lambda content: Record(role=role, content=content)


def decorated(*args, **options):
    """A decorator that is used bare or with options, which it leaves on the function."""

    def wrap(function):
        wrapped = functools.wraps(function)(lambda *own: function(*own))
        wrapped.options = options
        return wrapped

    return wrap(args[0]) if args else wrap


def json_dataset(path, sample_fields, name):
    with open(path, encoding="utf-8") as file:
        samples = [sample_fields(json.loads(line)) for line in file]
    return Record(samples=samples, name=name)


modules = {
    "inspect_ai": {"Task": Record, "task": decorated},
    "inspect_ai.dataset": {"Sample": Record, "json_dataset": json_dataset},
    "inspect_ai.model": {
        "ChatMessageAssistant": maker("assistant"),
        "ChatMessageSystem": maker("system"),
        "ChatMessageUser": maker("user"),
    },
    "inspect_ai.scorer": {
        "CORRECT": "C",
        "INCORRECT": "I",
        "NOANSWER": "N",
        "Score": Record,
        "accuracy": lambda: "accuracy",
        "scorer": decorated,
        "stderr": lambda cluster: cluster,
    },
    "inspect_ai.solver": {"solver": decorated},
}
for name, values in modules.items():
    module = types.ModuleType(name)
    module.__dict__.update(values)
    sys.modules[name] = module

spec = importlib.util.spec_from_file_location("foretrace_task", "/task/task.py")
loaded = importlib.util.module_from_spec(spec)
spec.loader.exec_module(loaded)
made = loaded.foretrace_items()

asked = []
marks = []
samples = []
replies = iter(json.loads(globals()["replies_json"]))


def run(coroutine):
    """Runs a coroutine that waits for nothing outside."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    raise RuntimeError("it waits for something")


async def generate(state, **settings):
    asked.append(settings)
    state.output = Record(completion=next(replies))
    return state


for sample in made.dataset.samples:
    for epoch in range(1, made.epochs + 1):
        state = run(made.solver(Record(metadata=sample.metadata, output=None), generate))
        reply = state.output.completion
        score = run(made.scorer(state, Record(text=sample.target)))
        marks.append(score.value)
        message = {"role": "assistant", "content": reply}
        samples.append(
            {
                "id": sample.id,
                "epoch": epoch,
                "input": [{"role": one.role, "content": one.content} for one in sample.input],
                "target": sample.target,
                "output": {
                    "model": "stub/model",
                    "choices": [{"message": message, "stop_reason": "stop"}],
                    "usage": {"input_tokens": 7, "output_tokens": 3, "total_tokens": 10},
                },
                "scores": {"same_text": {"value": score.value}},
            }
        )

json.dumps(
    {
        "version": 2,
        "status": "success",
        "eval": {"model": "stub/model"},
        "samples": samples,
        "task": {
            "name": made.dataset.name,
            "epochs": made.epochs,
            "cluster": loaded.same_text.options["metrics"][1],
        },
        "asked": asked,
        "marks": marks,
    }
)

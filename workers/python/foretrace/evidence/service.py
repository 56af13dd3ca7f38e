"""One request after another: each a text of JSON, answered by a text of JSON."""

from __future__ import annotations

import json

from .budget import Budget, Spent
from .encode import encode, type_name
from .silence import Silence

_FILE = "<check>"
_LONGEST_REPR = 1_000_000
_LONGEST_MESSAGE = 1_000
# Of all replies of a batch together, but for the last one.
_MOST_CHARACTERS = 4_000_000

_budget: Budget | None = None


def answer(request_json: str, now) -> str:
    """Answers one request: `kind` is `check` or `evaluate`; `now()` gives real milliseconds.

    The reply's `kind` is `passed`, `value`, `raised`, `timed-out` or `unavailable`.
    """
    return _reply(json.loads(request_json), now)


def answer_batch(requests: list[dict], time_ms: float, now) -> str:
    """Answers requests in order, as many as there is time and room for; at least one: `{"replies": […]}`.

    One is taken on only while there is time for all that it may take: who waits outside ends what takes longer.
    """
    end = now() + time_ms
    replies: list[str] = []
    size = 0
    for request in requests:
        late = now() + request["limits"]["timeMs"] > end
        if replies and (late or size > _MOST_CHARACTERS):
            break
        reply = _reply(request, now)
        size += len(reply)
        replies.append(reply)
    return f'{{"replies": [{", ".join(replies)}]}}'


def _reply(request: dict, now) -> str:
    global _budget
    if _budget is None:
        _budget = Budget(now)
    with Silence():
        reply = _answer(request, _budget)
    return json.dumps(reply)


def _answer(request: dict, budget: Budget) -> dict[str, object]:
    limits = request["limits"]
    try:
        program = _compiled(request["source"], "exec")
        wanted = request.get("expression")
        expression = None if wanted is None else _compiled(wanted.strip(), "eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
        return _raised(error)
    reply: dict[str, object] = {"kind": "passed"}
    namespace: dict[str, object] = {}
    budget.open(limits["steps"], limits["timeMs"])
    try:
        exec(program, namespace)
        if expression is not None:
            reply = _told(eval(expression, namespace))
    except Spent:
        pass
    except BaseException as error:
        budget.pause()
        reply = _raised(error)
    finally:
        budget.pause()
        namespace.clear()
    return {"kind": "timed-out"} if budget.spent else reply


def _compiled(source: str, mode: str):
    return compile(source, _FILE, mode, dont_inherit=True, optimize=0)


def _told(value: object) -> dict[str, object]:
    text: str | None
    try:
        text = repr(value)
    except Spent:
        raise
    except BaseException:
        text = None
    if text is not None and len(text) > _LONGEST_REPR:
        text = None
    return {"kind": "value", "value": encode(value), "type": type_name(value), "repr": text}


def _raised(error: BaseException) -> dict[str, object]:
    if isinstance(error, ModuleNotFoundError) and type(error.name) is str and error.name:
        return {"kind": "unavailable", "module": error.name.partition(".")[0]}
    try:
        message = str(error)
    except BaseException:
        message = ""
    name = type.__dict__["__name__"].__get__(type(error))
    return {"kind": "raised", "type": name, "message": message[:_LONGEST_MESSAGE]}


def rest() -> None:
    """Gives up what counting steps costs everybody else, until the next request."""
    global _budget
    if _budget is not None:
        _budget.close()
        _budget = None

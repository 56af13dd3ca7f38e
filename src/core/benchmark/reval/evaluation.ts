import type { PythonReply, PythonRequest } from "../request.ts";
import type { RevalStateAnswer } from "../../score/judges/reference/revalState.ts";

/** What REval does with a value and a type once they are texts: steps 6 to 8 of its parser. Gives two class names and the value, and the text of a moment. */
const helper = `
import builtins
import datetime
import importlib

def evaluated(text):
    return eval(text, {"__builtins__": builtins})

def named(cls):
    return cls.__module__ + "." + cls.__qualname__

def located(path):
    found, parts = builtins, path.split(".")
    for count in range(len(parts) - 1, 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:count]))
        except ImportError:
            continue
        parts = parts[count:]
        break
    for part in parts:
        found = getattr(found, part)
    return found

def moment(text):
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        for form in ("%Y/%m/%d", "%m/%d/%Y", "%Y/%m/%d %H:%M:%S", "%B %d, %Y", "%b %d, %Y"):
            try:
                return datetime.datetime.strptime(text, form)
            except ValueError:
                continue
        raise

def array(path, text):
    value = evaluated(text)
    return (path if path.startswith("numpy.") else None, path, value)

def answer(text, path):
    if path == "str":
        try:
            value = evaluated(text)
        except Exception:
            value = text
        return ("builtins.str", named(type(value)), value)
    if path in ("datetime", "datetime.datetime"):
        value = moment(text)
        return (None if path == "datetime" else "datetime.datetime", "datetime.datetime", value, repr(value))
    if path == "np.ndarray" or path.startswith("numpy."):
        return array(path, text)
    cls = located(path)
    name = named(cls)
    if cls.__module__ == "builtins":
        value = evaluated(text)
    else:
        try:
            value = cls(evaluated(text))
        except Exception:
            value = cls(text)
    return (name, named(type(value)), value)
`;

/** Asks Python what an answer's value and type are. */
export function evaluationOf(value: string, type: string): PythonRequest {
  const texts = `${JSON.stringify(value)}, ${JSON.stringify(type)}`;
  return { kind: "evaluate", source: helper, expression: `answer(${texts})` };
}

/** What Python said to that; whatever else it said is REval's error. */
export function evaluatedAnswer(reply: PythonReply | undefined): RevalStateAnswer {
  if (reply?.kind !== "value" || reply.value.kind !== "sequence") return { kind: "error" };
  const [answerType, valueType, value, text] = reply.value.items;
  if (valueType?.kind !== "str" || value === undefined) return { kind: "error" };
  return {
    kind: "value",
    answerType: answerType?.kind === "str" ? answerType.text : null,
    valueType: valueType.text,
    value: text?.kind === "str" ? { kind: "opaque", type: "datetime", text: text.text } : value,
  };
}

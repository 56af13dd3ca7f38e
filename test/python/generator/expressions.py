"""Expressions of a wanted type, made of literals, names in sight, operators, calls and comprehensions."""

from .writer import Writer

TYPES = tuple(
    "int float complex bool str bytes bytearray ints strs list tuple dict counts set frozenset deque".split()
)
COMMON = ("int", "int", "int", "str", "str", "ints", "ints", "dict", "counts", "list", "strs", "bool", "float")

BIG_INTS = ("2**64", "10**30", "-(2**63)", "123456789012345678901234567890", "2**29", "-(2**29) - 1", "2**31")
FLOATS = (
    "0.5", "1.0", "-0.0", "0.0", "1e100", "float('nan')", "float('inf')", "-float('inf')", "3.25", "0.1", "1e-7",
)
STRINGS = (
    "''", "'a'", "'bc'", "'hello'", "'héß'", "'日本'", "'\\ud800x'", "'\\U0001f600!'", "'\\x00\\n'", "'it\\'s'", "'a b c'",
    "'\\udfff'", "'\"'", "'tab\\t'", "('x' * 3)", "'\\u200b'", "r'\\d+'",
)
WORDS = ("'a'", "'b'", "'c'", "'k'", "'name'", "'ü'")
BYTES = ("b''", "b'ab'", "b'\\x00\\xff'", "bytes(3)")


class Expressions(Writer):
    def expression(self, type_: str, depth: int = 2) -> str:
        names = self.of_type(type_)
        if names and self.chance(0.45):
            return self.pick(names)
        if depth <= 0:
            return self.literal(type_)
        return getattr(self, "make_" + type_)(depth - 1)

    def any(self, depth: int = 1) -> str:
        things = self.of_type("thing")
        if things and self.chance(0.15):
            return self.pick(things)
        return self.expression(self.pick(TYPES), depth)

    def literal(self, type_: str) -> str:
        names = self.of_type(type_)
        if names and self.chance(0.5):
            return self.pick(names)
        n = self.number
        literals = {
            "int": lambda: self.pick(BIG_INTS) if self.chance(0.08) else str(n(-3, 20)),
            "float": lambda: self.pick(FLOATS),
            "complex": lambda: self.pick(("1j", "2+3j", "complex(-0.0, 1)", "complex('nan')")),
            "bool": lambda: self.pick(("True", "False")),
            "str": lambda: self.pick(STRINGS),
            "bytes": lambda: self.pick(BYTES),
            "bytearray": lambda: f"bytearray({self.pick(BYTES)})",
            "ints": lambda: "[" + ", ".join(str(n(0, 9)) for _ in range(n(0, 4))) + "]",
            "strs": lambda: "[" + ", ".join(self.pick(WORDS) for _ in range(n(0, 3))) + "]",
            "list": lambda: self.pick(("[]", "[[1], [2]]", "[None, 1.5, 'x']", "[[0] * 2] * 2", "[(), {}]")),
            "tuple": lambda: self.pick(("()", "(1,)", "(1, 'a', None)", "((1, 2), [3])")),
            "dict": lambda: self.pick(("{}", "{'a': 1}", "{'k': [1], 2: 'x'}", "{(1, 2): None, 'n': {}}")),
            "counts": lambda: self.pick(("{}", "{'a': 1, 'b': 2}", "dict(a=3)", "{'ü': 0}")),
            "set": lambda: self.pick(("set()", "{1, 2, 3}", "{'a', 'b'}", "{(1, 2), None}")),
            "frozenset": lambda: self.pick(("frozenset()", "frozenset({1, 2})", "frozenset('ab')")),
            "deque": lambda: self.pick(("collections.deque()", "collections.deque([1, 2], 3)")),
        }
        return literals[type_]()

    def e(self, type_: str, depth: int) -> str:
        return self.expression(type_, depth)

    # One maker for each type: a list of forms, all of them safe to evaluate. --------------------

    def make_int(self, d: int) -> str:
        e = self.e
        forms = [
            lambda: f"({e('int', d)} {self.pick('+-&|^')} {e('int', d)})",
            lambda: f"({e('int', d)} * {e('int', d)}) % 1000003",
            lambda: f"({e('int', d)} {self.pick(('//', '%'))} ({e('int', 0)} or 7))",
            lambda: f"len({e(self.pick(('str', 'ints', 'dict', 'set', 'tuple', 'bytes', 'deque')), d)})",
            lambda: f"sum({e('ints', d)})",
            lambda: f"max({e('ints', d)}, default={e('int', 0)})",
            lambda: f"min({e('int', d)}, {e('int', d)})",
            lambda: f"abs({e('int', d)})",
            lambda: f"-{e('int', 0)}",
            lambda: f"~({e('int', 0)})",
            lambda: f"({e('int', d)} % 5 << {self.number(0, 40)})",
            lambda: f"({e('int', d)} if {e('bool', d)} else {e('int', d)})",
            lambda: f"{e('counts', d)}.get({self.pick(WORDS)}, {e('int', 0)})",
            lambda: f"({e('ints', d)} or [5])[{self.pick(('0', '-1'))}]",
            lambda: f"{e('ints', d)}.count({e('int', 0)})",
            lambda: f"{e('str', d)}.find({self.pick(WORDS)})",
            lambda: f"(lambda q: q + {self.number(0, 9)})({e('int', d)})",
            lambda: f"sum(x * {self.number(1, 3)} for x in {e('ints', d)})",
            lambda: f"int({e('bool', d)})",
            lambda: self.call_of("int", d),
        ]
        return self.pick(forms)()

    def make_float(self, d: int) -> str:
        e = self.e
        forms = [
            lambda: f"({e('float', d)} {self.pick('+-*')} {e('float', d)})",
            lambda: f"({e('int', d)} % 1000 / {self.number(1, 9)})",
            lambda: f"abs({e('float', d)})",
            lambda: f"float({e('int', 0)} % 1000)",
            lambda: f"({e('float', d)} if {e('bool', d)} else {e('float', d)})",
        ]
        return self.pick(forms)()

    def make_complex(self, d: int) -> str:
        return f"({self.e('complex', d)} {self.pick('+-')} {self.e('int', 0)} % 100)"

    def make_bool(self, d: int) -> str:
        e = self.e
        forms = [
            lambda: f"({e('int', d)} {self.pick(('<', '<=', '>', '==', '!='))} {e('int', d)})",
            lambda: f"({e('int', 0)} < {e('int', d)} <= {e('int', 0)})",
            lambda: f"({e('bool', d)} {self.pick(('and', 'or'))} {e('bool', d)})",
            lambda: f"(not {e('bool', d)})",
            lambda: f"({e('int', 0)} in {e('ints', d)})",
            lambda: f"({self.pick(WORDS)} not in {e('counts', d)})",
            lambda: f"({e('list', 0)} is {e('list', 0)})" if self.of_type("list") else "True",
            lambda: f"{self.pick(('any', 'all'))}(x > {e('int', 0)} for x in {e('ints', d)})",
            lambda: f"isinstance({self.any(0)}, {self.pick(('int', 'str', '(list, dict)'))})",
            lambda: f"bool({e(self.pick(('list', 'str', 'dict')), d)})",
        ]
        return self.pick(forms)()

    def make_str(self, d: int) -> str:
        e = self.e
        forms = [
            lambda: f"({e('str', d)} + {e('str', d)})[:40]",
            lambda: f"f\"<{{{self.unquoted('int', d)}}}>\"",
            lambda: f"f\"{{{self.unquoted('int', 0)}:>4}}|{{{self.unquoted('float', 0)}!r}}\"",
            lambda: f"{e('str', d)}.{self.pick(('upper()', 'strip()', 'title()', 'swapcase()'))}",
            lambda: f"{e('str', d)}[{self.pick(('::-1', '1:', ':2', '-3:'))}]",
            lambda: f"'-'.join({e('strs', d)})",
            lambda: f"str({e('int', d)})",
            lambda: f"({e('str', d)} or 'z')[{self.pick(('0', '-1'))}]",
            lambda: f"({e('str', d)} if {e('bool', d)} else {e('str', d)})",
            lambda: f"repr({e(self.pick(('ints', 'counts', 'float')), d)})[:30]",
            lambda: f"('%s=%d' % ({self.pick(WORDS)}, {e('int', d)}))",
            lambda: f"{e('str', d)}.replace({self.pick(WORDS)}, {self.pick(WORDS)})",
            lambda: self.call_of("str", d),
        ]
        return self.pick(forms)()

    def make_bytes(self, d: int) -> str:
        return self.pick((
            lambda: f"({self.e('bytes', d)} + {self.e('bytes', d)})[:20]",
            lambda: f"{self.e('str', d)}.encode('utf-8', 'replace')[:20]",
            lambda: f"bytes(x % 256 for x in {self.e('ints', d)})",
        ))()

    def make_bytearray(self, d: int) -> str:
        return f"bytearray({self.e('bytes', d)})"

    def make_ints(self, d: int) -> str:
        e = self.e
        forms = [
            lambda: "[" + ", ".join(e("int", d) for _ in range(self.number(0, 4))) + "]",
            lambda: f"[x {self.pick('+-*')} {self.number(1, 3)} for x in {e('ints', d)}]",
            lambda: f"[x for x in {e('ints', d)} if x {self.pick(('>', '<', '!='))} {e('int', 0)}]",
            lambda: f"[x * y % 97 for x in range({self.number(0, 3)}) for y in {e('ints', d)}]",
            lambda: f"list(range({self.number(0, 5)}))",
            lambda: f"sorted({e('ints', d)}{self.pick(('', ', reverse=True', ', key=lambda x: -x % 5'))})",
            lambda: f"{e('ints', d)}[{self.pick((':', '1:', '::-1', ':2', '::2', '-2:'))}]",
            lambda: f"({e('ints', d)} + {e('ints', d)})[:12]",
            lambda: f"list(map(abs, {e('ints', d)}))",
            lambda: f"[*{e('ints', d)}, {e('int', 0)}][:12]",
            lambda: f"list(reversed({e('ints', d)}))",
            lambda: f"[i for i, _ in enumerate({e('str', d)})]",
            lambda: f"[a + b for a, b in zip({e('ints', d)}, {e('ints', d)})]",
            lambda: f"list(filter(None, {e('ints', d)}))",
            lambda: self.call_of("ints", d),
        ]
        return self.pick(forms)()

    def make_strs(self, d: int) -> str:
        e = self.e
        forms = [
            lambda: "[" + ", ".join(e("str", d) for _ in range(self.number(0, 3))) + "]",
            lambda: f"{e('str', d)}.split()[:5]",
            lambda: f"list({e('str', d)})[:6]",
            lambda: f"[str(x) for x in {e('ints', d)}]",
            lambda: f"sorted({e('strs', d)}, key=len)",
            lambda: f"[f'{{x}}{{i}}' for i, x in enumerate({e('strs', d)})]",
        ]
        return self.pick(forms)()

    def make_list(self, d: int) -> str:
        e = self.e
        forms = [
            lambda: "[" + ", ".join(self.any(d) for _ in range(self.number(0, 4))) + "]",
            lambda: f"[[x] for x in {e('ints', d)}]",
            lambda: f"list({e('list', d)})",
            lambda: f"({e('list', d)} + {e('ints', d)})[:8]",
            lambda: f"[[0] * {self.number(1, 3)} for _ in range({self.number(0, 3)})]",
            lambda: f"list({e('dict', d)}.items())",
        ]
        return self.pick(forms)()

    def make_tuple(self, d: int) -> str:
        forms = [
            lambda: "(" + "".join(self.any(d) + ", " for _ in range(self.number(0, 3))) + ")",
            lambda: f"tuple({self.e('ints', d)})",
            lambda: f"({self.e('tuple', d)} + ({self.e('int', 0)},))[-6:]",
            lambda: f"divmod({self.e('int', d)}, {self.number(2, 9)})",
            lambda: f"tuple(x for x in {self.e('strs', d)})",
        ]
        return self.pick(forms)()

    def make_dict(self, d: int) -> str:
        e = self.e
        forms = [
            lambda: "{" + ", ".join(f"{self.key(d)}: {self.any(d)}" for _ in range(self.number(0, 3))) + "}",
            lambda: f"{{x: [x] for x in {e('ints', d)}}}",
            lambda: f"{{**{e('dict', d)}, {self.key(0)}: {self.any(0)}}}",
            lambda: f"dict(zip({e('strs', d)}, {e('ints', d)}))",
            lambda: f"({e('dict', d)} | {e('counts', d)})",
            lambda: f"dict.fromkeys({e('str', d)}[:3], {self.any(0)})",
            lambda: f"collections.OrderedDict({e('dict', d)})",
        ]
        return self.pick(forms)()

    def make_counts(self, d: int) -> str:
        e = self.e
        forms = [
            lambda: f"{{{self.pick(WORDS)}: {e('int', d)}, {self.pick(WORDS)}: {e('int', d)}}}",
            lambda: f"{{w: len(w) for w in {e('strs', d)}}}",
            lambda: f"collections.Counter({e('str', d)}[:8])",
            lambda: f"collections.defaultdict(int, {e('counts', d)})",
            lambda: f"dict({e('counts', d)})",
        ]
        return self.pick(forms)()

    def make_set(self, d: int) -> str:
        e = self.e
        forms = [
            lambda: f"set({e('ints', d)})",
            lambda: f"set({e('str', d)}[:5])",
            lambda: f"{{x % 3 for x in {e('ints', d)}}}",
            lambda: f"({e('set', d)} {self.pick('|&-^')} {e('set', d)})",
            lambda: f"{{{self.key(d)}, {self.key(d)}}}",
        ]
        return self.pick(forms)()

    def make_frozenset(self, d: int) -> str:
        return f"frozenset({self.e(self.pick(('set', 'ints')), d)})"

    def make_deque(self, d: int) -> str:
        return f"collections.deque({self.e('ints', d)}{self.pick(('', ', 3', ', maxlen=5'))})"

    # Parts --------------------------------------------------------------------------------------

    def key(self, d: int) -> str:
        """Something hashable."""
        return self.pick((
            lambda: self.pick(WORDS),
            lambda: self.e("int", d),
            lambda: f"({self.e('int', 0)}, {self.pick(WORDS)})",
            lambda: self.e("str", d),
            lambda: "None",
            lambda: self.e("frozenset", 0),
        ))()

    def unquoted(self, type_: str, d: int) -> str:
        """An expression that can stand inside an f-string of any quotes."""
        for _ in range(6):
            text = self.e(type_, d)
            if not any(sign in text for sign in "\"'{}\\:!="):
                return text
        return "1" if type_ == "int" else "1.5"

    def call_of(self, type_: str, d: int) -> str:
        known = [entry for entry in self.functions_known if entry[2] == type_]
        if not known or self.loops or self.functions or self.chance(0.3):
            return self.literal(type_)
        name, parameters, _ = self.pick(known)
        return f"{name}({', '.join(self.e(parameter, min(d, 1)) for parameter in parameters)})"

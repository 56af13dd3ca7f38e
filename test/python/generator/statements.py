"""Statements that mutate, branch, loop and raise; each keeps the types of the names in sight."""

from .expressions import COMMON, TYPES, WORDS, Expressions

ERRORS = (
    ("ZeroDivisionError", "1 // 0"),
    ("ZeroDivisionError", "1 % (2 - 2)"),
    ("KeyError", "{}['missing']"),
    ("KeyError", "{'a': 1}.pop('b')"),
    ("IndexError", "[][0]"),
    ("IndexError", "[1, 2, 3][7]"),
    ("ValueError", "int('x')"),
    ("ValueError", "[].index(4)"),
    ("TypeError", "len(5)"),
    ("TypeError", "'a' + 1"),
    ("AttributeError", "(5).nothing"),
    ("NameError", "undefined_name"),
    ("StopIteration", "next(iter(()))"),
    ("UnicodeEncodeError", "'\\ud800'.encode()"),
    ("RecursionError", "(lambda f: f(f))(lambda f: (_ for _ in ()).throw(RecursionError('deep')))"),
)


class Statements(Expressions):
    def body(self, count: int, depth: int = 1) -> None:
        for _ in range(count):
            self.statement(depth)

    def statement(self, depth: int = 1) -> None:
        simple = [self.assign] * 6 + [self.mutate] * 10 + [self.augment] * 3 + [self.unpack, self.show, self.walrus]
        simple += [self.conditional_expression_statement, self.delete, self.multi_line]
        nested = [self.if_statement] * 3 + [self.for_statement] * 3 + [self.while_statement]
        nested += [self.try_statement] * 2 + [self.match_statement, self.one_line_loop]
        if depth > 0 and self.chance(0.35):
            self.pick(nested)(depth - 1)
        else:
            self.pick(simple)()

    # Names ------------------------------------------------------------------

    def target(self, type_: str) -> str:
        """A name of this scope that an expression of the type may be bound to; often a new one."""
        names = self.of_type(type_, innermost_only=True)
        if names and self.chance(0.4):
            return self.pick(names)
        return self.fresh(type_[0])

    def assign(self) -> None:
        type_ = self.pick(COMMON + TYPES)
        if type_ in ("list", "dict", "ints", "deque") and self.of_type(type_) and self.chance(0.25):
            # An alias, or the same object under two names at once.
            name = self.fresh("alias")
            self.line(f"{name} = {self.pick(self.of_type(type_))}")
            self.bind(name, type_)
            return
        value = self.expression(type_)
        name = self.target(type_)
        form = self.number(0, 9)
        if form == 0:
            other = self.bind(self.fresh("c"), type_)
            self.line(f"{name} = {other} = {value}")
        elif form == 1 and type_ in ("int", "str"):
            # A name of an outer function or the module can not be annotated here; a new one can.
            name = self.fresh("t")
            self.line(f"{name}: {type_} = {value}")
        else:
            self.line(f"{name} = {value}")
        self.bind(name, type_)

    def one(self, type_: str) -> str:
        """A name of the type, made first when there is none."""
        names = self.of_type(type_)
        if names:
            return self.pick(names)
        name = self.fresh(type_[0])
        self.line(f"{name} = {self.expression(type_, 1)}")
        return self.bind(name, type_)

    def augment(self) -> None:
        type_ = self.pick(("int", "int", "float", "str", "ints", "list", "set", "tuple", "counts"))
        names = self.of_type(type_, innermost_only=True)
        if not names:
            return self.assign()
        name = self.pick(names)
        e = self.expression
        if type_ == "int":
            operator = self.pick(("+=", "-=", "|=", "^=", "&=", "//=", "%=", ">>="))
            value = {"//=": "3", "%=": "1000", ">>=": "1"}.get(operator) or e("int", 1)
            self.line(f"{name} {operator} {value}")
        elif type_ == "counts":
            self.line(f"{name}[{self.pick(WORDS)}] = {name}.get('a', 0) {self.pick('+-')} 1")
        elif type_ in ("ints", "list"):
            self.line(f"{name} += {e(type_, 1)}[:3]")
            self.line(f"del {name}[12:]")
        elif type_ == "set":
            self.line(f"{name} {self.pick(('|=', '&=', '-=', '^='))} {e('set', 1)}")
        elif type_ == "str":
            self.line(f"{name} += {e('str', 1)}[:5]")
        elif type_ == "tuple":
            self.line(f"{name} += ({e('int', 1)},)")
        else:
            self.line(f"{name} += {e(type_, 1)}")

    def unpack(self) -> None:
        form = self.number(0, 4)
        if form == 0:
            a, b = self.fresh("a"), self.fresh("b")
            self.line(f"{a}, {b} = {self.expression('int', 1)}, {self.expression('int', 1)}")
            self.bind(a, "int"), self.bind(b, "int")
            self.line(f"{a}, {b} = {b}, {a}")
        elif form == 1:
            first, rest = self.fresh("first"), self.fresh("rest")
            self.line(f"{first}, *{rest} = [{self.expression('int', 1)}, *{self.expression('ints', 1)}]")
            self.bind(first, "int"), self.bind(rest, "ints")
        elif form == 2:
            a, b, c = (self.fresh("p") for _ in range(3))
            self.line(f"({a}, [{b}, *{c}]) = (1, {self.expression('str', 1)} or 'xy')")
            self.bind(a, "int"), self.bind(b, "str"), self.bind(c, "strs")
        elif form == 3:
            name = self.one("ints")
            if len(self.names) == 1 or name in self.names[-1]:
                self.line(f"{name}[1:1] = {self.expression('ints', 1)}[:2]")
                self.line(f"if len({name}) > 1: {name}[0], {name}[-1] = {name}[-1], {name}[0]")
        else:
            name = self.one("dict")
            i = self.fresh("i")
            self.line(f"{i}, {name}['k'] = {self.expression('int', 1)}, {self.any(1)}")
            self.bind(i, "int")

    def walrus(self) -> None:
        name = self.fresh("w")
        self.line(f"print(({name} := {self.expression('int', 1)}) > 3, {name})")
        self.bind(name, "int")

    def conditional_expression_statement(self) -> None:
        self.line(f"{self.expression('bool', 1)} and print({self.expression('int', 1)})")

    def delete(self) -> None:
        form = self.number(0, 3)
        if form == 0:
            name = self.fresh("gone")
            self.line(f"{name} = {self.any(1)}")
            self.line(f"del {name}")
        elif form == 1:
            self.line(f"del {self.one('ints')}[{self.pick((':1', '1:2', '::3', '-1:'))}]")
        elif form == 2:
            name = self.one("list")
            self.line(f"if {name}: del {name}[0]")
        else:
            name = self.one("dict")
            self.line(f"{name}['tmp'] = {self.any(0)}")
            self.line(f"del {name}['tmp']")

    def multi_line(self) -> None:
        name = self.fresh("m")
        type_ = self.pick(("ints", "dict", "int"))
        e = self.expression
        if type_ == "ints":
            self.line(f"{name} = [\n    {e('int', 1)},\n    {e('int', 1)},\n]")
        elif type_ == "dict":
            self.line(f"{name} = {{\n    'a': {self.any(1)},\n    'b':\n        {self.any(1)},\n}}")
        else:
            self.line(f"{name} = (\n    {e('int', 1)}\n    + {e('int', 1)}\n    if {e('bool', 1)}\n    else {e('int', 1)}\n)")
        self.bind(name, type_)

    def show(self) -> None:
        values = ", ".join(self.expression(self.pick(("int", "str", "ints", "bytes", "counts")), 1) for _ in range(self.number(1, 3)))
        ending = self.pick(("", "", ", end=' '", ", sep='|'", ", file=sys.stderr", ", flush=True"))
        # Surrogates can not be written: what is shown is the ASCII form.
        self.line(f"print(ascii(({values},)){ending})")

    # Mutation ---------------------------------------------------------------

    def mutate(self) -> None:
        getattr(self, "mutate_" + self.pick(("ints", "ints", "ints", "list", "list", "dict", "counts", "set", "deque", "bytearray")))()

    def mutate_ints(self) -> None:
        name = self.one("ints")
        e = self.expression
        self.line(self.pick((
            lambda: f"{name}.append({e('int', 1)})",
            lambda: f"{name}.insert({self.number(-2, 3)}, {e('int', 1)})",
            lambda: f"{name}.extend({e('ints', 1)}[:3])",
            lambda: f"if {name}: {name}.pop({self.pick(('', '0', '-1'))})",
            lambda: f"{name}.sort({self.pick(('', 'reverse=True', 'key=lambda x: x % 3', 'key=str'))})",
            lambda: f"{name}.reverse()",
            lambda: f"{name}[:] = {e('ints', 1)}",
            lambda: f"{name}[{self.pick((':1', '1:3', '-1:', '2:2'))}] = {e('ints', 1)}[:3]",
            lambda: f"if {name}: {name}[0] = {e('int', 1)}",
            lambda: f"if {name}: {name}[-1] {self.pick(('+=', '-=', '^='))} {e('int', 0)}",
            lambda: f"{name} and {name}.remove({name}[0])",
            lambda: f"heapq.heapify({name}); heapq.heappush({name}, {e('int', 1)})",
            lambda: f"{name}.sort(); bisect.insort({name}, {e('int', 1)})",
            lambda: f"random.shuffle({name})",
            lambda: f"list(map({name}.append, {e('ints', 0)}[:2]))",
            lambda: f"{name}.clear()" if self.chance(0.3) else f"{name}.append({e('int', 0)})",
            lambda: f"operator.iadd({name}, {e('ints', 0)}[:2])",
            lambda: f"{name}[::2] = [0] * len({name}[::2])",
            lambda: f"del {name}[8:]",
        ))())

    def mutate_list(self) -> None:
        name = self.one("list")
        e = self.expression
        self.line(self.pick((
            lambda: f"{name}.append({self.any(1)})",
            lambda: f"{name}.append({name})" if self.chance(0.3) else f"{name}.append({e('list', 0)})",
            lambda: f"{name}.insert(0, {e(self.pick(('ints', 'dict', 'tuple')), 1)})",
            lambda: f"if {name}: {name}[-1] = {self.any(1)}",
            lambda: f"{name}.extend([{self.any(0)}, {self.any(0)}])",
            lambda: f"if {name}: {name}.pop()",
            lambda: f"{name}[1:] = [{self.any(1)}]",
            lambda: f"{name}.reverse()",
            lambda: f"for item in {name}:\n    if type(item) is list: item.append({e('int', 0)})",
            lambda: f"for item in {name}:\n    if type(item) is dict: item['seen'] = {name}",
            lambda: f"operator.setitem({name}, slice(0, 1), [{self.any(0)}])",
            lambda: f"del {name}[6:]",
        ))())

    def mutate_dict(self) -> None:
        name = self.one("dict")
        e = self.expression
        self.line(self.pick((
            lambda: f"{name}[{self.key(1)}] = {self.any(1)}",
            lambda: f"{name}.setdefault({self.key(0)}, []) ",
            lambda: f"{name}.setdefault('list', {e('ints', 0)})",
            lambda: f"{name}.update({e('counts', 1)})",
            lambda: f"{name}.update(a={self.any(0)}, self={name})" if self.chance(0.3) else f"{name}.update(a={self.any(0)})",
            lambda: f"{name}.pop({self.pick(WORDS)}, None)",
            lambda: f"if {name}: {name}.popitem()",
            lambda: f"{name} |= {e('counts', 1)}" if name in self.names[-1] else f"{name}.update(b=2)",
            lambda: f"operator.setitem({name}, {self.pick(WORDS)}, {e('int', 0)})",
            lambda: f"for k in list({name})[2:]: del {name}[k]",
            lambda: f"{name}.clear()" if self.chance(0.3) else f"{name}['x'] = {self.any(0)}",
        ))())

    def mutate_counts(self) -> None:
        name = self.one("counts")
        e = self.expression
        self.line(self.pick((
            lambda: f"{name}[{self.pick(WORDS)}] = {e('int', 1)}",
            lambda: f"for ch in {e('str', 0)}[:3]: {name}[ch] = {name}.get(ch, 0) + 1",
            lambda: f"{name}.update({e('counts', 0)})",
            lambda: f"{name}.pop({self.pick(WORDS)}, 0)",
            lambda: f"{name}['a'] = {name}.setdefault('a', 0) + 1",
        ))())

    def mutate_set(self) -> None:
        name = self.one("set")
        self.line(self.pick((
            lambda: f"{name}.add({self.key(1)})",
            lambda: f"{name}.discard({self.key(0)})",
            lambda: f"{name}.update({self.expression('ints', 1)})",
            lambda: f"{name}.difference_update({self.expression('ints', 0)})",
            lambda: f"{name}.symmetric_difference_update({self.expression('ints', 0)})",
            lambda: f"{name}.intersection_update({self.expression('set', 0)})",
        ))())

    def mutate_deque(self) -> None:
        name = self.one("deque")
        self.line(self.pick((
            lambda: f"{name}.append({self.expression('int', 1)})",
            lambda: f"{name}.appendleft({self.any(0)})",
            lambda: f"{name}.rotate({self.number(-2, 2)})",
            lambda: f"if {name}: {name}.{self.pick(('pop', 'popleft'))}()",
            lambda: f"{name}.extendleft({self.expression('ints', 0)}[:2])",
            lambda: f"if {name}: {name}[0] = {self.any(0)}",
        ))())

    def mutate_bytearray(self) -> None:
        name = self.one("bytearray")
        self.line(self.pick((
            lambda: f"{name}.append({self.number(0, 255)})",
            lambda: f"{name} += {self.expression('bytes', 0)}[:3]" if name in self.names[-1] else f"{name}.reverse()",
            lambda: f"if {name}: {name}[0] ^= {self.number(0, 255)}",
            lambda: f"{name}[:1] = b'zz'",
            lambda: f"del {name}[4:]",
        ))())

    # Compound statements ----------------------------------------------------

    def if_statement(self, depth: int) -> None:
        condition = self.expression("bool")
        if self.chance(0.2):
            name = self.fresh("w")
            condition = f"({name} := {self.expression('int', 1)}) > {self.number(0, 5)}"
        for header in [f"if {condition}:"] + ["elif " + self.expression("bool", 1) + ":"] * self.number(0, 1) + ["else:"] * self.number(0, 1):
            with self.block(header), self.maybe():
                self.body(self.number(1, 2), depth)

    def for_statement(self, depth: int) -> None:
        if self.loops > 1:
            return self.assign()
        e = self.expression
        x, y = self.fresh("x"), self.fresh("y")
        header, bound = self.pick((
            lambda: (f"for {x} in range({self.number(0, 4)}):", {x: "int"}),
            lambda: (f"for {x} in {e('ints', 1)}[:4]:", {x: "int"}),
            lambda: (f"for {x}, {y} in enumerate({e('strs', 1)}[:3]):", {x: "int", y: "str"}),
            lambda: (f"for {x}, {y} in list({e('counts', 1)}.items())[:3]:", {x: "str", y: "int"}),
            lambda: (f"for {x} in {e('str', 1)}[:4]:", {x: "str"}),
            lambda: (f"for {x}, {y} in zip({e('ints', 1)}, {e('str', 1)}[:3]):", {x: "int", y: "str"}),
            lambda: (f"for {x} in reversed({e('ints', 1)}[:3]):", {x: "int"}),
            lambda: (f"for {x} in sorted({e('str', 1)}[:3]):", {x: "str"}),
            lambda: (f"for {x} in ({e('int', 0)} for {y} in range(2)):", {x: "int"}),
            lambda: (f"for {x} in map(lambda q: q * 2, {e('ints', 0)}[:3]):", {x: "int"}),
        ))()
        with self.maybe():
            with self.block(header):
                for name, type_ in bound.items():
                    self.bind(name, type_)
                self.loops += 1
                self.body(self.number(1, 3), depth)
                if self.chance(0.25):
                    self.line(f"if {e('bool', 1)}: {self.pick(('break', 'continue'))}")
                if self.chance(0.3):
                    self.statement(0)
                self.loops -= 1
            if self.chance(0.15):
                with self.block("else:"):
                    self.statement(0)

    def while_statement(self, depth: int) -> None:
        if self.loops > 1:
            return self.assign()
        counter = self.fresh("n")
        # The counter is not offered to the body, which could change it and never end.
        self.line(f"{counter} = {self.number(1, 4)}")
        with self.block(f"while {self.pick((counter, counter + ' > 0', 'True'))}:"), self.maybe():
            self.loops += 1
            self.line(f"{counter} -= 1")
            self.line(f"if {counter} < 0: break")
            self.body(self.number(1, 2), depth)
            self.loops -= 1
        if self.chance(0.2):
            with self.block("else:"), self.maybe():
                self.statement(0)

    def one_line_loop(self, depth: int) -> None:
        name, x = self.one("ints"), self.fresh("x")
        self.line(self.pick((
            f"for {x} in range({self.number(0, 4)}): {name}.append({x})",
            f"while len({name}) < 3: {name}.append(len({name}))",
            f"for {x} in {name}[:]: {x} += 1; {name}.append({x})",
            f"while len({name}) > 6: {name}.pop()",
        )))

    def try_statement(self, depth: int) -> None:
        error, expression = self.pick(ERRORS)
        raised = self.chance(0.8)
        with self.block("try:"), self.maybe():
            self.body(self.number(0, 1), depth)
            if raised:
                name = self.fresh("z")
                self.line(self.pick((
                    f"{name} = {expression}",
                    expression,
                    f"raise {error if error != 'UnicodeEncodeError' else 'ValueError'}({self.argument(error)})",
                    f"raise {self.pick(('ValueError', 'KeyError'))}({self.argument('ValueError')}) from {self.pick(('None', 'OSError(1)', 'EOFError'))}",
                )))
            else:
                self.body(1, depth)
        # Now and then the handler is for something else, and the exception goes on.
        right = self.pick(("Exception", "BaseException", f"({error}, ValueError, KeyError)"))
        caught = right if self.chance(0.96) else "OSError"
        name = self.fresh("e")
        with self.block(f"except {caught} as {name}:"), self.maybe():
            self.line(self.pick((
                f"print(type({name}).__name__, len({name}.args))",
                f"saved = {name}",
                f"{name}.add_note({self.pick(WORDS)})",
                f"{name}.extra = {self.any(0)}",
                "pass",
                f"errors.append({name})",
            )))
            self.body(self.number(0, 1), depth)
        if caught != "BaseException" and self.chance(0.15):
            with self.block("except BaseException:"), self.maybe():
                self.line("print('other')")
        if self.chance(0.3):
            with self.block("else:"), self.maybe():
                self.statement(depth)
        if self.chance(0.3):
            with self.block("finally:"), self.maybe():
                self.statement(depth)

    def argument(self, error: str) -> str:
        if error in ("UnicodeEncodeError", "StopIteration"):
            return "'u'"
        return self.pick(("", self.expression("str", 0), self.expression("int", 0), f"'why', {self.expression('ints', 0)}"))

    def match_statement(self, depth: int) -> None:
        cases = [
            ("case 0:", {}),
            ("case [a, b]:", {}),
            ("case [first, *_] if first:", {}),
            ("case {'a': value}:", {}),
            ("case {'k': _, **others}:", {}),
            ("case str() as text:", {"text": "str"}),
            ("case int(n) | float(n):", {}),
            ("case (1, ('a' | 'b')):", {}),
            ("case bool():", {}),
            ("case None | True:", {}),
            ("case -1 | 2.5:", {}),
        ]
        subject = self.any(2)
        with self.block(f"match {subject}:"):
            for header, bound in self.random.sample(cases, self.number(1, 4)):
                with self.block(header), self.maybe():
                    for name, type_ in bound.items():
                        self.bind(name, type_)
                    self.body(1, depth)
            if self.chance(0.6):
                with self.block("case _:"), self.maybe():
                    self.body(1, depth)

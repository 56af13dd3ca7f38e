/** Classes whose every special method tells of its call, for programs that would show who calls them. */
export const spies = `
calls = []
class Spying(type):
    def __eq__(cls, other): calls.append("class =="); return cls is other
    def __hash__(cls): calls.append("class hash"); return 1
    def __instancecheck__(cls, obj): calls.append("instance check"); return type.__instancecheck__(cls, obj)
    def __subclasscheck__(cls, other): calls.append("subclass check"); return type.__subclasscheck__(cls, other)
    def __getattribute__(cls, name): calls.append(f"class {name}"); return type.__getattribute__(cls, name)
class Spy(metaclass=Spying):
    def __eq__(self, other): calls.append("=="); return self is other
    def __hash__(self): calls.append("hash"); return 1
    def __repr__(self): calls.append("repr"); return "spy"
    def __getattribute__(self, name): calls.append(f"get {name}"); return object.__getattribute__(self, name)
    def __bool__(self): calls.append("bool"); return True
    def __len__(self): calls.append("len"); return 3
class SpyText(str, metaclass=Spying):
    def __eq__(self, other): calls.append("text =="); return str.__eq__(self, other)
    def __hash__(self): calls.append("text hash"); return 1
class SpyInt(int, metaclass=Spying):
    def __eq__(self, other): calls.append("int =="); return int.__eq__(self, other)
    def __hash__(self): calls.append("int hash"); return 1
`;

/** Programs that follow `spies`: what they are about, and their text. Whoever calls a special method stands in `calls`. */
export const spyingPrograms: readonly (readonly [about: string, source: string])[] = [
  [
    "objects in names, containers and attributes",
    "a = Spy(); b = [a, Spy]; c = (a,); a.x = 1\nb[0] = Spy()\nb.append(a)\n",
  ],
  [
    "subclasses of builtin types",
    "a = SpyText('x'); b = SpyInt(4); c = [a, b]\nc[0] = b\na += 'y'\nb += 1\n",
  ],
  [
    "subclasses of containers",
    [
      "class L(list, metaclass=Spying): pass",
      "class D(dict, metaclass=Spying): pass",
      "class S(set, metaclass=Spying): pass",
      "class E(Exception, metaclass=Spying): pass",
      "a = L([1]); b = D(); c = S(); e = E(2)",
      "a.append(2); b['k'] = 3; c.add(4)",
      "try:",
      "    raise e",
      "except E as caught:",
      "    caught.add_note('n')",
      "",
    ].join("\n"),
  ],
  [
    "calls with such objects",
    "def f(x): return x\na = Spy(); f(a); f(Spy); print(type(a) is Spy); b = [a].copy(); c = isinstance(a, int)\n",
  ],
  [
    "keys of dicts and sets",
    "a = Spy(); b = Spy()\nd = {a: 1, b: 2, (a, 1): 3}\nd[a] = 4\nd.pop(b)\ns = {a, Spy}\ns.add(b)\ns.discard(a)\n",
  ],
  [
    "keys of equal hash in a dict that has shrunk",
    [
      "d = {Spy(): i for i in range(20)}",
      "kept = list(d)",
      "for key in kept[:-4]:",
      "    del d[key]",
      "d[kept[-1]] = 5",
      "e = d",
      "e.pop(kept[-2])",
      "",
    ].join("\n"),
  ],
  [
    "keys of a dict that is longer than what is kept of it",
    [
      "d = dict.fromkeys(range(100_001))",
      "d[Spy()] = 1",
      "e = {Spy(): 1} | d",
      "e.pop(5)",
      "d = e = None",
      "",
    ].join("\n"),
  ],
  [
    "a class without a class statement",
    "A = Spying('A', (), {'__slots__': ()})\na = A(); b = [a]; b.append(A)\n",
  ],
  [
    "a namespace that is no dict",
    [
      "class Names:",
      "    def __getattribute__(self, name): calls.append(f'names {name}'); return object.__getattribute__(self, name)",
      "    def __init__(self): object.__setattr__(self, 'kept', {})",
      "    def __getitem__(self, name): return object.__getattribute__(self, 'kept')[name]",
      "    def __setitem__(self, name, value): object.__getattribute__(self, 'kept')[name] = value",
      "class Meta(type):",
      "    def __prepare__(*arguments): return Names()",
      "    def __new__(cls, name, bases, names): return type.__new__(cls, name, bases, dict(object.__getattribute__(names, 'kept')))",
      "class Made(metaclass=Meta):",
      "    x = 1",
      "    y = [x]",
      "",
    ].join("\n"),
  ],
  [
    "a time in a zone of the program",
    [
      "import datetime",
      "class Zone(datetime.tzinfo):",
      "    def __repr__(self): calls.append('zone repr'); return 'zone'",
      "    def utcoffset(self, when): calls.append('offset'); return datetime.timedelta(0)",
      "a = datetime.datetime(2024, 1, 2, tzinfo=Zone())",
      "b = [a, datetime.time(3, tzinfo=Zone())]",
      "",
    ].join("\n"),
  ],
  [
    "a match in a text of the program",
    [
      "import re",
      "class Text(str):",
      "    def __getitem__(self, part): calls.append('part'); return 'b'",
      "    def __repr__(self): calls.append('repr'); return 't'",
      "a = re.match('a', Text('ab'))",
      "b = [a]",
      "",
    ].join("\n"),
  ],
  [
    "functions with odd names",
    [
      "def f(x): return x",
      "class Odd(list, metaclass=Spying): pass",
      "f.__module__ = Odd()",
      "f.__qualname__ = SpyText('f')",
      "import functools",
      "g = functools.wraps(f)(functools.cmp_to_key)",
      "g = functools.partial(f, 1)",
      "g()",
      "f(Spy())",
      "",
    ].join("\n"),
  ],
  [
    "context managers, iteration and properties",
    [
      "class Box(metaclass=Spying):",
      "    @property",
      "    def x(self): calls.append('property'); return 1",
      "    def __getattr__(self, name): calls.append('getattr'); raise AttributeError(name)",
      "    def __iter__(self): calls.append('iter'); return iter([1, 2])",
      "a = Box()",
      "for i in a: pass",
      "b = a.x",
      "a.y = 2",
      "a.y += 1",
      "",
    ].join("\n"),
  ],
];

"""Programs in small: each template is one feature of the language with holes for random parts.

Templates stand apart by a line of dashes. One that begins with `#top` can not stand inside a function.
"""

FUNCTIONS = '''
def $F(a, b=$int, *rest, key=$any, **more):
    total = a + b + len(rest)
    $body
    return total + len(more)
print($F($int), $F($int, 2, 3, 4), $F(1, key=$any, extra=$int))
$R = $F($int, *[$n, $n], z=$any)
---
def $F(n):
    if n <= 1:
        return 1
    return n * $F(n - 1)
$R = $F($n)
print($R)
---
def $F(n, memo={}):
    if n in memo:
        return memo[n]
    memo[n] = n if n < 2 else $F(n - 1) + $F(n - 2)
    return memo[n]
print($F(4), $F(3))
---
def $F(items):
    if not items:
        return []
    head, *tail = items
    small = [x for x in tail if x < head]
    large = [x for x in tail if x >= head]
    return $F(small) + [head] + $F(large)
$R = $F($ints[:5])
---
def $F(n, source, target, spare, moves):
    if n == 0:
        return
    $F(n - 1, source, spare, target, moves)
    moves.append((source, target))
    $F(n - 1, spare, target, source, moves)
$M = []
$F(2, 'a', 'b', 'c', $M)
---
def $F(x, bag=[]):
    bag.append(x)
    return bag
$A = $F($int)
$B = $F($any)
$A is $B
print(len($A))
---
def $F():
    count = $int
    log = []
    def step(by=1):
        nonlocal count
        count += by
        log.append(count)
        return count
    def reset():
        nonlocal count
        count, log[:] = 0, []
    return step, reset
$S, $T = $F()
$S(); $S($n)
$T()
$S()
---
$L = [lambda: i for i in range($n)]
$M = [lambda i=i: i for i in range($n)]
print([f() for f in $L], [f() for f in $M])
---
def $F():
    fs = []
    for i in range($n):
        def f(x):
            return x + i
        fs.append(f)
    return fs
print([f(10) for f in $F()])
---
#top
$G = $int
$H = $ints
def $F(x):
    global $G, $New
    $G = x
    $New = [x]
    $H.append($G)
    $body
$F($int)
print(len($New))
del $G
---
def $D(f):
    def wrapper(*args):
        wrapper.calls += 1
        return f(*args)
    wrapper.calls = 0
    return wrapper
@$D
def $F(x):
    return [x]
$F(1); $F($any)
print($F.calls)
---
def $D(times):
    def decorate(f):
        @functools.wraps(f)
        def inner(*a, **k):
            result = None
            for _ in range(times):
                result = f(*a, **k)
            return result
        return inner
    return decorate
@$D($n)
@$D(times=1)
def $F(x, *, y=2):
    "says something"
    return x, y
$R = $F($any)
print($F.__name__, $F.__doc__)
---
$F = lambda x, y=$int: x + y; $G = lambda *a: a; $H = lambda: (yield)
$R = $F(1), $G(1, 2); $I = list($H())
def $K(): return 1
def $L(): yield 1; yield 2
def $M(a): a += 1; return a
print($K(), list($L()), $M($int))
---
def $F(x, /, y, *, z): return (x, y, z)
try: $F(1, 2, 3)
except TypeError as e: print(len(e.args))
$R = $F($any, y=$any, z=$any)
---
def $F(f, *args):
    try:
        return f(*args)
    except ArithmeticError:
        return None
    finally:
        print('done')
$R = [$F(divmod, $int, d) for d in (0, 2)]
---
def $F(x):
    for i in range(3):
        try:
            if i == x:
                return i
        finally:
            x += 1
    else:
        return 'none'
print($F($int), $F(2))
---
def $F(n):
    return n if n < 1 else $G(n - 1)
def $G(n):
    local = [n]
    return $F(n - 1) + len(local)
$R = $F(4)
---
def $F(): return locals()
$R = $F()
def $G(a, b):
    c = a
    names = sorted(locals())
    return names
print($G(1, 2))
---
def $F[T](x: T, *more: T) -> list[T]:
    return [x, *more]
$R = $F($any, $any)
type $Alias[K] = dict[K, int]
class $C[T]:
    def __init__(self, item: T):
        self.item = item
$O = $C($any)
print($O.item is not None, $Alias.__name__)
---
def $F(a: int, b: 'str' = $str) -> None:
    note: float = 1.5
    other: list
    return None
$F($int)
---
def $F(xs):
    assert xs, 'empty'
    assert len(xs) < 100, ('long', xs)
    return xs[0]
try:
    $F($ints)
    $F([])
except AssertionError as e:
    $E = e.args
---
def $F(k):
    match k:
        case 0 | 1:
            return 'small'
        case int() if k > 10:
            return 'big'
        case [x, [y, *z]]:
            return x, y, z
        case {'op': op, **rest}:
            return op, rest
        case _:
            return None
$R = [$F(k) for k in (0, $int, [1, [2, 3]], {'op': '+', 'x': $any}, $any)]
---
def $F(a):
    print('side', a); return a
if $F(0) or $F($int) and not $F(''):
    print($F(1) if $F(0) else $F(2))
$R = 1 < $F(2) < $F(1) < $F(5)
$S = [$F(i) for i in range(2) if $F(i)]
'''

CLASSES = '''
class $C:
    kind = $any
    count = 0
    def __init__(self, x, y=$any):
        self.x = x
        self.y = y
        $C.count += 1
    def move(self, by):
        self.x, old = self.x + by, self.x
        $body
        return old
    def __repr__(self):
        print('repr runs')
        return '$C()'
    def __eq__(self, other):
        print('eq runs')
        return type(other) is $C and self.x == other.x
    def __hash__(self):
        print('hash runs')
        return hash(self.x)
$O = $C($int)
$P = $C($int, $any)
$O.move($int)
$D = {$O: 1, $P: [2]}
$D[$O] = $any
$L = [$O, $P, $O]
print($L.index($P), $C.count, $O == $P)
print($O)
---
class $C:
    def __init__(self):
        self.seen = []
    def __getattr__(self, name):
        print('getattr', name)
        if name.startswith('_'):
            raise AttributeError(name)
        self.seen.append(name)
        return len(self.seen)
    @property
    def size(self):
        print('property runs')
        return len(self.seen)
    @size.setter
    def size(self, n):
        del self.seen[n:]
    def __len__(self):
        print('len runs')
        return 0
    def __bool__(self):
        print('bool runs')
        return True
    def __iter__(self):
        print('iter runs')
        return iter(self.seen)
$O = $C()
print($O.foo, $O.bar, $O.size)
$O.size = $n
$L = [$O, {'o': $O}]
print(len($O), bool($O), list($O))
---
class $C:
    def __getattribute__(self, name):
        print('got', name)
        return object.__getattribute__(self, name)
    def __setattr__(self, name, value):
        print('set', name)
        object.__setattr__(self, name, [value])
    def __delattr__(self, name):
        print('del', name)
        object.__delattr__(self, name)
$O = $C()
$O.a = $any
$O.b = $O.a
del $O.a
print(sorted(vars($O)))
---
class $A:
    __slots__ = ('left', 'right', '__secret')
    def __init__(self, left=None, right=None):
        self.left = left
        self.__secret = $any
        if right is not None:
            self.right = right
class $B($A):
    __slots__ = ('extra',)
class $C($A):
    pass
$X = $A($int)
$Y = $B($X, $X)
$Z = $C($Y, $any)
$Y.extra = $any
$Z.free = [$X]
del $X.left
try:
    $X.other = 1
except AttributeError:
    $X.left = $Z
---
class $A:
    shared = []
    def __init__(self, name):
        self.name = name
    def speak(self):
        return 'generic ' + self.name
    @classmethod
    def make(cls, *names):
        return [cls(n) for n in names]
    @staticmethod
    def twice(x):
        return x * 2
class $B($A):
    def __init__(self, name, tricks=()):
        super().__init__(name)
        self.tricks = list(tricks)
    def speak(self):
        self.shared.append(self.name)
        return super().speak() + '!'
class $M:
    def speak(self):
        return 'mixin ' + super().speak()
class $C($M, $B):
    pass
$L = $C.make('a', $w) + [$B($str, $ints), $A('z')]
print(ascii([o.speak() for o in $L]), $A.twice($int), len($A.shared))
$F = $L[0].speak
$F()
---
#top
@dataclasses.dataclass
class $C:
    x: int
    y: list = dataclasses.field(default_factory=list)
    z: str = $str
    def grow(self):
        self.y.append(self.x)
        return self
$O = $C($int).grow()
$P = dataclasses.replace($O, x=$int)
$P.y.append($any)
print($O == $P, ascii(repr($O))[:60] if False else '')
match $P:
    case $C(x=0):
        print('zero')
    case $C(x, y, z):
        print(x, len(y))
---
#top
@dataclasses.dataclass(frozen=True, order=True, slots=True)
class $C:
    a: int
    b: tuple = ()
$L = sorted([$C($int), $C($int, (1,)), $C(0)])
$S = {$C(1), $C(1), $C(2)}
try:
    $L[0].a = 5
except dataclasses.FrozenInstanceError as e:
    print(type(e).__name__, len($S))
---
$C = collections.namedtuple('$C', 'x y')
$O = $C($any, y=$int)
$P = $O._replace(y=$any)
x, y = $P
print($O[1] == $O.y, $O._fields)
---
#top
class $C(typing.NamedTuple):
    name: str
    value: int = $n
    def double(self):
        return self.value * 2
$O = $C($str)
print($O.double(), len($O))
---
class $C(enum.Enum):
    RED = 1
    GREEN = 'g'
    CRIMSON = 1
    @property
    def low(self):
        return self.name.lower()
class $D(enum.IntEnum):
    A = enum.auto()
    B = enum.auto()
class $E(enum.Flag):
    R = 1
    W = 2
$O = $C.RED
$L = [c for c in $C] + list($D)
$M = {$C.GREEN: $D.B, $D.A: $O.low}
$X = $E.R | $E.W
print($C(1) is $O, $D.B + 1, $E.R in $X)
---
class $C(enum.Enum):
    EARTH = (1, 2.5)
    MARS = (3, 4.5)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
$O = $C.EARTH
$O.note = $any
print($O.mass)
---
class $C:
    def __init__(self, *items):
        self.items = list(items)
    def __getitem__(self, i):
        return self.items[i]
    def __setitem__(self, i, v):
        self.items[i] = v
    def __delitem__(self, i):
        del self.items[i]
    def __contains__(self, x):
        print('contains runs')
        return x in self.items
    def __iadd__(self, other):
        self.items += other
        return self
    def __add__(self, other):
        return $C(*self.items, *other.items)
    def __call__(self, *args):
        return len(self.items) + len(args)
    def __lt__(self, other):
        return len(self.items) < len(other.items)
$O = $C($int, $any, 3)
$O[0] = $any
$O[1:2] = $ints
$O += [$any]
del $O[0]
$P = $O + $C()
print(4 in $O, $O(1, 2), len(sorted([$P, $O, $C()])), [x is None for x in $C(1, 2)])
---
class $L(list):
    def __init__(self, *a):
        super().__init__(a)
        self.tag = $any
    def __len__(self):
        print('len runs')
        return 99
    def __iter__(self):
        print('iter runs')
        return super().__iter__()
    def append(self, x):
        super().append(x)
        super().append(x)
class $D(dict):
    def __missing__(self, key):
        self[key] = [key]
        return self[key]
    def items(self):
        print('items runs')
        return []
class $I(int):
    def __repr__(self):
        print('repr runs')
        return 'I'
class $S(str):
    pass
$A = $L(1, $any)
$A.append($int)
$B = $D(a=1)
$B['b'].append(2)
$B.note = $A
$E = $I($n); $E.unit = 'cm'
$T = $S('text'); $T.lang = $w
$U = [$A, $B, $E + 1, $T.upper()]
---
class $D:
    def __set_name__(self, owner, name):
        self.name = '_' + name
    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        print('get', self.name)
        return obj.__dict__.get(self.name, 0)
    def __set__(self, obj, value):
        obj.__dict__[self.name] = value
class $C:
    a = $D()
    b = $D()
    def __init__(self):
        self.a = $any
$O = $C()
$O.b = $O.a
print($C.a is not None, sorted($O.__dict__))
---
class $M(type):
    def __new__(m, name, bases, ns, **kw):
        cls = super().__new__(m, name, bases, ns)
        cls.registry = []
        return cls
    def __call__(cls, *a):
        o = super().__call__(*a)
        cls.registry.append(o)
        return o
    def __getattribute__(cls, name):
        return type.__getattribute__(cls, name)
    def __repr__(cls):
        print('meta repr')
        return 'meta'
class $C(metaclass=$M):
    def __init_subclass__(cls, tag=None):
        cls.tag = tag
class $D($C, tag=$any):
    pass
$O = $D()
$P = $C()
print(len($D.registry), len($C.registry))
---
class $A(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
class $B($A):
    def area(self):
        return $int
try:
    $A()
except TypeError:
    $O = $B()
print(isinstance($O, $A), $O.area())
---
class $N:
    def __init__(self, value, after=None):
        self.value = value
        self.after = after
$Head = None
for $I in $ints[:4]:
    $Head = $N($I, $Head)
$Cur, $Prev = $Head, None
while $Cur:
    $Cur.after, $Prev, $Cur = $Prev, $Cur, $Cur.after
$Head = $Prev
---
class $T:
    def __init__(self, key):
        self.key, self.left, self.right = key, None, None
    def insert(self, key):
        side = 'left' if key < self.key else 'right'
        child = getattr(self, side)
        if child is None:
            setattr(self, side, $T(key))
        else:
            child.insert(key)
    def walk(self):
        if self.left: yield from self.left.walk()
        yield self.key
        if self.right: yield from self.right.walk()
$R = $T($int)
for k in $ints[:4]: $R.insert(k)
print(list($R.walk()))
---
class $A:
    def __init__(self): self.x = $any
class $B:
    def hello(self): return len(vars(self))
$O = $A()
$O.y = $any
$O.__class__ = $B
$O.z = $O
print($O.hello())
$O.__dict__ = {'fresh': $any}
$O.__dict__.update(w=1)
vars($O)['v'] = $any
setattr($O, 'name with space', $any)
del $O.fresh
---
#top
class $C:
    table = {}
    for letter in 'ab':
        table[letter] = [ord(c) for c in letter]
    squares = [n * n for n in range(3)]
    total = sum(squares)
    def _make(n):
        def method(self): return n
        return method
    one, two = _make(1), _make(2)
    del letter
    class Inner:
        deep = $any
$O = $C()
$C.added = $O.one() + $O.two()
$O.Inner.deep = $any
del $C.total
---
def $F(base):
    class Local(base):
        def who(self):
            return __class__.__name__, base.__name__
    return Local
$C = $F(object)
$D = $F($C)
print($C().who(), $D().who())
$E = type('$E', ($C,), {'extra': $any, 'hi': lambda self: self.extra})
$O = $E()
$O.hi()
---
class $C:
    @functools.cached_property
    def slow(self):
        print('computed')
        return [$int]
    def __str__(self):
        return 'str:' + str(len(self.slow))
    def __format__(self, spec):
        return 'fmt:' + spec
$O = $C()
print($O.slow, $O.slow is $O.slow)
print(f'{$O:>3} {$O!s}', str($O), '%s' % $O)
---
class $C:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        print('lt', self.v, o.v)
        return self.v < o.v
$L = [$C(i) for i in (3, 1, 2)]
$L.sort()
$M = min($L)
$H = []
for o in $L: heapq.heappush($H, o)
print([o.v for o in $H], $M.v)
'''

FLOW = '''
$A = $ints + [$int, $int, $any, $any]
$B = $A
i = $n % len($A)
$A.pop(i)
$A.insert(i, $any)
$A.insert(-1, $A.pop(0))
del $A[i], $A[-1]
$A.insert(99, $int); $A.insert(-99, $any)
$A[0] = $A.pop(1)
i = 1; $A.pop(i); i = 0
del $A[i]; $A.append($any)
print(len($A), $B is $A)
---
def $G(n):
    for i in range(n):
        got = yield i
        if got:
            n += 1
            yield [got]
$I = $G(2)
next($I)
$R = $I.send($any)
for v in $I:
    print(v)
---
def $G():
    try:
        while True:
            try:
                x = yield
                print('got', type(x).__name__)
            except ValueError as e:
                print('caught', e)
                yield e.args
    finally:
        print('closing')
$I = $G()
next($I)
$I.send($any)
$R = $I.throw(ValueError($w))
$I.close()
$I.close()
---
def $A(n):
    result = yield from range(n)
    return [result, n]
def $B():
    x = yield from $A($n)
    y = yield from [x]
    return y
$I = $B()
$L = []
while True:
    try:
        $L.append(next($I))
    except StopIteration as stop:
        $V = stop.value
        break
---
def $G():
    yield 1
    raise KeyError('inside')
$I = $G()
try:
    for x in $I:
        print(x)
except KeyError:
    print(list($I))
$J = $G()
try:
    $J.throw(TypeError)
except TypeError: pass
$K = $G(); $K.close()
---
$E = (x * x for x in $ints)
$F = ((a, b) for a in range(2) for b in 'xy' if a)
next($E, None)
$L = list($F)
$T = sum(x for x in $E)
print(any(x > 1 for x in $ints), all(c for c in $str), tuple(i for i in range(2)))
---
def $G(a):
    while a:
        yield a.pop()
def $H(source):
    for x in source:
        yield (x, x)
$S = $ints
$P = $H($H($G($S)))
print(next($P, 'empty'))
$L = list($P)
---
$I = iter($ints)
$J = enumerate($str, $n)
$K = zip($ints, $str)
$M = map(lambda x: x + 1, $ints)
next($I, None); next($J, None); next($K, None); next($M, None)
$L = [*$I], dict($K)
$N = iter($counts)
$O = reversed($ints)
$P = list($J)
$Q = iter(lambda: $ints.__len__(), 0)
---
class $C:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n
$O = $C($n)
$L = list($O)
for x in $C(2):
    print(x)
$A, *$B = $C(3)
print(max($C(3)), 1 in $C(2), $L)
---
$C = itertools.chain($ints, $str)
next($C, None)
$D = itertools.count($int)
$L = [next($D), next($D)]
$E = list(itertools.islice(itertools.cycle('ab'), 3))
$G = [(k, list(v)) for k, v in itertools.groupby($ints, key=lambda x: x % 2)]
$H = list(itertools.product('ab', range(2)))
$I = list(itertools.accumulate($ints))
---
class $C:
    def __init__(self, quiet): self.quiet = quiet
    def __enter__(self):
        self.log = ['in']
        return self.log
    def __exit__(self, kind, value, tb):
        self.log.append('out')
        del tb
        return self.quiet
with $C(True) as log:
    log.append($any)
    raise KeyError($w)
try:
    with $C(False) as a, $C(False) as b:
        a.append(b)
        1 // 0
except ZeroDivisionError as e:
    print(len(e.args))
with ($C(True) as x,
      $C(True)):
    x.append(1)
---
@contextlib.contextmanager
def $M(x):
    print('enter')
    try:
        yield [x]
    except ValueError as e:
        print('swallowed', e)
    finally:
        print('leave')
with $M($any) as v:
    v.append($any)
with $M(1):
    raise ValueError('inner')
with contextlib.suppress(KeyError):
    {}['x']
with contextlib.ExitStack() as stack:
    stack.enter_context($M($any))
    stack.callback(print, 'callback')
---
class $E(Exception):
    def __init__(self, code, **details):
        super().__init__('code', code)
        self.code = code
        self.details = details
    def __str__(self):
        print('str runs')
        return 'E' + str(self.code)
def $F():
    try:
        {}['x']
    except KeyError as e:
        raise $E($int, where=$any) from e
try:
    $F()
except $E as e:
    e.add_note('note ' + str(e.code))
    e.add_note($w)
    $S = e
    $C = e.__cause__
print(type($C).__name__, len($S.__notes__))
---
def $F(n):
    try:
        if n == 0: raise ValueError('zero')
        return 10 // (n - 1)
    except ValueError as e:
        return e.args
    except ZeroDivisionError:
        raise LookupError('chained')
    else:
        return 'never'
    finally:
        print('finally', n)
$L = []
for i in range(3):
    try:
        $L.append($F(i))
    except LookupError as e:
        $L.append(e.__context__)
---
try:
    try:
        raise TypeError('first')
    except TypeError:
        try:
            raise ValueError('second')
        finally:
            print('between')
except ValueError as e:
    $X = e
    $Y = e.__context__
    try:
        raise
    except ValueError as again:
        print(again is $X)
---
try:
    raise ExceptionGroup('many', [ValueError(1), TypeError($w), ExceptionGroup('in', [KeyError('k'), ValueError(2)])])
except* ValueError as g:
    $V = g.exceptions
    print(len($V))
except* (TypeError, KeyError) as g:
    $K = g
---
try:
    try:
        raise ExceptionGroup('g', [OSError(5), KeyError(1)])
    except* OSError:
        print('os')
except ExceptionGroup as rest:
    $R = rest.exceptions[0]
try:
    try:
        raise ValueError('naked')
    except* ValueError as g:
        raise RuntimeError('new')
except Exception as e:
    print(type(e).__name__)
---
#top
async def $F(n):
    await asyncio.sleep(0)
    return [n]
async def $G(k):
    for i in range(k):
        yield i
        await asyncio.sleep(0)
class $C:
    async def __aenter__(self): return self
    async def __aexit__(self, *a): return False
async def $M():
    a = await $F($any)
    b = await asyncio.gather($F(1), $F(2))
    async for x in $G(2):
        a.append(x)
    async with $C() as c:
        c.v = [y async for y in $G(2)]
    t = asyncio.create_task($F(3))
    return a, b, c.v, await t
$R = asyncio.run($M())
print(len($R))
---
#top
async def $W(name, q):
    while True:
        item = await q.get()
        if item is None: break
        print(name, item)
async def $M():
    q = asyncio.Queue()
    w = asyncio.create_task($W($w, q))
    for i in range($n):
        await q.put(i)
    await q.put(None)
    await w
    try:
        async with asyncio.timeout(10):
            await asyncio.sleep(0)
    except TimeoutError:
        pass
    return $any
$R = asyncio.run($M())
---
async def $F(x):
    return x
async def $G():
    a = await $F($any)
    return [a]
$C = $G()
try:
    $C.send(None)
except StopIteration as s:
    $R = s.value
$D = $F(1)
$D.close()
'''

WORLD = '''
$T = t'hello {$int} and {$w!r:>5}'
$L = [p if isinstance(p, str) else p.value for p in $T]
print(ascii($L))
---
#top
exec('$X = 5\\nfor i in range(2):\\n    $X += i\\ndef $F(a):\\n    return a + $X')
print($F(1), eval('$X * 2'))
$C = compile('$Y = [$X, 1]', 'own', 'exec')
$N = {'$X': $any}
exec($C, $N)
$R = $N['$Y']
---
def $F():
    scope = {}
    exec('y = 1\\nz = [y]', {}, scope)
    return scope, eval('q + 1', {'q': $int})
$R = $F()
---
#top
from bisect import *
from heapq import *
$L = sorted($ints)
insort($L, $int)
heappush($L, 0)
---
#top
from math import *
print(floor(2.5), gcd(12, 18))
$R = pi
---
import json as $J, os.path
from string import digits as $D
$R = $J.loads($J.dumps($counts))
print(len($D), os.path.join('a', 'b'))
---
$A = [1, 2]
$B = $A
$C = [$A, $B, $A[:]]
$B += [3]
$A = $A + [4]
$C[2].append($C)
$C.append($C)
$D = {'me': None}
$D['me'] = $D
$E = ($C, $D)
$D['pair'] = $E
---
$G = [[0] * 3] * 2
$G[0][1] = $int
$H = [[0] * 3 for _ in range(2)]
$H[0][1] = $int
for i in range(2):
    for j in range(3):
        $H[i][j] += i * j
---
$A = $list
$B = copy.copy($A)
$C = copy.deepcopy($A)
$B.append($any)
print(len($A), len($B), len($C))
---
@functools.lru_cache(maxsize=2)
def $F(n):
    print('miss', n)
    return [n]
$L = [$F(1), $F(1), $F(2), $F(3), $F(1)]
$P = functools.partial(print, 'partial', sep='-')
$P($int)
$R = functools.reduce(lambda a, b: a + [b], $ints, [])
---
$L = $ints
def $K(x):
    print('key', x, len($L))
    return -x
$L.sort(key=$K)
$M = sorted($L, key=functools.cmp_to_key(lambda a, b: a - b))
print(max($L, key=lambda v: v % 3, default=None))
---
#top
globals()['$X'] = $any
globals().update($Y=$any, $Z=[1])
print(len([$X, $Y, $Z]))
globals().pop('$Y')
del globals()['$Z']
for $N in ('p', 'q'):
    globals()['$X' + $N] = $N
---
$S = []
list(map($S.append, $ints))
$D = {}
for w in $strs: $D.setdefault(len(w), []).append(w)
operator.setitem($D, 'k', $S)
$Q = collections.deque(maxlen=2)
for x in $ints: $Q.append(x)
$C = collections.Counter($str); $C.update('ab'); $C['zz'] -= 1
$E = collections.defaultdict(list)
for i, w in enumerate($strs): $E[w[:1]].append(i)
$O = collections.OrderedDict(a=1, b=2)
$O.move_to_end('a'); $O['c'] = $any; $O.popitem(last=False)
---
$D = $dict
$K, $V, $I = $D.keys(), $D.values(), $D.items()
$D['later'] = $any
print(len($K), len($V), 'later' in $K)
$M = types.MappingProxyType($D)
$N = types.SimpleNamespace(a=$any, b=$int)
$N.c = $N
---
class $C:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
$O = $C('a')
$O = $C('b')
$L = [$O]
del $O
$L.clear()
$A = $C('loop'); $A.me = $A
del $A
gc.collect()
---
class $C: pass
$O = $C()
$W = weakref.ref($O, lambda r: print('gone'))
$D = weakref.WeakValueDictionary(k=$O)
$P = weakref.proxy($O)
$P.x = $any
print($W() is $O, len($D))
del $O
print($W(), len($D))
---
$N = input()
$M = input('prompt> ')
$L = [$N, $M]
print(ascii($L))
---
try:
    while True:
        $X = input()
except EOFError as e:
    print('no more')
---
$B = 1
for i in range(5):
    $B *= 10**7 + i
    print($B % 97)
$F = $B / 3 if $B < 10**300 else 0.0
$G = -$B
$H = 2**($n * 50)
---
$S = ''
for i in range($n):
    $S += chr(97 + i) * 2
    $S = $S + 'é'
$P = [$S[i:j] for i in range(2) for j in range(i, 3)]
$T = '|'.join($P).encode()
---
$X = float('nan')
$L = [$X, $X, -0.0, 0.0, 1e308 * 10, 1, True, 1.0]
$D = {1: 'int', True: 'bool', 1.0: 'float', $X: 1, float('nan'): 2}
$S = {0, False, 0.0, -0.0}
print($X == $X, $X in $L, len($D), len($S))
---
$L = $ints[:5] + [2, 1]
for i in range(len($L)):
    for j in range(len($L) - 1 - i):
        if $L[j] > $L[j + 1]:
            $L[j], $L[j + 1] = $L[j + 1], $L[j]
print($L)
---
$P = [True] * 12
for i in range(2, 12):
    if $P[i]:
        for j in range(i * i, 12, i): $P[j] = False
$R = [i for i, ok in enumerate($P) if ok and i > 1]
---
$M = {}
for w in ($str + ' a b a').split():
    $M[w] = $M.get(w, 0) + 1
$T = sorted($M.items(), key=lambda kv: (-kv[1], kv[0]))
for (a, b), c in zip($T, range(2)): print(ascii(a), b, c)
---
$R = [(x, y, z := x + y) for x in range(2) for y in range(2) if (z := x) >= 0]
$D = {k: {v for v in range(k)} for k in range($n)}
$Q = [[c for c in row] for row in ('ab', 'c')]
$S = {*$ints, *$str[:2]}
$T = (*$ints, *[1])
$U = [
    a
    for a in range(3)
    if a % 2
]
---
$X = 10
while $X > 0: $X -= 3
for _ in range(3): $X += 1; $Y = [$X]
if $X: $Z = 1
else: $Z = 2
---
print('out', file=sys.stdout); print('err', file=sys.stderr)
sys.stdout.write($w + '\\n'); print()
print(*$ints, sep=', '); print('', end='')
$N = sys.stdout.write('é\\n')
---
$I = io.StringIO()
print('in a string', file=$I)
with contextlib.redirect_stdout($I):
    print('redirected')
$R = $I.getvalue()
---
$R = [random.randint(1, 6) for _ in range(2)]
random.shuffle($R)
$S = random.sample(range(10), 2), random.choice('abc'), round(random.random(), 3)
---
if __name__ == '__main__':
    $A = fractions.Fraction($n, 3) + 1
    $B = decimal.Decimal('1.10')
    $C = datetime.date(2024, 1, $n)
    print($A, $B, $C)
---
$M = memoryview(bytearray(b'abc'))
$M[0] = 120
$B = bytes($M)
$S = slice($n, None, -1)
$R = range(0, $n, 2)
$E = ...
$N = NotImplemented
$C = 2 - 3j
$A = array.array('i', $ints)
$A.append(1)
'''

LISTS = (FUNCTIONS, CLASSES, FLOW, WORLD)
TEMPLATES = tuple(part.strip("\n") for text in LISTS for part in text.split("\n---\n"))

def counter(step):
    count = 0

    def advance():
        nonlocal count
        count += step
        return count

    return advance


ones = counter(1)
tens = counter(10)
ones()
tens()
print(ones(), tens())

late = [lambda: n for n in range(3)]
early = [lambda n=n: n for n in range(3)]
print([f() for f in late], [f() for f in early])

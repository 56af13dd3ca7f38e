/** The programs of worked examples. What they do is recorded; nothing of it is written by hand. */
export const exemplarSources: readonly string[] = [
  `def clip(values, limit):
    kept = []
    if limit < 0:
        return kept
    for value in values:
        if value > limit:
            continue
        kept.append(value)
    return kept

numbers = [4, 9, 2]
same = numbers
small = clip(numbers, 5)
print(small)
`,
  `def halve(n):
    steps = []
    trail = steps
    while n > 1:
        if n == 7:
            trail = []
        n = n // 2
        trail.append(n)
    return steps

start = 9
print(halve(start))
`,
  `def merge(left, right):
    both = left
    if len(right) > 3:
        both = []
    for item in right:
        if item not in both:
            both.append(item)
    return len(both)

first = [1, 2]
size = merge(first, [2, 3])
print("size", size)
print(first)
`,
];

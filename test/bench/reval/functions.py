from typing import Dict, List


def merge_sorted(left: List[int], right: List[int]) -> List[int]:
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


def insertion_sort(xs: List[int]) -> List[int]:
    xs = list(xs)
    for i in range(1, len(xs)):
        key = xs[i]
        j = i - 1
        while j >= 0 and xs[j] > key:
            xs[j + 1] = xs[j]
            j -= 1
        xs[j + 1] = key
    return xs


def balanced(text: str) -> bool:
    pairs = {")": "(", "]": "[", "}": "{"}
    stack = []
    for character in text:
        if character in pairs.values():
            stack.append(character)
        elif character in pairs:
            if not stack or stack.pop() != pairs[character]:
                return False
    return not stack


def count_words(text: str) -> Dict[str, int]:
    counts = {}
    for word in text.split():
        plain = "".join(c for c in word.lower() if c.isalpha())
        if not plain:
            continue
        counts[plain] = counts.get(plain, 0) + 1
    best = max(counts.values(), default=0)
    return {word: n for word, n in counts.items() if n == best}


def paths(grid: List[List[int]]) -> int:
    memo = {}

    def walk(row: int, column: int) -> int:
        if row < 0 or column < 0 or grid[row][column]:
            return 0
        if row == 0 and column == 0:
            return 1
        if (row, column) not in memo:
            memo[row, column] = walk(row - 1, column) + walk(row, column - 1)
        return memo[row, column]

    return walk(len(grid) - 1, len(grid[0]) - 1)


def primes_below(limit: int) -> List[int]:
    found = []
    for n in range(2, limit):
        for p in found:
            if p * p > n:
                found.append(n)
                break
            if n % p == 0:
                break
        else:
            found.append(n)
    return found

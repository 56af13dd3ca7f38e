pegs = {"A": [3, 2, 1], "B": [], "C": []}


def move(count, start, goal, spare):
    if count == 0:
        return 0
    moves = move(count - 1, start, spare, goal)
    disc = pegs[start].pop()
    pegs[goal].append(disc)
    moves += 1
    moves += move(count - 1, spare, goal, start)
    return moves


needed = move(3, "A", "C", "B")
print(needed, "moves:", pegs)

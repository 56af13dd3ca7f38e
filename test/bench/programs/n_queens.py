def is_safe(queens, column):
    row = len(queens)
    for other, placed in enumerate(queens):
        if placed == column or abs(placed - column) == row - other:
            return False
    return True


def place(queens, size):
    if len(queens) == size:
        return 1
    solutions = 0
    for column in range(size):
        if is_safe(queens, column):
            queens.append(column)
            solutions += place(queens, size)
            queens.pop()
    return solutions


print(place([], 8))

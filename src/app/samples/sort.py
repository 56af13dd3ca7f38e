numbers = [5, 2, 8, 1, 9, 3]

for end in range(len(numbers) - 1, 0, -1):
    swapped = False
    for i in range(end):
        if numbers[i] > numbers[i + 1]:
            numbers[i], numbers[i + 1] = numbers[i + 1], numbers[i]
            swapped = True
    if not swapped:
        break

print(numbers)

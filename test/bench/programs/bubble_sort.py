def bubble_sort(items):
    end = len(items) - 1
    while end > 0:
        last_swap = 0
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
                last_swap = i
        end = last_swap
    return items


state = 7
numbers = []
for _ in range(290):
    state = (state * 1103515245 + 12345) % 2147483648
    numbers.append(state % 1000)
bubble_sort(numbers)
print(numbers[0], numbers[144], numbers[-1])

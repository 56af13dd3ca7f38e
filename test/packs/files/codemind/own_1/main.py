first, second = input(), input()
print(second)
print(first)

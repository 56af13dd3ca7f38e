monday = ["bread", "milk"]
tuesday = monday
wednesday = monday[:]

tuesday.append("eggs")
wednesday.append("rice")

print(monday)
print(tuesday is monday, wednesday is monday)

grid = [[0] * 3] * 2
grid[0][1] = 5
print(grid)

left = "tea"
right = "coffee"

left, right = right, left
print(left, right)

# Without the tuple, one of the two is lost.
left = right
right = left
print(left, right)

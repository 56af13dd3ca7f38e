class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self):
        self.head = None
        self.size = 0

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def reverse(self):
        previous = None
        node = self.head
        while node is not None:
            following = node.next
            node.next = previous
            previous = node
            node = following
        self.head = previous

    def total(self):
        result = 0
        node = self.head
        while node is not None:
            result += node.value
            node = node.next
        return result


numbers = LinkedList()
for number in range(330):
    numbers.push(number)
    if number % 2 == 0:
        numbers.reverse()
print(numbers.size, numbers.total())

class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


class Queue:
    def __init__(self):
        self.first = None
        self.last = None

    def push(self, value):
        node = Node(value)
        if self.last is None:
            self.first = node
        else:
            self.last.next = node
        self.last = node

    def pop(self):
        node = self.first
        self.first = node.next
        if self.first is None:
            self.last = None
        return node.value


line = Queue()
for name in ["Ada", "Grace", "Guido"]:
    line.push(name)

print(line.pop())
print(line.pop())

class Counter:
    def __init__(self):
        self.n = 0
    def up(self):
        self.n += 1

if __name__ == "__main__":
    counter = Counter()
    counter.up()
    counter.up()

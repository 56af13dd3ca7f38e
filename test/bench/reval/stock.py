class Stock:
    def __init__(self, limit):
        self.limit = limit
        self.items = {}
        self.log = []

    def add(self, name, amount):
        if amount <= 0:
            raise ValueError("nothing to add")
        before = self.items.get(name, 0)
        self.items[name] = min(self.limit, before + amount)
        self.log.append(("add", name, amount))
        return self.items[name]

    def take(self, name, amount):
        if self.items.get(name, 0) < amount:
            return False
        self.items[name] -= amount
        if self.items[name] == 0:
            del self.items[name]
        self.log.append(("take", name, amount))
        return True

    def scarce(self, level):
        found = []
        for name, amount in self.items.items():
            if amount < level:
                found.append(name)
        return sorted(found)

    def summary(self):
        total = sum(amount for amount in self.items.values())
        lines = [f"{name}: {amount}" for name, amount in sorted(self.items.items())]
        return "\n".join(lines + [f"total: {total}"])

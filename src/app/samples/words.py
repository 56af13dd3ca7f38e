text = "the cat and the hat and the bat"
counts = {}

for word in text.split():
    counts[word] = counts.get(word, 0) + 1

for word, count in sorted(counts.items(), key=lambda pair: -pair[1]):
    if count > 1:
        print(f"{word:<4}{'*' * count}")

def words_of(text):
    words = []
    word = ""
    for letter in text:
        if letter == " ":
            words.append(word)
            word = ""
        else:
            word += letter
    words.append(word)
    return words


def count(words, counts):
    for word in words:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1


lines = [
    "the quick brown fox jumps over the lazy dog",
    "a dog and a fox walk by the quiet river",
    "the river runs over brown stones and the fox drinks",
]
counts = {}
for number in range(780):
    words = words_of(lines[number % 3])
    words.append("line" + str(number % 100))
    count(words, counts)
most = max(counts, key=counts.get)
print(most, counts[most], len(counts))

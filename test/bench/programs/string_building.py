def caesar(text, shift):
    result = ""
    for letter in text:
        if letter.isalpha():
            base = ord("a")
            letter = chr((ord(letter) - base + shift) % 26 + base)
        result += letter
    return result


def is_palindrome(text):
    cleaned = ""
    for letter in text:
        if letter != " ":
            cleaned = cleaned + letter
    return cleaned == cleaned[::-1]


sentence = "never odd or even but sometimes a little strange in the middle"
count = 0
for shift in range(330):
    coded = caesar(sentence, shift)
    if is_palindrome(coded):
        count += 1
print(count, coded)

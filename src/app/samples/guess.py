import random

secret = random.randint(1, 20)
tries = 0
guess = None

while guess != secret:
    guess = int(input("Your guess, 1 to 20: "))
    tries += 1
    if guess < secret:
        print("higher")
    elif guess > secret:
        print("lower")

print("Found in", tries, "tries")

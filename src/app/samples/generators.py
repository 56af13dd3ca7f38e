def countdown(start):
    while start > 0:
        received = yield start
        if received is not None:
            start = received
        start -= 1
    return "lift-off"


def launch():
    message = yield from countdown(3)
    yield message


numbers = countdown(10)
print(next(numbers))
print(numbers.send(3))
print(list(numbers))
print(list(launch()))

def parse(text):
    try:
        number = int(text)
    except ValueError:
        return None
    else:
        return number
    finally:
        print("looked at", repr(text))


def share(total, people):
    return total // people


values = [parse(text) for text in ["12", "twelve", "0"]]
print(values)

try:
    share(values[0], values[2])
except ZeroDivisionError as problem:
    print("caught:", problem)

share(values[0], values[1])

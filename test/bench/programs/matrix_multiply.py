def multiply(a, b):
    size = len(a)
    result = []
    for i in range(size):
        row = []
        for j in range(size):
            total = 0
            for k in range(size):
                total += a[i][k] * b[k][j]
            row.append(total)
        result.append(row)
    return result


def identity(size, scale):
    matrix = []
    for i in range(size):
        row = [0.0] * size
        row[i] = scale
        matrix.append(row)
    return matrix


size = 24
product = identity(size, 1.0)
turn = identity(size, 1.5)
turn[0][1] = -0.5
turn[1][0] = 0.5
for _ in range(4):
    product = multiply(product, turn)
print(product[0][:2], product[-1][-1])

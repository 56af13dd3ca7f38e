def primes_below(limit):
    is_prime = [True] * limit
    is_prime[0] = is_prime[1] = False
    n = 2
    while n * n < limit:
        if is_prime[n]:
            multiple = n * n
            while multiple < limit:
                is_prime[multiple] = False
                multiple += n
        n += 1
    found = []
    for number in range(limit):
        if is_prime[number]:
            found.append(number)
    return found


primes = primes_below(16000)
print(len(primes), primes[-1])

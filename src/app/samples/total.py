prices = [4, 12, 7, 30, 2]
total = 0
dearest = prices[0]

for price in prices:
    total += price
    if price > dearest:
        dearest = price

mean = total / len(prices)
print("total", total)
print(f"mean {mean:.1f}, dearest {dearest}")

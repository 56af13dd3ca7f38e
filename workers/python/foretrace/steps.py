"""The kinds of entries in the path ([P1])."""

LINE, CALL, RETURN, YIELD, RESUME, EXCEPTION, UNWIND, OUTPUT, INPUT = range(9)
BRANCH = 15

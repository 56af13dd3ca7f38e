# Each team should end with its own members. Where does it go wrong?
def join(member, team=[]):
    team.append(member)
    return team


red = join("Ada")
blue = join("Grace")
red = join("Linus", red)

print("red ", red)
print("blue", blue)

from dataclasses import dataclass


class Shape:
    count = 0

    def __init__(self):
        Shape.count += 1

    def describe(self):
        return f"{type(self).__name__} of area {self.area:g}"


@dataclass
class Rectangle(Shape):
    width: float
    height: float

    def __post_init__(self):
        super().__init__()

    @property
    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)


for shape in [Rectangle(2, 3.5), Square(4)]:
    print(shape.describe())
print(Shape.count, "shapes")

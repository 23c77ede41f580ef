"""Values that a script compares with what they should be."""


class Checks:
    """Counts comparisons, and prints those that fail."""

    def __init__(self):
        self.count = self.failed = 0

    def same(self, what, have, want):
        self.count += 1
        if have != want:
            self.failed += 1
            print(f"{what}: {have!r}, not {want!r}")

"""Prints how many turns of the labelled set are right: python -m tests.understanding.score"""

import os
import sys
from collections import Counter
from pathlib import Path

from tests.understanding.cases import Judged, hold, read_cases
from tests.understanding.shops import SHOPS, open_shop

Axis = tuple[str, str]


def _axes(judged: Judged) -> list[Axis]:
    act = judged.expect.get("act", "any")
    return [
        ("shop", judged.case.shop),
        ("language", judged.expect.get("language", "either")),
        ("act", act if isinstance(act, str) else act[0]),
    ]


def main() -> int:
    """Hold all conversations and print complaints and shares; 1 when anything was wrong."""
    data = Path(os.environ.get("AISLE_TEST_DATA", "../shared/data"))
    asked: Counter[Axis] = Counter()
    right: Counter[Axis] = Counter()
    whole, whole_right = 0, 0
    cases = read_cases()
    for name in SHOPS:
        ask, records = open_shop(name, data)
        for case in (case for case in cases if case.shop == name):
            turns = list(hold(case, ask, records))
            whole += 1
            whole_right += not any(judged.complaints for judged in turns)
            for judged in turns:
                axes = [*_axes(judged), ("all", "turns")]
                asked.update(axes)
                right.update(axes if not judged.complaints else ())
                for complaint in judged.complaints:
                    sys.stdout.write(f"{case.id} {judged.text!r}: {complaint[:300]}\n")
    for axis, number in sorted(asked.items()):
        sys.stdout.write(f"{axis[0]:9} {axis[1]:12} {right[axis]:4} of {number:4}\n")
    sys.stdout.write(f"conversations wholly right: {whole_right} of {whole}\n")
    return int(whole_right < whole)


if __name__ == "__main__":
    raise SystemExit(main())

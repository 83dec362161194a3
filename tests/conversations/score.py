"""Prints how many turns of the conversations are right: python -m tests.conversations.score [FOLDER]"""

import os
import sys
from collections import Counter
from pathlib import Path

from tests.conversations.cases import FOLDER, Judged, hold, read_cases
from tests.conversations.shops import SHOPS, open_shop

Axis = tuple[str, str]


def _axes(judged: Judged) -> list[Axis]:
    act = judged.expect.get("act", "any")
    return [
        ("shop", judged.case.shop),
        ("language", judged.case.language),
        ("act", act if isinstance(act, str) else act[0]),
        ("all", "turns"),
    ]


def main() -> int:
    """Hold all conversations and print complaints and shares; 1 when anything was wrong."""
    data = Path(os.environ.get("AISLE_TEST_DATA", "../shared/data"))
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    asked: Counter[Axis] = Counter()
    right: Counter[Axis] = Counter()
    whole, whole_right = 0, 0
    cases = read_cases(folder)
    for name in SHOPS:
        shop = open_shop(name, data)
        for case in (case for case in cases if case.shop == name):
            turns = list(hold(case, shop.talk(case.id), shop.judge()))
            whole += 1
            whole_right += not any(judged.complaints for judged in turns)
            for judged in turns:
                axes = _axes(judged)
                asked.update(axes)
                right.update(axes if not judged.complaints else ())
                for complaint in judged.complaints:
                    sys.stdout.write(f"{case.id} {judged.number} {judged.said!r}: {complaint[:300]}\n")
    for axis, number in sorted(asked.items()):
        share = right[axis] / number
        sys.stdout.write(f"{axis[0]:9} {axis[1]:12} {right[axis]:4} of {number:4} {share:6.1%}\n")
    sys.stdout.write(f"conversations wholly right: {whole_right} of {whole}\n")
    return int(whole_right < whole)


if __name__ == "__main__":
    raise SystemExit(main())

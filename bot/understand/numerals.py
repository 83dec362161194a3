"""Small numbers as shoppers count with them, in English, Chinese and digits."""

DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", start=1)}
HAN = DIGITS | {"十": 10, "两": 2, "俩": 2, "仨": 3}
WHOLE = frozenset("俩仨")
"""Numbers that hold their classifier: 来俩."""
ENGLISH = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12,
}  # fmt: skip


def counted(said: str) -> int:
    """A number up to 99 in digits or Chinese characters, or a small one in English; 0 for anything else.

    >>> counted("12"), counted("两"), counted("二十三"), counted("十"), counted("two"), counted("帐篷")
    (12, 2, 23, 10, 2, 0)
    """
    if said.isascii():
        return int(said) if said.isdigit() and len(said) <= len("99") else ENGLISH.get(said, 0)
    if said in HAN:
        return HAN[said]
    tens, ten, ones = said.partition("十")
    if not ten or (tens and tens not in DIGITS) or (ones and ones not in DIGITS):
        return 0
    return DIGITS.get(tens, 1) * 10 + DIGITS.get(ones, 0)

"""Sizes written as letters or words."""

TABLE = """
xxs: 2xs; xxs码
xs: extra small, x-small; xs码, 加小码, 特小码
s: small; s码, 小码, s号, 小号
m: medium; m码, 中码, m号, 中号
l: large; l码, 大码, l号, 大号
xl: extra large, x-large; xl码, 加大码, xl号, 特大码
xxl: 2xl, xx-large; xxl码, 2xl码, xxl号
xxxl: 3xl, xxx-large; xxxl码, 3xl码
4xl: xxxxl; 4xl码
one size: one size fits all, free size; 均码
"""

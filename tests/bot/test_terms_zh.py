"""Chinese questions on what a shop's terms are in a case, and questions about goods that only look like them."""

import pytest

from bot.understand.terms_zh import asks_terms, supposes


@pytest.mark.parametrize(
    "said",
    [
        "穿了一次能退吗", "吊牌剪了还给退不", "不会用能退不", "钱什么时候退给我",
        "买小了想换大一码", "摔了能换新吗",
        "要是用了一年缝线开了，你们管吗", "退回去的邮费谁掏", "满三百包邮吗", "几天能到上海", "周末送不送",
        "送到村里吗",
        "第二个能包装一下吗", "能不放价格单吗", "发票怎么开", "支持花呗吗", "过两天降价了怎么算", "多买两件有便宜吗",
        "是正品吗",
        "能试用几天吗", "旧的能回收吗", "我的地址会给别人吗", "超过20公斤能加急吗",
    ],
)  # fmt: skip
def test_a_case_asks_for_the_terms(said: str) -> None:
    assert asks_terms(said)


@pytest.mark.parametrize(
    "said",
    [
        "会掉色吗", "有包邮的耳机吗", "换一批", "换个颜色", "退烧贴有吗", "能放洗碗机吗", "保温多久", "要黑色的",
        "多大尺寸",
        "就第二个吧", "再便宜点", "这个怎么用",
    ],
)  # fmt: skip
def test_questions_about_goods_ask_for_no_terms(said: str) -> None:
    assert not asks_terms(said)


def test_what_happened_is_told_and_what_may_happen_is_asked() -> None:
    assert supposes("万一收到是坏的怎么处理")
    assert supposes("收到货坏了怎么办")
    assert not supposes("昨天收到的杯子碎了怎么办")

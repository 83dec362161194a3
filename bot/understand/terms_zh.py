"""What Chinese shoppers ask of a shop's terms by a concrete case, whether its pages say or not: 穿了一次能退吗."""

import re

from bot.understand.carting_zh import CLASSIFIERS

_MOST_READ = 100
_GAP = "[^，,。！!？?；;]"
_FAULTS = (
    "坏|破|碎|裂|断|掉|漏|磕|瘪|脱|散架|开线|开胶|开了|起球|褪色|变形|发霉|少了|缺|发错|寄错|瑕疵|问题|毛病|故障|失灵|没反应"
    "|不对|不亮|不响|不转|不能用|用不了"
)
_WHAT_NOW = "怎么|咋|如何|谁|能|给|可以|管|赔|算|负责|处理|换|退|修|吗|么|嘛"
_ASKING = re.compile(
    r"[?？吗么嘛谁几呢]|多少|怎|咋|如何|什么|啥|哪|能不能|可不可以|行不行|要不要|是不是|(?<!不)(\w)不\1|[不没否][。~\s]{0,3}$|[想要][退换]"
)
_ASKED = "|".join((
    # Taking back, changing, repairing.
    r"(?<![隐后倒消衰撤])退(?![烧热役休步色潮化])",
    r"加急|次日达|顺丰|礼品卡|购物卡|真的(?:商?店|公司)|靠谱吗",
    r"换货|包换|管换|保换|换新|调换",
    rf"(?:买|收到|到手|拿到|寄来|穿){_GAP}{{0,12}}换{_GAP}{{0,3}}(?:码|号|大|小)",
    rf"换{_GAP}{{0,3}}(?:码|号|颜色|大小){_GAP}{{0,4}}(?:要钱|收费|收钱|免费|多少钱|花钱)",
    r"保修|质保|三包|返修|保固|(?:包|管|给|能|会|免费|怎么|负责)修|维修|修吗|修不修|你们(?:还|会|都)?管(?:吗|么|嘛|不)|管不管",
    # Delivery and what it costs.
    r"运费|邮费|快递费|寄费|包邮|免邮",
    rf"(?:几天|多久|多长时间|什么时候|啥时候?|几时|何时|今天|明天|后天|当天|周末|[周周][一二三四五六日天]){_GAP}{{0,8}}"
    r"(?:到货|能到|会到|送到|送达|发货|发走|寄出|寄到|收到|送货|送吗|送不送|能送|拿到)",
    rf"(?:送不送|送得到|送到|寄到|发到|配送到|能送|能寄|寄得到|发不发|送货上门|送上门){_GAP}{{0,8}}(?:[吗么嘛不]|$)|发货(?:快|慢)",
    r"(?:快递|包裹|东西|货|件)(?:要是|如果|万一)?(?:寄|弄|搞)?丢|丢件",
    # Wrapping.
    rf"(?:帮|给|能|可以|可|要|会|想){_GAP}{{0,8}}(?:包装|包起来|包一下|包成|包好|打包成|装礼盒|礼品袋|贺卡|卡片|祝福)",
    rf"(?:不|别|不要){_GAP}{{0,2}}放{_GAP}{{0,3}}(?:价格|小票|价签|账单|清单|发票)|包装(?:怎么|咋|要|收|多少|费)",
    # Paying.
    r"发票|开票|专票|普票|抬头|收据",
    r"花呗|白条|分期|货到(?:付|再付)|刷卡|信用卡|微信(?:付|支付)|支付宝|对公|银联|云闪付",
    rf"(?:降价|便宜了|打折了|买贵了?){_GAP}{{0,8}}(?:补|退|差价|怎么|咋|算)|保价|价保|补差价",
    rf"(?:学生|会员|老客户?|老顾客|新人|新用户|军人|教师|老师|团购){_GAP}{{0,4}}(?:优惠|打折|折扣|折|价)",
    rf"(?:[两二三四五六\d]|多){_GAP}{{0,2}}[买{CLASSIFIERS}]{_GAP}{{0,6}}(?:有|能|可以|给|会){_GAP}{{0,4}}(?:优惠|便宜|打折|折扣)",
    # The shop itself.
    r"正品|真货|假一赔|保真|行货",
    rf"试(?:用|睡|穿|戴){_GAP}{{0,4}}(?:天|期|段时间)|以旧换新|旧的?{_GAP}{{0,6}}(?:回收|折价|抵)",
    rf"(?:买|收到|到手|穿|拿){_GAP}{{0,10}}(?:不合[适身脚]|不喜欢|不满意|不对|[大小长短紧松]了?){_GAP}{{0,4}}(?:怎么[办弄]|咋[办整]|能|可以|给|包|换|退)",
    r"泄露|外泄",
    rf"(?:地址|信息|电话|资料|隐私|手机号){_GAP}{{0,10}}(?:别人|卖|保密|第三方|看到)",
))  # fmt: skip
_TERMS = re.compile(_ASKED)
_SUPPOSED = re.compile(
    rf"(?:万一|如果|要是|假如|倘若|假设|若是){_GAP}{{0,16}}(?:{_FAULTS})[^。！!？?；;]{{0,10}}?(?:{_WHAT_NOW})"
    rf"|(?:收到|到手|寄来|发来|送来|寄到|路上|快递){_GAP}{{0,8}}(?:{_FAULTS}){_GAP}{{0,3}}"
    r"(?:怎么[办弄处算]|咋[办整弄算]|如何处理|找谁|谁(?:负责|赔|管)|能[退换赔]|给[退换赔]|赔)"
    rf"|(?:{_FAULTS})了?(?:的话)?(?:你们)?(?:能|可以|给|管|包|会|负责|保)?(?:不能|不给|不管|不包)?(?:退|换|修|赔|保修)(?:新)?{_GAP}{{0,2}}[吗么嘛不]"
)
_HAPPENED = re.compile("我的|我收到|我买的|刚|昨|前天|今早|上次|上周|上个?月|之前|已经|这都|气|投诉")
_GOODS = re.compile(
    "(?:包邮|免邮|分期|正品|包退|能退|可退|现货)的[^，。！？]{1,8}|(?:不|别)(?:易|会|容易)?(?:掉|退)色|退(?:烧|热|役|休|步)"
)


def asks_terms(text: str) -> bool:
    """Whether a normalised Chinese message asks on what terms the shop sells.

    >>> asks_terms("穿了一次能退吗"), asks_terms("第二个能帮我包装一下吗")
    (True, True)
    >>> asks_terms("有包邮的耳机吗"), asks_terms("会掉色吗")
    (False, False)
    """
    said = text[:_MOST_READ]
    if said.isascii() or _GOODS.search(said):
        return False
    return supposes(said) or (_TERMS.search(said) is not None and _ASKING.search(said) is not None)


def supposes(text: str) -> bool:
    """Whether it is asked what the shop does if something is wrong, and not told that something is.

    >>> supposes("万一收到是坏的怎么处理"), supposes("收到货坏了怎么办"), supposes("昨天收到的杯子碎了怎么办")
    (True, True, False)
    """
    said = text[:_MOST_READ]
    return _SUPPOSED.search(said) is not None and _HAPPENED.search(said) is None

"""Things that Chinese shoppers name by what they are for (擦手的有吗, 喝水的), and what suits a person or a need."""

import re
from collections.abc import Iterator, Sequence

from retrieval.lexicon import Lexicon, Term
from retrieval.query import Query
from retrieval.settle import is_kind
from retrieval.text import normalise

_MOST_READ = 80
_DROPS = re.compile("不要|不看|不买|算了|先放|再看|另外|顺便|然后")
_MARKS = re.compile(r"[，,。！!？?；;\s]")
_PURPOSES: tuple[tuple[str, str], ...] = (
    ("护手霜", "护手|抹手|涂手|润手"),
    ("毛巾", "擦手|擦脸|洗脸|擦身子?|擦汗|擦头发?"),
    ("浴巾", "洗完澡(?:裹|擦|包)|裹身"),
    ("杯子 马克杯 水杯", "喝水|喝咖啡|喝牛奶|倒水喝"),
    ("保温杯 水壶 运动水壶", "装热水|带水|(?:出门|外出|爬山|跑步|路上|户外)喝水"),
    ("茶壶 茶具", "泡茶|沏茶|喝茶|煮茶"),
    ("烧水壶", "烧水|煮水|烧开水|(?:冲|泡)奶粉?"),
    ("平底锅 煎锅 锅", "煎鸡?蛋|煎牛排|煎鱼|煎肉|摊饼|烙饼"),
    ("炒锅 锅", "炒菜"),
    ("汤锅 锅", "炖汤|煲汤|炖肉|煮汤|煮面|下面条"),
    ("奶锅 锅", "煮牛?奶|热牛?奶|煮辅食"),
    ("电饭煲", "煮饭|蒸饭|煲饭|煮米饭"),
    ("刀具", "切菜|切肉|切水果|切面包|削皮|削水果"),
    ("搅拌机", "榨汁|榨果汁|打果汁|打奶昔|打豆浆"),
    ("咖啡机", "做咖啡|煮咖啡|冲咖啡|磨咖啡"),
    ("饭盒", "带饭|装饭|带便当|装便当|装菜"),
    ("床上用品 床品 四件套", "床上用|铺床|床上铺|铺床上"),
    ("被子 被", "(?:晚上|睡觉|夏天|冬天|床上)盖"),
    ("枕头", "睡觉枕|枕着睡|垫头"),
    ("午睡枕 颈枕", "午睡(?:用|趴|枕)?|趴着睡|(?:飞机|车)上睡"),
    ("腰靠", "靠腰|垫腰|护腰"),
    ("坐垫", "垫屁股|垫椅子|椅子上垫|坐着垫"),
    ("灯具 台灯", "照明|照亮|(?:看书|写字|学习|床头|夜里|起夜)照"),
    ("时钟 钟", "看时间|看点|叫醒|叫(?:我|人|孩子)?起床"),
    ("窗帘", "挡光|遮窗户?|挡太阳光"),
    ("地毯", "铺地上?|铺客厅|(?:浴室|门口)(?:踩|铺|垫)"),
    ("收纳篮 收纳盒 收纳", "(?:装|放|收)(?:杂物|玩具|脏衣服|零碎)|收纳"),
    ("香薰蜡烛 香薰", "熏香|(?:房间|屋里)(?:香|去味)|香薰"),
    ("花瓶", "插花|养花|摆花|放花"),
    ("镜子 落地镜", "照全身|照镜子|照人"),
    ("风扇", "吹凉风?|扇风|吹风凉快"),
    ("帐篷", "(?:露营|野外|户外)(?:睡|住)"),
    ("头灯", "(?:夜跑|夜里走路|戴头上)照"),
    ("双肩包 书包", "(?:上学|上班|爬山|徒步|通勤|出门)背"),
    ("电脑包", "(?:装|放)(?:笔记本)?电脑|(?:装|放)笔记本"),
    ("行李箱 箱子", "(?:出差|旅行|旅游|出国|回家)(?:装衣服|拉|带)"),
    ("钱包", "(?:装|放)(?:钱|卡|零钱|证件)"),
    ("雨伞", "挡雨|遮雨|下雨(?:天)?打|避雨"),
    ("雨靴 登山靴", "(?:下雨天?|雨天|踩水)穿"),
    ("登山靴", "(?:下雨天?)?(?:爬山|徒步|登山)穿"),
    ("跑鞋", "(?:跑步|慢跑|夜跑|晨跑)穿"),
    ("拖鞋", "(?:家里|在家|居家|洗澡|浴室|室内)穿"),
    ("帽子", "(?:戴头上|头上戴)|(?:遮阳|挡太阳)戴"),
    ("手套", "戴手上|手上戴|(?:骑车|冬天|滑雪)戴手"),
    ("围巾", "围脖子|脖子上?(?:围|戴)"),
    ("袜子", "(?:穿脚上|脚上穿)"),
    ("耳机", "听歌|听音乐|(?:打游戏|睡觉|跑步|游泳|上网课|开会)(?:听|戴耳朵)|塞耳朵"),
    ("充电宝 充电器", "(?:出门|外出|随身|路上)充电|给手机充电"),
    ("充电器 充电宝", "充电"),
    ("手机壳", "(?:保护|套)手机|手机套"),
    ("手机膜", "贴(?:手机)?屏幕|贴手机"),
    ("手机支架", "架手机|(?:车上|开车|桌上)?放手机"),
    ("洗发水", "洗头发?"),
    ("吹风机", "吹头发?|吹干头发"),
    ("面霜", "抹脸|擦脸油|涂脸|搽脸"),
    ("面膜", "敷脸"),
    ("口红", "涂嘴唇?|抹嘴唇?"),
    ("香皂", "洗手|洗澡搓"),
    ("香水", "喷身上|喷衣服"),
    ("瑜伽垫", "练瑜伽|做瑜伽|垫着(?:运动|锻炼)"),
    ("哑铃", "练(?:胳膊|手臂|肌肉|臂力)|举重"),
    ("泳镜", "游泳戴"),
    ("骑行头盔", "骑车戴|骑行戴"),
    ("桌游", "(?:聚会|一家人|全家|朋友)(?:一起)?玩"),
    ("玩具", "(?:给)?(?:小?孩子?|宝宝|娃|小朋友|小家伙)玩"),
    ("童书 绘本", "(?:睡前|给孩子|给娃|给宝宝)(?:读|看|讲)|讲故事"),
    ("书桌 桌子", "(?:写作业|办公|写字)的桌"),
    ("椅子", "(?:办公|吃饭|休息)坐"),
    ("笔", "写字|签字|签名"),
    ("笔记本", "记笔记|写日记|记事"),
    ("糕点 零食", "吃|解馋|配茶吃|当早餐|垫肚子"),
    ("牵引绳", "(?:遛|牵)(?:狗|猫)"),
    ("猫砂盆", "(?:给)?猫(?:上厕所|拉屎|拉撒)"),
    ("宠物碗 宠物用品", "(?:给)?(?:猫|狗|宠物)(?:吃饭|喝水|吃食)|喂(?:猫|狗)"),
    ("宠物窝 宠物用品", "(?:给)?(?:小?猫|小?狗|猫咪|狗狗|宠物)睡"),
    ("宠物用品", "(?:给)?(?:我家|家里)?(?:小?猫|小?狗|猫咪|狗狗|猫猫|狗子|主子|毛孩子|宠物)(?:用|玩)"),
)  # fmt: skip
"""The kinds, the best first, of which the first that the shop sells is meant, and what they are for."""
_WORN = frozenset("穿戴背坐盖吃玩看读用")
"""Verbs that any kind talked about may be meant with: 跑步穿的, about socks."""
_FOLLOWS = (
    r"(?:时|的时候)?(?:用)?(?:的|用(?=$|[，,。\s]))(?:东西|玩意儿?|那种|神器|家伙|工具|用品|好物)?"
    r"(?=$|[，,。！!？?\s~]|有(?!点)|吗|么|呢|吧|啥|什么|推荐|来|给我|求|多少|都)"
)
_TURNS = re.compile("再看看?|看看|另外|顺便|换成?|还[要想缺]|再[来配加找]|配个?|也想|有没有卖")
_PATTERNS = tuple((kinds.split(), re.compile(rf"(?P<purpose>{said}){_FOLLOWS}")) for kinds, said in _PURPOSES)
_NEEDS: tuple[tuple[str, str], ...] = (
    ("茶壶 茶具", "喝茶|品茶|泡茶"),
    ("锅 刀具 砧板 菜谱", "做饭|下厨|烹饪|烧菜|做菜|厨艺"),
    ("菜谱 搅拌机", "烘焙|烤面包|做蛋糕"),
    ("咖啡机 马克杯", "喝咖啡|咖啡控|做咖啡"),
    ("保温杯 露营椅 头灯", "钓鱼|户外"),
    ("帐篷 睡袋 露营椅 头灯", "露营|野营"),
    ("登山杖 登山靴 双肩包 头灯", "爬山|徒步|登山"),
    ("跑鞋 运动耳机 腰包", "跑步|马拉松|夜跑"),
    ("哑铃 弹力带 瑜伽垫 跳绳", "健身|锻炼|减肥|撸铁|在?家里?能?(?:练|动)"),
    ("瑜伽垫", "瑜伽"),
    ("耳机", "听歌|听音乐|音乐迷"),
    ("图书 小说 书", "看书|读书|阅读|看小说"),
    ("游戏耳机", "打游戏|玩游戏|电竞"),
    ("宠物用品", "养(?:了)?(?:一?[只条])?(?:小)?[猫狗]|猫奴|撸猫|铲屎"),
    ("手工套装", "手工|画画|编织"),
    ("口红 面霜 面膜", "化妆|护肤|爱美|打扮"),
    ("永生花 花瓶", "养花|插花|鲜花"),
    ("香薰蜡烛 花瓶 收纳篮 毛巾 抱枕 四件套", "搬(?:了)?(?:新)?家|乔迁|新居|新房|暖房|搬家"),
    ("婴儿玩具 毛绒玩具 婴儿衣服", "生(?:了)?(?:个|二)?(?:宝宝|孩子|娃|小孩)|新生儿|坐月子|刚当(?:爸|妈)"),
    ("枕头 睡眠耳机 眼罩", "睡不[好着]|失眠|睡眠(?:不好|差)|睡得?不(?:好|踏实)"),
    ("围巾 手套 保温杯 被子", "怕冷|手脚冰凉|手凉"),
    ("腰靠 坐垫", "腰(?:疼|酸|痛|不好)|久坐|坐久"),
    ("护手霜", "手(?:很|太|特别|有点|老是|总|容易)?(?:干|裂|粗糙|起皮)"),
    ("面霜", "(?:脸|皮肤)(?:很|太|特别|有点|老是|总|容易|换季)?(?:干|起皮|紧绷)"),
    ("行李箱 旅行包", "(?:要|老|经常|常)出差|出国|出远门"),
    ("手机支架 充电器", "(?:经常|天天|老)开车|车上用"),
)  # fmt: skip
_SUITED = tuple((kinds.split(), re.compile(said)) for kinds, said in _NEEDS)


def kind_in_full(text: str, query: Query | None, lexicon: Lexicon) -> str:
    """The message with a kind's name for what it is only said to be for: 擦手的有吗 is 毛巾有吗, sold or not.

    While another kind is talked about the words describe it, unless the message turns from it or asks for such things.
    """
    said = text[:_MOST_READ]
    if said.isascii():
        return text
    founds = [(kinds, found) for kinds, pattern in _PATTERNS if (found := pattern.search(said))]
    named = [term for term in lexicon.scan(normalise(said)) if term.field == "category"] if founds else []
    kinded = query is not None and any(map(is_kind, query.limits))
    for kinds, found in founds:
        if any(_beside(said, found, term.start) for term in named):
            continue
        purpose = found["purpose"]
        quality = any(term.field not in ("category", "topic") for term in lexicon.scan(normalise(purpose)))
        asks = said[found.end() :].startswith(("有", "呢")) and not quality and purpose[-1] not in _WORN
        if kinded and not asks and not _TURNS.search(said[: found.start()]):
            continue
        name = next(
            (name for name in kinds if any(map(lexicon.sells, _kinds(name, lexicon)))), "" if kinded else kinds[0]
        )
        if name and not (kinded and query is not None and name in query.text):
            return f"{said[: found.start()]}{name}{text[found.end() :]}"
    return text


def suiting(text: str, lexicon: Lexicon) -> Sequence[Term]:
    """The kinds that the shop sells for a person's liking or a need: 爱做饭, 睡不好, 刚搬新家."""
    said = text[:_MOST_READ]
    told = [] if said.isascii() else [kinds for kinds, pattern in _SUITED if pattern.search(said)]
    return [term for kinds in told for name in kinds for term in _kinds(name, lexicon) if lexicon.sells(term)]


def _beside(said: str, found: re.Match[str], place: int) -> bool:
    """Whether a kind that stands outside what was found is what it describes: one before it that is not given up, or
    one after it in the same clause.
    """
    if place < found.start():
        return _DROPS.search(said, place, found.start()) is None
    return place >= found.end() and _MARKS.search(said, found.end(), place) is None


def _kinds(name: str, lexicon: Lexicon) -> Iterator[Term]:
    """The kind that is called just so."""
    yield from (term for term in lexicon.scan(name) if term.field == "category" and term.surface == name)

"""Colours."""

TABLE = """
black: jet black; 黑色, 黑, 纯黑, 黑色系 > charcoal
white: ; 白色, 白, 纯白, 奶白, 乳白 > ivory, cream
grey: gray; 灰色, 灰, 浅灰, 深灰 > charcoal, silver grey
silver grey: silver gray; 银灰, 银灰色
charcoal: ; 炭灰, 炭黑, 炭灰色
red: ; 红色, 红, 大红, 正红 > burgundy, wine red, crimson, scarlet, brick red
burgundy: maroon; 勃艮第红, 栗红, 枣红, 枣红色
wine red: bordeaux; 酒红, 酒红色
crimson: ; 深红, 深红色, 绯红
scarlet: ; 猩红
brick red: ; 砖红, 砖红色
blue: ; 蓝色, 蓝, 深蓝, 浅蓝, 蓝色系 > navy, sky blue, royal blue, light blue, dark blue, ink blue, denim blue, aqua
navy: navy blue; 藏青, 藏青色, 藏蓝, 藏蓝色, 海军蓝
sky blue: ; 天蓝, 天蓝色
light blue: ; 浅蓝色, 淡蓝, 淡蓝色
dark blue: ; 深蓝色
ink blue: ; 墨蓝, 墨蓝色
royal blue: cobalt, cobalt blue; 宝蓝, 宝蓝色, 宝石蓝
denim blue: ; 牛仔蓝
aqua: cyan; 青色, 湖蓝, 湖蓝色
turquoise: ; 绿松石色, 青绿, 青绿色
teal: ; 蓝绿, 蓝绿色, 孔雀蓝
green: ; 绿色, 绿, 深绿, 浅绿, 绿色系 > olive, army green, mint, dark green, light green, emerald, forest green, lime
olive: olive green; 橄榄绿, 橄榄色
army green: khaki green; 军绿, 军绿色
mint: mint green; 薄荷绿, 薄荷色
dark green: ; 深绿色, 墨绿, 墨绿色
light green: ; 浅绿色
emerald: ; 翡翠绿, 祖母绿
forest green: ; 森林绿
lime: lime green; 青柠色, 柠檬绿
yellow: ; 黄色, 黄, 浅黄, 鹅黄 > mustard, lemon yellow
mustard: mustard yellow; 芥末黄, 姜黄, 姜黄色
lemon yellow: ; 柠檬黄
orange: ; 橙色, 橙, 橘色, 橘红, 橘红色, 橙红
coral: ; 珊瑚色, 珊瑚红, 珊瑚橙
pink: ; 粉色, 粉, 粉红, 粉红色, 浅粉 > rose pink, hot pink, blush, salmon
rose pink: rose; 玫瑰红, 玫红, 玫红色, 玫瑰粉
hot pink: fuchsia, magenta; 桃红, 桃红色, 品红
blush: nude pink; 裸粉, 裸粉色, 藕粉, 藕粉色
salmon: ; 三文鱼粉, 肉粉
purple: violet; 紫色, 紫, 深紫 > lavender, lilac, plum
lavender: ; 薰衣草紫, 淡紫, 淡紫色, 浅紫, 浅紫色
lilac: ; 丁香紫
plum: ; 梅紫
brown: ; 棕色, 棕, 褐色, 咖啡色, 咖色 > tan, chocolate, camel, coffee brown, chestnut
tan: ; 棕褐色, 茶色
chocolate: ; 巧克力色
camel: ; 驼色
coffee brown: ; 深咖, 深咖色
chestnut: ; 栗色, 栗棕
beige: ; 米色, 米黄, 米黄色, 杏色, 米白, 米白色
khaki: ; 卡其, 卡其色
cream: off white; 奶油色, 奶油白
ivory: ; 象牙白, 象牙色
gold: golden; 金色 > rose gold, champagne
rose gold: ; 玫瑰金
champagne: ; 香槟色, 香槟金
silver: ; 银色
bronze: ; 古铜色, 青铜色
multicolour: multicolor, multi-color, multicolored, multi colored, rainbow, colorful, colourful; 彩色, 多色, 拼色,
    撞色, 彩虹色
transparent: clear, see through; 透明色
nude: skin color; 裸色, 肤色
natural: natural colour, natural color; 原木色, 原色, 本色
"""

"""Toys, baby, pets, books, stationery, music."""

TABLE = """
toy: toys; 玩具 > doll, building blocks, puzzle, board game, plush toy, toy car
doll: barbie; 娃娃, 洋娃娃
building blocks: building bricks; 积木
puzzle: jigsaw; 拼图
board game: card game; 桌游, 桌面游戏
plush toy: stuffed animal, teddy bear, soft toy, cuddly toy; 毛绒玩具, 公仔, 玩偶, 毛绒熊, 毛绒公仔, 毛绒玩偶, 布偶
toy car: rc car, remote control car; 玩具车, 遥控车, 小汽车, 玩具汽车, 小车
action figure: collectible figure; 手办, 模型
playing cards: tarot; 扑克牌
kite: ; 风筝
balloon: balloons; 气球
swing: trampoline, slide; 秋千, 蹦床, 滑梯
diapers: nappies, diaper; 纸尿裤, 尿不湿
baby bottle: feeding bottle; 奶瓶
pacifier: dummy; 奶嘴
stroller: pram, pushchair, baby carriage; 婴儿车, 婴儿推车
car seat: baby car seat; 安全座椅, 儿童座椅
crib: cot; 婴儿床
baby clothes: onesie, bodysuit; 婴儿服, 爬服, 连体衣, 童装, 宝宝衣服, 婴儿衣服, 宝宝的衣服, 婴儿装, 哈衣,
    海魂衫, 水手服, 娃娃裙
baby formula: milk powder; 奶粉
bib: ; 围兜, 口水巾
baby products: baby gear; 母婴用品, 婴儿用品
pet supplies: pet products; 宠物用品, 宠物 > pet food, dog food, cat food, cat litter, litter box, pet bed, leash,
    pet toy, pet bowl
pet food: ; 宠物粮, 宠物食品 > dog food, cat food
dog food: dog treats; 狗粮, 狗零食
cat food: cat treats; 猫粮, 猫零食, 猫罐头
cat litter: ; 猫砂, 猫沙
litter box: cat litter box, litter tray, cat toilet; 猫砂盆, 猫沙盆, 猫厕所
pet bed: dog bed, cat bed, dog house, cat house, kennel; 宠物窝, 狗窝, 猫窝, 猫床, 狗床, 宠物床, 窝
leash: dog collar, dog leash, collar; 牵引绳, 狗绳, 项圈, 牵引器, 牵引带, 遛狗绳, 狗链, 狗链子
pet toy: dog toy, cat toy; 宠物玩具, 逗猫棒
cat tree: scratching post, cat scratcher; 猫爬架, 猫抓板
pet bowl: pet feeder; 宠物碗, 猫碗, 喂食器
aquarium: fish tank; 鱼缸
book: books, paperback; 书, 书籍, 图书 > novel, cookbook, picture book, textbook
novel: novels, fiction book; 小说
cookbook: cookery book, recipe book; 食谱, 菜谱, 菜谱书, 烹饪书, 做菜的书
picture book: children's book, childrens books, kids book; 绘本, 童书, 儿童书, 图画书, 儿童绘本
textbook: ; 教材, 课本
comic: comics, manga; 漫画, 漫画书
magazine: ; 杂志
dvd: movie, blu-ray, film; 影碟, 电影
vinyl record: cd, album; 唱片, 黑胶唱片
notebook: journal, diary, notepad; 笔记本, 笔记本子, 本子, 记事本, 手账, 日记本
pen: ; 笔 > fountain pen, gel pen, ballpoint pen
fountain pen: ; 钢笔
gel pen: rollerball pen; 中性笔, 签字笔, 水笔
ballpoint pen: ; 圆珠笔, 中油笔, 原子笔
pencil: colored pencils, crayons; 铅笔, 彩铅, 蜡笔
marker: markers, highlighter; 马克笔, 荧光笔
stationery: office supplies, school supplies; 文具, 办公用品 > pen, pencil, notebook, marker, binder, stapler
binder: folder, file folder; 文件夹
stapler: staples; 订书机
scissors: ; 剪刀
glue: ; 胶水
sticker: stickers; 贴纸
greeting card: postcard, cards; 贺卡, 明信片
calendar: planner; 日历, 台历
eraser: ; 橡皮擦, 橡皮
art supplies: paint brush, watercolor, watercolour; 画具, 颜料, 水彩
guitar: ukulele; 吉他, 尤里克里
piano: electronic keyboard, digital piano; 钢琴, 电子琴
violin: cello; 小提琴, 大提琴
drum: drums, drum kit; 鼓, 架子鼓
flute: harmonica, trumpet, saxophone; 长笛, 口琴
musical instrument: instrument; 乐器
gift card: voucher; 礼品卡, 购物卡
"""

"""Worlds and characters that things are sold under: one name in each language."""

TABLE = """
world of warcraft: warcraft; 魔兽世界, 魔兽
alliance: ; 联盟
horde: ; 部落
league of legends: ; 英雄联盟
overwatch: ; 守望先锋
hearthstone: ; 炉石传说
starcraft: ; 星际争霸
minecraft: ; 我的世界
genshin impact: genshin; 原神
harry potter: hogwarts; 哈利波特, 哈利·波特
star wars: ; 星球大战
lord of the rings: ; 指环王, 魔戒
marvel: avengers; 漫威, 复仇者联盟
spider-man: spiderman, spider man; 蜘蛛侠
batman: ; 蝙蝠侠
disney: ; 迪士尼
mickey mouse: mickey; 米老鼠, 米奇
winnie the pooh: ; 小熊维尼
hello kitty: ; 凯蒂猫
peppa pig: ; 小猪佩奇
paw patrol: ; 汪汪队
snoopy: ; 史努比
pokemon: pikachu; 宝可梦, 皮卡丘, 神奇宝贝
doraemon: ; 哆啦a梦
totoro: ; 龙猫
naruto: ; 火影忍者
one piece anime: ; 海贼王, 航海王
dragon ball: ; 龙珠
"""

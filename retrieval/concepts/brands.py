"""Brands with a Chinese name of their own."""

TABLE = """
apple: ; 苹果
samsung: ; 三星
huawei: ; 华为
xiaomi: ; 小米
oppo: ;
sony: ; 索尼
philips: ; 飞利浦
panasonic: ; 松下
dyson: ; 戴森
bose: ; 博士
sennheiser: ; 森海塞尔
lenovo: ; 联想
dell: ; 戴尔
asus: ; 华硕
hp: ; 惠普
microsoft: ; 微软
google: ; 谷歌
motorola: ; 摩托罗拉
nokia: ; 诺基亚
logitech: ; 罗技
canon: ; 佳能
nikon: ; 尼康
nike: ; 耐克
adidas: ; 阿迪达斯, 阿迪
puma: ; 彪马
new balance: ; 新百伦
converse: ; 匡威
vans: ;
levi's: levis; 李维斯
uniqlo: ; 优衣库
zara: ;
gucci: ; 古驰
north face: the north face; 北面
columbia: ; 哥伦比亚
ikea: ; 宜家
lego: ; 乐高
loreal: l'oreal; 欧莱雅
nivea: ; 妮维雅
disney: ; 迪士尼
li-ning: li ning; 李宁
anta: ; 安踏
"""

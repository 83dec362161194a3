"""Clothing, shoes, bags, jewellery."""

TABLE = """
chinos: ; 休闲裤
clothing: clothes, apparel, garment, outfit; 衣服, 服饰, 服装, 衣物 > dress, skirt, t-shirt, shirt, blouse, sweater,
    hoodie, jacket, coat, down jacket, trousers, jeans, shorts, suit, underwear, pyjamas, socks, vest, activewear
dress: gown, frock, sundress; 连衣裙, 裙子, 长裙, 裙装, 娃娃裙, 水手裙 > cheongsam, evening dress, shirt dress
evening dress: evening gown, party dress, prom dress, cocktail dress; 晚礼服, 礼服裙, 礼服
shirt dress: ; 衬衫裙
cheongsam: qipao; 旗袍
skirt: miniskirt; 半身裙, 短裙, 半裙, 百褶裙
t-shirt: tshirt, tee, tee shirt, t shirt; t恤, t恤衫, 短袖衫, 短袖, 体恤, 体恤衫
shirt: dress shirt, button-down; 衬衫, 衬衣
polo shirt: polo; polo衫
blouse: top; 上衣, 女衫, 罩衫
tank top: camisole, singlet; 背心, 吊带
sweater: jumper, pullover, knitwear; 毛衣, 针织衫, 羊毛衫
cardigan: ; 开衫, 针织开衫
hoodie: sweatshirt, hooded sweatshirt; 卫衣, 连帽衫, 帽衫
jacket: ; 夹克, 外套, 短外套 > rain jacket, down jacket, leather jacket, denim jacket, fleece jacket, windbreaker,
    softshell
rain jacket: raincoat, rain coat, hardshell; 冲锋衣, 雨衣
windbreaker: ; 风衣, 防风衣
softshell: softshell jacket; 软壳衣
fleece jacket: ; 抓绒衣, 抓绒外套
down jacket: puffer jacket, puffer, down coat; 羽绒服
leather jacket: ; 皮衣, 皮夹克
denim jacket: jean jacket; 牛仔外套, 牛仔夹克
coat: overcoat, trench coat, parka; 大衣, 呢大衣 > down jacket
vest: gilet, waistcoat; 马甲
trousers: pants, slacks; 裤子, 长裤, 裤 > chinos, jeans, leggings, sweatpants, hiking trousers
hiking trousers: hiking pants, cargo pants; 登山裤, 徒步裤, 工装裤
jeans: denim pants; 牛仔裤
shorts: ; 短裤
leggings: tights; 打底裤, 紧身裤
sweatpants: joggers, track pants; 运动裤, 卫裤
suit: tuxedo; 西装, 西服 > blazer
blazer: ; 西装外套
underwear: lingerie, boxers, briefs, panties, undies; 内裤, 内衣
bra: ; 文胸, 胸罩
pyjamas: pajamas, nightgown, sleepwear, loungewear; 睡衣, 睡裙, 家居服
robe: bathrobe; 浴袍, 睡袍
socks: sock, stockings; 袜子, 短袜, 长袜, 丝袜, 袜
swimsuit: swimwear, bathing suit; 泳衣 > bikini, swim trunks
bikini: ; 比基尼
swim trunks: ; 泳裤
activewear: sportswear, tracksuit; 运动服, 运动装
uniform: costume, cosplay; 制服
base layer: thermal underwear; 保暖内衣, 秋衣, 秋裤
hat: ; 帽子, 帽, 草帽, 遮阳帽, 太阳帽, 渔夫帽, 凉帽 > baseball cap, beanie
baseball cap: cap; 棒球帽, 鸭舌帽
beanie: knit hat; 毛线帽, 针织帽
scarf: shawl; 围巾, 披肩, 丝巾, 围脖
gloves: glove, mittens; 手套
belt: ; 皮带, 腰带
tie: necktie, bow tie; 领带, 领结
shoes: shoe, footwear; 鞋子, 鞋, 鞋类 > boots, sneakers, sandals, slippers, heels, loafers, dress shoes, flats,
    running shoes, hiking boots, hiking shoes, rain boots, snow boots, ankle boots, canvas shoes, basketball shoes
boots: boot; 靴子, 靴 > hiking boots, rain boots, snow boots, ankle boots, work boots
hiking boots: hiking boot, walking boots, trekking boots, mountaineering boots; 登山靴, 徒步靴, 登山鞋, 徒步鞋
hiking shoes: trail shoes, walking shoes, trekking shoes; 徒步鞋, 登山鞋, 户外鞋
work boots: safety boots; 工装靴, 劳保鞋
rain boots: wellies, wellington boots; 雨靴, 雨鞋
snow boots: winter boots; 雪地靴
ankle boots: chelsea boots; 短靴, 切尔西靴
sneakers: trainers, sneaker, athletic shoes, sports shoes, tennis shoes; 运动鞋, 球鞋, 板鞋, 小白鞋 > running shoes,
    basketball shoes, canvas shoes
running shoes: trail running shoes, jogging shoes; 跑鞋, 跑步鞋
basketball shoes: ; 篮球鞋
canvas shoes: ; 帆布鞋
sandals: sandal, flip flops; 凉鞋
slippers: slipper, house shoes; 拖鞋, 居家鞋, 家居鞋, 棉拖, 凉拖, 人字拖
heels: high heels, high heel, stilettos; 高跟鞋
flats: ballet flats; 平底鞋
loafers: moccasins; 乐福鞋, 豆豆鞋, 皮鞋
dress shoes: oxfords, brogues; 皮鞋, 正装鞋
insoles: insole; 鞋垫
shoelaces: shoe laces; 鞋带
bag: ; 包, 包包, 箱包 > backpack, handbag, tote bag, shoulder bag, crossbody bag, duffel bag, suitcase, laptop bag,
    waist bag, clutch
backpack: bagpack, back pack, rucksack, knapsack, daypack, school bag; 背包, 双肩包, 书包, 登山包
handbag: purse; 手提包, 女包, 手袋
tote bag: tote; 托特包, 购物袋, 帆布包, 帆布袋
shoulder bag: ; 单肩包
crossbody bag: messenger bag, crossbody, satchel; 斜挎包, 邮差包
duffel bag: duffle bag, gym bag, travel bag; 旅行包, 旅行袋, 健身包
waist bag: fanny pack, belt bag; 腰包, 胸包
clutch: clutch bag; 手拿包
suitcase: luggage, carry-on, trolley case; 行李箱, 拉杆箱, 旅行箱, 登机箱, 箱子
laptop bag: briefcase, laptop sleeve; 电脑包, 公文包
wallet: card holder, purse wallet; 钱包, 卡包, 钱夹, 卡夹
umbrella: parasol; 雨伞, 伞, 遮阳伞
sunglasses: sun glasses; 太阳镜, 墨镜
glasses: eyeglasses, spectacles; 眼镜
jewellery: jewelry; 首饰, 珠宝, 饰品 > necklace, earrings, bracelet, ring
necklace: pendant; 项链, 吊坠
earrings: earring; 耳环, 耳钉
bracelet: bangle; 手链, 手镯
ring: ; 戒指
watch: wristwatch; 手表, 腕表
hair clip: hair band, scrunchie, headband; 发夹, 发带, 发箍
keychain: key ring; 钥匙扣
"""

"""Home, furniture, bedding, cleaning, tools, garden."""

TABLE = """
furniture: ; 家具 > sofa, chair, table, desk, bed, wardrobe, bookshelf, cabinet, stool
sofa: couch, loveseat, sectional; 沙发
chair: armchair; 椅子, 椅 > camping chair, office chair, rocking chair, dining chair
dining chair: ; 餐椅
office chair: desk chair, gaming chair; 办公椅, 电脑椅, 电竞椅, 转椅
rocking chair: recliner; 摇椅, 躺椅, 休闲椅
stool: bar stool, ottoman; 凳子, 凳, 脚凳
table: ; 桌子, 桌 > dining table, coffee table, side table
dining table: ; 餐桌
coffee table: ; 茶几
side table: end table; 边几, 边桌
desk: writing desk, standing desk, computer desk; 书桌, 办公桌, 电脑桌
bed: bed frame; 床, 床架, 大床
mattress: mattresses; 床垫
nightstand: bedside table; 床头柜
wardrobe: closet; 衣柜
cabinet: cupboard, dresser, chest of drawers, sideboard; 柜子, 橱柜, 斗柜, 柜
bookshelf: bookcase, shelf, shelves, shelving; 书架, 置物架, 架子
shoe rack: shoe cabinet; 鞋架, 鞋柜
coat rack: clothes rack, hanger, hangers; 衣架, 衣帽架
storage box: storage bin, organizer, organiser, storage basket, basket; 收纳盒, 收纳箱, 储物箱, 收纳, 收纳篮,
    收纳筐, 储物篮, 储物筐
bedding: bed linen, bedclothes; 床品, 床上用品 > bedding set, quilt, bed sheet, duvet cover, pillow,
    pillowcase, blanket, mattress protector
bedding set: duvet cover set, sheet set; 床品件套, 床品套件, 件套 > four-piece set, three-piece set, six-piece set
four-piece set: four piece bedding set, four-piece bedding set; 四件套, 床单四件套, 床品四件套, 床上四件套
three-piece set: three piece bedding set; 三件套, 床品三件套
six-piece set: six piece bedding set; 六件套
quilt: duvet, comforter; 被子, 被, 被芯, 棉被, 春秋被, 四季被 > silk quilt, down quilt, wool quilt, summer quilt,
    winter quilt
silk quilt: silk duvet; 蚕丝被
down quilt: down comforter, down duvet; 羽绒被, 鹅绒被
wool quilt: wool duvet; 羊毛被
summer quilt: summer duvet; 空调被, 夏凉被, 凉被, 夏被
winter quilt: winter duvet; 冬被, 秋冬被
duvet cover: quilt cover; 被套
bed sheet: sheets, bed sheets, fitted sheet, sheet; 床单, 床笠
pillow: ; 枕头, 枕芯, 枕 > latex pillow, memory foam pillow, neck pillow, nap pillow, down pillow,
    buckwheat pillow
latex pillow: ; 乳胶枕
memory foam pillow: memory pillow; 记忆枕, 记忆棉枕, 记忆绵枕
nap pillow: ; 午睡枕, 午休枕
neck pillow: cervical pillow; 护颈枕, 颈枕, 颈椎枕, 护颈记忆枕, 护颈波浪记忆枕, 护颈加翼记忆枕
down pillow: ; 羽绒枕
buckwheat pillow: ; 荞麦枕
pillowcase: pillow case, pillow cover; 枕套
cushion: ; 垫子 > throw pillow, seat cushion
throw pillow: scatter cushion, decorative pillow; 抱枕, 靠枕, 靠垫, 腰靠
seat cushion: chair cushion, chair pad; 坐垫, 椅垫, 蒲团
blanket: throw, throw blanket; 毯子, 毛毯, 盖毯, 毯 > electric blanket
electric blanket: heated blanket; 电热毯
mattress protector: mattress pad, mattress topper; 床褥, 床褥子, 褥子, 床护垫, 床垫保护套
cooling mat: summer mat, summer sleeping mat, bamboo sleeping mat; 凉席, 席子, 竹席, 草席, 蔺草席, 牛皮席, 席
mosquito net: ; 蚊帐
towel: ; 毛巾, 面巾, 方巾, 洗脸巾, 擦手巾 > bath towel, beach towel, hand towel, kitchen towel
bath towel: ; 浴巾
beach towel: ; 沙滩巾
hand towel: washcloth; 擦手巾
kitchen towel: dish towel, tea towel; 茶巾, 擦碗布
curtain: drapes; 窗帘, 纱帘, 窗纱
blinds: ; 百叶窗
shower curtain: ; 浴帘
carpet: rug, area rug; 地毯
floor mat: doormat, door mat, mat; 地垫, 门垫, 脚垫 > bath mat
bath mat: bathroom mat, bathroom rug, bath rug, shower mat; 浴室地垫, 浴垫, 浴室垫, 卫生间地垫
tablecloth: table runner, placemat; 桌布, 餐垫, 桌旗
lamp: light, lighting, light fixture; 灯, 灯具, 灯饰 > desk lamp, floor lamp, ceiling light, night light, light bulb
desk lamp: reading lamp, table lamp; 台灯, 护眼灯
floor lamp: ; 落地灯
ceiling light: chandelier, pendant light; 吊灯, 吸顶灯
night light: ; 小夜灯, 夜灯
light bulb: led bulb, bulb; 灯泡
string lights: fairy lights; 灯串
candle: scented candle; 蜡烛, 香薰蜡烛, 香氛蜡烛
diffuser: aroma diffuser, essential oil diffuser; 香薰机, 香薰, 扩香器
vase: flower pot, planter; 花瓶, 花盆
plant: houseplant, succulent; 绿植, 盆栽, 多肉 > flowers
flowers: flower, bouquet, fresh flowers; 鲜花, 花艺, 花, 花束 > preserved flowers, artificial flowers
preserved flowers: preserved flower, preserved rose, eternal flowers, eternal rose, everlasting flowers,
    forever flowers, forever rose, flowers that last, flowers that never die, flowers that never wilt,
    dried flowers; 永生花, 干花, 不凋花, 不会谢的花, 不凋谢的花
artificial flowers: fake flowers, silk flowers; 假花, 仿真花, 人造花, 绢花
picture frame: photo frame; 相框, 画框
wall art: painting, poster, canvas print; 装饰画, 挂画, 海报
mirror: full-length mirror; 镜子, 落地镜, 穿衣镜, 全身镜, 梳妆镜, 化妆镜, 木质落地镜
clock: alarm clock, wall clock; 时钟, 闹钟, 挂钟, 钟表, 电子钟, 木钟
decoration: home decor, ornament, home decoration, figurine; 摆件, 装饰品, 家饰, 装饰, 摆设
vacuum cleaner: vacuum, hoover; 吸尘器 > robot vacuum
robot vacuum: ; 扫地机器人, 扫地机
air purifier: ; 空气净化器
air conditioner: ; 空调
humidifier: ; 加湿器
dehumidifier: ; 除湿机
fan: electric fan; 风扇, 电风扇
heater: space heater; 取暖器, 暖风机, 电暖器
washing machine: washer; 洗衣机
dryer: tumble dryer; 烘干机
refrigerator: fridge, freezer; 冰箱, 冰柜
iron: steam iron, garment steamer; 熨斗, 挂烫机
broom: dustpan; 扫把, 扫帚
mop: ; 拖把
trash can: garbage can, bin, waste bin; 垃圾桶
detergent: laundry detergent, cleaner, dish soap; 洗衣液, 清洁剂, 洗洁精
tissue: paper towel, toilet paper, tissues; 纸巾, 抽纸, 卫生纸, 卷纸
faucet: tap; 水龙头
shower head: showerhead; 花洒
toilet seat: toilet; 马桶, 马桶盖
soap dispenser: ; 皂液器
laundry basket: ; 脏衣篮
tool: tools, tool set, toolbox; 工具, 工具箱 > drill, hammer, screwdriver, saw, wrench
drill: power drill, drill bit; 电钻, 钻头
hammer: ; 锤子
screwdriver: ; 螺丝刀
saw: bandsaw, chainsaw; 锯子, 电锯
wrench: spanner, pliers; 扳手, 钳子
ladder: ; 梯子
paint: wall paint; 油漆, 涂料
tape: duct tape, adhesive tape; 胶带
lawn mower: lawnmower, garden hose, garden tools; 割草机, 园艺工具
grill: bbq grill, barbecue; 烧烤炉, 烤架, 烧烤架
wallpaper: wall sticker; 墙纸, 壁纸, 墙贴
soft furnishings: home textiles; 布艺软装, 布艺, 家纺
"""

"""Kitchen and table."""

TABLE = """
kitchenware: cookware, kitchen utensils; 厨具, 厨房用品, 炊具 > pot, pan, wok, kettle, knife, cutting board
pot: cooking pot; 锅, 锅具, 锅子 > soup pot, milk pan, pan, wok
soup pot: stockpot, stock pot, dutch oven, casserole; 汤锅, 炖锅, 砂锅, 珐琅锅, 煲汤锅
milk pan: saucepan, sauce pan; 奶锅
pan: frying pan, skillet; 平底锅, 煎锅, 不粘锅, 牛排锅
wok: ; 炒锅, 炒菜锅, 炒菜的锅
pressure cooker: instant pot; 压力锅, 高压锅
rice cooker: ; 电饭煲, 电饭锅, 饭煲, 煮饭锅
slow cooker: ; 慢炖锅, 电炖锅
air fryer: ; 空气炸锅
oven: toaster oven; 烤箱
microwave: microwave oven; 微波炉
toaster: ; 烤面包机, 多士炉
kettle: electric kettle, tea kettle; 烧水壶, 电热水壶, 热水壶, 电水壶
coffee maker: coffee machine, espresso machine; 咖啡机, 咖啡壶, 手冲壶
coffee grinder: ; 磨豆机
french press: coffee press, moka pot; 法压壶, 摩卡壶
blender: mixer, food processor; 搅拌机, 料理机, 破壁机, 榨汁机, 果汁机
juicer: ; 榨汁机
dishwasher: ; 洗碗机
range hood: ; 油烟机
knife: knives, kitchen knife, chef knife; 刀, 刀具, 菜刀, 厨刀, 切菜刀, 水果刀, 刀子
cutting board: chopping board; 砧板, 菜板, 案板
plate: dish, dinnerware, tableware, bowl set; 盘子, 餐具, 碟子, 餐盘
bowl: ; 碗
drinkware: ; 杯子, 水杯, 喝水的杯子, 喝水杯 > cup, glass cup, thermos
cup: mug, teacup, coffee mug; 马克杯, 杯, 咖啡杯
glass cup: drinking glass, wine glass, goblet; 玻璃杯, 酒杯, 红酒杯
teapot: tea pot, tea set; 茶壶, 茶具, 泡茶壶, 泡茶的壶
chopsticks: ; 筷子
cutlery: spoon, fork, flatware; 勺子, 叉子, 刀叉
lunch box: bento box, bento, food container; 饭盒, 便当盒, 保鲜盒, 午餐盒
apron: ; 围裙
oven mitt: ; 隔热手套
baking pan: bakeware, cake pan, whisk, spatula; 烤盘, 烘焙模具, 打蛋器, 锅铲
spice rack: spice jar; 调料架, 调料罐
kitchen scale: food scale; 厨房秤
scale: bathroom scale, weighing scale; 体重秤
water filter: water purifier; 净水器, 滤水壶
"""

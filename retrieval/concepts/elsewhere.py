"""Kinds that most shops do not sell, so that "do you have motorcycles?" gets a plain no."""

TABLE = """
motorcycle: motorbike, motorcycles, moped; 摩托车, 机车
car: automobile, suv, sedan, used car; 汽车, 轿车, 小汽车
truck: pickup truck, van, lorry; 卡车, 货车
boat: yacht, ship; 船, 游艇
aeroplane: airplane, helicopter, plane, jet; 飞机, 直升机
tyre: tire, tires, tyres, car parts; 轮胎, 汽车配件
car accessories: car mat, dash cam, dashcam; 汽车用品, 行车记录仪
house: apartment, real estate, flat; 房子, 公寓, 房产
plane ticket: flight ticket, train ticket, flights, tickets; 机票, 火车票, 门票
hotel: hotel room; 酒店
insurance: ; 保险
loan: mortgage; 贷款
pizza: hamburger, burger, sandwich, sushi; 披萨, 汉堡, 外卖, 寿司
medicine: drugs, painkiller, antibiotics, ibuprofen; 药, 药品, 止痛药, 抗生素
cigarette: cigarettes, tobacco, vape, e-cigarette; 香烟, 烟, 电子烟
gun: rifle, pistol, ammunition, weapon, firearm; 枪, 手枪, 武器
fireworks: ; 烟花, 鞭炮
puppy: kitten, live animals; 小狗, 小猫, 活体宠物
horse: saddle; 马, 马鞍
bitcoin: cryptocurrency; 比特币
lottery ticket: ; 彩票
wheelchair: crutches, walker; 轮椅, 拐杖
industrial machine: excavator, tractor, forklift; 挖掘机, 拖拉机, 叉车
cement: bricks, lumber; 水泥, 砖
diamond: gold bar; 钻石, 金条
"""

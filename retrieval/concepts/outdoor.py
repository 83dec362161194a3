"""Outdoor and sport."""

TABLE = """
tent: tents; 帐篷
sleeping bag: ; 睡袋
sleeping pad: camping mat, sleeping mat; 防潮垫, 睡垫
camping chair: folding chair; 露营椅, 折叠椅, 户外椅, 马扎, 折叠凳
camping table: folding table; 露营桌, 折叠桌
camping stove: gas stove, camp stove; 野营炉, 卡式炉, 露营炉, 炉子, 炉头
hammock: ; 吊床
headlamp: head torch, headlight; 头灯
flashlight: torch; 手电筒, 手电
lantern: camping lantern, camping light; 露营灯, 营地灯
trekking poles: trekking pole, hiking poles, walking poles, hiking pole; 登山杖, 徒步杖
water bottle: sports bottle, canteen, hydration bottle; 水壶, 运动水壶, 水瓶
thermos: vacuum flask, insulated bottle, flask, tumbler; 保温杯, 保温壶, 保温瓶, 保温水杯
cooler: cool box, ice chest; 保温箱, 冷藏箱, 冰桶, 保冷箱
compass: ; 指南针
pocket knife: multitool, multi-tool, multi tool; 小刀, 折刀, 多功能刀
climbing rope: climbing harness, carabiner; 登山绳, 登山扣
dry bag: ; 防水袋, 防水包
binoculars: ; 望远镜
fishing rod: fishing pole, fishing reel; 鱼竿, 钓竿
yoga mat: exercise mat; 瑜伽垫
dumbbell: dumbbells, weights; 哑铃
barbell: ; 杠铃
kettlebell: ; 壶铃
resistance band: resistance bands; 弹力带, 阻力带, 拉力带, 拉力绳
jump rope: skipping rope; 跳绳
treadmill: ; 跑步机
exercise bike: stationary bike; 健身车, 动感单车
foam roller: ; 泡沫轴, 筋膜枪
bicycle: bike, mountain bike, road bike, e-bike; 自行车, 单车, 山地车
bike helmet: cycling helmet, helmet; 头盔, 骑行头盔
bike light: bicycle light; 车灯
scooter: electric scooter, kick scooter; 滑板车, 电动滑板车
skateboard: longboard; 滑板
roller skates: inline skates, rollerblades; 轮滑鞋, 旱冰鞋
ball: ; 球 > football, basketball, volleyball
football: soccer ball; 足球
basketball: ; 篮球
volleyball: ; 排球
racket: racquet; 球拍, 拍子 > tennis racket, badminton racket
tennis racket: ; 网球拍
badminton racket: badminton; 羽毛球拍, 羽毛球拍子
shuttlecock: shuttlecocks; 羽毛球
table tennis bat: ping pong paddle; 乒乓球拍
golf club: golf clubs, golf ball; 高尔夫球杆
swimming goggles: swim goggles, goggles; 泳镜
snorkel: snorkeling gear, snorkel set, diving mask; 浮潜, 潜水镜
surfboard: paddle board, kayak, canoe; 冲浪板, 桨板, 皮划艇
skis: ski boots, snowboard, ski goggles; 滑雪板, 滑雪镜
boxing gloves: punching bag; 拳击手套, 沙袋
knee pads: knee brace, knee support; 护膝
picnic mat: picnic blanket; 野餐垫
outdoor gear: camping gear, hiking gear; 户外用品, 户外装备, 露营装备
sports equipment: sporting goods; 运动用品, 体育用品
"""

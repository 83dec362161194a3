"""Food and drink."""

TABLE = """
food: groceries, grocery; 食品, 吃的, 食物
zongzi: rice dumpling, rice dumplings; 粽子, 粽, 端午粽, 粽礼盒, 粽子礼盒, 端午粽礼盒
snack: snacks, chips, crackers; 零食, 小吃, 薯片 > cake, biscuit, nuts, candy
cake: pastry, bakery, pastries; 蛋糕, 糕点, 点心, 酥, 蛋黄酥, 凤梨酥, 绿豆糕, 甜点, 甜品, 糕
biscuit: cookies, cookie; 饼干, 曲奇
chocolate bar: chocolates, dark chocolate, milk chocolate; 巧克力
candy: sweets, gummies; 糖果, 糖
nuts: almonds, cashews, peanuts; 坚果, 杏仁, 腰果, 花生
dried fruit: raisins; 果干, 葡萄干, 蜜饯
fruit: apples, oranges, bananas; 水果
vegetable: vegetables; 蔬菜
meat: beef, pork, chicken, jerky; 肉, 牛肉, 猪肉, 鸡肉, 牛肉干
seafood: fish, shrimp; 海鲜, 虾
noodles: instant noodles, pasta, spaghetti; 面条, 方便面, 意面
rice: ; 大米, 米
bread: ; 面包
cereal: oatmeal, oats; 麦片, 燕麦
sauce: ketchup, soy sauce, dip mix; 酱, 酱油, 调料
honey: jam; 蜂蜜, 果酱
cooking oil: olive oil; 食用油, 橄榄油
tea: green tea, black tea; 茶, 茶叶, 绿茶, 红茶
coffee: coffee beans, ground coffee; 咖啡, 咖啡豆
milk: yogurt, yoghurt; 牛奶, 酸奶
drink: drinks, beverage; 饮料 > juice, soda, mineral water, tea, coffee, milk
juice: ; 果汁
soda: soft drink; 汽水, 可乐
mineral water: bottled water; 矿泉水
wine: red wine, white wine; 葡萄酒, 红酒
beer: ; 啤酒
liquor: whisky, whiskey, vodka, spirits; 白酒, 洋酒, 威士忌
ice cream: ; 冰淇淋, 雪糕
"""

"""Beauty, care, health."""

TABLE = """
cosmetics: makeup, make-up, beauty products; 化妆品, 彩妆, 美妆 > lipstick, foundation, mascara, eyeshadow, blusher,
    eyeliner
skincare: skin care; 护肤品, 护肤 > face cream, serum, toner, face wash, sunscreen, face mask, lotion
face cream: moisturizer, moisturiser, face moisturizer, day cream, night cream; 面霜, 日霜, 晚霜
serum: essence; 精华, 精华液
toner: ; 爽肤水, 化妆水
lotion: body lotion, body cream; 乳液, 身体乳
face wash: cleanser, facial cleanser; 洗面奶, 洁面乳, 洁面, 洗脸的, 洁面膏, 洁面泡沫
face mask: sheet mask, facial mask; 面膜
eye cream: ; 眼霜
sunscreen: sun cream, sunblock; 防晒霜, 防晒, 防晒乳, 防晒喷雾, 防晒露
makeup remover: ; 卸妆水, 卸妆油
lipstick: lip gloss, lip balm; 口红, 唇膏, 唇釉, 唇彩, 润唇膏
foundation: concealer, bb cream; 粉底, 粉底液, 遮瑕
mascara: ; 睫毛膏
eyeshadow: ; 眼影
eyeliner: eyebrow pencil; 眼线笔, 眉笔
blusher: highlighter makeup; 腮红
nail polish: ; 指甲油
perfume: fragrance, cologne; 香水
shampoo: ; 洗发水, 洗发露, 洗发乳, 洗发膏, 洗头膏, 洗头水
conditioner: hair conditioner; 护发素
body wash: shower gel; 沐浴露, 沐浴乳
soap: ; 香皂, 肥皂, 手工皂, 洗手皂, 洁面皂
hand cream: ; 护手霜
deodorant: ; 止汗露
toothpaste: ; 牙膏
toothbrush: electric toothbrush; 牙刷, 电动牙刷
mouthwash: ; 漱口水
razor: shaver, electric shaver; 剃须刀
hair dryer: hairdryer, blow dryer; 吹风机, 电吹风, 吹风筒, 风筒
hair straightener: curling iron; 直发器, 卷发棒
comb: hairbrush, hair brush; 梳子
wig: ; 假发
massager: massage gun; 按摩器, 按摩仪, 筋膜枪
sanitary pads: tampons; 卫生巾
surgical mask: face covering; 口罩
thermometer: ; 体温计, 温度计
first aid kit: bandage; 急救包, 创可贴
vitamins: supplement, supplements, protein powder; 维生素, 保健品, 蛋白粉
contact lenses: ; 隐形眼镜
"""

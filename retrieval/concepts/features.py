"""What a thing can do or is like: worth naming as met or missed."""

TABLE = """
bilingual: dual language, two languages; 双语, 中英双语, 中英对照, 中英文对照
waterproof: water proof, keep the rain out, keeps the rain out, keep rain out, keeps rain out, keeps water out, keep
    water out, don't let water in, doesn't let water in; 防水, 不怕水, 不进水, 不渗水 > gore-tex waterproof
gore-tex waterproof: gore-tex, goretex, gtx;
water resistant: water-repellent, water repellent, splashproof; 防泼水, 拒水
windproof: wind proof, keeps the wind out, keep the wind out, keeps wind out, keep wind out; 防风, 挡风, 不透风
dustproof: ; 防尘
shockproof: drop proof, shock resistant; 防摔, 防震, 抗摔, 耐摔, 抗震, 不怕摔, 摔不坏, 摔不烂, 摔不碎, 摔不破
breathable: ; 透气
quick dry: quick-drying, fast drying; 速干, 快干
insulated: thermal; 保温
for winter: winter, for cold weather, cold weather; 保暖, 冬天, 冬季, 秋冬, 过冬, 冬被, 暖和 > extra warm
heated: ; 加热, 发热
lightweight: light weight, ultralight; 轻便, 轻量, 超轻, 轻盈
portable: ; 便携, 便携式, 随身
foldable: folding, collapsible, flip; 折叠, 可折叠, 翻盖
reflective: high visibility, hi-vis, visible at night, seen at night, seen in the dark; 反光, 夜间反光, 夜光
cooling: stays cool, keeps cool, stay cool, keep cool, not too hot; 凉感, 冰丝, 清凉, 凉爽
enclosed: closed, with a lid, with lid; 封闭, 封闭式, 全封闭, 带盖
see-through: clear, transparent; 透明, 透色
waterproof breathable: ; 防水透气
non-slip: nonslip, anti-slip, slip resistant, don't slip, doesn't slip, won't slip, not slip, not slippery, slip
    proof, don't slide, doesn't slide; 防滑, 不滑, 不打滑
non-stick: nonstick; 不粘, 不沾
wireless: cordless, cable-free, no cable, no cables, no cord, no cords, no wire, no wires, without a cable, without
    cable, without cables, without a cord, without wires, without a wire; 无线, 无绳, 不用线, 不用插线, 不插线 >
    bluetooth, true wireless
bluetooth: ; 蓝牙
true wireless: tws; 真无线
wired: ; 有线
over-ear: over ear, overear, around-ear, around ear, circumaural;
in-ear: in ear, inear;
on-ear: on ear, onear, supra-aural;
noise cancelling: noise canceling, noise-cancelling, noise cancellation, anc, active noise cancelling; 降噪,
    主动降噪, 消噪
refurbished: renewed, pre-owned, second hand, second-hand; 翻新, 官翻, 二手, 翻新机, 二手机
rechargeable: ; 可充电, 充电式
solar: solar powered; 太阳能
usb-c: type-c, usb type-c, usb c, type c;
micro-usb: micro usb;
fast charging: fast charge, quick charge; 快充, 快速充电
long battery life: ; 长续航
large screen: big screen; 大屏, 大屏幕, 屏幕大, 屏幕要大, 屏大
touchscreen: touch screen; 触屏, 触摸屏
oled: amoled;
4k: uhd, ultra hd; 超高清
1080p: full hd; 全高清
5g: ; 5g
4g: lte, 4g lte;
dual sim: dual-sim, dual sim card; 双卡双待, 双卡
unlocked: ; 无锁, 解锁版, 无锁版
magnetic: magnet, magnets; 磁吸, 磁性, 吸磁
in-car: car mount, car holder, vehicle mount, dash mount, dashboard mount; 车载, 车用
big button: big buttons, large buttons, senior; 大按键, 按键大, 大字体, 老人用
prepaid: no contract, no-contract; 预付费, 无合约
braided: ; 编织
privacy: anti-spy; 防窥
tempered glass: ; 钢化玻璃
wallet style: wallet, card slot, card slots, card holder, holds cards, hold cards, holds my cards, hold my cards,
    room for cards; 钱包式, 带卡槽, 卡槽, 插卡, 能放卡, 装卡
kickstand: kick stand; 带支架
retractable: extendable; 伸缩, 自动伸缩, 可伸缩
heavy duty: rugged, heavy-duty, military grade; 三防, 军规
slim: thin, ultra-thin, ultra thin; 超薄, 轻薄, 纤薄
smart: ; 智能
gaming: ; 电竞, 游戏用
mechanical: ; 机械
ergonomic: ; 人体工学
adjustable: ; 可调节
automatic: ; 自动, 全自动
handmade: hand made, handcrafted; 手工, 手工制作
organic: ; 有机
vegan: ; 纯素
eco-friendly: eco friendly, sustainable, recycled; 环保, 可持续
fragrance free: unscented, fragrance-free, with no smell, with no scent, no smell to it, doesn't smell of anything;
    无香, 无香精, 没香味, 没有香味, 不带香味, 无香味
sugar free: sugar-free; 无糖
gluten free: gluten-free; 无麸质
hypoallergenic: allergies, allergy friendly, allergy sufferers; 低敏, 防过敏
antibacterial: ; 抗菌
moisturising: moisturizing, hydrating; 保湿, 补水
anti-ageing: anti-aging, anti aging; 抗衰老, 抗老
whitening: brightening; 美白
dishwasher safe: dishwasher-safe, in the dishwasher, into the dishwasher; 可机洗餐具, 洗碗机
machine washable: machine-washable, in the washing machine, into the washing machine, in the washer, in the wash,
    machine wash; 可机洗, 机洗, 洗衣机洗
microwave safe: microwavable, in the microwave, into the microwave; 可微波, 微波加热
leakproof: leak proof, spill proof, leak-proof, doesn't leak, doesnt leak, don't leak, dont leak, won't leak, wont
    leak, not leak, doesn't spill, don't spill, won't spill; 防漏, 不漏, 不会漏
for one: single serving, for one person, just for me; 一人食, 一个人吃, 一人份
unbreakable: shatterproof, shatter-proof, break-proof, won't break, doesn't break, don't break, not break, can't
    break; 不碎
mystery: detective, detective story, detective stories, detective novel, detective novels, crime novel, crime novels,
    crime story, crime stories, whodunit, whodunnit; 推理, 悬疑, 侦探
science fiction: sci-fi, scifi, sci fi; 科幻
blackout: properly dark, totally dark, completely dark, pitch dark, pitch black, keep the sun out, keeps the sun out,
    keep out the sun, keep the light out, keeps the light out, no light comes in, lets no light in, block the light,
    blocks the light, block out the light, blocks light, blocking light, light blocking; 遮光, 不透光, 挡光
non shedding: lint free, lint-free, doesn't shed, does not shed; 不掉毛, 不要掉毛, 不要老掉毛, 别掉毛, 不老掉毛,
    不爱掉毛, 不掉絮, 不脱毛, 不易掉毛, 不会掉毛
checked: plaid, tartan, gingham, checkered, chequered; 格子, 格纹, 方格, 带格子
dimmable: ; 可调光
headphone jack: earphone jack, headphone socket, earphone socket, headphone hole, hole for earphones, hole for
    headphones, hole for ordinary earphones, audio jack, aux jack; 耳机孔, 耳机接口, 耳机插孔
wrinkle free: wrinkle-free, wrinkle resistant, crease resistant, non-iron, doesn't wrinkle, don't wrinkle, doesn't
    crease, don't crease, no ironing; 免烫, 抗皱, 防皱, 不易皱, 不起皱
quiet: low noise, makes no noise, doesn't make noise; 静音, 低噪, 低噪音, 没噪音
cooperative: co-operative, play together as a team, work together instead; 合作类, 合作桌游
for sensitive skin: sensitive skin; 敏感肌, 敏感皮肤, 敏感肌肤
extra warm: fleece lined, fleece-lined; 加绒, 加厚
long sleeve: long sleeved, long-sleeve; 长袖
short sleeve: short sleeved, short-sleeve; 短袖
sleeveless: ; 无袖
v-neck: v neck; v领
round neck: crew neck; 圆领
turtleneck: roll neck; 高领
hooded: ; 连帽, 带帽
high waist: high-waisted, high waisted; 高腰
slim fit: slim; 修身
plus size: plus-size; 大码女装, 加肥加大
wide fit: wide-fit; 宽脚
loose: loose fit, oversized, relaxed fit; 宽松, 宽松版
stretch: stretchy, elastic; 弹力, 有弹性
floral: flower print; 碎花, 印花, 花朵图案
striped: stripes; 条纹
plaid: checked, checkered; 格子, 格纹
polka dot: ; 波点
embroidered: embroidery; 刺绣
vintage: retro; 复古
minimalist: ; 简约, 极简
women: ladies, womens, female, woman; 女士, 女款, 女式, 女性, 女装款, 女生
men: mens, male, man, gentlemen; 男士, 男款, 男式, 男性, 男生
kids: children, child, childrens, kid, youth; 儿童, 童款, 小孩, 孩子, 小孩子, 小朋友, 孩童, 童装 > girls, boys,
    toddler
girls: girl; 女孩, 女童, 女孩子
boys: boy; 男孩, 男童, 男孩子
2-person: two-person, two person, 2 people, two people; 双人, 两人, 2人, 两个人, 2个人, 俩人
4-person: four-person, four person, 4 people, four people; 四人, 4人, 四个人, 4个人
temperature control: adjustable temperature, variable temperature; 控温, 可控温, 调温, 可调温, 调温度, 能调温度, 温控
unisex: ; 中性, 男女通用, 男女同款
toddler: ; 幼儿
newborn: infant, baby, babies; 新生儿, 婴儿, 婴童, 宝宝
"""

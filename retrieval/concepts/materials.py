"""What things are made of."""

TABLE = """
leather: genuine leather, real leather; 真皮, 皮革, 皮质, 皮料, 皮 > cowhide, sheepskin, suede, nubuck,
    full-grain leather
cowhide: cow leather, calfskin; 牛皮, 头层牛皮, 小牛皮
sheepskin: lambskin; 羊皮
full-grain leather: top-grain leather, nappa leather, patent leather; 全粒面皮革, 漆皮
suede: suede leather; 绒面革, 麂皮, 翻毛皮, 反绒皮
nubuck: nubuck leather; 磨砂皮, 牛巴革
faux leather: vegan leather, pu leather, imitation leather, synthetic leather, leatherette,
    artificial leather; 人造革, 人造皮, pu皮, 仿皮, 合成革, 超纤皮
cotton: organic cotton; 棉, 纯棉, 全棉, 棉质, 棉布, 有机棉, 精梳棉, 长绒棉, 100%棉
linen: ; 亚麻, 麻料, 棉麻, 麻
flax: ; 亚麻纤维
silk: mulberry silk; 真丝, 丝绸, 桑蚕丝, 蚕丝
wool: woolen, woollen; 羊毛, 毛呢, 呢料, 纯羊毛 > merino, cashmere
merino: merino wool; 美利奴, 美利奴羊毛
cashmere: ; 羊绒, 山羊绒, 开司米
down: goose down, duck down; 羽绒, 鹅绒, 鸭绒, 白鹅绒, 白鸭绒
feather: ; 羽毛
chiffon: ; 雪纺, 雪纺纱
lace: ; 蕾丝
velvet: velour; 天鹅绒, 丝绒, 金丝绒
corduroy: ; 灯芯绒
fleece: polar fleece, sherpa; 抓绒, 摇粒绒, 绒布
flannel: ; 法兰绒, 法莱绒
coral fleece: ; 珊瑚绒
denim: ; 牛仔布, 丹宁
canvas: ; 帆布
polyester: ; 聚酯纤维, 涤纶, 聚酯
nylon: ; 尼龙, 锦纶
spandex: elastane, lycra; 氨纶, 莱卡
acrylic: plexiglass; 亚克力, 腈纶
viscose: rayon; 粘纤, 人造丝, 人造棉, 粘胶
modal: ; 莫代尔
tencel: lyocell; 天丝, 莱赛尔
bamboo fibre: bamboo fiber; 竹纤维
mesh: ; 网布, 网面, 网眼
satin: ; 缎面, 色丁, 绸缎
tweed: ; 粗花呢
fur: ; 皮草, 毛皮
faux fur: artificial fur; 人造毛, 仿皮草
gore-tex: goretex, gore tex; 戈尔特斯
microfibre: microfiber; 超细纤维
memory foam: ; 记忆棉, 记忆绵, 慢回弹, 记忆枕
latex: ; 乳胶, 天然乳胶
foam: sponge; 海绵, 泡棉
rubber: ; 橡胶
silicone: ; 硅胶
plastic: pvc, polypropylene, abs plastic; 塑料, 塑胶
tpu: ;
polycarbonate: ; 聚碳酸酯
glass: tempered glass, borosilicate; 玻璃, 钢化玻璃, 高硼硅
crystal: ; 水晶
ceramic: porcelain, stoneware, earthenware; 陶瓷, 瓷器, 瓷质, 骨瓷, 白瓷, 青瓷, 细瓷, 瓷的, 陶
metal: ; 金属 > steel, stainless steel, aluminium, iron, cast iron, copper, brass, titanium, alloy
steel: carbon steel; 钢, 碳钢
stainless steel: stainless; 不锈钢, 304不锈钢, 316不锈钢
aluminium: aluminum; 铝, 铝合金, 铝镁合金
iron: wrought iron; 铁, 铁艺
cast iron: ; 铸铁
copper: ; 铜, 紫铜
brass: ; 黄铜
titanium: ; 钛, 钛金属, 纯钛
alloy: ; 合金
gold plated: ; 镀金
sterling silver: 925 silver; 纯银, 925银
wood: wooden, solid wood, timber, hardwood; 实木, 木质, 木头, 原木, 木制, 木料, 木的 > oak, walnut, pine, beech, teak,
    rubberwood, basswood, birch, ash wood, elm
oak: ; 橡木, 白橡木
walnut: walnut wood; 胡桃木, 黑胡桃
pine: pinewood; 松木
beech: ; 榉木
teak: ; 柚木
rubberwood: ; 橡胶木
basswood: linden wood; 椴木
birch: birchwood; 桦木
ash wood: ; 白蜡木, 水曲柳
elm: elmwood; 榆木
plywood: mdf, particle board; 胶合板, 密度板, 人造板
bamboo: ; 竹, 竹子, 竹制
rattan: wicker; 藤, 藤编, 藤条
marble: ; 大理石
stone: granite; 石材, 花岗岩
paper: cardboard; 纸质, 纸板
cork: ; 软木
jute: hemp; 黄麻, 大麻纤维
carbon fibre: carbon fiber; 碳纤维
eva: ;
"""

"""Occasions, seasons and people: they rank, and make no limit of their own."""

TABLE = """
summer: ; 夏天, 夏季, 夏日
winter: ; 冬天, 冬季, 冬日
spring: ; 春天, 春季
autumn: fall; 秋天, 秋季
rain: rainy; 下雨, 雨天
snow: snowy; 雪地, 下雪
cold weather: cold; 寒冷
hot weather: ; 炎热
wedding: ; 婚礼, 结婚
party: ; 派对, 聚会
office: work, workplace; 办公, 办公室, 上班, 职场
school: ; 上学, 学校, 开学
student: ; 学生, 大学生
travel: trip, travelling, traveling, journey; 旅行, 旅游, 出差
commuting: commute; 通勤
hiking: hike, trekking, trek; 徒步, 登山, 爬山
camping: ; 露营, 野营
running: run, jogging; 跑步, 慢跑
cycling: biking; 骑行, 骑车
swimming: swim; 游泳
yoga: ; 瑜伽
gym: workout, fitness, exercise; 健身, 运动
fishing: ; 钓鱼
skiing: ski, snowboarding; 滑雪
beach: ; 海滩, 沙滩, 海边
home: ; 家用, 居家, 家里
bedroom: ; 卧室
living room: ; 客厅
kitchen: ; 厨房
bathroom: ; 浴室, 卫生间
garden: ; 花园
sleep: sleeping; 睡觉, 睡眠
reading: ; 阅读, 看书
music: ; 听歌, 听音乐
video calls: video call, meetings; 视频会议, 开会
photography: ; 摄影, 拍照
birthday: ; 生日
christmas: xmas; 圣诞, 圣诞节
valentine: ; 情人节
dad: father, daddy; 爸爸, 父亲, 老爸
mum: mom, mother, mommy; 妈妈, 母亲, 老妈
parents: ; 父母, 爸妈
grandparents: grandma, grandpa, grandmother, grandfather; 爷爷, 奶奶, 外公, 外婆, 老人, 长辈
girlfriend: ; 女朋友, 女友
boyfriend: ; 男朋友, 男友
wife: ; 老婆, 妻子
husband: ; 老公, 丈夫
friend: ; 朋友
son: ; 儿子
daughter: ; 女儿
brother: ; 兄弟, 哥哥, 弟弟
nephew: ; 侄子, 外甥
niece: ; 侄女, 外甥女
sister: ; 姐妹, 姐姐, 妹妹
colleague: coworker; 同事
teacher: ; 老师
sensitive skin: ; 敏感肌
dry skin: ; 干皮, 干性皮肤
oily skin: ; 油皮, 油性皮肤
android: ; 安卓
dog: dogs; 狗, 狗狗, 狗子
cat: cats; 猫, 猫咪, 猫猫
"""

"""Phones, computers, sound, pictures and what belongs to them."""

TABLE = """
phone: cell phone, cellphone, mobile phone, smartphone, smart phone, mobile, handset, telephone; 手机, 智能手机, 老人机,
    老年机, 老人手机, 电话 > iphone phone, prepaid phone
iphone phone: iphone;
prepaid phone: prepaid cell phone; 预付费手机
tablet: tablet computer, ipad; 平板, 平板电脑
laptop: notebook computer, laptop computer, macbook, chromebook, ultrabook; 笔记本电脑, 手提电脑
computer: desktop, desktop computer, pc; 电脑, 台式机, 台式电脑 > laptop
monitor: computer monitor, display screen; 显示器, 显示屏
keyboard: ; 键盘
mouse: computer mouse, mice; 鼠标
mouse pad: mousepad; 鼠标垫
printer: ; 打印机
scanner: ; 扫描仪
router: wifi router, modem; 路由器
hard drive: hard disk, hdd, external drive; 硬盘, 移动硬盘
ssd: solid state drive; 固态硬盘
usb drive: flash drive, usb stick, thumb drive; u盘, 优盘
memory card: sd card, microsd, microsd card, micro sd card; 内存卡, 存储卡
graphics card: gpu; 显卡
webcam: ; 摄像头, 网络摄像头
microphone: mic; 麦克风, 话筒
headphones: headphone, head phones, headset, over-ear headphones, on-ear headphones; 耳机, 头戴式耳机, 头戴耳机,
    耳麦 > earbuds, bluetooth headset
earbuds: earphones, earphone, earbud, ear buds, ear phones, in-ear headphones, airpods; 耳塞, 入耳式耳机
bluetooth headset: wireless headset; 蓝牙耳麦
speaker: loudspeaker, bluetooth speaker, portable speaker; 音箱, 音响, 蓝牙音箱, 扬声器
soundbar: sound bar; 回音壁, 条形音箱
amplifier: receiver; 功放
record player: turntable; 唱片机
radio: ; 收音机
television: tv, smart tv, tv set; 电视, 电视机, 智能电视
projector: ; 投影仪
tv box: streaming stick, media player, set-top box; 电视盒子, 机顶盒
remote control: remote; 遥控器
camera: digital camera, dslr, mirrorless camera; 相机, 照相机, 数码相机, 单反
action camera: gopro, sports camera; 运动相机
camera lens: lens, lenses; 镜头
tripod: ; 三脚架
selfie stick: selfie-stick; 自拍杆
security camera: surveillance camera; 监控摄像头, 监控
drone: quadcopter; 无人机
game console: console, playstation, xbox, nintendo switch; 游戏机
video game: game controller, gamepad; 游戏手柄, 电子游戏
smartwatch: smart watch, apple watch; 智能手表
fitness tracker: activity tracker, smart band; 手环, 智能手环, 运动手环
watch band: watch strap, smartwatch band, watchband; 表带
e-reader: ereader, kindle, ebook reader; 电子书阅读器, 电纸书
phone case: cell phone case, iphone case, mobile phone case, phone cover, phone shell, smartphone case; 手机壳,
    手机套, 手机保护壳, 手机保护套, 壳子, 手机外壳, 壳
tablet case: ipad case; 平板保护套
case: cover, protective case; 保护壳, 保护套 > phone case, tablet case
screen protector: screen protectors, screen film; 屏幕保护膜, 钢化膜, 手机膜, 贴膜, 屏幕膜, 保护膜, 屏保膜, 膜
charger: charging adapter, wall charger, power adapter; 充电器, 充电头, 插头, 快充头, 充电插头 > car charger,
    wireless charger, solar charger
solar charger: solar power bank; 太阳能充电器, 太阳能充电宝
car charger: vehicle charger, auto charger; 车载充电器, 车充
wireless charger: charging pad, charging mat, cordless charger, wireless charging pad; 无线充电器, 无线充电板, 无线充
armband: sport armband, sports armband, running armband; 臂带, 运动臂带, 臂包, 手机臂包, 跑步臂包
charging dock: charging station, dock; 充电底座, 充电支架, 充电架, 充电座
power bank: portable charger, external battery, battery pack; 充电宝, 移动电源
cable: cord; 数据线, 线缆, 充电线 > data cable, hdmi cable
data cable: charging cable, usb cable, lightning cable; 充电线
hdmi cable: ; hdmi线
adapter: converter, usb hub, dongle; 转接头, 适配器, 转换器, 扩展坞
extension cord: power strip, surge protector; 插线板, 插座, 排插
battery: batteries, internal battery; 电池
phone mount: phone holder, car mount, phone stand, cell phone mount, cell phone holder, phone cradle; 手机支架,
    车载支架, 手机架, 手机架子, 手机座
stylus: ; 触控笔, 手写笔
sim card: sim, sim kit, sim card kit; sim卡, 电话卡, 手机卡
signal booster: ; 信号放大器
tracker tag: smart tracker, tracker; 防丢器, 定位器
phone accessories: cell phone accessories, iphone accessories; 手机配件
accessories: accessory; 配件, 附件 > phone accessories, case, screen protector, charger, cable, watch band,
    phone mount, stylus, battery, adapter
voice recorder: dictaphone; 录音笔
calculator: ; 计算器
gps: navigation system; 导航仪, 导航
vr headset: virtual reality headset, vr glasses, vr goggles, vr set; vr眼镜, vr头显
smart speaker: echo, google home; 智能音箱
smart plug: smart socket; 智能插座
doorbell: video doorbell; 门铃
smart lock: door lock; 智能锁, 门锁
electronics: electronic, electronic devices, digital devices, gadgets; 电子产品, 数码产品, 数码, 数码电子 > phone,
    tablet,
    computer, laptop, monitor, headphones, speaker, soundbar, television, projector, camera, action camera, drone,
    game console, smartwatch, fitness tracker, e-reader, charger, power bank, radio, record player, smart speaker
"""

"""What shoppers ask a shop besides its goods: the matters its rules settle, and what of a matter is asked.

Lines as in the other tables. A form may have a gap, "send … back": up to four words, or eight Chinese characters,
may stand there. Question words and the shop's own words are beside each other, because they seldom agree.
"""

TABLE = """
returns: return, send … back, bring … back, take … back, give … back, gives … back, can … go back, withdrawal,
    cooling off, rma,
    change of mind, change your mind, changed your mind, can come back, may come back, come back within;
    退货, 退回, 退掉, 退了,
    能退, 可退, 要退, 想退, 不退, 退吗, 退嘛, 退不, 退换, 寄回, 寄回去, 退给你们, 无理由, 改主意, 送回, 送回来,
    还给, 还回, 退 … 货 > exchange, refund, trial
exchange: exchange, swap, trade it for; 换货, 换码, 换尺码, 调换, 退换, 换 … 尺码, 小了 … 换,
    大了 … 换, 不合适 … 换, 不喜欢 … 换, 穿不上 … 换, 换大一码, 换小一码, 换大一号, 换小一号, 码不对 … 换
refund: refund, money back, give … money back, money … back, reimburse, pay me back, pay us back, paid back,
    credited, back
    on my card, back on the card, back on my account, back in my account, back in my bank; 退款, 退钱, 钱 … 退,
    退给我, 退还, 返还, 原路, 到账, 钱 … 回来, 货款 > price drop
sizes: size, sizing, size chart, size guide, fit, measurement, measure, inseam; 尺码, 尺寸, 码数, 多大码, 几码,
    选码, 什么码, 尺码表, 身高, 体重
delivery: delivery, deliver, shipping, ship, shipment, dispatch, parcel, package, courier, mail it, post it, arrive,
    get it to me, bring it, send … out, post to, we post, by post, get it by, have it by,
    get it tomorrow, have it tomorrow, get it today, arrive tomorrow,
    here by, get here, here before, there by, get it before, have it before, in time for, be home, at home when,
    not home, when … i get, when … we get, when … get it, when … have it, get it here,
    how fast … get it, how fast … deliver,
    nobody home, nobody is home, be there by; 配送, 发货, 送货, 快递, 物流, 寄, 邮寄, 寄送,
    送到, 派送, 包裹, 送达, 运送, 发出, 送来, 出货, 快件, 送过来 > express, tracking, late delivery, arrived
    damaged, wrong item, pickup, delivery date, to the room, import duties, carrier
express: express, pay extra, paid extra, here … pay extra, speed it up, speed up, quickest, fastest, sooner,
    next day, same day, by tomorrow, overnight, faster, rush, urgent, hurry, asap, as soon as
    possible, priority; 加急, 次日达, 当日达, 隔天, 明天能到, 明天 … 到, 急用, 急需, 着急, 急着, 最快, 特快, 顺丰,
    赶时间, 快一点, 快点送
tracking: track, tracking, where … order, where … parcel, where … package, follow … parcel, follow … order,
    following a parcel, order status; 物流信息, 单号, 运单, 查快递, 查物流, 查包裹, 查订单, 查询订单, 查询包裹,
    到哪了, 到哪里了, 跟踪, 追踪
late delivery: is late, arrives late, arrived late, running late, didn't receive, did not receive, never received,
    delay, delayed, lost parcel, lost package, got lost, is lost, been lost, lost in, never arrived, never came,
    never showed, doesn't show, didn't show, don't show, not arrived, hasn't arrived, hasn't come, didn't arrive,
    did not arrive, still waiting, missing
    parcel, missing package, not received, haven't received, nothing … arrived, never turns up, never turned up,
    doesn't turn up, didn't turn up, never shows up, never arrives, doesn't arrive, never comes, goes missing, went
    missing, gets lost, lost in the post, lost in transit; 没到, 还没到, 没收到, 未收到, 包裹 …
    丢, 快递 … 丢, 寄丢, 是不是丢, 丢件, 丢失, 弄丢, 延误, 晚到, 迟到, 没送到, 没到货, 没有收到, 一直没, 还没收, 超时
arrived damaged: arrived broken, damage, damaged, broken, shattered, smashed, cracked, dented, dent, scratched,
    scratch, torn, in pieces, crushed, bashed, squashed, squished, bent, leaked; 破损, 碎了, 碎的, 破的, 烂的, 烂了,
    摔坏, 压坏, 磕坏,
    碰坏, 磕碰, 划痕, 损坏, 裂了, 破了, 坏的, 变形, 压扁, 漏了, 瘪, 漏液, 漏水了, 压碎
wrong item: wrong item, wrong product, wrong one, wrong thing, sent … wrong, missing part, missing item, missing
    from, incomplete, not in the box, is missing, are missing; 发错, 寄错, 少发, 漏发, 少件, 少了, 缺件, 配件不全,
    不是我买的
pickup: pick up, pick it up, pickup, collect in store, click and collect, collect it myself; 自提, 自取, 到店取,
    自己取, 自己去拿
delivery date: weekend, on saturday, on saturdays, saturdays, choose a day, choosing a day, pick a day, time slot,
    in the evening, particular day, certain day, on a date; 周末, 周六, 周日, 星期六, 星期天, 礼拜六, 指定时间,
    指定日期, 预约, 挑日子, 时间段, 改期, 哪天送
to the room: upstairs, to the room, to my room, carry … up, into the house, which floor, floor without, no lift,
    without a lift, elevator, kerb, curb, doorstep; 上楼, 楼上, 搬上, 进屋, 屋里, 入户, 电梯, 楼下, 搬进, 送上门
carrier: which carrier, what carrier, which courier, what courier, shipping carrier, shipping company, fedex, dhl,
    royal mail, usps, deutsche post, canada post; 什么快递, 哪家快递, 哪个快递, 快递公司, 顺丰还是, 中通, 圆通,
    韵达, 申通, 京东物流, 邮政 … 快递
import duties: customs duty, customs fee, customs charge, customs cost, clear customs, through customs, import tax,
    duties, pay … customs, any customs, customs or; 关税, 清关, 海关
assembly: assemble, assembly, install, installation, put … together, fitter; 安装, 组装, 装配, 上门安装
old goods: trade in, trade-in, used gear, used stuff, my used, buy … used, old one, take … old, old furniture,
    recycle my, recycle old, dispose of, haul away,
    second hand, second-hand, buy used, buy back, buy my old, sell you my; 以旧换新, 旧, 回收, 折价, 折抵, 抵钱,
    二手, 旧货
payment: pay, payment, accept, charge my card, settle up, ways to pay, way to pay; 付款, 支付, 付钱, 怎么付, 收款 >
    card payment, paypal, phone wallet, alipay, wechat pay, bank transfer, cash payment, cheque, cash on delivery,
    crypto, instalments, deposit, gift card, currency, declined payment
card payment: credit card, debit card, bank card, by card, with card, with a card, my card, visa, mastercard, amex,
    american express; 信用卡, 借记卡, 银行卡, 银联, 刷卡, 云闪付
paypal: ; 贝宝
phone wallet: apple pay, google pay, samsung pay; 苹果支付
alipay: ; 支付宝
wechat pay: wechat, weixin pay; 微信支付, 微信付款, 微信付, 微信
bank transfer: wire transfer, by transfer, a transfer, iban; 银行转账, 转账, 汇款, 对公
cash payment: pay … cash, in cash, with cash, by cash; 现金
cheque: check payment, money order; 支票
cash on delivery: cod, pay on delivery; 货到付款
crypto: bitcoin, cryptocurrency, ethereum; 比特币, 加密货币, 虚拟货币
instalments: instalment, installment, financing, finance, pay later, buy now, pay … monthly, monthly payment, per
    month, monthly rate, instalment plan, in parts, in 3 parts, in three parts, split … payment, pay … in three, pay
    … in 3, without interest, interest free, klarna, afterpay, affirm, credit plan; 分期, 花呗, 白条, 分次, 分几次,
    分 … 次付, 分 … 期, 利息, 免息, 月供, 先用后付
deposit: deposit, down payment, upfront, up front; 定金, 订金, 预付, 首付, 押金
declined payment: declined, payment … fail, payment failed, card … rejected, go through, went through; 支付失败,
    付款失败, 付不了, 付款 … 失败
currency: currency, currencies, exchange rate, in dollars, in euros, in pounds, in yuan, with euros, with euro, with
    pounds, with dollars, with yuan, in rmb, with rmb, accept euros, accept pounds, take euros, take pounds;
    货币, 币种, 汇率, 美元, 人民币, 外币
invoice: invoice, receipt, vat, tax, proof of purchase, bill to, bill for, company name, tax id, expense; 发票,
    专票, 普票, 电子票, 开票, 抬头, 税, 税号, 报销, 收据, 小票, 税票
price drop: price adjustment, price protection, price falls, price fell, price went down, price goes down, cheaper
    now, gets cheaper, got cheaper, cheaper … after, on sale … after, goes on sale, go on sale, on sale next,
    on sale later, on sale soon, went on sale,
    on sale tomorrow, after i bought, pay … difference, get …
    difference, refund … difference; 差价, 保价, 价保, 价格保护, 买贵了, 降价了, 买 … 降价, 降价 … 退, 降价 … 补,
    买完 … 便宜
price match: price match, match … price, matches … price, matching … price, beat … price, cheaper elsewhere, lower
    price elsewhere, competitor; 比价, 别家 … 便宜, 别处 … 便宜, 价格匹配, 同价
discount: discount, coupon, promo, promo code, discount code, promotion, sale, deal, code; 优惠, 折扣, 打折, 优惠券,
    优惠码, 促销, 满减, 券, 特价 > student discount, membership
student discount: student price, student offer, military discount, teacher discount, discount … students, discount …
    student, discount … military; 学生优惠, 学生价, 学生证, 学生 … 优惠, 学生 … 折, 军人优惠, 教师优惠
membership: loyalty, loyalty program, loyalty points, reward points, rewards program, my points, earn points,
    collect points, membership, become a member, vip; 会员, 积分
gift card: voucher, gift certificate, store credit, gift cards; 礼品卡, 购物卡, 代金券, 储值卡, 礼券
gift wrap: gift wrap, gift-wrap, wrap, wrapping, wrapped, gift box, gift message, gift note, greeting card, ribbon,
    handwritten note, tissue paper, gift option, without … price, no prices, hide … price, see … prices,
    see the price,
    card with a note, put a note, put a card, add a note, add a card,
    include a note, include a card, write a note, write a card, few words on a card; 附卡片, 放张卡, 写张卡, 写几句话,
    礼品包装, 礼物包装, 包装礼物, 包一下, 包起来, 包好, 包装成,
    包装一下, 帮我包装, 帮忙包, 包成礼物, 包装怎么收, 价格单, 不放价格, 不要放价格, 不带价格, 看不到价格, 看到价格,
    贺卡, 精美包装, 帮忙包装, 能包装, 可以包装, 包装吗, 包装不
gift: gift, present; 礼物, 送人, 送礼, 礼品 > gift wrap, gift card
warranty: warranty, guarantee, guaranteed, repair, fix it, under guarantee; 保修, 质保, 三包, 维修, 管修, 修吗,
    修理, 修不好, 修不了, 修好, 保固, 保用, 售后, 包修, 管 … 年, 管吗, 管不管, 你们管, 给换新, 包换 > claim,
    spare parts
claim: claim, file a claim, sending it in, send it in, sent it in, send … in for; 理赔, 报修, 索赔
spare parts: spare part, spare, replacement part, screw, hinge, bolt; 零件, 螺丝, 备件, 部件, 配件
account: account, register, registration, sign up, guest checkout; 账号, 账户, 注册, 帐号 > login
login: log in, password, sign in, locked out; 登录, 登不上, 忘 … 密码, 改密码,
    密码错, 密码不对, 重置密码, 登录密码, 账号密码, 账户密码, 修改密码, 找回密码, 密码忘
cancel: cancel, cancellation, change … order, modify … order, edit … order, ordered … wrong, picked … wrong, chose …
    wrong, ordered by mistake, ordered twice; 取消, 改订单, 修改订单, 订单 … 改, 订单 … 修改, 拍错, 买错, 下错,
    撤单, 选错, 不小心下 > address change
address change: change … address, wrong address, address … wrong, typo in … address, address … typo,
    misspelled … address,
    wrong street, wrong zip, wrong postcode, different address, update … address, moved house; 改地址, 换地址,
    修改地址, 地址 … 错,
    地址 … 改
restock: restock, coming back in, get more in, getting more, more coming, back soon, back in stock, sold out,
    out of stock, available again, come back in, preorder, pre-order,
    backorder; 补货, 缺货, 卖完, 卖光, 售罄, 预售, 没货, 断货, 再有货, 有货, 补上,
    会到货, 再到货, 进货, 上架, 再上架, 还上架, 重新上架
contact: contact, your email, your e-mail, your phone, your number, phone number, telephone, call you, email you,
    e-mail address, customer service, customer support,
    support team, reach, speak to, talk to, live chat, get in touch, write to us, real person, a person; 客服, 联系,
    电话, 真人, 人工, 打电话, 写信, 找人, 联系方式, 掌柜, 店主, 老板, 找我们, 加微信 > opening hours
opening hours: monday to friday, monday to saturday, your people there, your people in, anybody there, anyone there,
    somebody there, staff there, when are
    you there, opening times, business hours, working hours, support hours, hours of operation, are you open, when …
    open, open on, open at, open today, open until, closed on, closing time, what time … open, what time … close,
    when … close, shop hours, store hours, office hours, desk hours; 营业时间, 周末有人, 有人在, 几点 … 开,
    几点 … 关, 几点上班, 几点有人, 几点到几点,
    几点下班, 几点 … 营业, 到几点, 开门, 关门, 营业, 工作时间, 上班时间, 什么时候上班, 周末上班, 周一到, 早 … 点到,
    点到晚
physical store: physical store, physical shop, a store in, stores in, a shop in, shops in, walk into, walk-in,
    showroom, shop i can visit, store i can visit, shop to visit, store to visit, visit your, visit the shop,
    visit the store, visit you, visit us, your branch, branches, in person, brick and mortar, where are you based,
    where
    are you located, store address, shop address, where is your shop, where is your store, where's your shop,
    where's your store, where are you, where is the shop, where is the store; 门店, 实体店, 线下, 店面, 展厅, 到店,
    看实物, 你们在哪, 店在哪
wholesale: wholesale, bulk, large order, large quantity, trade price, business customer, b2b, resell, reseller,
    dealer, architects, for hotels, for our hotel, for my business, for a business, trade list, trade customers,
    trade account; 批发, 团购, 大量, 企业采购, 代理, 经销, 大宗, 量大, 酒店采购
jobs: job, hiring, career, vacancy, vacancies, job opening, internship, work for you, work with you; 招聘, 招人,
    应聘, 实习, 招工, 工作机会
partners: supplier, partner, collaborate, collaboration, influencer, affiliate, sponsor, franchise, become a seller;
    合作, 供应商, 加盟, 带货, 赞助, 入驻
rental: rent, rental, rent out, hire out; 租, 租赁, 出租
privacy: privacy, personal data, personal information, my data, my information, keep my card, store my card, save my
    card, my card number, my card details, your data, gdpr, details about me,
    information about me, data … protect; 隐私, 个人信息, 我的信息, 个人资料, 我的资料, 数据, 手机号, 电话号码 >
    data sharing, data deletion, cookies, data security
data sharing: share … data, share … information, share … details, third party, third parties, sell … data, sell …
    information, sell … email, who … data, who else sees, who … my address, see my address, sees my address,
    gets my address,
    sees … data, sees … information, pass … on; 给别人, 别人,
    谁 … 数据, 谁 … 信息, 谁 … 看到, 谁 … 地址, 第三方, 泄露, 外泄, 共享, 分享给, 提供给, 卖给, 卖 … 信息
data deletion: delete … data, delete … account, delete … about me, delete … information, delete everything, data
    deleted, erase, remove my, remove all my, forget me, right to be forgotten, close my account; 删除 … 信息, 删除
    … 资料, 删掉, 删除 … 数据, 注销, 清除, 删除我
cookies: cookie, cookies, advertising, ads, trackers, track me, tracking me, follow me around; 广告
data security: protect … data, protect … information, encrypted, encryption, data breach, secure; 加密, 信息安全,
    保密
newsletter: newsletter, unsubscribe, spam, mailing list, marketing email; 退订, 骚扰短信, 营销短信
subscription: subscriptions, subscribe, auto-renew, repeat order; 订阅, 周期购, 续订
genuine: a real shop, a real store, a real company, real shop, real store, genuine, authentic, counterfeit, fakes,
    legit, legitimate, a scam, scam, scammed; 正品, 真货, 假货, 保真, 正规, 靠谱, 真的商店, 真的店, 店是真的, 骗人,
    骗钱,
    骗子, 是不是骗
care: wash, machine wash, look after, looking after, clean, take care of, care for, caring for, care instructions,
    maintain, maintenance, dry
    clean, polish, break in, breaking in, blister, rub, stain; 清洗, 洗, 保养, 打理, 护理, 磨脚, 磨合, 干洗, 清洁,
    烘干, 养护, 去污
samples: sample, swatch; 小样, 样品, 布样, 色卡, 打样
custom made: custom, customise, customize, made to order, made-to-order, bespoke, personalise, personalize, engrave,
    engraving, tailor, to measure; 定做, 定制, 订做, 刻字, 订制, 量身
trial: trial, try it at home, try … home, test it at home, nights; 试用, 试睡, 试一试, 用用看
shelf life: expiry, valid, validity, expire, expiration, best before, shelf life, how fresh, stay fresh, use by, how
    long … keep, how long … last, stay good, go off, use it by; 保质期, 过期, 有效期, 有效, 生产日期, 新鲜,
    能放多久, 放多久, 能放, 存放
ingredients: allergy, allergic, allergen, ingredient, vegan, gluten; 过敏原, 成分, 配料, 素食
environment: recyclable, plastic free, plastic-free, compostable, biodegradable, green packaging, sustainable,
    sustainability, environment, eco-friendly, recycled, carbon; 环保, 可持续, 再生
test report: test report, certificate, certified, certification, formaldehyde; 检测报告, 质检, 甲醛, 证书, 认证
reviews: review, reviews; 评价, 晒单, 评论
design advice: interior design, design my, styling service, consultation; 全屋, 设计师, 帮我设计, 搭配师
insurance: insurance, insured, insure; 保险, 投保
minimum order: minimum order, minimum spend, minimum purchase; 起订, 起送, 最低消费, 起批
"""
"""The matters themselves. A narrower one counts as the wider one too, for less."""

COMPOSITES = """
return cost: return label, return shipping, return postage, restocking, pay … return, pay … send … back,
    cost … return, cost … send … back, charge …
    return, free returns; 退货运费, 退货费, 退货邮费, 运费险, 退货 … 运费, 退 … 邮费, 退回 … 费 > returns, cost
delivery cost: delivery cost, delivery fee, delivery charge, delivery free, free delivery, shipping cost, shipping
    fee, shipping charge, shipping rate, shipping free, free shipping, free postage, postage, cost … delivery, cost
    … shipping, charge … delivery, charge … shipping, how much … delivery, how much … shipping, how much … ship, pay
    … shipping, pay … delivery, what is shipping, what's shipping, what is delivery;
    运费, 邮费, 邮资, 包邮, 免邮, 免运费, 快递费, 配送费, 送货费, 邮寄费 > delivery, cost
delivery time: delivery time, shipping time, how long … deliver, how long … delivery, how long … shipping, how long
    … ship, how long … arrive, how long … get, when … arrive, when … deliver, when … get here, when … come,
    when … order by, order by when, latest … order, when …
    ship, get here, gets here, lead time, dispatch time, in transit, how many days … take, days until; 几天到,
    几天能到, 几天 … 到, 几天 … 收到, 多久 … 收到, 发货快, 发货慢, 多久到,
    多久能到, 多久 … 到, 多久 … 送, 何时 … 到, 什么时候 … 到, 什么时候 … 送, 啥时候 … 到, 啥时候 … 送, 啥时 … 到,
    哪天 … 到, 几号 … 到,
    啥时候 … 发, 哪天 … 发, 几天 … 发,
    多久 … 发, 什么时候 … 发, 时效, 天 … 到, 天 … 送达, 今天 … 发, 周末前 … 到, 周末之前 … 到,
    周六前 … 到, 周日前 … 到, 星期天前 … 到, 周末前 … 收, 前能到, 前能送, 前送到, 前 … 收到, 前到得了, 前 … 能到,
    来得及送, 当天发, 当天 … 发, 当天 … 走, 几时发, 几时 … 到 > delivery, time
delivery area: ship to, deliver to, shipping to, delivery to, send … to, internationally, international, abroad,
    overseas, worldwide, country, countries, where … deliver, where … ship, outside the, po box, post office box,
    island; 送到哪, 哪里能送, 海外, 国外, 国际, 港澳台, 偏远, 境外, 全国, 哪些地区, 哪些地方, 哪些国家, 能寄到,
    能送到, 送不送, 送往, 寄到, 寄得到, 寄不到, 送得到, 直邮 > delivery, place
refund time: how long … money … back, how long … refund, when … refund, when … money back, money … back when, refund
    … take, refund … arrive, how long … back on my > refund, time
charged when: when … charged, when … charge, when … pay, charge … card, debited, take the money, reserved; 扣款,
    扣钱, 什么时候扣, 什么时候付, 冻结 > payment, time
"""
"""Words that say two things at once: a matter and what of it is asked."""

SITUATIONS = """
misfit: pinch, pinching, too narrow, too wide, too short, too stiff, hurt my feet, hurts my feet, give me blisters,
    not comfortable,
    doesn't suit, don't suit, not suit, looks different, not happy with, unhappy with, isn't right, not right for,
    doesn't fit, does not fit, didn't fit, don't fit, not fit, too small, too big, too large, too tight, too
    long, too loose, wrong size, wrong fit; 不合适, 不合身, 穿不了, 太大, 太小, 太紧, 太松, 买大, 买小, 尺码不对,
    码不对, 偏大, 偏小, 不合脚 > returns, exchange, sizes
fault: stopped working, stops working, doesn't work, does not work, not working, no longer works, broke, broke down,
    defective, faulty, fault, defect, malfunction, died, fell apart, falls apart, fall apart, came apart,
    comes apart, come apart, comes
    off, came off, come off, snapped, snaps, seam … open, seam … opens, zip … break, zip … broke, zip … breaks,
    zipper …
    break, zipper … broke, zipper … breaks, frame … break, frame … broke, frame … breaks, gives out, packed up;
    坏了, 故障, 不能用,
    用不了, 没声音, 不工作, 失灵, 毛病, 质量问题, 开胶, 没反应, 瑕疵, 不亮了, 开裂, 开线, 脱线,
    缝线开, 线开了, 散架, 掉底 > warranty
broken: broken, broke, breaks, damaged, cracked; 坏了, 裂了, 破了, 开裂, 摔了, 摔坏了, 摔碎 > warranty,
    arrived damaged
regret: change my mind, changed my mind, don't want it, don't want … anymore, do not want it, don't like it, didn't
    like it, do not like it, don't like the, unwanted, regret; 不想要, 不要了, 不喜欢, 后悔, 反悔 > returns,
    exchange
another one: another size, different size, other size, another colour, different colour, another color, different
    color; 换个, 换一个, 换一件, 换一双, 换大, 换小, 换颜色, 换 … 色, 换 … 码 > exchange, sizes
ordered wrongly: picked the wrong, chose the wrong, ordered the wrong, bought the wrong; 拍错, 买错, 选错, 下错 >
    cancel, exchange
data kept: store … data, keep … data, collect … data, what data, which data, what we keep, data … collect,
    information … collect, know about me, keep about me; 收集, 保存 … 信息, 保存 … 资料, 存了, 记录 … 信息, 收集 …
    信息 > privacy
"""
"""What happened to the shopper, and the matters that settle it: one of them is enough."""

ASPECTS = """
cost: how much, cost, fee, charge, free, free of charge, who pays, extra, surcharge, price; 多少钱, 费用, 收费,
    免费, 谁出, 谁付, 谁承担, 怎么收, 要钱, 花钱, 收多少, 价格, 费, 收 … 元, 收钱, 怎么算
time: how long, how many days, how soon, how quickly, how fast, when, deadline, until when, how late, day, days,
    hour, week, month, year, time limit,
    in november, in december, in january, until january, after christmas, after the holidays;
    几天, 多久, 多长时间, 什么时候, 啥时候, 啥时, 几时, 多会儿, 什么时间, 何时, 期限, 多少天, 几个工作日, 几年,
    几个月, 多长, 天内, 工作日, 小时, 时限
place: where, which countries, address, location; 哪里, 哪儿, 哪些地区, 在哪, 地址, 什么地方
method: how do i, how can i, how to, how does, steps, process, procedure, what should i do, what do i do, now what,
    what now; 怎么, 怎样, 如何, 流程, 步骤, 怎么办, 咋, 手续
condition: condition, worn, wore, wear, used, unused, opened, unopened, open box, tag, tags, original packaging,
    packaging, washed, try on, trying on, clean, whole, complete; 状态, 穿过, 用过, 拆开, 拆了, 吊牌, 标签,
    原包装, 洗过, 使用过, 没用过, 完好, 试穿, 干净, 完整
exclusion: cannot, can't, not returnable, non-returnable, exception, exclude, excluded, final sale, not covered,
    i opened, opened it, opened the, already opened, already open, broke the seal, broken seal, unsealed, back opened,
    does not cover, do not cover; 不能, 不支持, 不可以, 不予, 除外, 例外, 拆封, 开封, 客人拆了, 拆开了, 拆过,
    哪些不, 不包括, 不保
choosing: choose, choosing, choose between, pick the right, which … should i, what should i look for, look for in,
    buying guide, worth it, worth the money, difference between, right one, what kind of, what type of, do i need,
    right temperature, what temperature, which temperature, what temp, water temp, how hot should, right for,
    should i get, should i buy, better for;
    水温, 多少度合适, 几度合适, 多少度比较, 怎么挑, 怎么选, 如何选, 如何挑, 挑选, 选购, 选择, 选哪, 哪种好, 哪种,
    值得, 区别, 挑, 买哪种, 用什么, 什么样的, 要不要, 用不用, 有必要,
    选多大, 买多大, 用多大, 多大合适, 多大的合适, 选高, 选低, 还是选
"""
"""What of a matter is asked; they choose among the passages on it and never make one fit by themselves."""

PLACES = """
usa, uk, eu, europe, european union, england, scotland, northern ireland, wales, america, mainland, mainland china,
asia, alaska, hawaii, 大陆, 中国大陆, 欧洲, 欧盟, 英国, 北京, 上海, 天津, 重庆, 河北, 山西, 辽宁, 吉林, 黑龙江,
江苏, 浙江, 安徽, 福建, 江西, 山东, 河南, 湖北, 湖南, 广东, 海南, 四川, 贵州, 云南, 陕西, 甘肃, 青海, 台湾,
内蒙古, 广西, 西藏, 宁夏, 新疆, 香港, 澳门, 江浙沪, 乡镇, 农村
"""
"""Places beyond the names of countries."""

QUALITIES = """
care, discount, environment, gift, gift card, ingredients, reviews, samples, shelf life, sizes,
spare parts, test report, trial, genuine, restock
"""
"""Matters that are as often wishes about goods: washable, in stock, on sale."""

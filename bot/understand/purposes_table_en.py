"""What shoppers want to do, and the kinds of goods that serve it, one purpose a line: "kinds: form; form".

A form is words with alternatives ("hot|warm"), any ending ("charg*") and gaps ("…": up to 24 characters of a sentence).
"""

TABLE = """
thermos, travel mug: keep*|hold* … coffee|tea|soup|cocoa|drink|drinks|beverages|water … hot|warm
cooler, thermos: keep*|stay* … drinks|drink|beer|beers|food|soda|sodas|ice|picnic … cold|cool|chilled|fresh
water bottle: keep* … water … cold|cool; carry*|drink* water
lunch box: carry*|tak*|bring*|pack*|keep* … lunch|sandwich|sandwiches|leftovers|snacks
novel, book: something to read; good|fun|gripping|light read; read* on|at|by|during the
car charger: charg* … in|for my|the|our|a car|truck|van
wireless charger: charg* … without a|any|the cable|cables|wire|wires|cord; charg* … without cables|wires; charg* …
    wireless*
power bank: charg* … on the go|road|move|train|trail; charg* … i'm|we're out|away|travelling|traveling; charg* …
    outdoors|out and about|anywhere|camping|hiking|festival|festivals; charg* … no|without|any
    outlet|outlets|socket|sockets|power|plug; charg* … trips|flights|walks|hikes; phone|battery|mobile|cell … keeps
    dying; phone|battery|mobile|cell always dies; phone|battery … runs|run out|flat|down; phone|battery … dead|empty
    by
charger: charg* … phone|mobile|tablet|devices|iphone
sleep headphones, earplugs: block*|drown*|shut*|cancel* … noise|sound|sounds|snor*|neighbours|neighbors …
    sleep*|night|bed; snores|snoring
neck pillow, sleep headphones: sleep* … plane|planes|flight|flights|train|trains|bus
curtains: block*|keep* … light|sun … bedroom|room|window|out; dark* … bedroom|room
hand cream: dry|cracked|rough|chapped|sore hands|knuckles|fingers; hands are … dry|cracked|rough
lip balm, lipstick: dry|cracked|chapped|sore lips; lips are … dry|cracked|chapped
face cream: dry|flaky|tight skin|face; face is|feels … dry|tight
slippers, socks: feet|toes … cold|freez*|warm|icy; cold|warm feet
gloves: hands|fingers … cold|freez*|warm|icy; warm* … hands|fingers
hat: ears|head … cold|freez*|warm; warm* … ears|head
scarf: neck … cold|freez*|warm; warm* … neck
sunscreen, hat: protect*|against|from … sun|sunburn|uv; sunburn*; burn|burns easily|quickly; sun protection
rain jacket, umbrella, rain boots: stay*|keep* … dry … rain|wet|downpour|drizzle|storm; in|for|against|from the rain;
    for rainy days|weather
laptop bag, backpack: carry*|transport*|lug*|tak*|bring* … laptop|notebook|macbook|computer
tote bag: carry*|tak*|bring*|put*|fit*|pack* … groceries|shopping
duffel bag: carry*|tak*|bring*|put*|pack* … gym|sport|sports stuff|things|clothes|kit|gear
wallet: carry*|keep*|hold*|organi* … cards|cash|coins|money
kettle: boil*|heat* … water; hot water for
coffee maker: mak*|brew* … coffee|espresso|cappuccino|cappuccinos
teapot: mak*|brew*|serv*|steep* … tea
blender: mak*|blend* … smoothie|smoothies|milkshake|milkshakes|shakes
rice cooker: cook*|mak*|steam* … rice
frying pan: fry*|mak*|flip*|cook* … egg|eggs|pancake|pancakes|omelette|omelettes|steak|steaks
kitchen knife, cutting board: chop*|cut*|slic*|dic* … vegetables|veggies|veg|meat|onions|bread|fruit|herbs
camping stove: cook*|heat* … outdoors|outside|camp*|trail|tent|hike|hiking
headlamp: see … in|after the dark; see in dark; walk*|run*|hik*|bik* … in the dark; walk*|run*|hik*|bik* … at night
desk lamp, lamp: read* in bed; light for|on|up my desk
camping chair: sit*|seat* … outside|outdoors|camp*|beach|campfire|fishing|festival|bbq
hammock: lie|lay|nap*|laz*|loung*|relax*|chill* … garden|backyard|yard|trees|outside|outdoors|balcony
tent, sleeping bag: sleep* … outdoors|outside|wild|stars
hair dryer: dry*|blow* … hair
shampoo: wash* … hair; dandruff; greasy|oily|itchy hair|scalp
yoga mat: do|doing|practi* … yoga|pilates; stretch* … home|floor|morning
dumbbell, resistance band: work*|train*|exercis* … home; build|gain|get … muscle|muscles; get|keep|stay fit; get|stay
    in shape; tone … arms
alarm clock: wak* … up; oversleep*; get … out of bed
storage basket: tidy*|organi*|stor* … toys|stuff|things|clothes|laundry|blankets|mess
candle: smell* … nice|good|cosy|cozy|great|better
puzzle, craft kit, building blocks: keep*|entertain* …
    kid|kids|child|children|toddler|boy|boys|girl|girls|son|daughter … busy|entertained|quiet|occupied
board game: play* … family|together|evening|evenings|friends; game night
vase: put*|hold*|arrang* … flowers|tulips|roses|bouquet
car mount, phone mount: hold*|mount*|attach*|put*|keep*|stick* … phone|iphone|mobile|cell …
    car|dash|dashboard|vent|driving|windshield|windscreen|truck; phone as … gps|satnav
armband: hold*|carry*|keep*|put* … phone|iphone|mobile … run*|jog*|gym|exercis*|workout|working
phone stand: hold*|prop*|stand*|put* … phone|iphone|mobile|tablet … desk|table|bed|kitchen|watch*|cook*|nightstand
tracker: find*|lose|loses|losing|track|misplac*|locat* … key|keys|wallet|luggage|purse|bag|remote
screen protector: protect*|scratch*|crack*|sav* … screen|display
phone case: protect*|drop*|sav* … my|the|his|her|our|a|new … phone|iphone|galaxy|mobile|cell
selfie stick: tak*|shoot*|snap* … selfie|selfies; group photos|photo|pics|pictures
tripod: steady|film*|record*|shoot*|stabili* … video|videos|vlog|vlogs|clips
signal booster: better|bad|weak|no|poor|boost*|improv* … signal|reception|coverage
hotspot: internet|wifi|online … road|camper|rv|van|travel*|trip|trips|cabin|boat
bluetooth headset, headset: hands free; call*|talk* … while driving; tak*|mak* … calls … car|road|driving|drive
sport headphones: listen*|music|podcasts … run*|jog*|gym|workout|sport|sports
headphones: listen* … music|podcast|podcasts|audiobook|audiobooks|songs
"""

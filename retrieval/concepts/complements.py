"""What is bought together with what, by kinds of goods: for any shop, before it has sold anything.

A line is `kind: what goes with it`, the closest first, in names of the tables beside this one. What is written of a
wider kind (shoes) holds for a narrower one (sneakers) that has no line of its own. Spare and protective things stand
before things that only look well together, because they are missed more.
"""

TABLE = """
hiking boots: socks, insoles, trekking poles, hiking trousers, backpack, rain jacket
hiking shoes: socks, insoles, trekking poles, hiking trousers, backpack, rain jacket
running shoes: socks, insoles, shorts, t-shirt, activewear, water bottle, fitness tracker, baseball cap
basketball shoes: basketball, socks, shorts, insoles
boots: socks, insoles, jeans, coat
heels: dress, clutch, handbag, insoles
dress shoes: socks, belt, suit, shirt, tie
sandals: sunglasses, shorts, dress, beach towel
slippers: pyjamas, robe, socks
shoes: socks, insoles, shoelaces, jeans, trousers, bag
evening dress: heels, clutch, necklace, earrings, scarf
dress: heels, handbag, sandals, cardigan, necklace, earrings, belt, jacket, hat, shoes, bag
skirt: blouse, leggings, sweater, heels, belt, shoes, bag
shirt: tie, trousers, chinos, belt, blazer
t-shirt: jeans, shorts, jacket, sneakers
blouse: skirt, trousers, cardigan, necklace
sweater: jeans, skirt, scarf, coat
hoodie: sweatpants, jeans, t-shirt, sneakers
rain jacket: hiking trousers, rain boots, fleece jacket, umbrella, backpack
down jacket: gloves, scarf, beanie, base layer, snow boots
jacket: t-shirt, jeans, scarf, gloves, sweater
coat: scarf, gloves, hat, boots
jeans: belt, t-shirt, sneakers, shirt
trousers: belt, shirt, shoes
shorts: t-shirt, sandals, sneakers
suit: shirt, tie, dress shoes, belt
swimsuit: beach towel, sandals, sunscreen, swimming goggles, sunglasses
socks: sneakers, hiking boots
hat: scarf, gloves, sunglasses
scarf: gloves, hat, coat
gloves: scarf, hat
backpack: water bottle, rain jacket, wallet, umbrella, power bank, trekking poles
handbag: wallet, scarf, keychain, sunglasses
suitcase: neck pillow, adapter, duffel bag, power bank
bag: wallet, umbrella, keychain
wallet: keychain, belt
necklace: earrings, bracelet
watch: watch band, bracelet
phone: phone case, screen protector, charger, power bank, earbuds, headphones, data cable, phone mount, wireless charger
phone case: screen protector, charger, phone mount, data cable
screen protector: phone case, charger, data cable
tablet: tablet case, stylus, keyboard, screen protector, charger, headphones
laptop: laptop bag, mouse, usb drive, adapter, monitor, keyboard, headphones, backpack, ssd
computer: monitor, keyboard, mouse, webcam, router, printer, speaker
monitor: hdmi cable, adapter, keyboard, mouse, desk lamp
keyboard: mouse, mouse pad
mouse: mouse pad, keyboard
printer: cable
camera: memory card, tripod, camera lens, battery, bag
action camera: memory card, selfie stick, tripod, battery
drone: memory card, battery, backpack
headphones: charger, data cable, adapter
earbuds: charger, data cable
speaker: cable, adapter, power bank
television: soundbar, hdmi cable, tv box
game console: video game, headphones, memory card, charging dock
smartwatch: watch band, screen protector, charging dock, earbuds
fitness tracker: watch band, running shoes, water bottle
e-reader: desk lamp, data cable
power bank: data cable, charger
charger: data cable, power bank, phone case
record player: vinyl record, speaker
tent: sleeping bag, sleeping pad, lantern, headlamp, camping stove, camping chair, cooler
sleeping bag: sleeping pad, tent, headlamp, lantern
camping stove: pot, kettle, cooler, thermos
headlamp: battery, trekking poles, backpack
trekking poles: hiking boots, backpack, headlamp, water bottle
camping chair: camping table, cooler, lantern
bicycle: bike helmet, bike light, water bottle, gloves
bike helmet: bike light, gloves, sunglasses
yoga mat: resistance band, foam roller, leggings, activewear, water bottle, towel
dumbbell: resistance band, yoga mat, gloves, jump rope
resistance band: yoga mat, foam roller
jump rope: running shoes, water bottle, resistance band
tennis racket: ball, sneakers, bag
badminton racket: sneakers, bag
swimming goggles: swimsuit, swim trunks, towel
ball: sneakers, socks, water bottle
kettle: teapot, tea, cup, coffee, french press, thermos
teapot: tea, cup, kettle, honey
tea: teapot, cup, kettle, honey, biscuit
coffee maker: coffee, cup, coffee grinder, milk
coffee grinder: coffee, french press, coffee maker, kettle, kitchen scale
french press: coffee, coffee grinder, kettle, cup
coffee: coffee maker, coffee grinder, french press, cup
pan: baking pan, oven mitt, knife, pot, cooking oil, cutting board
pot: oven mitt, knife, cutting board, pan, apron
wok: cutting board, knife, cooking oil
knife: cutting board, apron, pan
cutting board: knife, apron
rice cooker: rice, bowl, chopsticks
baking pan: kitchen scale, oven mitt, apron, blender
oven: baking pan, oven mitt, kitchen scale
plate: cutlery, bowl, cup, tablecloth
bowl: chopsticks, cutlery, plate
cup: teapot, coffee, tea, kettle, plate
lunch box: cutlery, thermos, water bottle, cooler
thermos: tea, coffee, lunch box
apron: oven mitt, cookbook, cutting board
bed: mattress, bedding set, nightstand, quilt, pillow
mattress: mattress protector, bed sheet, pillow, bed
quilt: duvet cover, bed sheet, pillow, blanket
duvet cover: quilt, bed sheet, pillowcase, pillow
bedding set: quilt, pillow, blanket, mattress protector
pillow: pillowcase, quilt, mattress protector
blanket: throw pillow, pillow, candle
sofa: throw pillow, blanket, coffee table, carpet, floor lamp, side table
desk: office chair, desk lamp, monitor, bookshelf, mouse pad
office chair: desk, desk lamp, seat cushion
dining table: chair, tablecloth, plate, candle
chair: seat cushion, table
bookshelf: book, desk lamp, plant
desk lamp: light bulb, desk, notebook
lamp: light bulb, smart plug
candle: diffuser, vase, blanket, picture frame
vase: plant, candle
plant: vase
curtain: carpet, throw pillow
towel: bath towel, body wash, soap, robe
vacuum cleaner: mop, carpet
face cream: serum, face wash, sunscreen, toner, face mask, eye cream
serum: face cream, toner, face wash
face wash: toner, face cream, face mask
sunscreen: sunglasses, hat, beach towel, face cream
lipstick: mascara, makeup remover, mirror
foundation: makeup remover, blusher, mascara
shampoo: conditioner, comb, hair dryer, towel
body wash: lotion, bath towel, soap
hand cream: soap, gloves, lotion
toothbrush: toothpaste, mouthwash
razor: lotion, towel
perfume: lotion, hand cream
doll: picture book, plush toy
building blocks: toy car, storage box, puzzle
puzzle: board game, picture frame
board game: puzzle, snack, playing cards
plush toy: picture book, blanket, doll
toy car: building blocks, battery
picture book: plush toy, pencil
novel: desk lamp, tea, notebook, blanket
cookbook: apron, knife, pan, kitchen scale, spice rack
book: desk lamp, notebook, tea
notebook: pen, fountain pen, pencil, marker
pen: notebook, eraser
pencil: eraser, notebook
art supplies: notebook, apron
guitar: cable, amplifier
dog food: pet bowl, leash, pet toy, pet bed
cat food: pet bowl, cat litter, pet toy
leash: pet bed, pet toy, dog food
cat litter: cat food, cat tree
baby bottle: baby formula, bib, pacifier
water bottle: backpack, lunch box, yoga mat, bicycle
hammock: blanket, headlamp, lantern, tent
cooler: water bottle, camping chair, picnic mat, camping stove
data cable: charger, power bank
phone mount: car charger, charger, data cable
blender: cup, water bottle, kitchen scale
carpet: throw pillow, curtain, floor lamp, vacuum cleaner
clock: battery, desk lamp, picture frame
kite: sunscreen, hat, ball
face mask: serum, toner, face cream
stroller: car seat, baby products, diapers
"""

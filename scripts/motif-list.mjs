// The motifs that designs may carry: icon of the source set, then every word that should find it. The first word is
// the motif's name. Words are singular; the look-up takes plurals off.
export const MOTIFS = `
cat-face: cat kitty kitten feline meow pet whiskers
cat: cat-body tomcat tabby cat-walk
black-cat: black-cat halloween-cat familiar
dog-face: dog puppy pup doggo hound canine retriever labrador beagle woof pet rescue
dog: dog-body dog-walk terrier
poodle: poodle groomer grooming doodle
guide-dog: service-dog therapy-dog guide-dog
paw-prints: paw paws paw-print pawprint animal veterinarian vet animals pets
bone: bone treat chew
rabbit-face: rabbit bunny hare easter-bunny
hamster: hamster guinea-pig gerbil mouse rodent
parrot: parrot budgie cockatiel macaw parakeet
fish: fish bass trout salmon angler aquarium
tropical-fish: tropical-fish goldfish betta
blowfish: blowfish pufferfish
turtle: turtle tortoise
lizard: lizard gecko reptile bearded-dragon chameleon
snake: snake python serpent
horse-face: horse equestrian pony mare stallion rider riding
horse: gallop racehorse mustang colt
horse-racing: jockey derby
cow-face: cow cattle heifer dairy moo
cow: cow-body bull ranch farm
pig-face: pig piglet hog bacon-maker
chicken: chicken hen poultry coop
rooster: rooster cockerel farmhouse
hatching-chick: chick hatchling easter-chick
baby-chick: duckling baby-bird
duck: duck mallard
goose: goose geese honk
goat: goat kid-goat
ram: sheep lamb ewe ram wool
llama: llama alpaca
honeybee: bee honeybee beekeeper bumblebee apiary
lady-beetle: ladybug ladybird beetle bug
butterfly: butterfly moth monarch
snail: snail slow
spider-web!: web cobweb spiderweb
bat: bat vampire
owl: owl nocturnal night-owl
eagle: eagle hawk falcon patriot
dove: dove peace-dove pigeon
bird: bird birding birdwatcher birder robin sparrow
penguin: penguin
flamingo: flamingo
peacock: peacock
swan: swan
fox: fox vixen
wolf: wolf howl husky
bear: bear grizzly cub mama-bear papa-bear
panda: panda
koala: koala
tiger-face: tiger
lion: lion leo pride-lion
raccoon: raccoon trash-panda
otter: otter
sloth: sloth lazy nap-animal
beaver: beaver
badger: badger
hedgehog: hedgehog porcupine
chipmunk: squirrel chipmunk
moose: moose elk
bison: bison buffalo
elephant: elephant
giraffe: giraffe
zebra: zebra
kangaroo: kangaroo wallaby
hippopotamus: hippo hippopotamus
rhinoceros: rhino rhinoceros
seal: seal sea-lion
gorilla: gorilla ape
monkey-face: monkey
frog: frog toad
crocodile: crocodile alligator gator
dragon: dragon
unicorn: unicorn magical
sauropod: dinosaur brontosaurus dino
t-rex: t-rex trex tyrannosaurus rex
shark: shark
spouting-whale: whale orca
dolphin: dolphin
octopus: octopus
squid: squid kraken
crab: crab cancer-sign
lobster: lobster crayfish
jellyfish: jellyfish
teapot: tea teapot chai
bubble-tea: bubble-tea boba iced-coffee
beer-mug: beer ale lager pint brewery oktoberfest
clinking-beer-mugs: cheers pub drinking
wine-glass: wine merlot sommelier vineyard
cocktail-glass: cocktail martini bartender
tropical-drink: margarita vacation-drink tropical-drink
pizza: pizza pizzeria slice
taco: taco cinco-de-mayo
burrito: burrito
hamburger: burger hamburger cheeseburger
hot-dog: hot-dog sausage
french-fries: fries chips
doughnut: donut doughnut
cookie: cookie biscuit
cupcake: cupcake muffin baker baking
birthday-cake: cake birthday birthday-cake
bread: bread sourdough loaf toast
croissant: croissant pastry
pretzel: pretzel
pancakes: pancake brunch breakfast
cheese-wedge: cheese
bacon: bacon
egg: egg easter-egg
avocado: avocado guacamole
hot-pepper: chili pepper spicy hot-sauce
strawberry: strawberry berry
pineapple: pineapple
watermelon: watermelon juneteenth-fruit
lemon: lemon lime citrus
cherries!: cherry cherries
peach: peach
banana: banana
ice-cream: sundae gelato
soft-ice-cream: ice-cream icecream
sushi: sushi
steaming-bowl: ramen noodle soup pho
popcorn: popcorn movie cinema
mushroom: mushroom fungi foraging shroom
honey-pot: honey
chocolate-bar: chocolate
cook: chef cook
cucumber: pickle cucumber gherkin pickles
spaghetti: pasta spaghetti
tumbler-glass: whiskey whisky bourbon
broccoli: broccoli vegetable
potato: potato spud
garlic: garlic
fork-and-knife: dinner foodie eat
cooking: cooking frying kitchen
guitar: guitar rock-music guitarist bass-guitar
violin: violin fiddle orchestra
trumpet: trumpet marching-band
saxophone: saxophone jazz
drum: drum drummer percussion
banjo: banjo bluegrass country-music
microphone: microphone karaoke singing singer
studio-microphone: podcast studio
headphone!: headphone headphones dj
musical-notes: music song musician choir melody note
musical-keyboard: piano keyboard-music pianist
video-game: gaming gamer video-game controller game
joystick: arcade joystick
game-die: dice board-game tabletop rpg
chess-pawn: chess
puzzle-piece: puzzle autism jigsaw
books: library librarian
open-book: book reading reader bookworm bookish novel literature
pencil: writer writing pencil author
paintbrush: painting painter paint
artist-palette: art artist palette
camera: camera photographer photography photo
yarn: yarn knitting crochet knit wool-yarn crafter
thread: sewing quilting quilt thread seamstress
scissors!: hairdresser barber scissors hairstylist stylist salon
potted-plant: plant houseplant gardening gardener garden plant-mom
seedling: seedling sprout earth-day growth arbor-day
herb: leaf herb vegan botany
cactus: cactus succulent desert-plant
sunflower: sunflower
tulip: tulip spring
rose: rose
hibiscus: hibiscus hawaii
cherry-blossom: cherry-blossom flower floral
bouquet: bouquet florist mothers-day
lotus: lotus zen mindfulness
four-leaf-clover: clover lucky luck four-leaf-clover
shamrock: shamrock irish st-patrick st-patricks-day
evergreen-tree: pine evergreen forest woods
deciduous-tree: tree oak nature
palm-tree: palm palm-tree beach summer
mount-fuji: mountain hiking-peak peak alps climb summit
tent: tent camping camp camper campsite glamping
compass: compass adventure explore explorer wander wanderlust
hiking-boot: hiking hike hiker boot trail backpacking
canoe: canoe kayak kayaking paddle rowing
fishing-pole!: fishing fisherman fishing-rod angling lake
hook!: hook
sailboat: sailing sailboat boat sailor yacht
anchor!: anchor navy nautical captain
ship: cruise ship
bicycle!: bicycle bike cycling cyclist
motorcycle: motorcycle biker motorbike
racing-car!: racing race-car formula
automobile: car driving
pickup-truck: pickup pickup-truck
sport-utility-vehicle: jeep suv road-trip off-road
articulated-lorry: truck trucker semi
tractor: tractor farmer farming agriculture
locomotive: train railroad locomotive
airplane: airplane plane pilot travel flight aviation traveler
rocket: rocket space nasa launch
person-running: running runner jogging marathon run
person-swimming: swimming swimmer swim
person-surfing: surfing surfer surf
person-climbing: climbing climber bouldering
skier: skiing skier ski
snowboarder: snowboarding snowboard
skateboard: skateboard skater skateboarding
roller-skate: roller-skate skating roller-derby
ice-skate: ice-skating figure-skating
soccer-ball: soccer football-soccer goalkeeper
basketball: basketball hoops
american-football: football touchdown gameday
baseball: baseball
softball: softball
tennis: tennis
volleyball: volleyball
rugby-football: rugby
flag-in-hole: golf golfer golfing
bowling: bowling
bullseye: darts archery-target target
ping-pong: ping-pong table-tennis
badminton: badminton
boxing-glove: boxing boxer fighter
martial-arts-uniform: karate judo martial-arts taekwondo
person-lifting-weights: gym weightlifting lifting workout fitness barbell
flexed-biceps: strong muscle strength bicep
person-in-lotus-position: yoga meditation namaste
bow-and-arrow: archery archer
axe!: axe lumberjack woodworking
jack-o-lantern: pumpkin halloween jack-o-lantern
ghost: ghost boo spooky
skull: skull skeleton goth
coffin: coffin
candle: candle
crystal-ball: crystal-ball fortune
broom: broom witchcraft
christmas-tree: christmas christmas-tree xmas
santa-claus: santa
snowman-without-snow: snowman winter
snowflake!: snowflake snow cold
wrapped-gift: gift present
bell: bell
candy: candy
lollipop: lollipop
turkey: turkey thanksgiving
fallen-leaf: autumn fall
maple-leaf: maple canada maple-leaf
heart-suit: heart love valentine valentines-day valentines nurse-heart
two-hearts: hearts family grandma
heart-with-arrow: cupid
party-popper: party celebration
balloon: balloon
crown: crown queen king princess
ring!: wedding bride engagement
gem-stone: diamond gem
menorah: menorah hanukkah
stethoscope!: nurse doctor stethoscope medical nursing healthcare rn
syringe: syringe vaccine
tooth: tooth dentist dental hygienist
hammer: hammer carpenter builder
wrench: wrench plumber mechanic
hammer-and-wrench: handyman tools father dad-tools diy
toolbox: toolbox electrician-tools
gear: gear engineer engineering
laptop: laptop programmer coding coder developer code programming
keyboard: keyboard typing
microscope: microscope biology lab
test-tube: chemistry chemist science
dna!: dna genetics
atom-symbol: atom physics scientist
telescope!: telescope astronomy stargazing
red-apple: apple teacher teaching school-apple
graduation-cap: graduation graduate student university
school: school back-to-school
fire-engine: firefighter fireman fire-truck
police-car: police officer
straight-ruler: ruler math
light-bulb: idea light-bulb
high-voltage: lightning electrician electric energy voltage
fire: fire flame campfire
sun: sun sunshine summer-sun solstice
sun-with-face: happy-sun
crescent-moon: moon night lunar
star: star
sparkles: sparkle sparkles magic clean
shooting-star: shooting-star wish
rainbow: rainbow pride
cloud-with-lightning: storm thunder weather
water-wave: wave ocean sea
volcano: volcano
sunrise-over-mountains: sunrise
ringed-planet: planet saturn universe
alien-monster: invader retro-game
alien: alien
flying-saucer: ufo
robot: robot
peace-symbol: peace hippie
yin-yang: yin-yang balance
sunglasses: sunglasses cool
cowboy-hat-face: cowboy cowgirl western rodeo
top-hat: top-hat magician abe
old-key: key realtor
alarm-clock: clock morning alarm
sleeping-face: sleep nap sleepy tired
baby-bottle: baby newborn midwife
teddy-bear: teddy teddy-bear toy
feather: feather boho
wheel!: wheel
globe-showing-americas: earth globe world geography planet-earth
brain: brain psychology mental-health
thinking-face: thinking
eyes: eyes
shield: shield
crossed-swords: sword swords fencing knight
pill: pill pharmacist pharmacy
shopping-bags: bag shopping shopper
bubbles: bubble bubbles soap
cloud: cloud
safety-pin: safety-pin
house: house home
luggage: suitcase luggage vacation
newspaper: newspaper news journalist
movie-camera: film filmmaker director
television: television tv
ballet-shoes: ballet dance dancer
mirror-ball: disco mirror-ball
magnet: magnet
maracas: maracas
flute: flute
field-hockey: field-hockey
curling-stone: curling
kite: kite
person-cartwheeling: gymnastics cheerleading
lacrosse: lacrosse
cricket-game: cricket
parachute: parachute skydiving
ring-buoy: lifeguard
diving-mask: diving scuba snorkeling
sled: sled sledding
magic-wand: wand wizard
nesting-dolls: doll
performing-arts: theatre theater drama actor
ferris-wheel: carnival fair
carousel-horse: carousel
cityscape: city skyline
desert-island: island tropical
carrot: carrot
meat-on-bone: meat carnivore
spiral-shell: shell seashell
ear-of-corn: corn harvest
wind-face!: wind
umbrella: umbrella rain
pick: pick miner
envelope: mail envelope letter postal mail-carrier
nail-polish: nails manicure nail-tech
scorpion: scorpion
ant: ant
worm: worm compost
`
  .trim()
  .split('\n')
  .map((line) => {
    const [icon, words] = line.split(': ')
    return { icon: icon.replace('!', ''), open: icon.endsWith('!'), words: words.split(' ') }
  })
  .filter((motif, index, all) => all.findIndex((other) => other.icon === motif.icon) === index)

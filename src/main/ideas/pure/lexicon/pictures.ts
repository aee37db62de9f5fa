/** Pictures of topics that were listed in rows with one picture for all: what shows this one best. */
const ROWS = `
paw: ferret, chinchilla, axolotl, capybara, opossum, armadillo
poodle: poodle
black cat: black cat
rat: rat
parrot: parrot
goldfish: goldfish
donkey: donkey
goose: goose
beaver: beaver
badger: badger
skunk: skunk
hedgehog: porcupine
lobster: lobster
leopard: cheetah
crow: crow, raven
pigeon: pigeon
wave: manatee
scissors: crafting, scrapbooking, coupon clipping
sewing: quilting, embroidering
pottery: pottery
pencil: drawing
chair: restoring furniture
anvil: blacksmithing
calligraphy: calligraphy, fountain pen
barn: homesteading, barn, countryside
vinyl: collecting vinyl
bread: baking sourdough, cornbread, cinnamon roll
van: van living
drone: flying drones
detective: true crime
tattoo: tattoos
sleep: napping
softball: softball
lacrosse: lacrosse
rugby: rugby
swimming: swimming
pickleball: pickleball
ping-pong: table tennis
badminton: badminton
disc golf: disc golf
karate: martial arts
roller-skate: roller skating
ice-skating: figure skating
mountain biking: mountain biking
climbing: climbing
hiking: hiking
surfing: surfing
boat: boating
scuba diving: scuba diving
snowmobile: snowmobiling
jeep: off-roading
drag racing: drag racing
parachute: skydiving
megaphone: cheerleading
gymnastics: gymnastics
wrestling: wrestling
yoga: yoga
firefighter: firefighter
crayon: kindergarten teacher, preschool teacher
apple: special education teacher
ruler: math teacher, math
whistle: gym teacher, coach, crossing guard
graduation cap: professor, grad student
school bus: bus driver
house: roofer, real estate agent, tiny house
construction worker: construction worker
lawyer: lawyer, paralegal, law student
accountant: accountant
computer: data analyst, spreadsheet
pine: park ranger
delivery: delivery driver
film: video editor
ballet: dancing
ice hockey: hockey
speech balloon: speech therapist, comic book
hearts: grandma, great-grandma
heart: grandpa
cookie: macaron
blueberry: blueberry
pasta: meatball
dumpling: dumpling, empanada
burrito: burrito
waffle: waffle
bagel: bagel
peanut: peanut butter
curry: curry
soup: gumbo
potato: potato, mashed potatoes
sandwich: sandwich
pie: pie
cheese: queso
cake: dessert
steak: steak
shrimp: seafood
matcha: matcha
cabin: cabin
history: history
lighthouse: lighthouse
theater: theater
`

const PICTURES = new Map(
  ROWS.trim().split('\n').flatMap((row) => {
    const [picture = '', topics = ''] = row.split(': ')
    return topics.split(', ').map((topic) => [topic, picture] as const)
  }),
)

/** The word for the picture of a topic, where it is not the one of its row. */
export function pictureOf(topicId: string): string | undefined {
  return PICTURES.get(topicId)
}

/** Topics that have a picture of their own. */
export const PICTURED: readonly string[] = [...PICTURES.keys()]

/** What somebody may type, and the topics of ideas that answer it. Judged by hand from the topics of ideas made of the shared posts, before anything was measured. */
export interface Labelled {
  readonly query: string
  readonly topics: readonly string[]
}

const DOGS = 'dog,corgi,pug,pit bull,bulldog'
const SEA = 'ocean,surfing,beach,scuba diving,kayaking'

/** Other words than those the ideas use. */
export const OTHER_WORDS: readonly Labelled[] = read(`
puppy:${DOGS} canine:${DOGS} hound:${DOGS} feline:cat kitten:cat bunny:rabbit hare:rabbit swine:pig poultry:chicken,duck hen:chicken tortoise:turtle,sea turtle
pony:horse,horseback riding cattle:cow espresso:coffee java:coffee caffeine:coffee,tea lager:beer,homebrewing ale:beer,homebrewing bourbon:whiskey liquor:whiskey
educator:teacher,art teacher,music teacher,professor schoolteacher:teacher,art teacher,music teacher attorney:lawyer,law student caregiver:nurse ambulance:paramedic
druggist:pharmacist fireman:firefighter warrior:soldier programmer:coding software:coding,computer,tech support physician:medical student
angler:fishing bicycle:cycling,mountain biking biker:motorcycling,cycling,mountain biking jogging:running marathon:running workout:weightlifting,yoga gym:weightlifting
mountaineering:climbing,hiking,mountains trekking:hiking,camping needlework:knitting,crocheting,sewing,quilting,embroidering carpentry:woodworking,wood carving
astronomy:stargazing,space astronaut:space novels:reading,bookstore camera:photography picture:photography,painting,drawing automobile:restoring cars,pickup truck
guitarist:playing guitar percussion:playing drums wedding:bride,newlywed barbecue:grilling,steak,burger pastry:baking,cake,cupcake,muffin
dessert:dessert,cake,cookie,ice cream,cupcake spud:potato fungus:mushroom blossom:flower,gardening seaside:${SEA} sea:${SEA} woods:forest,hiking,camping
grandmother:grandma father:dad,grandpa parent:mom,dad,twin mom nap:napping snooze:napping riding:horseback riding,horse,cycling,motorcycling
veggies:vegetarian,vegan plant:gardening,flower`)

/** The ideas' own words: what helps the others must not harm these. */
export const OWN_WORDS: readonly Labelled[] = read(`
dog:${DOGS} cat:cat coffee:coffee nurse:nurse teacher:teacher,art teacher,music teacher running:running fishing:fishing gardening:gardening camping:camping
beer:beer,homebrewing yoga:yoga guitar:playing guitar math:math knitting:knitting hiking:hiking pizza:pizza soccer:soccer horse:horse,horseback riding wine:wine surfing:surfing`)

/** `query:topic,topic query:topic`; a topic may have blanks inside. */
function read(text: string): readonly Labelled[] {
  return [...text.matchAll(/(\w+):([^:]+)(?=\s\w+:|$)/g)].map(([, query = '', topics = '']) => ({ query, topics: topics.trim().split(',') }))
}

import { drink, food, place, subject, thing, type Topic } from './topic.ts'

const COUNT = ['count'] as const
const counted = (names: string, motif: string): Topic[] => names.split(', ').map((name) => food(name, motif, { traits: COUNT }))
const dishes = (names: string, motif: string): Topic[] => names.split(', ').map((name) => food(name, motif))

export const FOODS: readonly Topic[] = [
  food('taco', 'taco', { traits: COUNT, words: ['taco tuesday'], communities: ['tacos'] }),
  food('pizza', 'pizza', { communities: ['pizza'] }),
  food('burger', 'burger', { traits: COUNT, words: ['cheeseburger', 'hamburger'], communities: ['burgers'] }),
  food('donut', 'donut', { traits: COUNT, words: ['doughnut', 'doughnuts'] }),
  food('cupcake', 'cupcake', { traits: COUNT }),
  food('cookie', 'cookie', { traits: COUNT, words: ['chocolate chip'] }),
  food('pancake', 'pancake', { traits: COUNT }),
  food('waffle', 'pancake', { traits: COUNT }),
  food('avocado', 'avocado', { traits: COUNT, words: ['guacamole'] }),
  food('pickle', 'pickle', { traits: COUNT }),
  food('dumpling', 'ramen', { traits: COUNT }),
  food('burrito', 'taco', { traits: COUNT }),
  food('bagel', 'donut', { traits: COUNT }),
  food('hot dog', 'hot-dog', { traits: COUNT }),
  food('cheese', 'cheese', { communities: ['cheese'], words: ['cheddar', 'brie'] }),
  food('chocolate', 'chocolate', { communities: ['chocolate'] }),
  food('ice cream', 'icecream', { words: ['gelato', 'sundae'], communities: ['icecream'] }),
  food('ramen', 'ramen', { words: ['noodles'], communities: ['ramen'] }),
  food('sushi', 'sushi', { communities: ['sushi'] }),
  food('bacon', 'bacon', { communities: ['bacon'] }),
  food('hot sauce', 'pepper', { words: ['spicy', 'jalapeno', 'habanero', 'chili pepper'], communities: ['hotsauce', 'spicy'] }),
  food('pasta', 'pasta', { words: ['spaghetti', 'lasagna'], communities: ['pasta'] }),
  food('mac and cheese', 'cheese', { communities: ['macandcheese'] }),
  food('garlic bread', 'bread', { communities: ['garlicbread'] }),
  food('popcorn', 'popcorn'),
  food('pumpkin spice', 'pumpkin', { words: ['pumpkin pie'] }),
  food('peanut butter', 'honey'),
  food('watermelon', 'watermelon'),
  food('barbecue', 'grill', { words: ['pulled pork', 'brisket'] }),
  food('charcuterie', 'cheese', { words: ['charcuterie board'], communities: ['charcuterie'] }),
  food('fried chicken', 'chicken', { communities: ['friedchicken'] }),
  ...counted('pretzel, croissant, macaron, strawberry, blueberry, peach, lemon, pineapple, cherry, potato, egg, muffin, sandwich, meatball, empanada, cinnamon roll', 'heart'),
  ...dishes('cake, pie, curry, pho, chili, cornbread, gumbo, steak, seafood, salsa, queso, mashed potatoes, candy, snacks, brunch, breakfast, dessert', 'heart'),
].map(withOwnMotif)

/** Foods that share a row keep a motif of their own where there is one. */
function withOwnMotif(topic: Topic): Topic {
  const own: Readonly<Record<string, string>> = {
    pretzel: 'pretzel', croissant: 'croissant', strawberry: 'strawberry', blueberry: 'berry', peach: 'peach', lemon: 'lemon', pineapple: 'pineapple',
    cherry: 'cherry', egg: 'egg', muffin: 'cupcake', sandwich: 'bread', cake: 'cake', pie: 'cake', candy: 'candy', steak: 'meat', seafood: 'crab', breakfast: 'egg',
    brunch: 'pancake', pho: 'ramen', curry: 'pepper', chili: 'pepper', salsa: 'pepper', snacks: 'popcorn',
  }
  const motif = own[topic.id]
  const ambiguous = topic.ambiguous || ['peach', 'lemon', 'cherry', 'candy', 'chili', 'egg', 'pie', 'snacks'].includes(topic.id)
  return { ...topic, ambiguous, motif: motif ?? topic.motif }
}

export const DRINKS: readonly Topic[] = [
  drink('coffee', 'coffee', { words: ['espresso', 'latte', 'cappuccino', 'caffeine'], communities: ['coffee', 'espresso'] }),
  drink('iced coffee', 'coffee', { parent: 'coffee', words: ['cold brew'] }),
  drink('tea', 'tea', { words: ['teapot', 'earl grey', 'green tea', 'chai'], communities: ['tea'] }),
  drink('matcha', 'tea', { communities: ['matcha'] }),
  drink('boba', 'boba', { words: ['bubble tea'], communities: ['boba'] }),
  drink('hot cocoa', 'mug', { words: ['hot chocolate'] }),
  drink('lemonade', 'lemon'),
  drink('sweet tea', 'tea', { parent: 'tea' }),
  drink('smoothies', 'strawberry', { words: ['smoothie'] }),
  drink('wine', 'wine', { traits: ['alcohol'], words: ['winery', 'vineyard', 'red wine'], communities: ['wine'] }),
  drink('beer', 'beer', { traits: ['alcohol'], words: ['craft beer', 'ipa', 'brewery', 'stout'], communities: ['beer', 'craftbeer'] }),
  drink('whiskey', 'whiskey', { traits: ['alcohol'], words: ['whisky', 'bourbon', 'scotch'], communities: ['whiskey', 'bourbon', 'scotch', 'whisky'] }),
  drink('margaritas', 'cocktail', { traits: ['alcohol'], words: ['margarita', 'tequila'] }),
  drink('cocktails', 'cocktail', { traits: ['alcohol'], words: ['cocktail', 'martini', 'mojito'], communities: ['cocktails'] }),
  drink('mimosas', 'cocktail', { traits: ['alcohol'], words: ['mimosa'] }),
]

export const PLACES: readonly Topic[] = [
  place('mountains', 'mountain', { words: ['mountain', 'alpine'], communities: ['mountains'] }),
  place('beach', 'palm', { words: ['beaches', 'seashells', 'seaside'], communities: ['beach'] }),
  place('ocean', 'wave', { words: ['sea', 'tide'], communities: ['ocean'] }),
  place('lake', 'boat', { words: ['lake house', 'lakeside'] }),
  place('forest', 'tree', { words: ['woods', 'redwoods', 'woodland'], communities: ['forest'] }),
  place('desert', 'cactus', { words: ['cactus', 'mesa'] }),
  place('river', 'wave', { ambiguous: true }),
  place('cabin', 'pine', { words: ['log cabin'], communities: ['cabinporn'] }),
  place('national parks', 'tree', { words: ['national park', 'state park'], communities: ['nationalpark', 'nationalparks'] }),
  place('countryside', 'chicken', { words: ['country road', 'small town'] }),
  place('barn', 'chicken', { ambiguous: true }),
  place('porch', 'sun', { ambiguous: true, words: ['front porch', 'rocking chair'] }),
  place('moon', 'moon', { words: ['full moon', 'moonlight', 'lunar'], audience: 'moon watchers' }),
  place('stars', 'star', { ambiguous: true }),
  place('garden', 'flower', { ambiguous: true, words: ['sunflowers', 'wildflowers', 'wildflower'] }),
  place('farm', 'tractor', { ambiguous: true }),
  place('library', 'book', { ambiguous: true }),
  place('bookstore', 'book', {}),
  place('farmers market', 'carrot', {}),
  place('ballpark', 'baseball', {}),
  place('lighthouse', 'anchor', {}),
  place('couch', 'sleep', { ambiguous: true }),
]

export const SUBJECTS: readonly Topic[] = [
  subject('math', 'pi', { words: ['mathematics', 'algebra', 'calculus', 'geometry', 'statistics'], communities: ['math', 'statistics'] }),
  subject('science', 'atom', { words: ['experiment'], communities: ['science', 'askscience', 'everythingscience'] }),
  subject('physics', 'atom', { words: ['quantum'], communities: ['physics'] }),
  subject('chemistry', 'chemistry', { words: ['chemist', 'periodic table'], communities: ['chemistry'] }),
  subject('biology', 'dna', { words: ['biologist', 'microbiology', 'botany'], communities: ['biology', 'botany'] }),
  subject('space', 'rocket', { words: ['rocket', 'galaxy', 'astronaut', 'planet', 'eclipse', 'solar eclipse'], communities: ['space', 'spaceporn'], ambiguous: true }),
  subject('history', 'book', { words: ['historian', 'medieval'], communities: ['history', 'askhistorians'] }),
  subject('grammar', 'pencil', { words: ['grammar police', 'punctuation'], communities: ['grammar'] }),
  subject('weather', 'storm', { words: ['meteorologist', 'thunderstorm', 'storm chaser', 'snow day'], communities: ['weather', 'tropicalweather'] }),
  subject('music', 'music', { words: ['musician', 'orchestra'], communities: ['wearethemusicmakers'], ambiguous: true }),
  subject('philosophy', 'book', { communities: ['philosophy'] }),
  subject('psychology', 'brain', { communities: ['psychology'] }),
  subject('theater', 'crown', { words: ['theatre', 'drama club', 'stage crew'], communities: ['theatre', 'musicals'] }),
  subject('puns', 'thinking', { words: ['pun', 'wordplay'], communities: ['puns', 'jokes'] }),
  subject('trivia', 'star', { words: ['pub quiz', 'trivia night'], communities: ['trivia'] }),
]

export const THINGS: readonly Topic[] = [
  thing('sunflower', 'sunflower', { words: ['sunflowers'] }),
  thing('wildflower', 'flower', { words: ['wildflowers'] }),
  thing('rainbow', 'rainbow'),
  thing('hammock', 'palm'),
  thing('pickup truck', 'truck', { words: ['pickup', 'truck'], communities: ['trucks'] }),
  thing('vintage camera', 'camera', { communities: ['analog'] }),
  thing('fountain pen', 'writer', { communities: ['fountainpens'] }),
  thing('mechanical keyboard', 'keyboard', { communities: ['mechanicalkeyboards'] }),
  thing('tiny house', 'key', { words: ['tiny home'], communities: ['tinyhouses'] }),
  thing('comic book', 'thinking', { words: ['comics'], communities: ['comics', 'comicbooks'] }),
  thing('lawn', 'seedling', { words: ['lawn mower', 'mowing'], communities: ['lawncare'] }),
  thing('spreadsheet', 'idea', { words: ['spreadsheets'] }),
]

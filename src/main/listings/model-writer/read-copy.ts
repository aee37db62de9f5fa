/**
 * What a language model wrote is a stranger's text: it may have obeyed an order that stood in a signal. So a title,
 * paragraph, bullet or tag that holds anything a listing has no use for is left out whole; nothing in it is mended.
 */
import { findInText } from '../../compliance/index.ts'
import { AppError } from '../../kernel/errors.ts'
import { PROMPT_RULES } from '../../language-models/index.ts'
import type { ListingLanguage, MasterCopy } from '../contract.ts'
import { fits, hasOpenPair } from '../pure/cut.ts'
import { uniqueTags } from '../pure/tags.ts'
import { INSTRUCTIONS, type CopyBrief, type WrittenCopy } from './question.ts'

const LATIN = /^[\p{Script=Latin}\p{Mn}\p{Nd} ,.!?'’‘‚"“”„«»‹›()&:;–—…-]+$/u
const JAPANESE = /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Nd} 　ー、。・「」『』（）！？：～〜,.!?'’"“”()&:;–—…-]+$/u
/** A mark between two letters is an address or code: "evil.example", "a:b". */
const JOINED = /[\p{Script=Latin}\p{N}][.:!?,][\p{Script=Latin}\p{N}]/u

/** Shouting. */
const LOUD = /[!?]{2,}|\.{4,}/

/** How orders, programs and touts speak, in the languages that are written. */
const TELLS = new RegExp([
  String.raw`(?<!\p{L})(instructions?|prompts?|json|schema|javascript|sudo|chatbot|https?|www|api|passwords?|passcode|subscribe|whatsapp|telegram|bitcoin|crypto|jailbreak|openai|anthropic|chatgpt)(?!\p{L})`,
  String.raw`(?<!\p{L})(anweisung(en)?|passwort|passwörter|ignorier(e|en)|istruzioni|instrucciones|contraseña|mot de passe|consignes?|ignorez|ignora)(?!\p{L})`,
  String.raw`(?<!\p{L})(ignore|disregard|forget|override) (all|any|every|the|my|your|previous|prior|above)(?!\p{L})`,
  String.raw`(?<!\p{L})(system|developer|hidden) (prompt|message|text|note)`, String.raw`(?<!\p{L})(as an ai|language model|sprachmodell|modèle de langage|modello linguistico|modelo de lenguaje)(?!\p{L})`,
  String.raw`(?<!\p{L})(drop table|select from|insert into|rm rf)(?!\p{L})`, String.raw`(?<!\p{L})(api|secret|access|private) (keys?|tokens?)(?!\p{L})`,
  String.raw`(?<!\p{L})(visit|click|download|buy|order|call|text|email|dm|follow|join) (us|me|now|at|here|my|our|this|today)(?!\p{L})`, String.raw`(?<!\p{L})(dot|punkt|punto|point) (com|net|org|shop|de|example)(?!\p{L})`,
  String.raw`(?<!\p{L})(jetzt (kaufen|bestellen)|bestelle? jetzt|klick(e|en)? hier|besuch(e|en)? uns|folg(e|en)? uns|achetez|cliquez|commandez|compra ora|acquista|clicca|compra ahora|cómpra\p{L}*|haz clic|visita)(?!\p{L})`,
  '今すぐ|購入|クリック|パスワード|プロンプト|指示に|無視',
].join('|'), 'iu')

/** Claims about goods that nobody here knows: cloth, fit, comfort, quality, shipping, presents. */
const CLAIMS = new RegExp([
  String.raw`(?<!\p{L})(cotton|polyester|organic|comfort\p{L}*|durable|soft|breathable|preshrunk|machine wash\p{L}*|premium|quality|shipping|delivery|guarante\p{L}*|gifts?|presents?|dishwasher|microwave)(?!\p{L})`,
  String.raw`baumwoll|polyester|strapazierfähig|hochwertig|qualität|versand|liefer(ung|zeit)|garantie|geschenk|bequem|spülmaschine|(?<!\p{L})weich(?!\p{L})`,
  String.raw`(?<!\p{L})(coton|qualité|livraison|garanti\p{L}*|cadeaux?|confortable\p{L}*|doux|cotone|qualità|spedizione|garanzia|regal[oi]|comod[oi]|morbid[oi]|algodón|calidad|envío|garantía|regalos?|cómod[oa]s?|suave)(?!\p{L})`,
  'コットン|綿|品質|配送|送料|保証|ギフト|プレゼント|着心地|肌触り',
].join('|'), 'iu')

const LONGEST = { title: 160, paragraph: 600, bullet: 250, tag: 40 } as const
const MOST = { paragraphs: 5, bullets: 5, tags: 40 } as const
/** As many of somebody's words in a row are a quotation. */
const QUOTED_WORDS = 5

/**
 * The master copy, or what is left of it. Titles without the phrase are none; the phrase itself is always the last one.
 * @throws AppError `rejected` when no paragraph is left.
 */
export function readCopy(written: WrittenCopy, brief: CopyBrief): MasterCopy {
  const phrase = brief.phrase.replace(/\s+/g, ' ').trim()
  const isFit = fitFor({ ...brief, phrase })
  const kept = (texts: readonly string[], longest: number): string[] => texts.map(tidy).filter((text) => fits(text, longest) && isFit(text))
  const paragraphs = kept(written.paragraphs.slice(0, MOST.paragraphs), LONGEST.paragraph)
  if (paragraphs.length === 0) throw new AppError('rejected', 'The language model wrote nothing that can stand in a listing.')
  const ladder = (...titles: string[]): [string, ...string[]] => {
    const [first = phrase, ...rest] = [...new Set([...kept(titles, LONGEST.title).filter((title) => holds(title, phrase)), phrase])]
    return [first, ...rest]
  }
  const titles = { product: ladder(written.productTitle, written.productTitleShort, written.designTitleShort), design: ladder(written.designTitle, written.designTitleShort) }
  return {
    title: titles.product[0], titles, description: paragraphs.join('\n\n'), bullets: kept(written.bullets.slice(0, MOST.bullets), LONGEST.bullet),
    tags: uniqueTags(kept(written.tags.slice(0, MOST.tags).map((tag) => tag.toLowerCase()), LONGEST.tag).filter((tag) => /^[\p{L}\p{Nd}' -]+$/u.test(tag))),
  }
}

/** The phrase is the seller's and was checked by itself, so it is taken out before the rest is judged. */
function fitFor({ phrase, said, language }: CopyBrief): (text: string) => boolean {
  const sources = [...said, INSTRUCTIONS, PROMPT_RULES].map((source) => ` ${wordsIn(source).join(' ')} `)
  const plain = language === 'ja' ? JAPANESE : LATIN
  return (text) => {
    const rest = text.split(phrase).join('…')
    if (!plain.test(rest) || JOINED.test(rest) || LOUD.test(rest) || hasOpenPair(rest) || !saysSomething(text, language)) return false
    const words = wordsIn(rest).join(' ')
    return !TELLS.test(words) && !TELLS.test(rest) && !CLAIMS.test(rest) && !isQuoted(rest, sources) && findInText({ description: rest }).length === 0
  }
}

function saysSomething(text: string, language: ListingLanguage): boolean {
  return language === 'ja' ? /[\p{L}]/u.test(text) : wordsIn(text).some((word) => word.length > 1)
}

function isQuoted(text: string, sources: readonly string[]): boolean {
  const words = wordsIn(text)
  const runs = words.slice(0, Math.max(0, words.length - QUOTED_WORDS + 1)).map((_, at) => ` ${words.slice(at, at + QUOTED_WORDS).join(' ')} `)
  return runs.some((run) => sources.some((source) => source.includes(run)))
}

function holds(title: string, phrase: string): boolean {
  return ` ${wordsIn(title).join(' ')} `.includes(` ${wordsIn(phrase).join(' ')} `)
}

function tidy(text: string): string {
  return text.normalize('NFC').replaceAll(/[ \t]{2,}/g, ' ').trim()
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().replaceAll(/['’]/g, '').match(/[\p{L}\p{N}]+/gu) ?? []
}

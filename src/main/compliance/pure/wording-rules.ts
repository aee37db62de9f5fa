/**
 * Claims that get listings refused, in English and German. German is written as the plain form reads it: no accents, ß as ss.
 * How strictly a market takes each family, and where that was read, stands in market-wording.ts.
 */
import type { WordingFamily } from './rules.ts'

export interface WordingRule {
  readonly family: WordingFamily
  readonly because: string
  /** Alternatives of one regular expression, matched as whole words in lower-case text. */
  readonly words: readonly string[]
}

const LEIDEN = 'angst|angste|depression(?:en)?|krebs|corona|krankheit(?:en)?|schmerz(?:en)?|stress|infektion(?:en)?|viren|schlaflosigkeit|adhs|diabetes|migrane|arthritis|entzundung(?:en)?'
const AILMENTS = 'anxiety|depression|cancer|covid|diseases?|illness|pain|stress|infections?|viruses|insomnia|adhd|diabetes|migraines?|arthritis'

export const wordingRules: readonly WordingRule[] = [
  {
    family: 'promotion',
    because: 'is promotional',
    words: [
      'best[ -]?sell(?:er|ers|ing)', 'on sale', 'flash sale', 'sale (?:price|ends|now)', 'clearance (?:sale|price|item)s?', '\\d+ ?% off', '(?:\\d+ ?%|big|huge|special) discounts?', 'discount(?:ed)? (?:price|code)s?',
      'coupon codes?', 'promo(?:tion)? codes?', 'limited[ -](?:time|edition|offer)', '(?:order|buy|shop) (?:now|today)', 'add to cart',
      'special offer', '(?:best|lowest|cheapest|great|low) prices?', '(?:great|best|hot) deals?', 'top[ -]rated', '#1 (?:seller|selling|rated)',
      'buy (?:one|two|1|2) get', 'must[ -]have', 'hot item', 'trending now', 'while supplies last',
      // German
      'verkaufsschlager', 'im angebot', 'sonder(?:angebot|preis|aktion)e?', 'schnappchen', '\\d+ ?% (?:rabatt|reduziert|gunstiger|gespart)', 'rabatt(?:e|code|aktion)?', 'gutschein(?:e|code)?', 'limitierte? (?:auflage|edition)',
      '(?:jetzt|heute|gleich) (?:kaufen|bestellen|zugreifen|sichern)', 'in den warenkorb', '(?:bester|tiefster|kleiner|unschlagbarer) preis', 'nur (?:fue?r )?kurze zeit', 'solange der vorrat reicht', 'top[ -]?bewertet', 'muss man haben', 'ausverkauf',
    ],
  },
  {
    family: 'use-claim',
    because: 'tells the buyer what it is for',
    words: [
      'gift(?:s|ing)?', '(?:birthday|christmas|holiday|anniversary|graduation|retirement) presents?', 'present for',
      '(?:perfect|great|ideal) (?:for|as|to|present|choice)', 'makes? (?:a|an) (?:great|perfect|nice|lovely|awesome|excellent|wonderful)',
      'stocking stuffers?',
      // German
      'geschenk(?:e|s|idee|ideen|artikel)?', '(?:geburtstags|weihnachts|oster|abschieds|hochzeits|muttertags|vatertags)geschenke?', 'zum (?:verschenken|geburtstag verschenken)', '(?:perfekt|ideal|toll|super) (?:fue?r|als|zum|zur)', '(?:perfekte[srn]?|ideale[srn]?) (?:geschenk|mitbringsel|uberraschung)', 'mitbringsel',
    ],
  },
  {
    family: 'shipping',
    because: 'promises something about shipping',
    words: [
      '(?:free|fast|quick|express|same[ -]day|next[ -]day|overnight|worldwide) (?:shipping|delivery|dispatch|returns)',
      'ships (?:from|within|in|fast|today|free|worldwide)', '(?:delivered|arrives) (?:by|in|within)', 'free (?:gift|exchange)',
      // German
      '(?:kostenlose[rs]?|gratis|schnelle[rs]?|versandkostenfreie[rs]?) ?(?:versand|lieferung|ruckgabe|ruckversand)', 'versandkostenfrei', 'blitzversand', 'expressversand', 'lieferung (?:in|innerhalb|bis)', 'sofort lieferbar',
    ],
  },
  {
    family: 'quality',
    because: 'promises quality nobody has checked',
    words: [
      '(?:high|highest|premium|top|best|superior|finest|excellent)[ -]quality', 'guarantee(?:s|d)?', 'warranty', 'money[ -]back',
      '100 ?% (?:cotton|polyester|satisfaction|organic)', 'durable', 'long[ -]lasting', "(?:won't|will not|never) (?:fade|shrink|crack|peel)",
      'made in (?:the )?(?:usa|u\\.s\\.a?\\.?|america)', 'eco[ -]friendly', 'machine washable',
      // German
      '(?:hochste|beste|hervorragende|erstklassige|premium)[ -]?qualitat', 'hochwertig(?:e[rsn]?)?', 'garant(?:ie|iert)', 'geld[ -]zuruck', '100 ?% (?:baumwolle|zufriedenheit)', 'langlebig(?:e[rsn]?)?', 'umweltfreundlich(?:e[rsn]?)?', 'waschmaschinenfest', 'made in germany', '(?:lauft nicht ein|verblasst nicht)',
    ],
  },
  {
    family: 'review',
    because: 'asks for a review',
    words: [
      'leave (?:us |me )?(?:a |your )?(?:\\w+ )?(?:review|feedback)', '(?:5|five)[ -]stars? (?:review|rating)s?', 'rate (?:us|me)', 'review (?:us|me)',
      '(?:positive|good) (?:review|feedback)s?',
      // German
      '(?:gib|gebt|geben sie|hinterlass|hinterlasst|schreib|schreibt)(?: \\w+){0,2} (?:bewertung|rezension)(?:en)?', '(?:5|funf)[ -]?sterne', 'bewerte(?:t|n sie)? (?:uns|mich)', 'positive (?:bewertung|rezension)(?:en)?',
    ],
  },
  {
    family: 'charity',
    because: 'claims that money goes to a cause',
    words: [
      'proceeds', '(?:%|percent|part|portion|share) of (?:the |our |all )?(?:profits?|sales?|proceeds)', '(?:will|to) be donated', 'we donate',
      'donat(?:es?|ed|ing|ions?) (?:to|from)', '(?:for|to) charity', 'fundrais(?:er|ers|ing)',
      // German
      'erlose?', '(?:teil|prozent|%) (?:des|der|vom|unseres) (?:gewinns?|erloses|einnahmen|umsatzes)', '(?:wird|werden) gespendet', 'wir spenden', 'spenden? (?:an|fue?r)', 'fue?r (?:den|einen) guten zweck',
    ],
  },
  {
    family: 'medical',
    because: 'claims a medical effect',
    words: [
      `(?:cure|cures|treat|treats|prevent|prevents|relieve|relieves|heal|heals|reduces) (?:your )?(?:${AILMENTS})`, 'clinically (?:proven|tested)',
      'fda[ -](?:approved|cleared)', 'doctor[ -]recommended', 'anti[ -]?(?:bacterial|microbial|viral)', 'medical[ -]grade', 'therapeutic',
      // German
      `(?:heilt|lindert|bekampft|behandelt|verhindert|beseitigt|hilft (?:gegen|bei)|gut gegen) (?:deine |ihre |die |den )?(?:${LEIDEN})`, 'klinisch (?:getestet|erprobt|bewiesen)', 'arztlich empfohlen', 'antibakteriell', 'medizinisch(?:e[rsn]?)? (?:wirksam|getestet|qualitat)', 'therapeutisch',
    ],
  },
  {
    family: 'licence',
    because: 'claims a licence or a mark',
    words: ['official(?:ly)? (?:licen[sc]ed|merch|merchandise)', 'licen[sc]ed (?:product|merch|merchandise|design)', 'trademark(?:ed)?', 'registered mark', 'offizielles? (?:lizenziert(?:e[rs]?)?|merch|merchandise|lizenzprodukt)', 'offiziell lizenziert', 'lizenz(?:ierte[srn]? )?produkt', 'eingetragene marke', 'markenrechtlich geschutzt'],
  },
  {
    family: 'parody',
    because: 'says that it plays on somebody’s work',
    words: ['parod(?:y|ies)', 'spoof', 'inspired by the (?:movie|film|series|show|book|game)', 'fan[ -]?art', 'parodien?', 'persiflage', 'inspiriert von'],
  },
  {
    family: 'prompt-bundle',
    because: 'offers prompts for picture models',
    words: ['(?:ai|midjourney|chatgpt|dall-?e) prompts?', 'prompts? (?:bundle|pack|collection)s?', 'ki[ -]?prompts?', 'prompt[ -]?paket'],
  },
]

/** Occasions in German; one that is not here is not named in a German listing. */

export interface GermanOccasion {
  /** "Muttertag". */
  readonly name: string
  /** "zum Muttertag", "zu Weihnachten". */
  readonly to: string
  /** What a compound begins with: "Muttertags". */
  readonly stem: string
}

const on = (name: string, stem = `${name}s`): GermanOccasion => ({ name, to: `zum ${name}`, stem })
const at = (name: string, stem = `${name}-`): GermanOccasion => ({ name, to: `zu ${name}`, stem })

const OCCASIONS: Readonly<Record<string, GermanOccasion>> = {
  'mothers day': on('Muttertag'), 'fathers day': on('Vatertag'), 'valentines day': on('Valentinstag'), 'childrens day': on('Kindertag'), 'cat day': on('Weltkatzentag'), 'world bee day': on('Weltbienentag'),
  'womens day': on('Frauentag'), 'international womens day': on('Frauentag'), 'st nicholas day': on('Nikolaustag'), 'st patricks day': on('St. Patrick’s Day', 'St.-Patrick’s-Day-'), 'earth day': on('Tag der Erde', 'Umwelt'),
  'world water day': on('Weltwassertag'), 'world animal day': on('Welttierschutztag'), 'world ocean day': on('Tag der Ozeane', 'Ozean'), 'pi day': on('Pi-Tag', 'Pi-Tag-'), 'international friendship day': on('Tag der Freundschaft', 'Freundschafts'),
  'new years day': on('Neujahr', 'Neujahrs'), graduation: on('Abschluss', 'Abschluss'), 'back to school': on('Schulanfang'), 'last day of school': on('Ferienbeginn', 'Ferien'), 'first day of spring': on('Frühlingsanfang', 'Frühlings'),
  'first day of summer': on('Sommeranfang', 'Sommer'), 'first day of fall': on('Herbstanfang', 'Herbst'), 'first day of winter': on('Winteranfang', 'Winter'), 'may day': on('1. Mai', 'Mai-'), oktoberfest: on('Oktoberfest', 'Oktoberfest-'),
  'mardi gras': on('Karneval', 'Karnevals'), thanksgiving: at('Thanksgiving'), 'teachers day': on('Weltlehrertag'), 'coffee day': on('Tag des Kaffees', 'Kaffee'), 'grandparents day': on('Großelterntag'),
  christmas: at('Weihnachten', 'Weihnachts'), easter: at('Ostern', 'Oster'), 'new years eve': at('Silvester', 'Silvester'), halloween: at('Halloween'), hanukkah: at('Chanukka'), diwali: at('Diwali'), purim: at('Purim'), 'lunar new year': on('Mondneujahr', 'Neujahrs'),
}

/** By the id of a concept's occasion or by its name in capitals; undefined for one that nobody wrote down. */
export function germanOccasion(occasion: string | undefined): GermanOccasion | undefined {
  const key = occasion?.toLowerCase().replace(/\s*\([^)]*\)/g, '').replace(/[’']/g, '').replace(/\s+/g, ' ').trim()
  return key === undefined ? undefined : OCCASIONS[key] ?? OCCASIONS[key.replace(/ (?:day|eve)$/, '')]
}

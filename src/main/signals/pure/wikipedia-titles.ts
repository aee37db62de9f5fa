/** Which of the most viewed pages are subjects that somebody could like on a shirt, by their titles alone. */

/** Pages that run the encyclopaedia; the English names work in every language edition. */
const NAMESPACES = 'special|wikipedia|portal|file|image|help|category|template|draft|user|talk|module|mediawiki|timedtext|book|media|wp|project'
/** The same in the larger editions (de, es, fr, it, pt, nl, pl, ru, ja): from general knowledge, not checked against each. */
const LOCAL_NAMESPACES =
  'spezial|datei|hilfe|kategorie|vorlage|benutzer|diskussion|especial|archivo|ayuda|categoría|plantilla|usuario|spécial|wikipédia|fichier|aide|catégorie|modèle|utilisateur|portail|speciale|aiuto|categoria|utente|portale|ficheiro|ajuda|predefinição|usuário|speciaal|bestand|categorie|sjabloon|gebruiker|portaal|specjalna|plik|pomoc|kategoria|szablon|wikipedysta|служебная|файл|категория|шаблон|участник|обсуждение|портал|википедия|справка|特別|ファイル|ヘルプ|テンプレート|利用者'
const NAMESPACE = new RegExp(`^(?:${NAMESPACES}|${LOCAL_NAMESPACES})(?:[ _](?:talk|diskussion|discussion|discusión))?:`, 'iu')
/** Main pages, what broken links ask for, and dots, which would climb in an address. */
const MAIN_PAGE = /^(?:main_page|hauptseite|portada|pagina_principale|hoofdpagina|заглавная_страница|メインページ|accueil|página_principal|strona_główna|-|index\.html?|404\.php|undefined|null|\.{1,2})$/iu

/** Whether the page belongs to the site and is no article. */
export function isSitePage(title: string): boolean {
  return NAMESPACE.test(title) || MAIN_PAGE.test(title)
}

const DEATH = /\b(?:deaths?|died|killings?|killed|murders?|murdered|homicides?|suicides?|assassinations?|executions?|massacres?|genocides?|holocaust|shootings?|stabbings?|bombings?|serial[ _]killers?|victims?|funerals?|obituar(?:y|ies)|drownings?|lynchings?)\b/iu
const DISASTER = /\b(?:earthquakes?|tsunamis?|hurricanes?|typhoons?|cyclones?|tornado(?:es)?|floods?|wildfires?|famines?|pandemics?|epidemics?|outbreaks?|plane[ _]crash|air[ _]disaster|derailment|flight[ _]\d{2,4}|sinking[ _]of|explosions?|terror(?:ism|ist)?|attacks?|hijackings?|wars?|invasions?|airstrikes?|hostages?|hezbollah|hamas|isis|al-qaeda|taliban|nazi(?:s|sm)?)\b/iu
const POLITICS = /\b(?:elections?|referendums?|impeachments?|presidential|parliament(?:ary)?|senators?|congress(?:ional)?|prime[ _]minister|politicians?|polit(?:ics|ical)|(?:republican|democratic|labour|conservative)[ _]party|supreme[ _]court|protests?|coup|sanctions)\b/iu
const ADULT = /(?:porn|hentai|xvideos|xnxx|xhamster|onlyfans|\bxxx\b|\bsex(?:ual(?:ity)?)?\b|\bnud(?:e|ity|ism)\b|\bnaked\b|\berotic|\bfetish|\bincest\b|\brape\b|\bprostitut|\bgenital|\bpenis\b|\bvagina\b|\bvulva\b|\bclitoris\b|\bmasturbat|\borgasm|\bbdsm\b|\bescort\b|\bcunnilingus\b|\bfellatio\b)/iu

/**
 * Why a title is kept out before anything is made of it, in words that follow "article 4:", or null when nothing speaks
 * against it. English words only: what slips through meets the compliance checks later.
 */
export function sensitiveTitle(title: string): string | null {
  // An underscore counts as a letter for \b.
  const words = title.replaceAll('_', ' ')
  if (ADULT.test(words)) return 'its title is of an adult subject'
  if (DEATH.test(words)) return 'its title speaks of death or violence'
  if (DISASTER.test(words)) return 'its title speaks of disaster or war'
  return POLITICS.test(words) ? 'its title speaks of politics' : null
}

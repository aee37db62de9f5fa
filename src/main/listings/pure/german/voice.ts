/**
 * Sentences that give a design its voice in German. `{who}` is the audience in the plural and stands only where its
 * subject and object forms are the same; `{motif}` is a neuter compound ("Katzenmotiv"). They promise nothing and say
 * nothing about the goods.
 */
import type { Mood } from '../../../ideas/contract.ts'

export const germanVoices: Readonly<Record<Mood, readonly string[]>> = {
  funny: [
    'Für {who}, die lieber darüber lachen.',
    'Sagt laut, was {who} sonst nur denken.',
    'Ein Witz, den {who} sofort verstehen.',
    'Für {who}, die sich selbst nicht ganz ernst nehmen.',
    'Halb Scherz, halb schlichte Wahrheit.',
    'Für Tage, an denen Ernstbleiben keine Option ist.',
    'Mit völlig ernstem Gesicht gesagt, versteht sich.',
    'Ein {motif} mit Augenzwinkern.',
  ],
  proud: [
    'Für {who}, die gern dazu stehen.',
    'Ein Gruß an alle, die dazugehören.',
    'Weil manche Dinge laut gesagt werden dürfen.',
    'Nichts zu beweisen, nur etwas zu sagen.',
    'Für {who} im Dienst und nach Feierabend.',
    'Ein {motif} für alle, die es mit Stolz tragen.',
  ],
  cosy: [
    'Für {who}, die ruhige Abende mögen.',
    'Für alle, die ihre Pläne längst abgesagt haben.',
    'Passt zu langen Abenden und warmen Socken.',
    'Für Wochenenden, die früh anfangen und spät enden.',
    'Ein stilles kleines {motif}.',
  ],
  bold: [
    'Für {who}, die sagen, was sie meinen.',
    'Kein Kleingedrucktes, nur die Worte.',
    'Kurz genug, um es im Vorbeigehen zu lesen.',
    'Einmal gesagt, und dabei bleibt es.',
    'Ein {motif}, das zur Sache kommt.',
  ],
  sweet: [
    'Für {who} mit großem Herzen.',
    'Ein kleines, warmherziges {motif}.',
    'Schlichte Worte, von Herzen gemeint.',
    'Ein liebes Wort, das überallhin mitkommt.',
    'Für {who}, die jedes Mal dahinschmelzen.',
  ],
  retro: [
    'Für {who} mit einer Schwäche für früher.',
    'Neue Worte in altem Gewand.',
    'Ein Blick zurück für alle, die gern zurückblicken.',
    'Ein {motif}, das nach einem anderen Jahrzehnt aussieht.',
  ],
  spooky: [
    'Für {who}, die die dunkle Jahreszeit am liebsten haben.',
    'Ein wenig unheimlich, und das mit Absicht.',
    'Am besten bei Kerzenschein betrachtet.',
    'Ein freundlicher kleiner Spuk.',
  ],
  calm: [
    'Für {who}, die es einfach halten.',
    'Ein paar Worte und viel Luft zum Atmen.',
    'Nichts Lautes, nur die Worte.',
    'Für {who}, die sich Zeit lassen.',
    'Ein ruhiges {motif}.',
  ],
  festive: [
    'Für {who}, die das Fest ernst nehmen.',
    'Für die Feier und für den Tag danach.',
    'Einmal im Jahr hervorgeholt oder das ganze Jahr griffbereit.',
    'Feiert mit, ohne eine Rede zu halten.',
  ],
}

export const germanOccasionLines: readonly string[] = ['Passend {to}.', 'Ein Motiv {to} und für die Tage drum herum.', 'Gedacht {to}, aber niemand schaut auf den Kalender.', '{To} entworfen.']

export interface GermanMood {
  /** Basic form, for an inflected adjective; null where German rather says it behind the noun. */
  readonly adjective: string | null
  /** Behind the noun: "im Retro-Stil". */
  readonly behind: string | null
}

export const germanMoods: Readonly<Record<Mood, GermanMood>> = {
  funny: { adjective: 'lustig', behind: null },
  proud: { adjective: 'stolz', behind: null },
  cosy: { adjective: 'gemütlich', behind: null },
  bold: { adjective: 'markant', behind: null },
  sweet: { adjective: 'süß', behind: null },
  retro: { adjective: null, behind: 'im Retro-Stil' },
  spooky: { adjective: 'gruselig', behind: null },
  calm: { adjective: 'ruhig', behind: null },
  festive: { adjective: 'festlich', behind: null },
}

/** After "in": the dative. */
const LETTERING: Readonly<Record<string, string>> = {
  retro: 'Retro-Schrift', vintage: 'Schrift im Vintage-Stil', bold: 'großen, kräftigen Buchstaben', script: 'geschwungener Schreibschrift', varsity: 'College-Schrift', badge: 'Schrift im Emblem-Stil',
  minimal: 'schlichten, klaren Buchstaben', hand: 'handgezeichnet wirkender Schrift',
}

export function germanLettering(style: string): string {
  return LETTERING[style.toLowerCase()] ?? 'klarer Schrift'
}

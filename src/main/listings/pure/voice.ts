/**
 * One sentence that gives a design its voice. `{who}` is the audience in the plural, `{topic}` the theme. Sentences
 * with a gap that cannot be filled are not used. They promise nothing and say nothing about the goods.
 */
import type { Mood } from '../../ideas/contract.ts'

export const voices: Readonly<Record<Mood, readonly string[]>> = {
  funny: [
    'For {who} who would rather laugh about it.',
    'It says out loud what {who} usually only think.',
    'A joke that {who} will not need explained.',
    'For {who} with a sense of humor about it all.',
    'Half joke, half plain fact, as {who} will confirm.',
    'Expect a few nods from other {who}.',
    'A bit of {topic} humor for an ordinary day.',
    'For days when a straight face is too much to ask.',
    'Said with a straight face, of course.',
  ],
  proud: [
    'For {who} who are happy to say so.',
    'A nod to {who} everywhere.',
    'Made for {who} who have earned it.',
    'For {who} on the job and off it.',
    'Because some things are worth saying out loud.',
    'A plain statement, for {who} and everyone who knows one.',
    'Nothing to prove, just something to say.',
  ],
  cosy: [
    'For {who} who like their evenings slow.',
    'For {who} with a warm drink and nowhere to be.',
    'A quiet little {topic} design.',
    'For {who} who have already canceled their plans.',
    'It goes with long evenings and warm socks.',
    'For weekends that start early and end late.',
  ],
  bold: [
    'For {who} who say what they mean.',
    'No small print, just the words.',
    'Short enough to read in passing.',
    'For {who} who do not whisper.',
    'A {topic} design that gets to the point.',
    'Said once, and left at that.',
  ],
  sweet: [
    'For {who} with a big soft spot.',
    'A small, warm {topic} design.',
    'For {who} who melt every single time.',
    'Gentle words for {who}.',
    'A kind word that goes where you go.',
    'Simple words, warmly meant.',
  ],
  retro: [
    'For {who} who like the look of older things.',
    'A {topic} design with a look from another decade.',
    'For {who} who still know the old songs.',
    'New words with an old-time look.',
    'A look back, for people who enjoy looking back.',
  ],
  spooky: [
    'For {who} who like the dark half of the year best.',
    'A little eerie, and not at all sorry about it.',
    'For {who} who never check under the bed.',
    'Best seen by candlelight.',
    'A friendly kind of haunting.',
  ],
  calm: [
    'For {who} who keep things simple.',
    'A quiet {topic} design.',
    'For {who} who take their time.',
    'A few words, and room to breathe.',
    'Nothing loud, only the words.',
  ],
  festive: [
    'For {who} who take the season seriously.',
    'For {who} who have the playlist ready weeks ahead.',
    'For the party and for the day after.',
    'Bring it out once a year, or leave it out all year.',
    'It joins the celebration without making a speech.',
    'For {who} who bring the good mood with them.',
  ],
}

export const occasionLines: readonly string[] = [
  'Made with {occasion} in mind.',
  'A design for {occasion} and the days around it.',
  'Drawn up for {occasion}.',
  'It was made for {occasion}, but nobody will check the calendar.',
  'Ready for {occasion}.',
]

/** The sentences of a list whose gaps can all be filled, filled. */
export function fillable(lines: readonly string[], gaps: Readonly<Record<string, string | undefined>>): string[] {
  return lines.flatMap((line) => {
    let whole = true
    const filled = line.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = gaps[name]
      if (value === undefined) whole = false
      return value ?? ''
    })
    return whole ? [filled.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())] : []
  })
}

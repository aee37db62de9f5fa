import { words } from '../words/en.ts'

export type KeyLine = readonly [name: string, keys: readonly string[]]

export interface KeyGroup {
  readonly title: string
  readonly lines: readonly KeyLine[]
}

const { review, look, designEdit, ideas, calendar, listings, keys, app } = words

/** Every key, by place. `held` is the name of ⌘ or Ctrl. */
export function keyGroups(held: string): readonly KeyGroup[] {
  return [
    { title: keys.groups.review, lines: reviewLines(held) },
    { title: keys.groups.gallery, lines: galleryLines(held) },
    { title: keys.groups.look, lines: lookLines(held) },
    { title: keys.groups.ideas, lines: ideasLines },
    { title: keys.groups.calendar, lines: calendarLines },
    { title: app.places.listings, lines: listingLines(held) },
    { title: keys.groups.everywhere, lines: everywhereLines(held) },
  ]
}

const reviewLines = (held: string): readonly KeyLine[] => [
  [review.approve, ['A']],
  [review.reject, ['R', '↵']],
  [keys.reasonKeys, ['R', '1 – 5']],
  [review.edit, ['E']],
  [keys.saveSheet, [held, '↵']],
  [designEdit.open, ['D']],
  [review.vary, ['G']],
  [app.undo, ['Z']],
  [keys.move, ['←', '→']],
  [keys.mockup, ['1 – 9']],
  [keys.quickLook, ['Space']],
]

const galleryLines = (held: string): readonly KeyLine[] => [
  [keys.move, ['←', '→', '↑', '↓']],
  [keys.select, ['Shift', '→']],
  [keys.selectAll, [held, 'A']],
  [keys.open, ['↵']],
  [designEdit.open, ['D']],
  [review.approve, ['A']],
  [review.reject, ['R']],
]

const lookLines = (held: string): readonly KeyLine[] => [
  [look.garments, ['1 – 9']],
  [look.modes.mockup, ['M']],
  [look.modes.clear, ['T']],
  [look.modes.compare, ['C']],
  [keys.zoom, ['+', '−']],
  [look.fit, ['0']],
  [keys.pan, ['Shift', '→']],
  [look.variations, ['↑', '↓']],
  [look.moreLikeThis, ['G']],
  [designEdit.open, ['D']],
  [designEdit.save, [held, '↵']],
  [keys.move, ['←', '→']],
]

const ideasLines: readonly KeyLine[] = [
  [keys.move, ['↑', '↓']],
  [keys.openIdea, ['↵']],
  [ideas.make, ['M']],
  [ideas.notThis, ['X']],
  [app.undo, ['Z']],
  [ideas.moreLikeThis, ['L']],
  [keys.search, ['/']],
]

const calendarLines: readonly KeyLine[] = [
  [keys.dayAndWeek, ['←', '→', '↑', '↓']],
  [keys.byMonth, ['PgUp', 'PgDn']],
  [calendar.today, ['T']],
  [keys.otherView, ['V']],
  [keys.openDay, ['↵']],
  [calendar.make, ['M']],
]

const listingLines = (held: string): readonly KeyLine[] => [
  [keys.move, ['↑', '↓']],
  [listings.editKey, ['E']],
  [keys.saveSheet, [held, '↵']],
  [listings.versionsKey, ['V']],
  [listings.undoKey, ['Z']],
  [keys.search, ['/']],
]

const everywhereLines = (held: string): readonly KeyLine[] => [
  [keys.places, [held, '1 – 6']],
  [keys.search, [held, 'F']],
  [app.settings, [held, ',']],
  [app.keys, ['?']],
  [keys.closeSheet, ['Esc']],
]

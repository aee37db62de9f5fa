/** Every rule of the word checks by name: what it is called and what to do where it is broken. */

export type WordingFamily = 'promotion' | 'use-claim' | 'shipping' | 'quality' | 'review' | 'charity' | 'medical' | 'licence' | 'parody' | 'prompt-bundle'

export type RuleId =
  | WordingFamily | 'famous-name' | 'sign-once' | 'sign-refused' | 'capitals' | 'repeated-tag' | 'hate-or-swearing' | 'mild-swearing'
  | 'e-mail' | 'web-address' | 'phone' | 'account' | 'street' | 'bank'

interface Rule {
  readonly title: string
  readonly remedy: string
}

const LEAVE_OUT = 'Take it out; buyers reach you by the shop.'

export const RULES: Readonly<Record<RuleId, Rule>> = {
  promotion: { title: 'Promotional words', remedy: 'Leave them out, and say what the design shows.' },
  'use-claim': { title: 'What it is good for', remedy: 'Say what the design shows; the buyer knows for whom it is.' },
  shipping: { title: 'Promises about shipping', remedy: 'Leave it out; the shop’s own pages say how it is sent.' },
  quality: { title: 'Promises of quality', remedy: 'Leave it out, or name the material as the printer states it.' },
  review: { title: 'Asking for reviews', remedy: 'Leave it out.' },
  charity: { title: 'Charity claims', remedy: 'Leave it out, here and in the art.' },
  medical: { title: 'Medical claims', remedy: 'Say it without promising that anything gets better.' },
  licence: { title: 'Claims of a licence or a mark', remedy: 'Leave it out unless you hold the licence in writing.' },
  parody: { title: 'Parody of somebody’s work', remedy: 'Make it your own: say it without the work it plays on.' },
  'prompt-bundle': { title: 'Bundles of prompts', remedy: 'Sell the design, not the words it was asked for with.' },
  'famous-name': { title: 'Famous names', remedy: 'Leave the name out, and say what it means in words of your own.' },
  'sign-once': { title: 'Signs that a title takes once', remedy: 'Keep one of them, and write the others as words.' },
  'sign-refused': { title: 'Signs that are not taken', remedy: 'Leave the sign out.' },
  capitals: { title: 'Shouting', remedy: 'Write it in small letters with a capital at the beginning.' },
  'repeated-tag': { title: 'The same tag twice', remedy: 'Use another tag in its place.' },
  'hate-or-swearing': { title: 'Hate, sexual words and strong swearing', remedy: 'Use other words.' },
  'mild-swearing': { title: 'Mild swearing', remedy: 'Keep it only if your buyers and this market take it.' },
  'e-mail': { title: 'Personal data', remedy: LEAVE_OUT },
  'web-address': { title: 'Personal data', remedy: LEAVE_OUT },
  phone: { title: 'Personal data', remedy: LEAVE_OUT },
  bank: { title: 'Personal data', remedy: 'Take it out.' },
  street: { title: 'Personal data', remedy: 'Take it out, unless it is part of the joke and nobody lives there.' },
  account: { title: 'Personal data', remedy: 'Take it out, unless it is your own and part of the joke.' },
}

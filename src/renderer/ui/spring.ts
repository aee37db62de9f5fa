/** The one spring of the window: settles in about 300 ms and can be interrupted. */
export const spring = { type: 'spring', visualDuration: 0.28, bounce: 0.12 } as const

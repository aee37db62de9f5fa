export const text = 'pure'

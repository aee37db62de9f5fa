export type Outside = 1
export const outside = 1

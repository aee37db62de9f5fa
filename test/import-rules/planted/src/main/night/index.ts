import '../jobs/index.ts'
export const door = 'night'

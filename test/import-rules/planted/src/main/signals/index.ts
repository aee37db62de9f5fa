import '../jobs/index.ts'
export const door = 'signals'

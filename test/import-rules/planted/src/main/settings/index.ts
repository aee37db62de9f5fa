import '../jobs/index.ts'
export const door = 'settings'

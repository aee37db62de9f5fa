import '../jobs/index.ts'
export const door = 'insights'

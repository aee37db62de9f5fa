import '../jobs/index.ts'
export const door = 'ideas'

import '../store/index.ts'
export const jobs = 1

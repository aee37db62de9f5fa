import '../main/app.ts'
export const host = 1

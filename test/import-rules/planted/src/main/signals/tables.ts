import 'drizzle-orm'
export const table = 1

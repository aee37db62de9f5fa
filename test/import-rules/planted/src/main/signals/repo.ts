import 'drizzle-orm'
export const rows = 1

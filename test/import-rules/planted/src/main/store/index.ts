import 'better-sqlite3'
import '../kernel/errors.ts'
export const store = 1

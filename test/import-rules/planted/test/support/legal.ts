import 'better-sqlite3'
import 'sharp'
export const support = 1

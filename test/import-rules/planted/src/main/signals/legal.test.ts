import 'better-sqlite3'
import 'sharp'
import '../../../test/support/legal.ts'

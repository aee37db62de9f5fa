import 'better-sqlite3'

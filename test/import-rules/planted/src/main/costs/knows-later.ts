import '../settings/index.ts'

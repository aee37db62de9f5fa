import '../designs/index.ts'

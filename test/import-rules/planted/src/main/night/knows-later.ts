import '../insights/index.ts'

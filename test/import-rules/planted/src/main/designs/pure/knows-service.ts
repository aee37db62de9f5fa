import '../index.ts'

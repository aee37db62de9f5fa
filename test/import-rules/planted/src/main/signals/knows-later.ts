import '../compliance/index.ts'

import '../costs/index.ts'

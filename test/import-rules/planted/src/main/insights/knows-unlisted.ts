import '../extra/index.ts'

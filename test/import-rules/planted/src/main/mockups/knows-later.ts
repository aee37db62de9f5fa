import '../listings/index.ts'

import '../jobs/index.ts'

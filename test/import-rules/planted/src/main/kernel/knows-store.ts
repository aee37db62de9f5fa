import '../store/index.ts'

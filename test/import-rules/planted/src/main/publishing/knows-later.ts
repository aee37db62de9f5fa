import '../night/index.ts'

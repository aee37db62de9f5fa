import '../products/index.ts'

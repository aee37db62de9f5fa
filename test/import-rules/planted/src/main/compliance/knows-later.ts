import '../signals/index.ts'

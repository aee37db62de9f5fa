import '../signals/outside.ts'

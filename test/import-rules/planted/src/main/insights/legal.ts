import '../night/index.ts'
import '../settings/index.ts'
import '../signals/contract.ts'

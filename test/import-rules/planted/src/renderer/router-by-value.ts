import '../main/router.ts'

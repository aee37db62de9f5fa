import '../main/signals/outside.ts'

import '../../../test/support/legal.ts'

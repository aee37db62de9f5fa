import '../mockups/index.ts'

import 'electron'
import '../src/main/host.ts'

import 'htmlparser2'
import './schema.ts'
import '../../contract.ts'
import '../../../kernel/pure/text.ts'
import '../../../kernel/errors.ts'
export const parse = 1

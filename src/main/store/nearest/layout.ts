/**
 * How codes lie in the memory that the scanners read, in bytes. A block holds 1,024 places; row 5,000 has place
 * 5,000 mod 1,024 of block 4, so that nothing has to remember where a row is.
 */
import { CODE_BYTES, DIMENSIONS } from './sign-code.ts'

export const BLOCK_ROWS = 1_024
/** One byte a place: `PRESENT`, `MADE`. They follow the codes. */
export const FLAGS_AT = BLOCK_ROWS * CODE_BYTES
/** Two bytes a place: in how many bits it differs from the question; `SKIPPED` where the flags were not those wanted. */
export const DISTANCES_AT = FLAGS_AT + BLOCK_ROWS
export const BLOCK_BYTES = DISTANCES_AT + 2 * BLOCK_ROWS

export const PRESENT = 1
export const MADE = 2
export const SKIPPED = 0xffff

/** The code that is asked for; then how many places have which distance (32 bits each); then places found (32 bits each); then the blocks. */
export const QUESTION_AT = 0
export const COUNTS_AT = 128
export const COUNTS = DIMENSIONS + 1
export const FOUND_AT = 4_096
export const BLOCKS_AT = 65_536
export const MOST_FOUND = (BLOCKS_AT - FOUND_AT) / 4

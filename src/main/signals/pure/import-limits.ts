/** What a file may ask of this machine. Every limit has a remedy in the sentence that refuses. */

/** A JSON array is held whole while it is read; NDJSON is not. */
export const MAX_JSON_BYTES = 64 * 1024 * 1024
/** Feeds of real sites are below 2 MB. */
export const MAX_FEED_BYTES = 20 * 1024 * 1024
export const MAX_CALENDAR_BYTES = 10 * 1024 * 1024
/** Characters in one field: a caption is a few thousand, a megabyte is a mistake or an attack. */
export const MAX_FIELD = 1024 * 1024
/** Characters in one record, a CSV row or an NDJSON line. */
export const MAX_RECORD = 4 * MAX_FIELD
/** Columns in a table: the widest exports of the services we know have about a hundred. */
export const MAX_COLUMNS = 1_000
/** Items and events in one feed or calendar. */
export const MAX_ITEMS = 50_000
/** A workbook, packed, and what the parts of it that are read may unpack to. */
export const MAX_WORKBOOK_BYTES = 32 * 1024 * 1024
export const MAX_UNPACKED_BYTES = 128 * 1024 * 1024
export const MAX_SHEET_CELLS = 2_000_000

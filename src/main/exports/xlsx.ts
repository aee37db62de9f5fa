/**
 * A workbook of one sheet, written as a stream: rows go into the sheet as they come, their texts into the table of shared
 * strings, both packed at once. What is held is the packed table alone, about a fifth of its text. Excel's own way of
 * keeping texts is used because upload tools read workbooks that people made in Excel. A text is never a formula here.
 */
import { Zip, ZipDeflate } from 'fflate'
import type { TableWriter } from './csv.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** Characters of one cell in Excel. */
export const XLSX_CELL_LIMIT = 32_767
/** The earliest day a zip can name; the same rows give the same bytes. */
const NO_DAY = new Date(1980, 0, 1)

/** Texts become cells as they are, without an apostrophe in front: a text cell is never run. */
export function xlsxTable(sheetName: string): TableWriter {
  return async function* (header, groups) {
    const packed: Uint8Array[] = []
    const zip = new Zip((error, piece) => {
      if (error !== null) throw error
      packed.push(piece)
    })
    for (const [name, text] of Object.entries(frame(sheetName))) part(zip, name).end(text)
    const sheet = part(zip, 'xl/worksheets/sheet1.xml')
    const strings = part(zip, 'xl/sharedStrings.xml')
    sheet.add(`${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`)
    strings.add(`${HEAD}<sst xmlns="${MAIN}">`)
    const known = new Map<string, number>()
    let [rows, count] = [0, 0]
    const place = (text: string): number => {
      const at = known.get(text)
      if (at !== undefined) return at
      strings.add(`<si><t xml:space="preserve">${escapeXml(text)}</t></si>`)
      // Long texts are hardly ever met twice, and would be what fills the memory.
      if (text.length <= 40) known.set(text, count)
      return count++
    }
    const write = (row: readonly string[]): void => {
      rows += 1
      const cells = row.map((text, column) => (text === '' ? '' : `<c r="${columnName(column)}${rows}" t="s"><v>${place(text)}</v></c>`))
      sheet.add(`<row r="${rows}">${cells.join('')}</row>`)
    }
    write(header)
    for await (const group of groups) {
      for (const row of group) write(row)
      yield* packed.splice(0)
    }
    sheet.end('</sheetData></worksheet>')
    strings.end('</sst>')
    zip.end()
    yield* packed.splice(0)
  }
}

function part(zip: Zip, name: string): { add(text: string): void; end(text: string): void } {
  const file = new ZipDeflate(name, { level: 6 })
  file.mtime = NO_DAY
  zip.add(file)
  return { add: (text) => void file.push(Buffer.from(text)), end: (text) => void file.push(Buffer.from(text), true) }
}

/** What a workbook needs besides its sheet. */
function frame(sheetName: string): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escapeXml(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  }
}

/** Column 0 is "A", 27 is "AB". */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

/** What XML 1.0 cannot hold is left out; a return is a line break, as in every cell of Excel. */
function escapeXml(text: string): string {
  return text.replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    // Excel reads _x0041_ as a letter; an underscore in front of such a run is written so itself.
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

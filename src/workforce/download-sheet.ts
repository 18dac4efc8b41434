import { audit } from '../access/audit.ts'
import { valuesOf, type Sheet } from '../files/sheet.ts'
import { writeCsv, writeXlsx } from '../files/write-table.ts'
import type { Reply, RouteRequest } from '../web/route.ts'

/** The page's sheet as the file that was asked for; null where none was. That a list left the service is written down. */
export async function downloadSheet<Row>(request: Pick<RouteRequest, 'tx' | 'caller' | 'query'>, sheet: Sheet<Row>): Promise<Reply | null> {
  const format = request.query['format']
  if (format !== 'csv' && format !== 'xlsx') return null
  await audit(request.tx, request.caller, { action: 'list-downloaded', subjectType: 'list', subjectId: sheet.name, detail: { format, rows: sheet.rows.length } })
  const columns = sheet.columns.map(({ title, kind }) => ({ title, kind }))
  const fileName = `${sheet.name.toLowerCase()}.${format}`
  if (format === 'csv') return { kind: 'download', fileName, type: 'text/csv; charset=utf-8', body: await whole(writeCsv(columns, valuesOf(sheet))) }
  return { kind: 'download', fileName, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: await writeXlsx([{ name: sheet.name, columns, rows: valuesOf(sheet) }]) }
}

/** In one piece: the lists of a page are short, and the transaction that reads them ends with the page. */
async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

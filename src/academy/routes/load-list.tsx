import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { FileUpload } from '../../govuk/file-upload.tsx'
import { refusalText } from '../../files/refusal.ts'
import { isRefusal } from '../../files/read-table.ts'
import { Form } from '../../web/layout/form.tsx'
import { invalid, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { importAcademy } from '../import-academy.ts'
import { AcademyLinks } from '../pages/academy-links.tsx'
import { academyFilePath, academyPath } from '../paths.ts'
import { readAcademyFile } from '../read-academy-file.ts'
import { importColumns, neededColumns } from '../rules/import-rows.ts'
import { mayIn } from './may.ts'

type RowProblems = readonly { row: number; column: string; value: string; message: string }[]

/** The list of an academy that runs already: either every row is loaded or none. */
export const showLoadList = (request: RouteRequest): Promise<Reply> => Promise.resolve(loadPage(request, null, []))

export async function loadList(request: RouteRequest): Promise<Reply> {
  const [file] = request.files
  if (!file || file.bytes === 0) return loadPage(request, 'Select a file', [])
  const read = await readAcademyFile({ name: file.name, path: file.path }, request.today)
  if (isRefusal(read)) return loadPage(request, refusalText(read), [])
  const loaded = await importAcademy(request.tx, request.caller, read.rows)
  const problems = [...read.problems, ...loaded.problems].sort((a, b) => a.row - b.row)
  return problems.length > 0 ? loadPage(request, `${problems.length} ${problems.length === 1 ? 'thing is' : 'things are'} wrong in ${file.name}. Nothing was loaded`, problems) : redirect(academyPath)
}

function loadPage(request: RouteRequest, problem: string | null, rows: RowProblems): Reply {
  const props = {
    title: 'Load a list of the academy', isWide: true,
    body: (
      <>
        {problem !== null && <ErrorSummary errors={[{ text: problem, href: '#file' }]} />}
        <h1 class="govuk-heading-l">Load a list of the academy</h1>
        <AcademyLinks {...mayIn(request)} current={academyFilePath} />
        <p class="govuk-body">A CSV file or a workbook, a row for each person on a programme. It needs {neededColumns.join(', ')}. Also read: {importColumns.filter((name) => !neededColumns.some((needed) => needed === name)).join(', ')}. The same list again changes nothing.</p>
        {rows.length > 0 && (
          <DataTable
            id="problems" caption="What to mend" rows={rows.slice(0, 200)} empty=""
            columns={[{ heading: 'Row', cell: (row) => row.row, isNumeric: true }, { heading: 'Column', cell: (row) => row.column }, { heading: 'It says', cell: (row) => row.value.slice(0, 60) }, { heading: 'What is wrong', cell: (row) => row.message }]}
          />
        )}
        <Form action={academyFilePath} token={request.formToken} isUpload>
          <FileUpload id="file" name="file" label="File" error={problem ?? undefined} />
          <Button preventDoubleClick>Load</Button>
        </Form>
      </>
    ),
  }
  return problem === null ? page(props) : invalid(props)
}

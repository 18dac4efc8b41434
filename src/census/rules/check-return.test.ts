import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isRefusal, readWholeReturn, type WholeReturn } from '../read-return.ts'
import { aWorker } from '../testing/worker.ts'
import { headerFor, returnText, type RecordToWrite } from '../write-return.ts'
import { day } from '../../time/day.ts'
import { checkReturn, checks, returnChecker } from './check-return.ts'
import type { Finding } from './checks/check.ts'
import { formatWorker } from './format-worker.ts'
import { layoutFor } from './layouts.ts'
import type { CensusWorker } from './record.ts'

const SAMPLES = new URL('../testing/samples/', import.meta.url)
const AGENCY = { agency: true, registrationNumber: 'SW2', birthDate: null, sex: null, ethnicity: null, qualificationLevel: null, stepUp: null, role: null, startedOn: null, startOrigin: null, ftePreviousYear: null, daysLost: null, frontline: null, baseSalary: null } as const
const LEAVER = { endedOn: day('2025-03-31'), fte: 0, cases: null, leaverDestination: '1', reasonForLeaving: '1' } as const

describe('the checks of a return', () => {
  it('find nothing in a right one: staff, agency, leaver, starter', async () => {
    expect(await found({ workers: [
      aWorker(), aWorker({ ...AGENCY, fte: 1, cases: 14 }), aWorker({ ...LEAVER, registrationNumber: 'SW3' }),
      aWorker({ registrationNumber: 'SW4', startedOn: day('2025-02-03'), ftePreviousYear: 0 }),
    ] })).toEqual([])
  })

  /** Each check with the one thing that breaks it, the expected place and the words that tell how to mend it. */
  it.each<[check: string, broken: Broken, place: string, words: RegExp]>([
    ['K01', { header: { collection: 'CSWWW' } }, 'null Collection CSWWW', /must be CSWW/],
    ['K01', { header: { year: null } }, 'null Year null', /missing from the header.*such as 2025/],
    ['K01', { header: { referenceDate: '2025-10-07' } }, 'null ReferenceDate 2025-10-07', /must be 2025-09-30/],
    ['K01', { header: { sourceLevel: 'S' } }, 'null SourceLevel S', /must be L/],
    ['K01', { header: { lea: 'E06000047' } }, 'null LEA E06000047', /three digits/],
    ['K02', { edit: (text) => text.replace(/<LALevel>[^]*<\/LALevel>/, '') }, 'null LALevel null', /block LALevel is missing/],
    ['K02', { edit: (text) => text.replaceAll('LALevel>', 'LALevelVacancies>') }, 'null LALevelVacancies null', /In 2025 it is called LALevel/],
    ['K02', { edit: (text) => text.replace('<SWENo>', '<Wellbeing>1</Wellbeing><SWENo>') }, 'null Wellbeing 1', /not in the layout of 2025/],
    ['K02', { edit: (text) => text.replace('<Ethnicity>WBRI</Ethnicity>', '').replace('<PersonBirthDate>', '<Ethnicity>WBRI</Ethnicity><PersonBirthDate>') }, '1 PersonBirthDate 1990-01-01', /out of order/],
    ['K02', { edit: (text) => text.replace('<OrgRole>5</OrgRole>', '<OrgRole>5</OrgRole><OrgRole>4</OrgRole>') }, '1 OrgRole 4', /given twice/],
    ['K03', { la: { NumberOfVacancies: '' } }, 'null NumberOfVacancies null', /Every authority must give it/],
    ['K03', { la: { CostDBS: '' } }, 'null CostDBS null', /Cost of DBS checks/],
    ['K04', { la: { NumberOfVacancies: '-1' } }, 'null NumberOfVacancies -1', /must be 0 or more/],
    ['K04', { la: { NoAgencyHeadcount: '1.5' } }, 'null NoAgencyHeadcount 1.5', /whole number/],
    ['K04', { la: { NumberOfVacancies: '3.125' } }, 'null NumberOfVacancies 3.125', /at most 2 decimals/],
    ['K05', { la: { CarAllowance: '3' } }, 'null CarAllowance 3', /one of 0, 1, 2/],
    ['K06', { values: { FTE: '' } }, '1 FTE null', /Every record must have it/],
    ['K06', { values: { SWENo: '' } }, '1 SWENo null', /Social Work England number/],
    ['K06', { values: { AgencyWorker: '' } }, '1 AgencyWorker null', /Every record/],
    ['K07', { values: { SWENo: '123456' } }, '1 SWENo 123456', /two letters and up to ten digits/],
    ['K07', { values: { SWENo: 'SW12345678901' } }, '1 SWENo SW12345678901', /two letters/],
    ['K08', { values: { FTE: '1.2' } }, '1 FTE 1.2', /between 0 and 1/],
    ['K08', { values: { FTE30: '37' } }, '1 FTE30 37', /between 0 and 1/],
    ['K08', { values: { FTE: '0.1234567' } }, '1 FTE 0.1234567', /at most 6 decimals/],
    ['K08', { values: { FTE: '0,5' } }, '1 FTE 0,5', /full stop, not a comma/],
    ['K09', { workers: [aWorker({ ...LEAVER, fte: 0.5 })] }, '1 FTE 0.5', /left on 31 March 2025.*Give FTE 0/],
    ['K10', { values: { PersonBirthDate: '' } }, '1 PersonBirthDate null', /not an agency worker/],
    ['K10', { values: { BaseSalary: '' } }, '1 BaseSalary null', /Base salary/],
    ['K10', { values: { Sex: '' } }, '1 Sex null', /Sex \(Sex\) is missing/],
    ['K11', { values: { RoleEndDate: '2025-03-31', LeaverDestination: '1', FTE: '0', Cases30: '' } }, '1 ReasonLeave null', /belong together/],
    ['K12', { values: { ReasonLeave: '1' } }, '1 ReasonLeave 1', /without a leaving date/],
    ['K13', { workers: [aWorker({ ...LEAVER, endedOn: day('2024-09-30') })] }, '1 RoleEndDate 2024-09-30', /not between 1 October 2024 and 30 September 2025.*does not belong/],
    ['K13', { workers: [aWorker({ ...LEAVER, endedOn: day('2025-10-01'), fte: 1 })] }, '1 RoleEndDate 2025-10-01', /still in post/],
    ['K14', { values: { StartOrigin: '' } }, '1 StartOrigin null', /Give StartOrigin/],
    ['K14', { values: { RoleStartDate: '' } }, '1 RoleStartDate null', /Give RoleStartDate/],
    ['K15', { workers: [aWorker({ startedOn: day('2024-10-01'), ftePreviousYear: 0.5 })] }, '1 FTE30 0.5', /started on 1 October 2024/],
    ['K16', { values: { Cases30: '' } }, '1 Cases30 null', /agency workers too; 0 is a value/],
    ['K17', { values: { Cases30: '0' } }, '1 Cases30 0', /case holder and no cases/],
    ['K18', { workers: [aWorker({ ...AGENCY, contractWeeks: [501] })] }, '1 ContractWeeks 501', /more than 500/],
    ['K19', { workers: [aWorker({ reasonsForAbsence: ['SIC'] })] }, '1 ReasonAbsence SIC', /Absat30Sept is not 1/],
    ['K20', { values: { OrgRole: '7' } }, '1 OrgRole 7', /one of 1, 2, 3, 4, 5, 6 in 2025/],
    ['K20', { values: { Ethnicity: 'White' } }, '1 Ethnicity White', /WBRI, WIRI/],
    ['K21', { edit: (text) => text.replace('<QualLevel>', '<QualInst>Somewhere</QualInst><QualLevel>') }, '1 QualInst Somewhere', /not in the return of 2025/],
    ['K22', { la: { NumberOfVacancies: '20', NoAgencyFTE: '20.5' } }, 'null NoAgencyFTE 20.5', /low reliability/],
    ['K23', { workers: [aWorker({ fte: 0.5 }), aWorker({ fte: 0.5, role: '4' })] }, '2 SWENo SW1', /same person is worker 1/],
    ['K24', { workers: [aWorker({ ...LEAVER, startedOn: day('2024-11-04'), ftePreviousYear: 0 })] }, '1 RoleEndDate 2025-03-31', /neither a starter nor a leaver/],
    ['T01', { values: { RoleStartDate: '31/02/2020' } }, '1 RoleStartDate 31/02/2020', /real date/],
    ['T01', { values: { Cases30: '12.5' } }, '1 Cases30 12.5', /whole number/],
    ['T02', { workers: [aWorker({ ...AGENCY, endedOn: day('2025-03-31') })] }, '1 RoleEndDate 2025-03-31', /counts nowhere/],
    ['T03', { workers: [aWorker({ startedOn: day('2025-10-01'), ftePreviousYear: 0 })] }, '1 RoleStartDate 2025-10-01', /next year's return/],
    ['T04', { workers: [aWorker({ ...LEAVER, startedOn: day('2025-04-01') })] }, '1 RoleEndDate 2025-03-31', /before the start/],
    ['T05', { workers: [aWorker({ ...LEAVER, cases: 3 })] }, '1 Cases30 3', /do not count/],
    ['T06', { workers: [aWorker(), aWorker({ birthDate: day('1991-01-01') })] }, '2 SWENo SW1', /count as two people/],
    ['T07', { workers: [aWorker({ birthDate: day('2006-01-01') })] }, '1 PersonBirthDate 2006-01-01', /under 20/],
    ['T08', { workers: [aWorker({ daysLost: 254 })] }, '1 WorkingDaysLost 254', /253 working days/],
    ['T09', { workers: [aWorker({ fte: 0 })] }, '1 FTE 0', /Their 12 cases count/],
    ['T10', { workers: [aWorker({ ...LEAVER, endedOn: day('2025-09-30') })] }, '1 RoleEndDate 2025-09-30', /counts as a leaver and not in post/],
    ['T11', { la: { NoAgencyHeadcount: '20' } }, 'null NoAgencyHeadcount 20', /20 agency workers cannot make up 20.5 FTE/],
    ['T12', { workers: [aWorker({ ...LEAVER, ftePreviousYear: 0 })] }, '1 FTE30 0', /nothing by FTE/],
    ['T13', { la: { NoAgencyFTE: '40', NumberOfVacancies: '50', NoAgencyHeadcount: '40' } }, 'null NoAgencyFTE 40', /add up to 30 FTE/],
  ])('%s: %j', async (check, broken, place, words) => {
    const findings = (await findingsOf(broken)).filter((finding) => finding.check === check)
    expect(findings.map((finding) => `${finding.position} ${finding.item} ${finding.value}`)).toContain(place)
    expect(findings.map((finding) => finding.message)).toContainEqual(expect.stringMatching(words))
    expect(findings.every((finding) => finding.message.endsWith('.') && finding.dfe === null)).toBe(true)
  })

  it('have a case above for each that reads a return, so that none is there in name only', () => {
    const tried = new Set(readFileSync(new URL(import.meta.url), 'utf8').match(/^ {4}\['[KT]\d\d'/gm)?.map((text) => text.slice(6, 9)))
    expect([...new Set(checks.map((check) => check.id))].filter((id) => !tried.has(id))).toEqual(['K25', 'K26'])
    expect(checks.filter((check) => check.id.startsWith('K')).map((check) => Number(check.id.slice(1))).filter((id, at, ids) => ids.indexOf(id) === at))
      .toEqual(Array.from({ length: 26 }, (_, at) => at + 1))
  })

  it('say once that DfE cannot authorise what has errors', async () => {
    expect((await findingsOf({ values: { FTE: '', Ethnicity: '' } })).filter((finding) => finding.check === 'K26')).toMatchObject([
      { severity: 'process', message: '2 errors remain. DfE can authorise the return when there is none.' },
    ])
  })

  it.each([['K07', { SWENo: 'sw 1' }], ['K20', { StepUpGrad: 'Y' }], ['K20', { Sex: 'f' }], ['T01', { PersonBirthDate: '1990-01-01T00:00:00' }]])(
    'take %s %j, mended, as a query', async (check, values) => {
      expect((await findingsOf({ values })).map(({ check, severity }) => ({ check, severity }))).toEqual([{ check, severity: 'query' }])
    })

  it('take GenderCurrent or Sex in 2023 and 2024 and want one of them', async () => {
    for (const year of [2023, 2024]) {
      expect(await found({ year, values: { Sex: '', GenderCurrent: '2' } })).toEqual([])
      expect(await found({ year, values: { Sex: 'F' } })).toEqual([])
      expect(await found({ year, values: { Sex: '' } })).toContain('K10 1 GenderCurrent null')
    }
    expect(await found({ year: 2025, values: { Sex: '' }, edit: (text) => text.replace('<Ethnicity>', '<GenderCurrent>2</GenderCurrent><Ethnicity>') })).toEqual([
      'K26 null null null', 'K10 1 Sex null', 'K21 1 GenderCurrent 2',
    ])
  })

  it('ask for case holders\' cases since 2024 only, and for pay since 2025 only', async () => {
    expect(await found({ year: 2023, values: { Cases30: '0' } })).toEqual([])
    expect(await found({ year: 2024, values: { Cases30: '0' } })).toEqual(['K17 1 Cases30 0'])
    expect(await found({ year: 2024, values: { BaseSalary: '' } })).toEqual([])
  })

  it('take new elements of a year that is not verified as queries', async () => {
    const findings = await findingsOf({ year: 2026, edit: (text) => text.replace('<SWENo>', '<Wellbeing>1</Wellbeing><SWENo>') })
    expect(findings.map(({ check, severity }) => `${check} ${severity}`)).toEqual(['K02 query'])
  })

  it.each([
    ['liia_fake_2021.xml', ['K07', 'K10', 'K13', 'K14', 'K19']],
    ['liia_fake_2022.xml', ['K07', 'K10', 'K13', 'K14', 'K19']],
  ])('find what is known to be wrong in %s', async (name, wanted) => {
    const read = await taken({ text: readFileSync(new URL(name, SAMPLES), 'utf8') })
    const findings = checkReturn(read)
    const seen = new Set(findings.map((finding) => finding.check))
    expect(wanted.filter((check) => !seen.has(check))).toEqual([])
    // 22 of the 30 numbers have small letters: counted by hand in the file.
    expect(findings.filter((finding) => finding.check === 'K07')).toHaveLength(22)
  })

  it('count every finding and keep as many as asked for', async () => {
    const read = await taken({ text: readFileSync(new URL('liia_fake_2021.xml', SAMPLES), 'utf8') })
    const checker = returnChecker({ limit: 2 })
    for (const record of read.records) checker.row(record, read.layout, read.year)
    const { findings, counts, errors } = checker.end(read)
    expect(findings.filter((finding) => finding.check === 'K07')).toHaveLength(2)
    expect(counts['K07']).toBe(22)
    expect(errors).toBe(checkReturn(read).filter((finding) => finding.severity === 'error' || finding.severity === 'structure').length)
  })
})

async function found(broken: Broken): Promise<string[]> {
  return (await findingsOf(broken)).map((finding) => `${finding.check} ${finding.position} ${finding.item} ${finding.value}`)
}

/** A right return of one year with what is broken in it; thirty agency workers make its cover possible. */
async function findingsOf(broken: Broken): Promise<readonly Finding[]> {
  const { layout } = layoutFor(broken.year ?? 2025)
  const offers = Object.fromEntries(layout.laBlock.items.filter((item) => item.format.kind === 'code').map((item) => [item.name, '1']))
  const records: RecordToWrite[] = (broken.workers ?? [aWorker()]).map((worker) => formatWorker(worker, layout))
  const [first] = records
  if (first && broken.values) records[0] = { ...first, values: { ...first.values, ...broken.values } }
  const agency = Array.from({ length: 30 }, (_, at) => formatWorker(aWorker({ ...AGENCY, registrationNumber: `AG${at}` }), layout))
  const text = returnText({
    header: { ...headerFor({ year: layout.year, laNumber: '999', softwareCode: 'Test', dateTime: '2025-10-07T09:00:00' }), ...broken.header },
    laBlock: { values: { NumberOfVacancies: '34', NoAgencyFTE: '20.5', NoAgencyHeadcount: '27', ...offers, OtherAllowances: 'None', ...broken.la } },
    records: [...records, ...agency],
  }, layout)
  return checkReturn(await taken({ text: broken.edit?.(text) ?? text }))
}

async function taken(source: { text: string }): Promise<WholeReturn> {
  const read = await readWholeReturn(source)
  if (isRefusal(read)) throw new Error(read.message)
  return read
}

type Broken = {
  year?: number
  header?: Record<string, string | null>
  la?: Record<string, string>
  values?: Record<string, string>
  workers?: readonly CensusWorker[]
  edit?: (text: string) => string
}

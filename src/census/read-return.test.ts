import { describe, expect, it } from 'vitest'
import { isRefusal, readWholeReturn, type WholeReturn } from './read-return.ts'
import { parseLaBlock, parseRecord } from './rules/parse-record.ts'

const SAMPLES = new URL('testing/samples/', import.meta.url)

describe('reading a return', () => {
  it('reads the header, the authority\'s block and each worker of a real layout', async () => {
    const read = await readFile('liia_fake_2022_one_worker_all_fields.xml')
    expect(read).toMatchObject({
      year: 2022, laNumber: '301', workers: 1, provisional: false, unknownElements: [], notes: [],
      header: { collection: 'CSWW', referenceDate: '2022-09-30', sourceLevel: 'L', softwareCode: 'liiatools.datasets.social_work_workforce.sample_data' },
    })
    expect(read.laBlock?.values).toEqual({ NumberOfVacancies: '79.68', NoAgencyFTE: '59.82', NoAgencyHeadcount: '71' })
    expect(Object.keys(read.records[0]?.values ?? {})).toHaveLength(18)
    expect(read.records[0]?.repeated).toEqual({
      QualInst: ['Institution Name'], ContractWeeks: ['288.7'], Absat30Sept: ['0'], ReasonAbsence: ['TRN'], CFKSSstatus: ['1'],
    })
    expect(read.records[0]).toMatchObject({ position: 1, line: 20, unknown: {}, structure: [] })
  })

  it('makes typed values of every item and mends a number in small letters', async () => {
    const read = await readFile('liia_fake_2022_one_worker_all_fields.xml')
    const [record] = read.records
    if (!record) throw new Error('no worker')
    const { worker, problems } = parseRecord(record, read.layout)
    expect(worker).toEqual({
      position: 1, line: 20, agency: true, registrationNumber: 'OZ2054309383', fte: 0.521371, birthDate: '1967-01-04', sex: 'M', ethnicity: 'REFU',
      qualifiedAt: ['Institution Name'], qualificationLevel: '1', stepUp: false, role: '3', startedOn: '1988-04-07', startOrigin: '9', endedOn: '1990-04-07',
      leaverDestination: '1', reasonForLeaving: '2', ftePreviousYear: 0.123456, cases: 72, daysLost: 15.31, contractWeeks: [288.7], frontline: true,
      absent: false, reasonsForAbsence: ['TRN'], cfkssStatus: ['1'], baseSalary: null, retentionPayments: null, otherPayments: null,
    })
    expect(problems).toEqual([{ item: 'SWENo', value: 'Oz2054309383', kind: 'mended', message: 'It is read as OZ2054309383. Send it in capitals and without spaces.' }])
  })

  it('reads thirty workers of 2021', async () => {
    const read = await readFile('liia_fake_2021.xml')
    expect([read.year, read.workers, read.records.at(-1)?.position]).toEqual([2021, 30, 30])
  })

  it('reads a year that nobody knows yet with the nearest layout and lists what is new', async () => {
    const read = await readText(message({ year: '2027', worker: '<AgencyWorker>0</AgencyWorker><SWENo>SW1</SWENo><FTE>1</FTE><Wellbeing>good</Wellbeing><Hybrid><Days>2</Days></Hybrid>' }))
    expect(read).toMatchObject({ year: 2027, provisional: true, workers: 1 })
    expect(read.layout.year).toBe(2026)
    expect(read.records[0]?.unknown).toEqual({ 'Wellbeing': 'good', 'Hybrid/Days': '2' })
    expect(read.unknownElements).toEqual([
      { element: 'Wellbeing', where: 'worker', count: 1, examples: ['good'] },
      { element: 'Hybrid/Days', where: 'worker', count: 1, examples: ['2'] },
    ])
  })

  it('marks the copied layout of 2026 as provisional and 2025 as not', async () => {
    expect((await readText(message({ year: '2026' }))).provisional).toBe(true)
    expect((await readText(message({ year: '2025' }))).provisional).toBe(false)
  })

  it('takes the year from the reference date where Year is missing', async () => {
    const read = await readText(message({ year: '' }).replace('2025-09-30', '2024-09-30'))
    expect([read.header.year, read.year, read.layout.year]).toEqual([null, 2024, 2024])
  })

  it('accepts the slips of the specification: wrapper, other block name, PerformanceReward, DataTime', async () => {
    const text = message({ la: '<PerformanceReward>2</PerformanceReward>' })
      .replaceAll('LALevel', 'LALevelVacancies')
      .replace('<CSWWWorker>', '<CSWWWorkers><CSWWWorker>').replace('</CSWWWorker>', '</CSWWWorker></CSWWWorkers>')
      .replaceAll('DateTime', 'DataTime')
    const read = await readText(text)
    expect(read).toMatchObject({ workers: 1, header: { dateTime: '2025-10-07T09:00:00' }, laBlock: { element: 'LALevelVacancies', values: { PerformanceAward: '2' } } })
    expect(read.notes).toHaveLength(2)
    expect(read.unknownElements).toEqual([])
  })

  it('keeps items of other years by their names: GenderCurrent in 2024, QualInst in 2025', async () => {
    const read = await readText(message({ worker: '<AgencyWorker>0</AgencyWorker><SWENo>SW1</SWENo><FTE>1</FTE><GenderCurrent>2</GenderCurrent><QualInst>A</QualInst><QualInst>B</QualInst>' }))
    const [record] = read.records
    if (!record) throw new Error('no worker')
    expect(parseRecord(record, read.layout).worker).toMatchObject({ sex: 'F', qualifiedAt: ['A', 'B'] })
    expect(read.unknownElements).toEqual([])
  })

  it('notes an item out of order or given twice', async () => {
    const read = await readText(message({ worker: '<SWENo>SW1</SWENo><AgencyWorker>0</AgencyWorker><FTE>1</FTE><FTE>0.5</FTE>' }))
    expect(read.records[0]?.structure).toEqual([{ kind: 'order', item: 'AgencyWorker', value: '0' }, { kind: 'twice', item: 'FTE', value: '0.5' }])
    expect(read.records[0]?.values['FTE']).toBe('1')
  })

  it('reads through a namespace prefix and other capitals, noting the latter', async () => {
    const read = await readText(message({ worker: '<AgencyWorker>0</AgencyWorker><SWENO>SW1</SWENO><FTE>1</FTE>' }).replaceAll(/<(\/?)(\w)/g, '<$1c:$2').replace('<c:Message', '<c:Message xmlns:c="urn:x"'))
    expect(read.records[0]?.values).toEqual({ AgencyWorker: '0', SWENo: 'SW1', FTE: '1' })
    expect(read.records[0]?.structure).toEqual([{ kind: 'spelling', item: 'SWENo', value: 'SWENO' }])
  })

  it('is not confused by an element called __proto__', async () => {
    const read = await readText(message({ worker: '<AgencyWorker>0</AgencyWorker><SWENo>SW1</SWENo><FTE>1</FTE><__proto__>x</__proto__><constructor>y</constructor>' }))
    expect(read.unknownElements.map((one) => one.element)).toEqual(['__proto__', 'constructor'])
    expect(Object.keys(read.records[0]?.unknown ?? {})).toEqual(['__proto__', 'constructor'])
  })

  it.each([
    ['<html><body>COLLECT</body></html>', 'The file is not a census return: it begins with <html> and not with <Message>.'],
    ['<Message><Header><CollectionDetails><Collection>CIN</Collection></CollectionDetails></Header><Children/></Message>',
      'The file is a message of the collection CIN and not of CSWW, and has no social workers in it.'],
    ['<Message/>', 'The file is a message of no collection and not of CSWW, and has no social workers in it.'],
    [`<!DOCTYPE Message [<!ENTITY a "b">]>${message({})}`, 'The file has a DOCTYPE, which can hide harmful content, so it was not read.'],
    [message({}).slice(0, 600), expect.stringMatching(/^The file stops at line \d+ inside </)],
  ])('refuses %s in a sentence', async (text, message) => {
    const read = await readWholeReturn({ text })
    expect(isRefusal(read) && read.message).toEqual(message)
  })

  it('reads a header alone as a return without workers', async () => {
    const read = await readText('<Message><Header><CollectionDetails><Collection>CSWW</Collection></CollectionDetails></Header></Message>')
    expect([read.workers, read.year, read.faults]).toEqual([0, null, ['The file has no workers.']])
  })
})

describe('the authority\'s block', () => {
  it('has typed values and names what cannot be read', async () => {
    const read = await readText(message({ la: '<RecruitmentBonus>3</RecruitmentBonus><CarAllowance>1</CarAllowance><OtherAllowances>None &amp; none</OtherAllowances>' })
      .replace('<NumberOfVacancies>34<', '<NumberOfVacancies>34,5<'))
    if (!read.laBlock) throw new Error('no block')
    const { laBlock, problems } = parseLaBlock(read.laBlock, read.layout)
    expect(laBlock).toEqual({ vacancyFte: null, agencyCoverFte: 20.5, agencyCoverHeadcount: 27, payOffer: { CarAllowance: '1' }, otherAllowances: 'None & none' })
    expect(problems.map((problem) => `${problem.item} ${problem.value}: ${problem.message}`)).toEqual([
      'RecruitmentBonus 3: It must be one of 0, 1, 2 in 2025.',
      'NumberOfVacancies 34,5: It must be a number such as 0.5: write a full stop, not a comma.',
    ])
  })
})

async function readFile(name: string): Promise<WholeReturn> {
  return taken(await readWholeReturn({ path: new URL(name, SAMPLES).pathname }))
}

async function readText(text: string): Promise<WholeReturn> {
  return taken(await readWholeReturn({ text }))
}

function taken(read: Awaited<ReturnType<typeof readWholeReturn>>): WholeReturn {
  if (isRefusal(read)) throw new Error(read.message)
  return read
}

/** The message of DfE's specification 2024-25, section 4.4 and 4.5, with what a test changes. */
function message(parts: { year?: string; la?: string; worker?: string }): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Message>
  <Header>
    <CollectionDetails>
      <Collection>CSWW</Collection>
      <Year>${parts.year ?? '2025'}</Year>
      <ReferenceDate>2025-09-30</ReferenceDate>
    </CollectionDetails>
    <Source>
      <SourceLevel>L</SourceLevel>
      <LEA>999</LEA>
      <SoftwareCode>CSWW Template v1.0</SoftwareCode>
      <DateTime>2025-10-07T09:00:00</DateTime>
    </Source>
  </Header>
  <LALevel>
    <NumberOfVacancies>34</NumberOfVacancies>
    <NoAgencyFTE>20.5</NoAgencyFTE>
    <NoAgencyHeadcount>27</NoAgencyHeadcount>
    ${parts.la ?? ''}
  </LALevel>
  <CSWWWorker>
    ${parts.worker ?? '<AgencyWorker>1</AgencyWorker><SWENo>XX1234</SWENo><FTE>0.5</FTE>'}
  </CSWWWorker>
</Message>
`
}

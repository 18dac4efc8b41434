import { OURS, type FileCheck } from './check.ts'

export const fileChecks: readonly FileCheck[] = [
  {
    id: 'K23', dfe: null, scope: 'file', severity: 'query', source: 'EES methodology of the statistics, headcount',
    text: 'Nobody is in the return twice: number, birth date, sex and ethnicity, with the start date for starters and the leaving date for leavers.',
    begin() {
      const inPost = new Map<string, number>()
      const leavers = new Map<string, number>()
      const agency = new Map<string, number>()
      return {
        row({ worker, standing, person }, say) {
          if (worker.registrationNumber === null) return
          const { position, registrationNumber } = worker
          if (standing.leaver) {
            const first = seen(leavers, `${person} ${worker.endedOn}`, position)
            if (first !== null) say('SWENo', registrationNumber, `The same person leaves on the same day in worker ${first}. Headcount takes them once and FTE adds both; keep both only for two posts.`)
          } else if (standing.inPost && worker.agency === true) {
            const first = seen(agency, registrationNumber, position)
            if (first !== null) say('SWENo', registrationNumber, `The same agency worker is worker ${first}. Agency workers are never taken together, so they count twice; keep both only for two assignments.`)
          } else if (standing.inPost) {
            const first = seen(inPost, person, position)
            if (first !== null) say('SWENo', registrationNumber, `The same person is worker ${first}. Headcount takes them once and FTE adds both; keep both only for two posts.`)
          }
        },
      }
    },
  },
  {
    id: 'T06', dfe: null, scope: 'file', severity: 'query', source: OURS,
    text: 'A registration number belongs to one person: one birth date, sex and ethnicity.',
    begin() {
      const people = new Map<string, { key: string; position: number }>()
      return {
        row({ worker, person: key }, say) {
          if (worker.registrationNumber === null || worker.agency === true) return
          const first = people.get(worker.registrationNumber)
          if (!first) people.set(worker.registrationNumber, { key, position: worker.position })
          else if (first.key !== key) {
            say('SWENo', worker.registrationNumber, `Worker ${first.position} has the same number with another birth date, sex or ethnicity, so they count as two people. Correct the one that is wrong.`)
          }
        },
      }
    },
  },
  {
    id: 'T13', dfe: null, scope: 'file', severity: 'query', source: OURS,
    text: 'Agency workers covering vacancies are not more than all agency workers in post.',
    begin() {
      let millionths = 0
      return {
        row({ worker, standing }) {
          if (worker.agency === true && standing.inPost) millionths += Math.round((worker.fte ?? 0) * 1_000_000)
        },
        end({ laBlock }, say) {
          const all = millionths / 1_000_000
          if (laBlock && laBlock.agencyCoverFte !== null && laBlock.agencyCoverFte > all + 0.005) {
            say('NoAgencyFTE', String(laBlock.agencyCoverFte), `${laBlock.agencyCoverFte} FTE of agency workers cover vacancies, but the agency workers in the return add up to ${Math.round(all * 100) / 100} FTE. Add the workers, or correct the total.`)
          }
        },
      }
    },
  },
]

/** The position that had the key before, else null and this one keeps it. */
function seen(positions: Map<string, number>, key: string, position: number): number | null {
  const first = positions.get(key)
  if (first !== undefined) return first
  positions.set(key, position)
  return null
}

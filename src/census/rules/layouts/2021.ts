import type { CensusLayout } from '../layout.ts'
import { benefit, cfkssStatus as cfkssCodes, ethnicity as ethnicityCodes, gender, leaverDestination, qualificationLevel, reasonForAbsence, reasonForLeaving, role, sex, startOrigin, yesNo } from './code-sets.ts'
import { cfkssStatus, ethnicity, firstItems, genderCurrent, middleItems, qualInst, vacancyItems } from './items.ts'

/** The year ending 30 September 2021. DfE's document was not found; the third-party schemas of 2021 to 2023 agree on it. */
export const layout2021: CensusLayout = {
  year: 2021,
  status: 'known',
  source: 'LIIA schema csww_schema_2021.xsd; London Met schema of 2021',
  laBlock: { element: 'LALevelVacancies', aliases: ['LALevel'], items: vacancyItems },
  workerItems: [...firstItems, genderCurrent, ethnicity, qualInst, ...middleItems, cfkssStatus],
  codeSets: {
    yesNo, benefit, gender, sex, ethnicity: ethnicityCodes, qualificationLevel, role, startOrigin, leaverDestination, reasonForLeaving, reasonForAbsence,
    cfkssStatus: cfkssCodes,
  },
}

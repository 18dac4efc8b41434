import type { CensusLayout } from '../layout.ts'
import { layout2024 } from './2024.ts'
import { ethnicity, firstItems, middleItems, payItems, payOfferItems, sex, vacancyItems } from './items.ts'

const { gender: _gender, cfkssStatus: _cfkssStatus, ...codeSets } = layout2024.codeSets

/** The year ending 30 September 2025: nine items on what the authority pays and three on each worker's pay came, QualInst and CFKSSstatus went. */
export const layout2025: CensusLayout = {
  year: 2025,
  status: 'known',
  source: 'DfE CSWW 2024 to 2025 business and technical specification v1, November 2024',
  laBlock: { element: 'LALevel', aliases: ['LALevelVacancies'], items: [...vacancyItems, ...payOfferItems] },
  workerItems: [...firstItems, sex, ethnicity, ...middleItems, ...payItems],
  codeSets,
}

import type { CensusLayout } from '../layout.ts'
import { layout2022 } from './2022.ts'
import { genderOrSex } from './items.ts'

/** Community Care (1 May 2024) has the data set of 2024 the same as that of 2023; the LIIA schemas change to Sex in 2024. Both are taken. */
export const layout2023: CensusLayout = {
  ...layout2022,
  year: 2023,
  source: 'LIIA schema csww_schema_2023.xsd, the same as 2021; Community Care, 1 May 2024',
  workerItems: layout2022.workerItems.flatMap((item) => (item.name === 'GenderCurrent' ? genderOrSex : [item])),
}

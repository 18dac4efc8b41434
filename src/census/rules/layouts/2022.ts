import type { CensusLayout } from '../layout.ts'
import { layout2021 } from './2021.ts'

export const layout2022: CensusLayout = { ...layout2021, year: 2022, source: 'LIIA schema csww_schema_2022.xsd, the same as 2021' }

import type { CensusLayout } from '../layout.ts'
import { layout2023 } from './2023.ts'

export const layout2024: CensusLayout = {
  ...layout2023,
  year: 2024,
  source: 'LIIA schema csww_schema_2024.xsd; Community Care, 1 May 2024',
}

import type { AcademyTables } from '../academy/tables.ts'
import type { AcademyDayTables } from '../academy-days/tables.ts'
import type { AccessTables } from '../access/tables.ts'
import type { CalendarTables } from '../calendar/tables.ts'
import type { CaseloadTables } from '../caseloads/tables.ts'
import type { CensusTables } from '../census/tables.ts'
import type { FundingTables } from '../funding/tables.ts'
import type { ImportTables } from '../imports/tables.ts'
import type { MailTables } from '../mail/tables.ts'
import type { MeasureTables } from '../measures/tables.ts'
import type { OutlookTables, PromptTables } from '../outlook/tables.ts'
import type { PanelTables } from '../panel/tables.ts'
import type { ReviewTables } from '../reviews/tables.ts'
import type { PortfolioTables } from '../portfolio/tables.ts'
import type { RotationTables } from '../rotations/tables.ts'
import type { SupervisionTables } from '../supervision/tables.ts'
import type { QualityTables } from '../quality/tables.ts'
import type { WorkforceTables } from '../workforce/tables.ts'

/** Every table, by its name in the database. Each area declares its own. */
export type Database =
  & AcademyTables
  & AcademyDayTables
  & AccessTables
  & CalendarTables
  & CaseloadTables
  & CensusTables
  & FundingTables
  & ImportTables
  & MailTables
  & MeasureTables
  & OutlookTables
  & PromptTables
  & PanelTables
  & ReviewTables
  & PortfolioTables
  & RotationTables
  & SupervisionTables
  & QualityTables
  & WorkforceTables

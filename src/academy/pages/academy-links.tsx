import { academyDaysPath } from '../../academy-days/paths.ts'
import { fundingPath } from '../../funding/paths.ts'
import { panelsPath } from '../../panel/paths.ts'
import { portfoliosPath } from '../../portfolio/paths.ts'
import { qualityPath } from '../../quality/paths.ts'
import { reviewsPath } from '../../reviews/paths.ts'
import { academyDuePath, academyFilePath, academyPath, capacityPath, cohortsPath, enrolPath, frameworksPath, outcomesPath, pipelinePath, programmesPath } from '../paths.ts'

/** The pages of the academy, on each of them. */
export function AcademyLinks(props: May & { current: string }) {
  const links = [
    { href: academyPath, text: 'Board', isOpen: true }, { href: academyDuePath, text: 'Due', isOpen: true }, { href: academyDaysPath, text: 'Academy days', isOpen: true },
    { href: reviewsPath, text: 'Reviews', isOpen: props.maySeeReviews }, { href: portfoliosPath, text: 'Portfolios', isOpen: props.maySeePortfolios }, { href: panelsPath, text: 'Panel', isOpen: props.maySeePanels },
    { href: cohortsPath, text: 'Cohorts', isOpen: true }, { href: capacityPath, text: 'Capacity', isOpen: true }, { href: pipelinePath, text: 'Before registration', isOpen: true },
    { href: outcomesPath, text: 'Outcomes', isOpen: true }, { href: programmesPath, text: 'Programmes', isOpen: true }, { href: frameworksPath, text: 'Standards', isOpen: true },
    { href: fundingPath, text: 'Funding', isOpen: props.maySeeFunding }, { href: qualityPath, text: 'Quality', isOpen: props.maySeeQuality },
    { href: enrolPath, text: 'Enrol a starter', isOpen: props.mayEnrol }, { href: academyFilePath, text: 'Load a list', isOpen: props.mayEnrol },
  ].filter(({ isOpen }) => isOpen)
  return (
    <nav class="tl-no-print" aria-label="Academy">
      <ul class="govuk-list tl-inline-list">
        {links.map(({ href, text }) => <li>{href === props.current ? <strong aria-current="page">{text}</strong> : <a class="govuk-link" href={href}>{text}</a>}</li>)}
      </ul>
    </nav>
  )
}

/** What the caller may do here. */
export type May = { mayKeep: boolean; mayPlan: boolean; mayEnrol: boolean; maySeeFunding: boolean; maySeeQuality: boolean; maySeeReviews: boolean; maySeePortfolios: boolean; maySeePanels: boolean }

import { Table } from '../../govuk/table.tsx'
import { policy, roleLabels, isRole, type Capability } from '../../access/rules/policy.ts'
import type { PageProps } from '../route.ts'

/** Made from the policy table itself, so that it cannot say anything else than what the service does. */
export function whoSeesThis(): PageProps {
  const rows = Object.entries(policy).map(([role, capabilities]) => [
    isRole(role) ? roleLabels[role] : role,
    capabilities.length === 0 ? 'Published reports only' : capabilities.map((capability) => WORDS[capability]).join('; '),
  ])
  return {
    title: 'Who sees this',
    isWide: true,
    body: (
      <>
        <h1 class="govuk-heading-l">Who sees this</h1>
        <p class="govuk-body">Every role is given for a time and for a place: oneself, a team, a service or the whole authority. A role opens what stands here, and only for the people of its place.</p>
        <p class="govuk-body">Whoever holds two roles sees with each only what that role reaches. When a person moves, their former manager loses sight of them on that day.</p>
        <Table caption="What each role can do" captionSize="m" firstCellIsHeader head={['Role', 'Can']} rows={rows} />
        <h2 class="govuk-heading-m">What is kept apart</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>Birth date, sex and ethnicity are read only by roles that prepare the statutory return or keep HR records, and by the person themselves. Each reading is written down.</li>
          <li>Private reflections are read by the two people of a supervision, and by nobody else unless the worker shares one. What the limits of that are is said above the box in which one is written.</li>
          <li>Administrators open and close accounts. They do not see people’s records.</li>
          <li>No name, birth date or story of a child is held. A child is a number of the case system under a key; the number itself is shown only to the holder and their managers.</li>
        </ul>
        <p class="govuk-body">Everyone who is signed in can read <a class="govuk-link" href="/account/about-me">what is held about them and who looked</a>.</p>
      </>
    ),
  }
}

const WORDS: Readonly<Record<Capability, string>> = {
  'see workforce figures': 'see workforce figures',
  'see establishment': 'see the establishment',
  'change establishment': 'change the establishment',
  'see people': 'see people and their posts',
  'hold stay conversations': 'note that stay conversations were held',
  'see retention': 'see how long people stay',
  'change people': 'change people’s records',
  'see protected fields': 'see birth date, sex and ethnicity',
  'see caseloads': 'see caseloads',
  'see case numbers': 'see the numbers of cases',
  'agree caseloads': 'agree a number of children with a worker and say why somebody is over it',
  'set caseload rules': 'set what a full caseload is',
  'load files': 'load files',
  'work exceptions': 'settle what files disagree on',
  'see census return': 'see the census return',
  'prepare census return': 'prepare the census return',
  'confirm own team list': 'confirm the list of their own team',
  'sign off census return': 'sign off the census return',
  'set targets': 'set targets',
  'see outlook': 'see forecasts and review packs',
  'change outlook': 'change scenarios, run them and save review packs',
  'decide intakes': 'decide on a review pack that somebody else saved',
  'manage users': 'open and close accounts and give roles',
  'see audit': 'read the audit',
  'see academy': 'see the academy’s people whom they reach',
  'keep academy': 'record what happens in the academy',
  'plan academy': 'plan programmes and cohorts',
  'decide readiness': 'decide which child protection and court work somebody on a programme may hold',
  'see reviews': 'read the reviews of those whom they reach, or their own',
  'work on reviews': 'write their own part of a review and sign it',
  'lead reviews': 'book reviews and record them',
  'set probation dates': 'set dates of probation',
  'raise concerns': 'raise a concern with a person of their choice',
  'see panels': 'see the panels and portfolios that they have a part in',
  'arrange panels': 'arrange panels and their agenda',
  'recommend to panel': 'recommend to the panel, for those whom they assess',
  'sit on panels': 'read portfolios and decide, as a panel',
  'confirm panel decisions': 'confirm and moderate what a panel decided',
  'settle panel steps': 'take HR’s steps before and after a panel',
  'see portfolios': 'see portfolios of those whom they lead or assess; drafts are their author’s alone',
  'keep own portfolio': 'keep their own portfolio',
  'assess evidence': 'accept evidence or send it back, and report on observations, where they are named',
  'enrol starters': 'give starters a place in a cohort, and load lists of an academy',
  'see funding': 'see the funding of the academy',
  'keep funding': 'decide on funding, make claims and keep the budget of the academy',
  'see quality': 'see the quality of the academy',
  'keep quality': 'record audits, visits, questionnaires and the quality action plan',
  'see own record': 'see their own record',
  'record supervision': 'plan and record supervision: days, lengths and kinds, never what was said',
  'see supervision': 'see when supervision was planned and held, of the people within reach',
  'set supervision cadence': 'set how often supervision is asked for',
  'open private reflections': 'be one of two keys that open a private reflection on a legal ground, with notice to both people',
}

/** The frameworks that a council begins with. Headings that nobody verified against the source are marked, as is the outline of 2027. */
export const shippedFrameworks: readonly ShippedFramework[] = [
  {
    code: 'pqs-practitioner',
    label: 'Post-qualifying standards: child and family practitioner',
    edition: '2018',
    source: 'DfE, knowledge and skills statements, as changed on 18 February 2026: in use until 31 March 2027',
    isProvisional: true,
    note: 'The wording of headings 2 to 5, 7, 8 and 10 was not checked against the published statement.',
    standards: [
      ['1', 'Relationships and effective direct work'], ['2', 'Communication'], ['3', 'Child development'],
      ['4', 'Adult mental ill-health, substance misuse, domestic abuse, physical ill-health and disability'], ['5', 'Abuse and neglect of children'],
      ['6', 'Child and family assessment'], ['7', 'Analysis, decision-making, planning and review'], ['8', 'The law and the family and youth justice systems'],
      ['9', 'The role of supervision'], ['10', 'Organisational context'],
    ],
  },
  {
    code: 'pqs-supervisor',
    label: 'Post-qualifying standards: practice supervisor',
    edition: '2018',
    source: 'DfE, knowledge and skills statements for practice supervisors',
    isProvisional: true,
    note: 'Only heading 7 was checked against the published statement.',
    standards: [
      ['1', 'Promote and govern excellent practice'], ['2', 'Developing excellent practitioners'], ['3', 'Shaping and influencing the practice system'],
      ['4', 'Effective use of power and authority'], ['5', 'Confident analysis and decision-making'], ['6', 'Purposeful and effective social work'],
      ['7', 'Emotionally intelligent practice supervision'], ['8', 'Performance management and improvement'],
    ],
  },
  {
    code: 'pcf',
    label: 'Professional capabilities framework',
    edition: '2018',
    source: 'BASW, 2018 refresh: nine domains, nine levels; judged as a whole and not by ticks',
    isProvisional: true,
    note: 'The names of the levels were not checked against BASW’s pages. A council adds the level descriptors it may reproduce.',
    standards: [
      ['P1', 'Professionalism', 'Purpose'], ['P2', 'Values and ethics', 'Purpose'], ['P3', 'Diversity and equality', 'Purpose'], ['P4', 'Rights, justice and economic wellbeing', 'Purpose'],
      ['P5', 'Knowledge', 'Practice'], ['P6', 'Critical reflection and analysis', 'Practice'], ['P7', 'Skills and interventions', 'Practice'],
      ['P8', 'Contexts and organisations', 'Impact'], ['P9', 'Professional leadership', 'Impact'],
    ],
  },
  {
    code: 'ecs-2027',
    label: 'Early career standards (provisional outline)',
    edition: 'consultation draft',
    source: 'DfE, published 18 February 2026 for use from 1 April 2027; the domains here are those of the consultation draft',
    isProvisional: true,
    note: 'The number and names of the final domains were not seen. Import the published standards before anybody is assessed against them.',
    standards: [
      ['1', 'Anti-discriminatory practice'], ['2', 'Relationships and communication'], ['3', 'Assessment and planning'], ['4', 'Intervention'],
      ['5', 'Reflection and learning'], ['6', 'Leadership and management'],
    ],
  },
]

/** Which standard of one framework speaks of what one of another does: a help for the matrix, checked by nobody yet. */
export const shippedMappings: readonly { from: readonly [string, string]; to: readonly [string, string] }[] = [
  { from: ['pqs-practitioner', '1'], to: ['ecs-2027', '2'] }, { from: ['pqs-practitioner', '2'], to: ['ecs-2027', '2'] }, { from: ['pqs-practitioner', '6'], to: ['ecs-2027', '3'] },
  { from: ['pqs-practitioner', '7'], to: ['ecs-2027', '3'] }, { from: ['pqs-practitioner', '9'], to: ['ecs-2027', '5'] }, { from: ['pqs-practitioner', '1'], to: ['pcf', 'P7'] },
  { from: ['pqs-practitioner', '7'], to: ['pcf', 'P6'] }, { from: ['pqs-practitioner', '9'], to: ['pcf', 'P6'] }, { from: ['pqs-practitioner', '10'], to: ['pcf', 'P8'] },
  { from: ['ecs-2027', '1'], to: ['pcf', 'P3'] }, { from: ['ecs-2027', '6'], to: ['pcf', 'P9'] },
]

/** Code, heading, and the group of headings above it where there is one. */
export type ShippedFramework = { code: string; label: string; edition: string; source: string; isProvisional: boolean; note: string; standards: readonly (readonly [string, string, string?])[] }

const PURE = '^src/(time|fields|files|stats|govuk|charts)/'
const RULES = '^src/[^/]+/rules/'
// Every folder that is neither pure nor one of the places that touch the world is an area, also one that is new.
const AREA = '^src/(?!(time|fields|files|stats|govuk|charts|db|web|cli|jobs)/)[^/]+/'
const TESTS = '\\.(test|prop\\.test|db\\.test|process\\.test)\\.tsx?$|/testing/'

/** The law of the house (docs/decisions/001-the-house.md). Every rule is an error. */
module.exports = {
  forbidden: [
    {
      name: 'pure-folders-import-only-each-other',
      severity: 'error',
      from: { path: [PURE, RULES], pathNot: [TESTS] },
      to: { path: '^src/', pathNot: [PURE, RULES] },
    },
    {
      name: 'rules-do-no-io',
      severity: 'error',
      from: { path: [RULES, '^src/(time|fields|stats|govuk|charts)/'], pathNot: [TESTS] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'rules-use-no-database-or-web-library',
      severity: 'error',
      from: { path: [PURE, RULES], pathNot: [TESTS] },
      to: { path: 'node_modules/(pg|kysely|fastify|@fastify)/' },
    },
    {
      name: 'pages-show-and-do-nothing-else',
      severity: 'error',
      from: { path: '^src/[^/]+/pages/', pathNot: [TESTS] },
      to: { path: '^src/', pathNot: [PURE, RULES, '^src/[^/]+/pages/', '^src/[^/]+/paths\\.ts$', '^src/web/(layout|route)'] },
    },
    {
      name: 'areas-share-rules-queries-and-paths-only',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: ['^src/(web|cli|jobs|db|access)/', TESTS, '^src/[^/]+/(routes|cli)(/|\\.ts)'] },
      to: { path: AREA, pathNot: ['^src/$1/', RULES, '^src/access/(begin|audit|child-keys)\\.ts$', '^src/[^/]+/(queries|tables|paths|read-[a-z-]+)(\\.ts|/)'] },
    },
    {
      name: 'areas-know-only-the-route-type-of-the-web',
      severity: 'error',
      from: { path: AREA, pathNot: [TESTS] },
      to: { path: '^src/(web|cli|jobs)/', pathNot: '^src/(web/(route|layout)|cli/command)' },
    },
    {
      name: 'the-database-knows-no-area',
      severity: 'error',
      from: { path: '^src/db/', pathNot: [TESTS] },
      to: { path: AREA, pathNot: '^src/[^/]+/tables\\.ts$' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', TESTS, '^src/web/browser/'] },
      to: {},
    },
    { name: 'no-drawers', severity: 'error', from: {}, to: { path: '/(utils|helpers|common|shared|service|manager)(\\.tsx?$|/)' } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
}

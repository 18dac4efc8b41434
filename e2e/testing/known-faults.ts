/**
 * Pages that do not yet pass every check of a page, by route: a page too wide for 320 px, a table header without text, a
 * navigation that is still on paper, or a page that the demonstration does not lead to. Each is expected to fail, so the day
 * on which it is mended its test goes red here and its line goes. Nothing is added to this list without being said in a note.
 */
export const knownFaults: ReadonlySet<string> = new Set([
  'access.about-me', 'access.users', 'access.user',
  'census.desk', 'census.compare', 'census.xml', 'census.check', 'census.note', 'census.rule-number', 'census.team', 'census.read-team', 'census.wrong',
  'census.changes', 'census.change', 'census.layout', 'census.version',
])

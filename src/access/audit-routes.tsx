import { readDay } from '../time/day.ts'
import { page, type Reply, type Route, type RouteRequest } from '../web/route.ts'
import { AuditPage } from './pages/audit-page.tsx'
import { auditPath } from './paths.ts'
import { listAudit, listAuditActions } from './queries.ts'

export const auditRoutes: readonly Route[] = [{ name: 'access.audit', method: 'GET', path: auditPath, permission: 'see audit', scope: 'authority', audit: 'read-audit', long: true, handle: show }]

async function show({ tx, query }: RouteRequest): Promise<Reply> {
  const given = (name: string): string | null => ((query[name] ?? '').trim() === '' ? null : (query[name] ?? '').trim().slice(0, 200))
  const before = /^\d{1,15}$/.test(query['before'] ?? '') ? Number(query['before']) : null
  const filter = { action: given('action'), actor: given('actor'), subjectType: given('subject-type'), subjectId: given('subject'), from: readDay(query['from'] ?? ''), until: readDay(query['until'] ?? ''), before }
  const rows = await listAudit(tx, filter, PAGE)
  const last = rows[PAGE - 1]
  const next = rows.length > PAGE && last ? new URLSearchParams({ ...Object.fromEntries(Object.entries(query).filter(([name]) => NAMES.includes(name))), before: String(last.id) }) : null
  return page({
    title: 'Audit', isWide: true,
    body: <AuditPage rows={rows.slice(0, PAGE)} actions={await listAuditActions(tx)} strings={query} nextHref={next === null ? null : `${auditPath}?${next.toString()}`} />,
  })
}

const PAGE = 100
const NAMES: readonly string[] = ['action', 'actor', 'subject-type', 'subject', 'from', 'until']

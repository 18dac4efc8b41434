/**
 * Only these fields are ever written to the log, whoever logs: no address with an id in it, no value, no name of a person, no message of
 * an error (a database message can quote a value). The route is its pattern.
 */
export function allowedFields(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name, value]) => ALLOWED.has(name) && (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')))
}

const ALLOWED: ReadonlySet<string> = new Set(['level', 'at', 'msg', 'reqId', 'route', 'method', 'status', 'ms', 'reference', 'name', 'code', 'stack', 'job', 'rows', 'seconds'])

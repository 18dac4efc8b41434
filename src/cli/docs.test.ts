import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

import { capabilities, policy, roleLabels, type Capability, type Role } from '../access/rules/policy.ts'
import { KNOWN } from './configuration.ts'

/** Pages that are being written beside this test; each counts as soon as it is there. */
const COMING = ['docs/files.md', 'docs/security.md', 'docs/benchmarks.md', 'docs/testing.md'].filter((page) => !existsSync(join(import.meta.dirname, '../..', page)))

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

it('lists every setting in docs/hosting.md, and none besides', () => {
  const table = /## Settings\n([\s\S]*?)\n## /.exec(read('docs/hosting.md'))?.[1] ?? ''
  const named: string[] = table.split('\n').filter((line) => line.startsWith('| `')).flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([A-Z_0-9]+)`/g)].map((match) => match[1] ?? ''))
  expect(new Set(named)).toEqual(new Set(['DATABASE_OWNER_URL', 'DATABASE_URL', ...KNOWN]))
})

it('says in docs/council/who-sees-what.md what the policy says', () => {
  const path = 'docs/council/who-sees-what.md'
  const between = /(<!-- policy -->\n)[\s\S]*(<!-- end of policy -->)/
  const right = read(path).replace(between, (_, begin: string, end: string) => `${begin}\n${policyTables()}\n\n${end}`)
  if (process.env['WRITE_DOCS'] === '1') writeFileSync(join(root, path), right)
  expect(read(path)).toBe(right)
})

it('has every heading of docs/rules that the code names as its source', () => {
  const named = sources(join(root, 'src')).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/(docs\/rules\/[a-z-]+\.md)(?:, "([^"]+)")?/g)])
  expect(named.length).toBeGreaterThan(10)
  for (const [where, page = '', heading] of named) {
    expect(existsSync(join(root, page)), where).toBe(true)
    if (heading !== undefined) expect(read(page).split('\n'), where).toContain(`## ${heading}`)
  }
})

it('links only to what is there', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)]
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].flatMap(([, link = '']) => {
      const [file = '', anchor] = link.split('#')
      const target = file === '' ? page : join(dirname(page), file)
      if (COMING.includes(target)) return []
      if (!existsSync(join(root, target))) return [`${page}: ${link}`]
      return anchor === undefined || anchors(read(target)).includes(anchor) ? [] : [`${page}: ${link}`]
    }),
  )
  expect(broken).toEqual([])
})

function policyTables(): string {
  const who = (capability: Capability): string => (Object.keys(policy) as Role[]).filter((role) => policy[role].includes(capability)).map((role) => roleLabels[role]).join(', ')
  const what = (role: Role): string => policy[role].join(', ') || 'nothing but published reports'
  return [
    '| what | who may |', '| --- | --- |', ...capabilities.map((capability) => `| ${capability} | ${who(capability) || 'nobody yet'} |`),
    '', '| role | may |', '| --- | --- |', ...(Object.keys(policy) as Role[]).map((role) => `| ${roleLabels[role]} | ${what(role)} |`),
  ].join('\n')
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.')).map((name) => join(folder, name))
}

/** Headings as code hosts make addresses of them. */
function anchors(markdown: string): string[] {
  return markdown.split('\n').filter((line) => /^#{1,6} /.test(line)).map((line) => line.replace(/^#+ /, '').toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'))
}

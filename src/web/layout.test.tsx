import { createHash } from 'node:crypto'
import { parse } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { expect, test } from 'vitest'
import { day } from '../time/day.ts'
import { INLINE_SCRIPT, INLINE_SCRIPT_HASH, renderDocument } from './layout.tsx'
import type { LayoutProps } from './layout.tsx'

const page: LayoutProps = {
  title: 'Establishment', authorityName: 'Example County Council', isDemo: false, assets: { css: '/assets/a.css', js: '/assets/a.js' },
  user: { name: 'A Manager', roleLabel: 'Team manager', signOut: { action: '/sign-out', fields: { csrf: 't"<1>' } } },
  navigation: [{ href: '/board', text: 'Establishment', current: true }, { href: '/data', text: 'Data', current: false }],
  dataDay: day('2025-09-30'), children: <h1>Establishment</h1>,
}

test('the hash is that of the only inline script, as the page carries it', () => {
  const scripts = find(renderDocument(page), 'script')
  const inline = scripts.filter((script) => attr(script, 'src') === undefined).map(text)
  expect(inline).toEqual([INLINE_SCRIPT])
  expect(`sha256-${createHash('sha256').update(inline[0] ?? '').digest('base64')}`).toBe(INLINE_SCRIPT_HASH)
})

test('a strict content security policy finds nothing inline: no style, no handler', () => {
  const all = find(renderDocument({ ...page, isDemo: true, status: { kind: 'success', text: 'Saved' } }), '*')
  expect(all.filter((element) => element.tagName === 'style' || element.attrs.some(({ name }) => name === 'style' || name.startsWith('on')))).toEqual([])
})

test('title begins with the page, and with the error where there is one', () => {
  expect(find(renderDocument(page), 'title').map(text)).toEqual(['Establishment – Throughline – Example County Council'])
  expect(find(renderDocument({ ...page, hasErrors: true }), 'title').map(text)[0]).toMatch(/^Error: Establishment/)
})

test('the language, one h1, the skip link first and its target there', () => {
  const html = renderDocument(page)
  expect(html.startsWith('<!DOCTYPE html>\n<html')).toBe(true)
  expect(find(html, 'html').map((element) => attr(element, 'lang'))).toEqual(['en-GB'])
  expect(find(html, 'h1')).toHaveLength(1)
  expect(attr(find(html, 'a')[0], 'href')).toBe('#main-content')
  expect(find(html, 'main').map((element) => attr(element, 'id'))).toEqual(['main-content'])
})

test('signing out is a POST with its hidden fields; signed out there is none', () => {
  const html = renderDocument(page)
  expect(find(html, 'form').map((form) => [attr(form, 'method'), attr(form, 'action')])).toEqual([['post', '/sign-out']])
  expect(find(html, 'input').map((input) => [attr(input, 'name'), attr(input, 'value')])).toEqual([['csrf', 't"<1>']])
  expect(find(renderDocument({ ...page, user: null }), 'form')).toEqual([])
})

test('the demonstration says so on every page, a real council never', () => {
  expect(renderDocument({ ...page, isDemo: true })).toContain('everyone in it is invented')
  expect(renderDocument(page)).not.toContain('invented')
})

test('the day of the records, the footer links and the current place are there', () => {
  const html = renderDocument(page)
  expect(html).toContain('Records as at 30 September 2025')
  expect(find(html, 'a').map((link) => attr(link, 'href'))).toEqual(expect.arrayContaining(['/help', '/who-sees-this', '/accessibility', '/privacy']))
  expect(find(html, 'a').filter((link) => attr(link, 'aria-current')).map(text)).toEqual(['Establishment'])
})

type Element = DefaultTreeAdapterTypes.Element

function find(html: string, name: string): Element[] {
  const within = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): Element[] => nodes.flatMap((node) => ('tagName' in node
    ? [...(name === '*' || node.tagName === name ? [node] : []), ...within(node.childNodes)]
    : []))
  return within(parse(html).childNodes)
}

function attr(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((attribute) => attribute.name === name)?.value
}

function text(element: Element): string {
  return element.childNodes.map((node) => ('value' in node ? node.value : 'tagName' in node ? text(node) : '')).join('')
}

import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { LEFT_OUT_COMPONENTS, LEFT_OUT_OPTIONS } from './left-out.ts'
import { ADAPTERS } from './testing/adapters.tsx'
import { Given, optionPaths } from './testing/given.ts'
import { normalHtml } from './testing/normal-html.ts'

const home = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist/govuk/components')

for (const component of Object.keys(ADAPTERS)) {
  describe(`${component} renders govuk-frontend's own fixtures`, () => {
    const everAsked = new Set<string>()

    for (const fixture of fixturesOf(component)) {
      const passedOver = optionPaths(fixture.options).some((path) => isLeftOut(component, path))
      test.skipIf(passedOver)(fixture.name, () => {
        const asked = new Set<string>()
        const rendered = renderToString(render(component, fixture.options, asked))
        for (const path of asked) everAsked.add(path)
        expect(normalHtml(rendered)).toBe(normalHtml(fixture.html))
        expect(optionPaths(fixture.options).filter((path) => !asked.has(path))).toEqual([])
      })
    }

    test('knows every option that the component has', () => {
      const unknown = optionsOf(component).filter((option) => !isLeftOut(component, option) && ![...everAsked].some((path) => startsWith(path.replaceAll('[][]', '[]'), option)))
      expect(unknown).toEqual([])
    })

    test('names as left out only options that exist', () => {
      const all = [...optionsOf(component), ...fixturesOf(component).flatMap((fixture) => optionPaths(fixture.options))]
      expect((LEFT_OUT_OPTIONS[component] ?? []).filter(({ option }) => !all.some((known) => startsWith(known, option)))).toEqual([])
    })
  })
}

test('every component of govuk-frontend is here or left out with a reason', () => {
  const all = readdirSync(home, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  expect([...Object.keys(ADAPTERS), ...Object.keys(LEFT_OUT_COMPONENTS)].sort()).toEqual(all.sort())
})

test('most fixtures are compared, not passed over', () => {
  const all = Object.keys(ADAPTERS).flatMap((component) => fixturesOf(component).map((fixture) => ({ component, fixture })))
  const compared = all.filter(({ component, fixture }) => !optionPaths(fixture.options).some((path) => isLeftOut(component, path)))
  expect(compared.length / all.length).toBeGreaterThan(0.95)
})

function render(component: string, options: unknown, asked: Set<string>) {
  const adapter = ADAPTERS[component]
  if (!adapter) throw new Error(`no adapter for ${component}`)
  return adapter(new Given(options, '', asked))
}

function fixturesOf(component: string): { name: string; options: unknown; html: string }[] {
  return (readJson(component, 'fixtures.json') as { fixtures: { name: string; options: unknown; html: string }[] }).fixtures
}

/** The options as paths; those of a nested component are that component's own affair. */
function optionsOf(component: string): string[] {
  const paths = (options: readonly MacroOption[], prefix: string): string[] => options.flatMap(({ name, type, params, isComponent }) => {
    const path = prefix === '' ? name : `${prefix}.${name}`
    return params && !isComponent ? paths(params, type === 'array' ? `${path}[]` : path) : [path]
  })
  return paths(readJson(component, 'macro-options.json') as MacroOption[], '')
}

function isLeftOut(component: string, path: string): boolean {
  return [...(LEFT_OUT_OPTIONS['every'] ?? []), ...(LEFT_OUT_OPTIONS[component] ?? [])].some(({ option }) => startsWith(path, option))
}

function startsWith(path: string, option: string): boolean {
  return path === option || path.startsWith(`${option}.`) || path.startsWith(`${option}[`)
}

function readJson(component: string, file: string): unknown {
  return JSON.parse(readFileSync(join(home, component, file), 'utf8'))
}

interface MacroOption {
  name: string
  type: string
  params?: MacroOption[]
  isComponent?: boolean
}

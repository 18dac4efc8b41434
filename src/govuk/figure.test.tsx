import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Figure } from './figure.tsx'

test('a figure shows value, unit, basis, its comparators with their release, and opens its rows by name', () => {
  const html = renderToString(
    <Figure id="turnover" label="Turnover" value="11.8" unit="%" basis="54.2 of 459.1 FTE, year to 30 September 2025" rowsHref="/measures/turnover/rows"
      beside={[{ name: 'England', value: '13.8%', release: 'DfE, 2024' }]} />,
  )
  for (const part of ['11.8<span class="tl-figure__unit">%</span>', '54.2 of 459.1 FTE', 'England<span class="tl-figure__release">DfE, 2024</span>',
    'href="/measures/turnover/rows"', 'Open the rows<span class="govuk-visually-hidden"> behind Turnover</span>']) expect(html).toContain(part)
})

test('a missing figure says why and is never a zero', () => {
  const html = renderToString(<Figure id="agency" label="Agency rate" value={null} unit="%" whyMissing="no agency file has been loaded" basis="30 September 2025" />)
  expect(html).toContain('No figure: no agency file has been loaded')
  expect(html).not.toMatch(/>0|%/)
})

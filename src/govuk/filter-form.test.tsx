import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { FilterForm } from './filter-form.tsx'
import { Input } from './input.tsx'
import { normalHtml } from './testing/normal-html.ts'

test('filters are a named GET form: what is chosen can be taken away, what else the address said is kept, the button comes last', () => {
  const html = renderToString(
    <FilterForm id="f" action="/board" kept={{ sort: '-team' }} chosen={[{ text: 'Service: Safeguarding', removeHref: '/board?sort=-team' }]} clearHref="/board">
      <Input name="on" label="On" />
    </FilterForm>,
  )
  expect(normalHtml(html)).toBe(normalHtml(`
    <form class="tl-filter" id="f" method="get" action="/board" aria-labelledby="f-heading" novalidate>
      <h2 class="tl-filter__heading" id="f-heading">Filter</h2>
      <ul class="tl-filter__chosen"><li>Service: Safeguarding
        <a class="govuk-link" href="/board?sort=-team">Remove<span class="govuk-visually-hidden"> Service: Safeguarding</span></a></li></ul>
      <input type="hidden" name="sort" value="-team">
      <div class="tl-filter__fields">
        <div class="govuk-form-group"><label class="govuk-label" for="on">On</label><input class="govuk-input" id="on" name="on" type="text"></div>
        <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">Apply filters</button>
        <a class="govuk-link tl-filter__clear" href="/board">Clear filters</a>
      </div>
    </form>`))
})

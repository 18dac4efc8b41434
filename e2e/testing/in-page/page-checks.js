// Runs inside the page. Each check answers sentences about what is wrong, none where nothing is.
globalThis.pageChecks = (() => {
  const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]'

  const nameOf = (element) => {
    const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40)
    return `<${element.tagName.toLowerCase()}${element.id ? ` id="${element.id}"` : ''}> ${text}`.trim()
  }

  const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0

  /** One h1 that the title begins with, headings without a gap, ids once, a language. */
  function html() {
    const problems = []
    const h1 = [...document.querySelectorAll('h1')]
    if (h1.length !== 1) problems.push(`the page has ${h1.length} h1`)
    const heading = (h1[0]?.textContent ?? '').trim().replaceAll(/\s+/g, ' ')
    const title = document.title.replace(/^Error: /, '')
    if (heading === '' || !title.startsWith(heading)) problems.push(`the title "${document.title}" does not begin with the h1 "${heading}"`)
    let last = 0
    for (const each of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      const level = Number(each.tagName[1])
      // The heading of a landmark before the h1 (a banner, an error summary) begins no outline of its own.
      if (last > 0 && level > last + 1) problems.push(`a heading level is skipped before ${nameOf(each)}`)
      last = level
    }
    const seen = new Set()
    for (const { id } of document.querySelectorAll('[id]')) {
      if (seen.has(id)) problems.push(`the id "${id}" is there twice`)
      seen.add(id)
    }
    if (!/^en(-GB)?$/.test(document.documentElement.lang)) problems.push(`lang is "${document.documentElement.lang}"`)
    if (document.querySelectorAll('main').length !== 1) problems.push('there is not one main landmark')
    return problems
  }

  const isScrollArea = (element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)

  function inScrollArea(element) {
    for (let at = element.parentElement; at; at = at.parentElement) if (isScrollArea(at)) return true
    return false
  }

  /** Nothing wider than the screen, but in a scroll area that has a name and takes the focus (WCAG 2.2, 1.4.10). */
  function overflow() {
    const width = document.documentElement.clientWidth
    const problems = []
    const all = [...document.body.querySelectorAll('*')].filter(isShown)
    for (const area of all.filter((each) => isScrollArea(each) && each.scrollWidth > each.clientWidth + 1)) {
      const isNamed = area.hasAttribute('aria-label') || document.getElementById(area.getAttribute('aria-labelledby') ?? '') !== null
      if (area.tabIndex < 0 || !isNamed || !['region', 'group'].includes(area.getAttribute('role') ?? '')) problems.push(`the scroll area ${nameOf(area)} has no name or takes no focus`)
    }
    if (document.documentElement.scrollWidth > width) {
      const isWide = (each) => each.getBoundingClientRect().right > width + 1
      const inner = all.filter((each) => isWide(each) && ![...each.children].some(isWide))
      const outside = inner.filter((each) => !inScrollArea(each))
      // None outside a scroll area: then one inside it is placed by something further out, or a word is longer than its place.
      const placedElsewhere = inner.filter((each) => getComputedStyle(each).position === 'absolute')
      const longWords = all.filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0 && getComputedStyle(each).overflowX === 'visible' && each.children.length === 0)
      const wide = [outside, placedElsewhere, longWords].find((each) => each.length > 0) ?? []
      problems.push(`the page is ${document.documentElement.scrollWidth} px wide on a screen of ${width} px: ${wide.slice(0, 4).map(nameOf).join('; ')}`)
    }
    return problems
  }

  /** On paper: no navigation, no buttons, no skip link, and the content is there. */
  function printed() {
    const left = [...document.querySelectorAll('nav, .govuk-skip-link, .govuk-back-link, .govuk-breadcrumbs, header form, .govuk-service-navigation__toggle')].filter(isShown)
    return [
      ...left.map((each) => `on paper there is still ${nameOf(each)}`),
      ...(isShown(document.querySelector('h1')) ? [] : ['on paper the heading is missing']),
    ]
  }

  // A radio group is one stop: its checked button, else its first.
  function isStop(element) {
    if (element.disabled || element.tabIndex < 0 || !isShown(element)) return false
    if (element.tagName === 'SUMMARY' && element.parentElement?.tagName !== 'DETAILS') return false
    if (element.type !== 'radio' || element.name === '') return true
    const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(element.name)}"]`)].filter((each) => each.form === element.form && !each.disabled)
    return element === (group.find((each) => each.checked) ?? group[0])
  }

  const looks = (element) => {
    const label = element.labels?.[0]
    const of = (style) => [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.backgroundColor, style.borderColor, style.textDecoration].join(' ')
    return of(getComputedStyle(element)) + (label ? of(getComputedStyle(label, '::before')) : '')
  }

  function isCovered(element) {
    const [rect] = element.getClientRects()
    if (!rect) return true
    // A scroll area can be taller than the screen: what counts is the part of it that is on the screen.
    const [left, right] = [Math.max(0, rect.left), Math.min(innerWidth, rect.right)]
    const [above, below] = [Math.max(0, rect.top), Math.min(innerHeight, rect.bottom)]
    if (left >= right || above >= below) return true
    const [x, y] = [(left + right) / 2, (above + below) / 2]
    const top = document.elementFromPoint(x, y)
    return !(top && (element.contains(top) || top.contains(element) || [...(element.labels ?? [])].some((label) => label.contains(top))))
  }

  let stops = []
  let unfocused = new Map()
  let reached = []

  /** Begins to watch where the focus goes; answers how many stops there should be. */
  function watchFocus() {
    stops = [...document.querySelectorAll(CONTROLS)].filter(isStop)
    unfocused = new Map(stops.map((element) => [element, looks(element)]))
    reached = []
    document.addEventListener('focusin', (event) => {
      reached.push({ element: event.target, isVisible: looks(event.target) !== unfocused.get(event.target), isCovered: isCovered(event.target) })
    })
    return stops.length
  }

  /** Whether Tab came to every control once, in the order of the page, and was seen there (WCAG 2.2, 2.1.1, 2.4.3, 2.4.7, 2.4.11). */
  function focusProblems(most) {
    const problems = []
    const wanted = stops.slice(0, most)
    const got = reached.slice(0, wanted.length)
    const first = wanted.findIndex((element, index) => got[index]?.element !== element)
    if (first >= 0) problems.push(`Tab ${first + 1} came to ${got[first] ? nameOf(got[first].element) : 'nothing'} instead of ${nameOf(wanted[first])}`)
    for (const each of got.filter((one) => !one.isVisible)) problems.push(`the focus cannot be seen on ${nameOf(each.element)}`)
    for (const each of got.filter((one) => one.isCovered)) problems.push(`the focus is hidden on ${nameOf(each.element)}`)
    for (const each of stops.filter((element) => element.tabIndex > 0)) problems.push(`${nameOf(each)} has a tabindex above 0`)
    if (got[0] && !got[0].element.classList.contains('govuk-skip-link')) problems.push('the first stop is not the skip link')
    return problems
  }

  const focusSkipLink = () => document.querySelector('.govuk-skip-link')?.focus()

  /** After the skip link and one Tab: no stop of the header may have the focus. */
  function skipProblems() {
    const main = document.querySelector('main')
    const at = document.activeElement
    const isBefore = at && main && at !== document.body && at !== main && (at.compareDocumentPosition(main) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !at.contains(main)
    return isBefore ? [`the skip link leads to ${nameOf(at)}`] : []
  }

  return { html, overflow, printed, watchFocus, focusProblems, focusSkipLink, skipProblems }
})()

globalThis.policyReports = []
document.addEventListener('securitypolicyviolation', (event) => globalThis.policyReports.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile ?? ''}`))

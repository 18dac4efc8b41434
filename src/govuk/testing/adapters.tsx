import type { JSX } from 'preact'
import { BackLink } from '../back-link.tsx'
import { Breadcrumbs } from '../breadcrumbs.tsx'
import { Button, ButtonLink } from '../button.tsx'
import { Checkboxes } from '../checkboxes.tsx'
import type { ChoiceItem } from '../choice.tsx'
import { DateInput } from '../date-input.tsx'
import type { DatePart } from '../date-input.tsx'
import { Details } from '../details.tsx'
import { ErrorMessage } from '../error-message.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { Fieldset } from '../fieldset.tsx'
import { FileUpload } from '../file-upload.tsx'
import { GenericHeader } from '../generic-header.tsx'
import { Hint } from '../hint.tsx'
import { Input } from '../input.tsx'
import { InsetText } from '../inset-text.tsx'
import { Label } from '../label.tsx'
import { NotificationBanner } from '../notification-banner.tsx'
import { Pagination } from '../pagination.tsx'
import type { PaginationLink } from '../pagination.tsx'
import { Panel } from '../panel.tsx'
import { PhaseBanner } from '../phase-banner.tsx'
import { Radios } from '../radios.tsx'
import { Select } from '../select.tsx'
import { ServiceNavigation } from '../service-navigation.tsx'
import { SkipLink } from '../skip-link.tsx'
import { SummaryList } from '../summary-list.tsx'
import type { Action } from '../action-links.tsx'
import { Table } from '../table.tsx'
import { Tabs } from '../tabs.tsx'
import { Tag } from '../tag.tsx'
import { TaskList } from '../task-list.tsx'
import { Textarea } from '../textarea.tsx'
import { WarningText } from '../warning-text.tsx'
import type { Given } from './given.ts'

/** How the options of each Nunjucks component are said in our props. */
export const ADAPTERS: Readonly<Record<string, (given: Given) => JSX.Element>> = {
  'back-link': (g) => <BackLink {...extra(g)} href={g.text('href') || '#'}>{g.content()}</BackLink>,
  breadcrumbs: (g) => (
    <Breadcrumbs {...extra(g)} label={g.text('labelText')} collapseOnMobile={g.flag('collapseOnMobile')}
      items={g.list('items').map((item) => ({ text: item.content(), href: item.text('href'), attributes: item.attributes() }))} />
  ),
  button,
  checkboxes: (g) => (
    <Checkboxes {...choice(g)} values={g.texts('values')} describedBy={g.text('describedBy')} items={g.sparse('items').map((item) => item && choiceItem(item))} />
  ),
  'date-input': dateInput,
  details: (g) => <Details {...extra(g)} id={g.text('id')} open={g.flag('open')} summary={g.content('summary')}>{g.content()}</Details>,
  'error-message': (g) => (
    <ErrorMessage {...extra(g)} id={g.text('id')} visuallyHiddenText={g.isEmpty('visuallyHiddenText') ? '' : g.text('visuallyHiddenText')}>
      {g.content()}
    </ErrorMessage>
  ),
  'error-summary': (g) => (
    <ErrorSummary {...extra(g)} title={g.content('title')} disableAutoFocus={g.flag('disableAutoFocus')}
      errors={g.list('errorList').map((error) => ({ text: error.content(), href: error.text('href'), attributes: error.attributes() }))}>
      {g.content('description')}
    </ErrorSummary>
  ),
  fieldset: (g) => (
    <Fieldset {...extra(g)} {...legend(g.child('legend'))} describedBy={g.text('describedBy')} role={g.text('role') as 'group'}>
      {g.content()}
    </Fieldset>
  ),
  'file-upload': (g) => <FileUpload {...field(g)} multiple={g.flag('multiple')} />,
  'generic-header': (g) => (
    <GenericHeader {...extra(g)} href={g.text('url') || '/'} containerClass={g.text('containerClasses')}>{g.content('logo')}</GenericHeader>
  ),
  hint: (g) => <Hint {...extra(g)} id={g.text('id')}>{g.content()}</Hint>,
  input: (g) => (
    <Input {...field(g)} type={g.text('type') as 'text'} value={g.text('value')} inputmode={g.text('inputmode') as 'text'}
      autocomplete={g.text('autocomplete')} autocapitalize={g.text('autocapitalize') as 'none'} pattern={g.text('pattern')}
      spellcheck={g.flag('spellcheck')} prefix={affix(g, 'prefix')} suffix={affix(g, 'suffix')} wrapper={extra(g.child('inputWrapper'))} />
  ),
  'inset-text': (g) => <InsetText {...extra(g)} id={g.text('id')}>{g.content()}</InsetText>,
  label: (g) => <Label {...extra(g)} for={g.text('for')} isPageHeading={g.flag('isPageHeading')}>{g.content()}</Label>,
  'notification-banner': (g) => (
    <NotificationBanner {...extra(g)} type={g.text('type') === 'success' ? 'success' : undefined} title={g.content('title')}
      titleId={g.text('titleId')} titleHeadingLevel={g.number('titleHeadingLevel') as 2} role={g.text('role') as 'alert'}
      disableAutoFocus={g.flag('disableAutoFocus')} heading={g.text('html') ? undefined : g.text('text')}>
      {g.text('html') ? g.content() : undefined}
    </NotificationBanner>
  ),
  pagination: (g) => (
    <Pagination {...extra(g)} label={g.text('landmarkLabel')} previous={arrow(g, 'previous')} next={arrow(g, 'next')}
      items={g.has('items') ? g.list('items').filter((item) => item.has('number') || item.has('ellipsis')).map(page) : undefined} />
  ),
  panel,
  'phase-banner': (g) => (
    <PhaseBanner {...extra(g)} tag={g.child('tag').content()} tagClass={g.child('tag').text('classes')}>{g.content()}</PhaseBanner>
  ),
  radios: (g) => <Radios {...choice(g)} value={g.text('value')} items={g.sparse('items').map((item) => item && choiceItem(item))} />,
  select: (g) => (
    <Select {...field(g)} value={g.text('value')}
      items={g.list('items').map((item) => ({
        text: item.text('text') ?? '', value: item.value('value'), selected: item.flag('selected'), disabled: item.flag('disabled'),
        attributes: item.attributes(),
      }))} />
  ),
  'service-navigation': serviceNavigation,
  'skip-link': (g) => <SkipLink {...extra(g)} href={g.text('href') || '#content'}>{g.content()}</SkipLink>,
  'summary-list': summaryList,
  table: (g) => (
    <Table {...extra(g)} caption={g.text('caption')} captionClass={g.text('captionClasses')} firstCellIsHeader={g.flag('firstCellIsHeader')}
      head={g.has('head') ? g.list('head').map(tableCell) : undefined} rows={g.rows('rows').map((row) => row.map(tableCell))} />
  ),
  tabs: (g) => (
    <Tabs {...extra(g)} id={g.text('id')} title={g.text('title')} items={g.list('items').map((item, index) => ({
      id: item.text('id') ?? `${g.text('idPrefix')}-${index + 1}`,
      label: item.text('label'),
      panel: tabPanel(item.child('panel')),
      attributes: item.attributes(),
      panelAttributes: item.child('panel').attributes(),
    }))} />
  ),
  tag: (g) => <Tag {...extra(g)}>{g.content()}</Tag>,
  'task-list': (g) => (
    <TaskList {...extra(g)} idPrefix={g.text('idPrefix')} items={g.sparse('items').map((item) => item && ({
      title: item.child('title').content(), titleClass: item.child('title').text('classes'), href: item.text('href'),
      hint: item.child('hint').content(), class: item.text('classes'),
      status: item.child('status').content(), statusClass: item.child('status').text('classes'), tag: statusTag(item.child('status')),
    }))} />
  ),
  textarea: (g) => (
    <Textarea {...field(g)} value={g.text('value')} rows={g.number('rows')} spellcheck={g.flag('spellcheck')} autocomplete={g.text('autocomplete')} />
  ),
  'warning-text': (g) => <WarningText {...extra(g)} spoken={g.text('iconFallbackText')}>{g.content()}</WarningText>,
}

function button(g: Given) {
  const face = { ...extra(g), id: g.text('id'), isStart: g.flag('isStartButton'), children: g.content() }
  const [type, name, value] = [g.text('type') as 'submit', g.text('name'), g.text('value')]
  const [disabled, preventDoubleClick, href] = [g.flag('disabled'), g.flag('preventDoubleClick'), g.text('href')]
  return href ? <ButtonLink {...face} href={href} /> : <Button {...face} {...{ type, name, value, disabled, preventDoubleClick }} />
}

function dateInput(g: Given) {
  const usual = KEYS.map((key) => ({ key, name: g.child(key).text('name') ?? key, given: g.child(key), isLeftOut: g.isEmpty(key) }))
  const items = g.list('items').map((given) => ({ name: given.text('name') ?? '', given, isLeftOut: false }))
  const parts = items.length > 0 ? items : usual
  return (
    <DateInput {...extra(g)} {...group(g)} id={g.text('id') ?? ''} fieldset={fieldset(g)}
      parts={parts.filter((part) => !part.isLeftOut).map(({ name, given }) => datePart(g, given, name, usual.find((part) => part.name === name)))} />
  )
}

function datePart(g: Given, part: Given, name: string, usual: { key: string; given: Given } | undefined): DatePart {
  const classes = part.text('classes') ?? ''
  const fullName = g.text('namePrefix') ? `${g.text('namePrefix')}-${name}` : name
  const values = [part.text('value'), usual?.given.text('value'), g.child('values').text(fullName), g.child('values').text(name)]
  return {
    ending: name,
    name: fullName,
    label: part.text('label') ?? name.charAt(0).toUpperCase() + name.slice(1),
    id: part.text('id'),
    value: values.find((value) => value !== undefined),
    widthClass: classes.includes('govuk-input--width-') ? undefined : `govuk-input--width-${usual?.key === 'year' ? 4 : 2}`,
    class: classes.replace('govuk-input--error', ''),
    isWrong: classes.includes('govuk-input--error') || part.flag('error'),
    inputmode: part.text('inputmode') as 'numeric',
    autocomplete: part.text('autocomplete'),
    pattern: part.text('pattern'),
    attributes: part.attributes(),
  }
}

const KEYS = ['day', 'month', 'year']

function panel(g: Given) {
  const classes = g.text('classes') ?? ''
  const isInterruption = classes.includes('govuk-panel--interruption')
  const actions = g.child('actions')
  return (
    <Panel attributes={g.attributes()} class={classes.replace('govuk-panel--interruption', '')} title={g.content('title')}
      variant={isInterruption ? 'interruption' : undefined} headingLevel={g.number('headingLevel') as 2}
      actionsClass={actions.text('classes')} actionsAttributes={actions.attributes()}
      actions={g.has('actions') ? actions.list('items').map(panelAction) : undefined}>
      {g.content()}
    </Panel>
  )
}

function panelAction(g: Given) {
  const [href, type, text] = [g.text('href'), g.text('type'), g.text('text')]
  const face = { ...extra(g), variant: 'inverse' as const, children: text }
  if (!href) return <Button {...face} type={(type ?? 'button') as 'button'} />
  return type === 'button' ? <ButtonLink {...face} href={href} /> : <a class={`govuk-link govuk-link--inverse ${g.text('classes') ?? ''}`} href={href} {...g.attributes()}>{text}</a>
}

function serviceNavigation(g: Given) {
  const slots = g.child('slots')
  const end = slots.child('end')
  return (
    <ServiceNavigation {...extra(g)} serviceName={g.text('serviceName')} serviceHref={g.text('serviceUrl')} label={g.text('ariaLabel')}
      menuButtonText={g.text('menuButtonText')} menuButtonLabel={g.text('menuButtonLabel')} navigationLabel={g.text('navigationLabel')}
      navigationId={g.text('navigationId')} navigationClass={g.text('navigationClasses')} collapseOnMobile={g.flag('collapseNavigationOnMobile')}
      items={g.list('navigation').map((item) => ({
        text: item.content(), href: item.text('href'), attributes: item.attributes(),
        current: item.flag('current') ? 'page' : item.flag('active') ? 'true' : undefined,
      }))}
      start={slots.html('start')} end={end.content() ?? slots.html('end')} endIsInline={end.text('align') === 'inline'}
      navigationStart={slots.html('navigationStart')} navigationEnd={slots.html('navigationEnd')} />
  )
}

function summaryList(g: Given) {
  const card = g.child('card')
  return (
    <SummaryList {...extra(g)}
      rows={g.list('rows').map((row) => ({
        key: row.child('key').content(), keyClass: row.child('key').text('classes'),
        value: row.child('value').content(), valueClass: row.child('value').text('classes'),
        actions: row.child('actions').has('items') ? row.child('actions').list('items').map(action) : undefined,
        actionsClass: row.child('actions').text('classes'), class: row.text('classes'),
      }))}
      card={g.has('card')
        ? {
            ...extra(card), title: card.child('title').content(), headingLevel: card.child('title').number('headingLevel') as 2,
            titleClass: card.child('title').text('classes'), actionsClass: card.child('actions').text('classes'),
            actions: card.child('actions').list('items').map(action),
          }
        : undefined} />
  )
}

function action(g: Given): Action {
  return { ...extra(g), href: g.text('href') ?? '', text: g.content(), visuallyHiddenText: g.text('visuallyHiddenText') }
}

function tabPanel(panel: Given) {
  return panel.text('html') ? panel.content() : panel.text('text') && <p class="govuk-body">{panel.text('text')}</p>
}

function statusTag(status: Given) {
  const tag = status.child('tag')
  return status.has('tag') ? { ...extra(tag), children: tag.content() } : undefined
}

function tableCell(g: Given) {
  return {
    content: g.content(), isNumeric: g.text('format') === 'numeric', class: g.text('classes'), colspan: g.number('colspan'),
    rowspan: g.number('rowspan'), attributes: g.attributes(),
  }
}

function page(g: Given) {
  return g.flag('ellipsis') ? 'gap' as const : {
    number: g.text('number') ?? '', href: g.text('href') ?? '', isCurrent: g.flag('current'), label: g.text('visuallyHiddenText'),
    attributes: g.attributes(),
  }
}

function arrow(g: Given, key: string): PaginationLink | undefined {
  const link = g.child(key)
  const href = link.text('href')
  return href ? { href, text: link.content(), about: link.text('labelText'), attributes: link.attributes() } : undefined
}

function affix(g: Given, key: string) {
  const given = g.child(key)
  const content = given.content()
  return content === undefined || content === '' ? undefined : { ...extra(given), content }
}

function choice(g: Given) {
  return { ...extra(g), ...group(g), name: g.text('name') ?? '', idPrefix: g.text('idPrefix'), fieldset: fieldset(g) }
}

function choiceItem(g: Given): ChoiceItem | { divider: string } {
  const divider = g.text('divider')
  if (divider) return { divider }
  return {
    value: g.text('value') ?? '', text: g.content(), hint: g.child('hint').content(), id: g.text('id'), name: g.text('name'),
    checked: g.flag('checked'), disabled: g.flag('disabled'), isExclusive: g.text('behaviour') === 'exclusive',
    conditional: g.child('conditional').content(), labelClass: g.child('label').text('classes'),
    labelAttributes: g.child('label').attributes(), attributes: g.attributes(),
  }
}

function fieldset(g: Given) {
  const given = g.child('fieldset')
  return g.has('fieldset') ? { ...extra(given), ...legend(given.child('legend')), describedBy: given.text('describedBy') } : undefined
}

function field(g: Given) {
  const label = g.child('label')
  return {
    ...extra(g), ...group(g), name: g.text('name') ?? '', id: g.text('id'), describedBy: g.text('describedBy'), disabled: g.flag('disabled'),
    label: label.content(), labelClass: label.text('classes'), labelIsPageHeading: label.flag('isPageHeading'),
  }
}

function group(g: Given) {
  return { hint: g.child('hint').content(), error: g.child('errorMessage').content(), groupClass: g.child('formGroup').text('classes') }
}

function legend(g: Given) {
  return { legend: g.content(), legendClass: g.text('classes'), isPageHeading: g.flag('isPageHeading') }
}

function extra(g: Given) {
  return { class: g.text('classes'), attributes: g.attributes() }
}

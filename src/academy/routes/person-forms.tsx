import { addDays, formatDay, shortDay, type Day } from '../../time/day.ts'
import { invalid, notFound, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { peopleFinder } from '../find-or-enter-person.ts'
import { eventKinds, leavingReasons, pauseReasons, readBesideForm, readEventForm, readNoteForm, readPauseForm, readResumeForm, readTakeBackForm, relationshipKinds } from '../forms.ts'
import { endRelationship, giveRelationship, relationshipProblem } from '../give-relationship.ts'
import { AcademyForm, FormFields, type AcademyFormProps } from '../pages/academy-form.tsx'
import { besidePath, enrolmentPath, notePath, pausePath, recordEventPath, takeBackPath } from '../paths.ts'
import { academyNames, findEnrolment, listRelationships } from '../queries.ts'
import type { Enrolment } from '../rules/record.ts'
import { endPause, recordPause } from '../record-pause.ts'
import { recordEvent, retractEvent } from '../record-event.ts'
import { saveNote } from '../save-note.ts'
import { eventLabels, mayFollow, stateLabels, stateOn } from '../rules/enrolment-state.ts'
import { leavingReasonLabels } from '../rules/outcomes.ts'
import { pauseReasonLabels, relationshipLabels } from '../rules/words.ts'

const STALE = 'Somebody changed this person’s programme while you had the page open. Look at it as it is now, and save again if yours should stand'
type Problems = AcademyFormProps['problems']

export const showRecord = (request: RouteRequest): Promise<Reply> => withRun(request, (run) => recordPage(request, run, []))

export async function saveRecord(request: RouteRequest): Promise<Reply> {
  return await withRun(request, async (run) => {
    const read = readEventForm(request.fields)
    if (!read.ok) return await recordPage(request, run, read.problems)
    const { kind, onDay, untilDay, reason, note, version } = read.value
    if (onDay > request.today) return await recordPage(request, run, [{ field: 'on-day', message: 'The day must be today or before: record it when it has happened' }])
    if ((kind === 'extended' || kind === 'deferred') && (untilDay === null || untilDay <= onDay)) return await recordPage(request, run, [{ field: 'until-day', message: 'Enter until when, a day after the one above' }])
    if (kind === 'left' && reason === null) return await recordPage(request, run, [{ field: 'reason', message: 'Select why the person left' }])
    if (kind === 'transferred' && note === null) return await recordPage(request, run, [{ field: 'note', message: 'Enter the interim report that goes to the next employer' }])
    const outcome = await recordEvent(request.tx, request.caller, { enrolmentId: run.id, version, kind, onDay, untilDay: kind === 'extended' || kind === 'deferred' ? untilDay : null, reason, note: note ?? '' })
    if (outcome.kind === 'not-found') return notFound
    if (outcome.kind === 'stale') return await recordPage(request, run, [{ field: 'kind', message: STALE }], 409)
    return outcome.kind === 'refused' ? await recordPage(request, run, [outcome]) : redirect(enrolmentPath(run.id))
  })
}

async function recordPage(request: RouteRequest, run: Enrolment, problems: Problems, status?: 409): Promise<Reply> {
  const name = (await academyNames(request.tx))(run.personId)
  const state = stateOn(run, request.today)
  const kinds = eventKinds.filter((kind) => mayFollow(state, kind).ok)
  const last = run.events.at(-1)
  return answer(`Record what happened: ${name}`, run, problems, status, (
    <>
    <AcademyForm
      heading={`Record what happened: ${name}`} action={recordEventPath(run.id)} formToken={request.formToken} button="Record" values={request.fields} problems={problems} hidden={{ version: String(run.version) }}
      fields={[
        { kind: 'choice', name: 'kind', label: 'What happened', items: [{ value: '', text: 'Choose' }, ...kinds.map((value) => ({ value, text: eventLabels[value] }))] },
        { kind: 'day', name: 'on-day', label: 'On', hint: 'Such as 30/9/2026.' },
        { kind: 'day', name: 'until-day', label: 'Until (for an extension or a deferral)' },
        { kind: 'choice', name: 'reason', label: 'Why the person left the council', items: [{ value: '', text: 'Does not apply' }, ...leavingReasons.map((value) => ({ value, text: leavingReasonLabels[value] ?? value }))] },
        { kind: 'long', name: 'note', label: 'Note, or the interim report for the next employer' },
      ]}
    >
      <p class="govuk-body">Now: {stateLabels[state].toLowerCase()}. Seen by: whoever sees this person’s programme, and the person.</p>
    </AcademyForm>
    {last !== undefined && (
      <>
        <h2 class="govuk-heading-m">Take back the last entry</h2>
        <p class="govuk-body">{eventLabels[last.kind]}, {shortDay(last.onDay)}. It stays readable, with who took it back and why.</p>
        <FormFields action={takeBackPath(run.id)} formToken={request.formToken} button="Take it back" values={request.fields} problems={problems} hidden={{ event: String(last.id), version: String(run.version) }} fields={[{ kind: 'text', name: 'take-back-reason', label: 'Why it is taken back' }]} />
      </>
    )}
    </>
  ))
}

export async function takeBack(request: RouteRequest): Promise<Reply> {
  return await withRun(request, async (run) => {
    const read = readTakeBackForm(request.fields)
    if (!read.ok) return await recordPage(request, run, read.problems)
    const outcome = await retractEvent(request.tx, request.caller, { enrolmentId: run.id, eventId: read.value.event, version: read.value.version, reason: read.value.takeBackReason, now: new Date() })
    if (outcome.kind === 'recorded') return redirect(enrolmentPath(run.id))
    if (outcome.kind === 'not-found') return notFound
    return await recordPage(request, run, [{ field: 'take-back-reason', message: outcome.kind === 'refused' ? outcome.message : STALE }], outcome.kind === 'stale' ? 409 : undefined)
  })
}

export const showBeside = (request: RouteRequest): Promise<Reply> => withRun(request, (run) => besidePage(request, run, []))

export async function saveBeside(request: RouteRequest): Promise<Reply> {
  return await withRun(request, async (run) => {
    const read = readBesideForm(request.fields)
    if (!read.ok) return await besidePage(request, run, read.problems)
    const { kind, who, from, note } = read.value
    if (who === null) return await endOne(request, run, kind, from, note ?? '')
    const found = (await peopleFinder(request.tx)).find(who, null)
    if (found.kind !== 'found') return await besidePage(request, run, [{ field: 'who', message: found.kind === 'several' ? `${found.count} people have that name: enter the registration or staff number` : 'Nobody whom you see has that name or number: check it' }])
    const problem = relationshipProblem(await giveRelationship(request.tx, request.caller, { personId: run.personId, kind, withPersonId: found.id, from, note: note ?? '' }))
    return problem === null ? redirect(enrolmentPath(run.id)) : await besidePage(request, run, [{ field: 'who', message: problem }])
  })
}

/** Nobody comes after: the last day is the day before. */
async function endOne(request: RouteRequest, run: Enrolment, kind: string, from: Day, note: string): Promise<Reply> {
  const held = (await listRelationships(request.tx, { personId: run.personId })).find((one) => one.kind === kind && (one.endedOn === null || one.endedOn >= from))
  if (!held) return await besidePage(request, run, [{ field: 'who', message: 'Nobody stands there on that day: enter who will' }])
  const ended = await endRelationship(request.tx, request.caller, { id: held.id, version: held.version, lastDay: addDays(from, -1), note })
  if (ended === 'ended') return redirect(enrolmentPath(run.id))
  return await besidePage(request, run, [{ field: 'from', message: ended === 'before-start' ? `It began on ${formatDay(held.startedOn)}: choose a later day` : STALE }])
}

async function besidePage(request: RouteRequest, run: Enrolment, problems: Problems): Promise<Reply> {
  const name = (await academyNames(request.tx))(run.personId)
  return answer(`Change who supports ${name}`, run, problems, undefined, (
    <AcademyForm
      heading={`Change who supports ${name}`} action={besidePath(run.id)} formToken={request.formToken} button="Save" values={request.fields} problems={problems}
      fields={[
        { kind: 'choice', name: 'kind', label: 'As', items: [{ value: '', text: 'Choose' }, ...relationshipKinds.map((value) => ({ value, text: relationshipLabels[value] ?? value }))] },
        { kind: 'text', name: 'who', label: 'Who', hint: 'Name, registration number or staff number. Leave it empty to end it with nobody after.' },
        { kind: 'day', name: 'from', label: 'From', hint: 'Such as 1/10/2026. Whoever stands there now ends on the day before.' },
        { kind: 'long', name: 'note', label: 'What was agreed at the handover', hint: 'Agreed actions only, nothing of what was reflected on.' },
      ]}
    />
  ))
}

export const showPause = (request: RouteRequest): Promise<Reply> => withRun(request, (run) => pausePage(request, run, []))

export async function savePause(request: RouteRequest): Promise<Reply> {
  return await withRun(request, async (run) => {
    const isResume = request.fields['pause'] !== undefined
    const outcome = isResume ? await resume(request, run) : await begin(request, run)
    if (outcome.kind === 'problems') return await pausePage(request, run, outcome.problems)
    if (outcome.kind === 'not-found') return notFound
    if (outcome.kind === 'stale') return await pausePage(request, run, [{ field: 'last-day', message: STALE }], 409)
    return outcome.kind === 'refused' ? await pausePage(request, run, [outcome]) : redirect(enrolmentPath(run.id))
  })
}

async function begin(request: RouteRequest, run: Enrolment) {
  const read = readPauseForm(request.fields)
  if (!read.ok) return { kind: 'problems' as const, problems: read.problems }
  const { from, until, reason, note } = read.value
  if (until !== null && until < from) return { kind: 'problems' as const, problems: [{ field: 'until', message: 'The last day must be the same as or after the first' }] }
  return await recordPause(request.tx, request.caller, { enrolmentId: run.id, from, until, reason, note: note ?? '' })
}

async function resume(request: RouteRequest, run: Enrolment) {
  const read = readResumeForm(request.fields)
  if (!read.ok) return { kind: 'problems' as const, problems: read.problems }
  return await endPause(request.tx, request.caller, { enrolmentId: run.id, pauseId: read.value.pause, version: read.value.version, lastDay: read.value.lastDay })
}

async function pausePage(request: RouteRequest, run: Enrolment, problems: Problems, status?: 409): Promise<Reply> {
  const name = (await academyNames(request.tx))(run.personId)
  const open = run.pauses.find((pause) => pause.until === null)
  const shared = { action: pausePath(run.id), formToken: request.formToken, values: request.fields, problems }
  const heading = open ? `Resume the programme of ${name}` : `Pause the programme of ${name}`
  return answer(heading, run, problems, status, open
    ? (
      <AcademyForm {...shared} heading={heading} button="Resume" hidden={{ pause: String(open.id), version: String(open.version) }} fields={[{ kind: 'day', name: 'last-day', label: 'Last day of the pause' }]}>
        <p class="govuk-body">Paused since {formatDay(open.from)}. Every date that was to come moves by the days of the pause.</p>
      </AcademyForm>
    )
    : (
      <AcademyForm
        {...shared} heading={heading} button="Pause"
        fields={[
          { kind: 'day', name: 'from', label: 'First day' }, { kind: 'day', name: 'until', label: 'Last day, where it is known' },
          { kind: 'choice', name: 'reason', label: 'Reason', items: [{ value: '', text: 'Choose' }, ...pauseReasons.map((value) => ({ value, text: pauseReasonLabels[value] ?? value }))] },
          { kind: 'long', name: 'note', label: 'Note' },
        ]}
      >
        <p class="govuk-body">The reason and the note are seen by the person, their manager, the coordinator, the principal social worker and HR; not by mentor, practice lead, assessor or panel.</p>
      </AcademyForm>
    ))
}

export const showNote = (request: RouteRequest): Promise<Reply> => withRun(request, async (run) => {
  const [held] = await request.tx.selectFrom('enrolment_note').select('note').where('enrolment_id', '=', run.id).execute()
  return await notePage(request, run, [], { note: held?.note ?? '' })
})

export async function keepNote(request: RouteRequest): Promise<Reply> {
  return await withRun(request, async (run) => {
    const read = readNoteForm(request.fields)
    if (!read.ok) return await notePage(request, run, read.problems, request.fields)
    await saveNote(request.tx, request.caller, { enrolmentId: run.id, personId: run.personId, note: read.value.note, now: new Date() })
    return redirect(enrolmentPath(run.id))
  })
}

async function notePage(request: RouteRequest, run: Enrolment, problems: Problems, values: Readonly<Record<string, string>>): Promise<Reply> {
  const name = (await academyNames(request.tx))(run.personId)
  return answer(`Note on ${name}`, run, problems, undefined, (
    <>
      <h1 class="govuk-heading-l">Note on {name}</h1>
      <p class="govuk-body">Seen by: practice leads and coordinators who see this person. It is part of what the person may ask to see.</p>
      <FormFields action={notePath(run.id)} formToken={request.formToken} button="Save" values={values} problems={problems} fields={[{ kind: 'long', name: 'note', label: 'Note' }]} />
    </>
  ))
}

async function withRun(request: RouteRequest, work: (run: Enrolment) => Promise<Reply>): Promise<Reply> {
  const run = await findEnrolment(request.tx, Number(request.params['enrolment']))
  return run ? await work(run) : notFound
}

function answer(title: string, run: Enrolment, problems: Problems, status: 409 | undefined, body: ReturnType<typeof AcademyForm>): Reply {
  const props = { title, backHref: enrolmentPath(run.id), body }
  if (status !== undefined) return { kind: 'page', status, page: { ...props, hasErrors: true } }
  return problems.length > 0 ? invalid(props) : page(props)
}

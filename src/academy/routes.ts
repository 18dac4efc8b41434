import type { Route } from '../web/route.ts'
import { showBoard, showDue } from './routes/board.tsx'
import { saveMentor, showCapacity } from './routes/capacity.tsx'
import { saveCohort, showCohorts } from './routes/cohorts.tsx'
import { saveEnrol, showEnrol } from './routes/enrol.tsx'
import { applyImport, chooseFrameworkFile, discardImport, downloadFrameworks, readUpload, showFrameworks, showImport } from './routes/frameworks.tsx'
import { loadList, showLoadList } from './routes/load-list.tsx'
import { publishFigure, showOutcomes } from './routes/outcomes.tsx'
import { keepNote, saveBeside, savePause, saveRecord, showBeside, showNote, showPause, showRecord, takeBack } from './routes/person-forms.tsx'
import { showEnrolment, showMyAcademy } from './routes/person.tsx'
import { changeTrainee, enterTrainee, showPipeline, showTrainee } from './routes/pipeline.tsx'
import { saveProgramme, shipProgrammes, showProgramme, showProgrammes } from './routes/programmes.tsx'

const see = { permission: 'see academy', audit: null } as const
const keep = { permission: 'keep academy', audit: null } as const
const plan = { permission: 'plan academy', audit: null } as const
const enrol = { permission: 'enrol starters', audit: null } as const
const posted = { method: 'POST', form: 'fields' } as const

export const academyRoutes: readonly Route[] = [
  { name: 'academy.board', method: 'GET', path: '/academy', scope: 'authority', long: true, ...see, handle: showBoard },
  { name: 'academy.due', method: 'GET', path: '/academy/due', scope: 'authority', long: true, ...see, handle: showDue },
  { name: 'academy.enrolling', method: 'GET', path: '/academy/enrol', scope: 'authority', ...enrol, handle: showEnrol },
  { name: 'academy.enrol', path: '/academy/enrol', scope: 'authority', ...posted, ...enrol, handle: saveEnrol },
  { name: 'academy.person', method: 'GET', path: '/academy/people/:enrolment', scope: 'person', ...see, audit: 'programme-read', handle: showEnrolment },
  { name: 'academy.recording', method: 'GET', path: '/academy/people/:enrolment/record', scope: 'person', ...keep, handle: showRecord },
  { name: 'academy.record', path: '/academy/people/:enrolment/record', scope: 'person', ...posted, ...keep, handle: saveRecord },
  { name: 'academy.take-back', path: '/academy/people/:enrolment/take-back', scope: 'person', ...posted, ...keep, handle: takeBack },
  { name: 'academy.beside', method: 'GET', path: '/academy/people/:enrolment/beside', scope: 'person', ...keep, handle: showBeside },
  { name: 'academy.save-beside', path: '/academy/people/:enrolment/beside', scope: 'person', ...posted, ...keep, handle: saveBeside },
  { name: 'academy.pausing', method: 'GET', path: '/academy/people/:enrolment/pause', scope: 'person', ...keep, handle: showPause },
  { name: 'academy.pause', path: '/academy/people/:enrolment/pause', scope: 'person', ...posted, ...keep, handle: savePause },
  { name: 'academy.note', method: 'GET', path: '/academy/people/:enrolment/note', scope: 'person', ...keep, handle: showNote },
  { name: 'academy.save-note', path: '/academy/people/:enrolment/note', scope: 'person', ...posted, ...keep, handle: keepNote },
  { name: 'academy.cohorts', method: 'GET', path: '/academy/cohorts', scope: 'authority', long: true, ...see, handle: showCohorts },
  { name: 'academy.add-cohort', path: '/academy/cohorts', scope: 'authority', ...posted, ...plan, handle: saveCohort },
  { name: 'academy.capacity', method: 'GET', path: '/academy/capacity', scope: 'authority', long: true, ...see, handle: showCapacity },
  { name: 'academy.mentor-place', path: '/academy/capacity/mentor', scope: 'authority', ...posted, ...keep, handle: saveMentor },
  { name: 'academy.outcomes', method: 'GET', path: '/academy/outcomes', scope: 'authority', long: true, ...see, handle: showOutcomes },
  { name: 'academy.publish-figure', path: '/academy/outcomes/figure', scope: 'authority', ...posted, ...plan, handle: publishFigure },
  { name: 'academy.programmes', method: 'GET', path: '/academy/programmes', scope: 'authority', ...see, handle: showProgrammes },
  { name: 'academy.ship-programmes', path: '/academy/programmes/shipped', scope: 'authority', ...posted, ...plan, handle: shipProgrammes },
  { name: 'academy.programme', method: 'GET', path: '/academy/programmes/:programme', scope: 'authority', ...see, handle: showProgramme },
  { name: 'academy.save-programme', path: '/academy/programmes/:programme', scope: 'authority', ...posted, ...plan, handle: saveProgramme },
  { name: 'academy.frameworks', method: 'GET', path: '/academy/frameworks', scope: 'authority', ...see, handle: showFrameworks },
  { name: 'academy.frameworks-file', method: 'GET', path: '/academy/frameworks/file/:format', scope: 'authority', ...see, handle: downloadFrameworks },
  { name: 'academy.choosing-frameworks', method: 'GET', path: '/academy/frameworks/import', scope: 'authority', ...plan, handle: chooseFrameworkFile },
  { name: 'academy.read-frameworks', method: 'POST', path: '/academy/frameworks/import', scope: 'authority', form: 'multipart', ...plan, handle: readUpload },
  { name: 'academy.framework-plan', method: 'GET', path: '/academy/frameworks/import/:planned', scope: 'authority', ...plan, handle: showImport },
  { name: 'academy.apply-frameworks', path: '/academy/frameworks/import/:planned', scope: 'authority', ...posted, ...plan, handle: applyImport },
  { name: 'academy.discard-frameworks', path: '/academy/frameworks/import/:planned/discard', scope: 'authority', ...posted, ...plan, handle: discardImport },
  { name: 'academy.pipeline', method: 'GET', path: '/academy/before-registration', scope: 'authority', ...see, handle: showPipeline },
  { name: 'academy.add-trainee', path: '/academy/before-registration', scope: 'authority', ...posted, ...enrol, handle: enterTrainee },
  { name: 'academy.trainee', method: 'GET', path: '/academy/before-registration/:trainee', scope: 'person', ...keep, handle: showTrainee },
  { name: 'academy.change-trainee', path: '/academy/before-registration/:trainee', scope: 'person', ...posted, ...keep, handle: changeTrainee },
  { name: 'academy.loading', method: 'GET', path: '/academy/import', scope: 'authority', ...enrol, handle: showLoadList },
  { name: 'academy.load', method: 'POST', path: '/academy/import', scope: 'authority', form: 'multipart', long: true, ...enrol, handle: loadList },
  { name: 'academy.mine', method: 'GET', path: '/my-academy', permission: 'see own record', scope: 'self', audit: null, handle: showMyAcademy },
]

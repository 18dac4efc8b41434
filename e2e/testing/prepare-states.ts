import { uploadFile } from './upload-file.ts'

/**
 * What only a form leads to: a file that waits for its columns, managers' lists of the return, a change that one of them asked for, a
 * frozen version. Answers addresses that were led to. A new page behind a form needs a line here.
 */
export async function prepareStates(address: string, sessions: ReadonlyMap<string, string>): Promise<string[]> {
  const as = (persona: string): string => sessions.get(`${persona}@demo.invalid`) ?? ''
  const officer = as('data.officer')
  const reached = [await uploadFile(address, officer, { kind: 'people', name: 'hr-extract.csv', text: HR_EXTRACT })]

  const send = async (token: string, path: string, action: RegExp, fields: Record<string, string>): Promise<void> => {
    const location = await sendForm(address, token, path, action, fields)
    if (location !== null) reached.push(location)
  }
  const desk = (await linksOf(address, officer, '/census')).find((href) => /^\/census\/\d{4}$/.test(href))
  if (desk !== undefined) {
    await send(officer, desk, /\/lists$/, {})
    await send(officer, `${desk}/versions`, /\/versions$/, { note: 'For the check of every page.' })
    const manager = as('team.manager.1')
    const list = (await linksOf(address, manager, '/census/lists')).find((href) => /\/team\/\d+$/.test(href))
    const wrong = list === undefined ? undefined : (await linksOf(address, manager, list)).find((href) => href.includes('/wrong/'))
    if (wrong !== undefined) await send(manager, wrong, /\/wrong\//, { says: 'Works three days since June.' })
    reached.push(`${desk}/changes`)
  }
  return reached
}

/** Fills in a form of a page and sends it; null where the page has no such form. */
async function sendForm(address: string, token: string, path: string, action: RegExp, fields: Record<string, string>): Promise<string | null> {
  const cookie = `__Host-throughline=${token}`
  const html = await (await fetch(address + path, { headers: { cookie } })).text()
  for (const [form, to = ''] of html.matchAll(/<form\b[^>]*\baction="([^"]*)"[^>]*>.*?<\/form>/gs)) {
    if (!action.test(to)) continue
    const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value] as const)
    const answer = await fetch(address + to, { method: 'POST', headers: { cookie }, body: new URLSearchParams({ ...Object.fromEntries(hidden), ...fields }), redirect: 'manual' })
    if (answer.status !== 303) throw new Error(`the form of ${path} to ${to} was answered ${answer.status}`)
    return answer.headers.get('location')
  }
  return null
}

async function linksOf(address: string, token: string, path: string): Promise<string[]> {
  const html = await (await fetch(address + path, { headers: { cookie: `__Host-throughline=${token}` } })).text()
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'))
}

const HR_EXTRACT = 'Employee number,Surname,Forename,Job title,Weekly pattern,FTE,Start date\n90001,Thistledown,Marigold,Social Worker,A,1,01/04/2024\n90002,Quillfeather,Basil,Team Manager,B,0.8,13/11/2023\n'

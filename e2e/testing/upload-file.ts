/** Sends a file through the form of the data page, and answers the address that the service leads to. */
export async function uploadFile(address: string, token: string, file: { kind: string; name: string; text: string }): Promise<string> {
  const cookie = `__Host-throughline=${token}`
  const [, formToken = ''] = /action="\/data\/upload".*?name="form-token" value="([^"]+)"/s.exec(await (await fetch(`${address}/data`, { headers: { cookie } })).text()) ?? []
  const body = new FormData()
  body.append('form-token', formToken)
  body.append('kind', file.kind)
  body.append('file', new Blob([file.text]), file.name)
  const answer = await fetch(`${address}/data/upload`, { method: 'POST', headers: { cookie }, body, redirect: 'manual' })
  const location = answer.headers.get('location')
  if (answer.status !== 303 || location === null) throw new Error(`${file.name} was not taken: ${answer.status}`)
  return location
}

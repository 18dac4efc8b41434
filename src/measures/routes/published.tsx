import { placedText } from '../../files/refusal.ts'
import { invalid, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { loadPublished } from '../load-published.ts'
import { PublishedPage } from '../pages/published-page.tsx'
import { publishedPath } from '../paths.ts'
import { listReleases } from '../queries.ts'
import { isInForce, readShippedFigures, SHIPPED_FILE } from '../read-published.ts'

export async function showPublished(request: RouteRequest): Promise<Reply> {
  return page(await publishedProps(request, null))
}

export async function savePublished(request: RouteRequest): Promise<Reply> {
  const [file] = request.files
  if (file === undefined) return invalid(await publishedProps(request, 'Select a file'))
  const loaded = await loadPublished(request.tx, request.caller, file)
  if ('mend' in loaded) return invalid(await publishedProps(request, placedText(loaded)))
  return redirect(`${publishedPath}?${loaded.changed ? 'added' : 'held'}=${loaded.id}`)
}

async function publishedProps(request: RouteRequest, problem: string | null) {
  const shipped = await readShippedFigures()
  const releases = await listReleases(request.tx)
  const [newest] = releases.filter((release) => isInForce(release, shipped))
  const said = releases.find((release) => String(release.id) === (request.query['added'] ?? request.query['held']))
  const rows = releases.map((release) => ({ ...release, onPages: release === newest ? 'taken first' : isInForce(release, shipped) ? 'where no newer one has the figure' : 'no' }))
  const first = { dataset: 'indicators', release: shipped.release, figures: shipped.count, fileName: SHIPPED_FILE, loadedAt: null, onPages: newest === undefined ? 'taken first' : 'where no newer one has the figure' }
  return {
    title: 'Published figures',
    body: (
      <PublishedPage
        releases={[...rows, first]}
        problem={problem}
        loaded={said === undefined ? null : request.query['added'] === undefined ? `${said.fileName} was here already: nothing was added.` : `The release of ${said.release} was added: ${said.figures.toLocaleString('en-GB')} figures of “${said.dataset}”.`}
        formToken={request.formToken}
      />
    ),
  }
}

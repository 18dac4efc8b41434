/** The first page: what waits for the one who signed in, then where everything is. */
export function HomePage(props: HomePageProps) {
  return (
    <>
      <h1 class="govuk-heading-xl">{props.council}</h1>
      <h2 class="govuk-heading-m">Waiting for you</h2>
      {props.waiting.length === 0
        ? <p class="govuk-body">Nothing waits for you today.</p>
        : (
          <ul class="govuk-list govuk-list--spaced">
            {props.waiting.map((line) => (
              <li key={line.path + line.text}><a class="govuk-link" href={line.path}><strong>{line.count.toLocaleString('en-GB')}</strong> {line.text}</a></li>
            ))}
          </ul>
        )}
      <h2 class="govuk-heading-m">Where things are</h2>
      <dl class="govuk-summary-list">
        {props.places.map((place) => (
          <div class="govuk-summary-list__row" key={place.href}>
            <dt class="govuk-summary-list__key"><a class="govuk-link" href={place.href}>{place.text}</a></dt>
            <dd class="govuk-summary-list__value">{place.about}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

type HomePageProps = {
  council: string
  name: string
  waiting: readonly { count: number; text: string; path: string }[]
  places: readonly { href: string; text: string; about: string }[]
}

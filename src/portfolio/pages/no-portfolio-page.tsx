/** Somebody without a programme has no portfolio. */
export function NoPortfolioPage() {
  return (
    <>
      <h1 class="govuk-heading-l">My portfolio</h1>
      <p class="govuk-body">You are on no programme here, so you have no portfolio. If you should be, tell the academy coordinator.</p>
    </>
  )
}

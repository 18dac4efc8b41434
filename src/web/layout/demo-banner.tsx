import { PhaseBanner } from '../../govuk/phase-banner.tsx'

/** On every page of the demonstration council, so that nobody mistakes an invented person for a real one. */
export function DemoBanner() {
  return (
    <div class="tl-demo">
      <PhaseBanner tag="Demonstration" tagClass="govuk-tag--yellow">
        This council and everyone in it is invented. To begin with your own, run <code>throughline demo wipe</code>, then <code>throughline init</code>.
      </PhaseBanner>
    </div>
  )
}

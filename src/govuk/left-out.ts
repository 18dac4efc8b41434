/**
 * What of govuk-frontend 6.6.0 our components leave out, and why. The conformance test passes over a fixture only where it uses an option
 * named here; an option of every component stands under `every`.
 */
export const LEFT_OUT_OPTIONS: Readonly<Record<string, readonly LeftOut[]>> = {
  every: [
    { option: 'caller', reason: 'How Nunjucks passes a block; children do it.' },
    { option: 'formGroup.attributes', reason: 'Nothing of ours needs an attribute on the frame of a field.' },
    { option: 'formGroup.beforeInput', reason: 'Content goes before the component, or into the hint, where it is announced.' },
    { option: 'formGroup.afterInput', reason: 'Content goes after the component, where the tab order expects it.' },
    { option: 'formGroup.beforeInputs', reason: 'As beforeInput.' },
    { option: 'formGroup.afterInputs', reason: 'As afterInput.' },
  ],
  'file-upload': [
    { option: 'javascript', reason: 'The drop zone is script only; a plain file input works everywhere.' },
    ...['chooseFilesButtonText', 'dropInstructionText', 'multipleFilesChosenText', 'noFileChosenText', 'enteredDropZoneText', 'leftDropZoneText',
      'wrapperClasses', 'wrapperAttributes'].map((option) => ({ option, reason: 'Only the drop zone uses it.' })),
    { option: 'value', reason: 'Browsers ignore the value of a file input.' },
  ],
}

/** Whole components that we do not have. */
export const LEFT_OUT_COMPONENTS: Readonly<Record<string, string>> = {
  accordion: 'Hides figures that managers compare; headings, tabs and details do its work.',
  'character-count': 'Limits are said in the hint and checked on the server; counting needs script.',
  'cookie-banner': 'Only strictly necessary cookies are set, so there is nothing to consent to.',
  'exit-this-page': 'For people at risk from someone beside them; staff sign out.',
  feedback: 'Help and feedback stand in the footer, in the same place on every page.',
  footer: 'Carries the crown and Crown copyright, which councils may not use; src/web/layout has a plain one.',
  header: 'Carries the GOV.UK logotype, which councils may not use; generic-header stands in its place.',
  'language-navigation': 'The service is in English only.',
  'password-input': 'Its show button needs script; sign-in uses a plain input that allows pasting.',
}

export interface LeftOut {
  option: string
  reason: string
}

/** What turns a case system's number into a hash to join by and a sealed text to show; its keys never reach the database. */
export type ChildKeys = {
  hash(kind: 'child' | 'carer-household', reference: string): Buffer
  seal(reference: string): Buffer
  /** Throws where the number was sealed under another key or was altered. */
  open(sealed: Buffer): string
}

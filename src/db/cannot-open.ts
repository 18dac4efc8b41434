/** The database cannot be used as things stand; the message is one sentence for the person at the keyboard and needs no stack. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen'
}

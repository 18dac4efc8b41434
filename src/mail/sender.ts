/** Hands one message to whoever delivers it. Throws CannotSend where it was not taken. */
export type Sender = (message: { reference: string; address: string; subject: string; body: string }) => Promise<void>

/** Why a message was not taken: a short code for the record, never the address; and whether trying again can help. */
export class CannotSend extends Error {
  readonly code: string
  readonly isFinal: boolean

  constructor(code: string, isFinal: boolean) {
    super(`the message was not taken: ${code}`)
    this.code = code
    this.isFinal = isFinal
  }
}

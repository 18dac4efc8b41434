import { NotifyClient } from 'notifications-node-client'
import { CannotSend, type Sender } from './sender.ts'

/**
 * Sends through GOV.UK Notify. The template has the two fields ((subject)) and ((body)). `base` is Notify's own address but in tests.
 */
export function sendByNotify(key: string, templateId: string, base: string | null): Sender {
  const client = base === null ? new NotifyClient(key) : new NotifyClient(base, key)
  return async ({ reference, address, subject, body }) => {
    try {
      await client.sendEmail(templateId, address, { personalisation: { subject, body }, reference })
    } catch (error) {
      const { response, code = 'unknown' } = error as { response?: { status?: number }; code?: string }
      const status = response?.status
      // 400 is an address or template that will not get better; 403 a key that somebody has to mend, 429 and 500 pass.
      throw new CannotSend(status === undefined ? code : `Notify ${status}`, status === 400)
    }
  }
}

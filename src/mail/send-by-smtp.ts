import { createTransport } from 'nodemailer'
import { CannotSend, type Sender } from './sender.ts'

/** Sends through a mail server of the council's own: `smtps://user:password@mail.example.gov.uk` or `smtp://mail.example.gov.uk:587`, which then must offer STARTTLS. */
export function sendBySmtp(server: string, from: string): Sender {
  const url = new URL(server)
  const isLocal = ['localhost', '127.0.0.1'].includes(url.hostname)
  const transport = createTransport({
    host: url.hostname,
    port: url.port === '' ? (url.protocol === 'smtps:' ? 465 : 587) : Number(url.port),
    secure: url.protocol === 'smtps:',
    // Without it a message would cross the network in the clear; only this machine's own relay is excused.
    requireTLS: url.protocol === 'smtp:' && !isLocal,
    ignoreTLS: isLocal && url.protocol === 'smtp:',
    ...(url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 30_000,
    disableFileAccess: true, disableUrlAccess: true,
  })
  return async ({ reference, address, subject, body }) => {
    try {
      await transport.sendMail({
        from, to: address, subject, text: body,
        // The same message tried twice is one message to the reader's program.
        messageId: `<${reference}@${new URL(`mailto:${from}`).pathname.split('@')[1]?.replace('>', '') ?? 'throughline.invalid'}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    } catch (error) {
      const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number }
      throw new CannotSend(responseCode === undefined ? code : `SMTP ${responseCode}`, responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH')
    }
  }
}

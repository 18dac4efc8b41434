export const mailPath = '/account/mail'

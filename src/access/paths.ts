export const accountPath = '/account'
export const passwordPath = '/account/password'
export const aboutMePath = '/account/about-me'
export const usersPath = '/users'
export const newUserPath = '/users/new'
export const auditPath = '/audit'

export function userPath(id: number): string {
  return `/users/${id}`
}

import { expect, test } from 'vitest'
import { reviewedPolicy, reviewedRoles } from '../../web/testing/reviewed-policy.ts'
import { capabilities, isRole, mayDo, policy, roleLabels, rolesThatMay } from './policy.ts'

test('the policy is the one that was reviewed, row by row', () => {
  const rows = Object.fromEntries(capabilities.map((capability) => [capability, reviewedRoles.filter((role) => isRole(role) && policy[role].includes(capability))]))
  const reviewed = Object.fromEntries(Object.entries(reviewedPolicy).map(([capability, roles]) => [capability, reviewedRoles.filter((role) => roles.includes(role))]))
  expect(rows).toEqual(reviewed)
  expect(Object.keys(policy)).toEqual(reviewedRoles)
})

test('every role has a name, and nothing that is no role may do anything', () => {
  expect(Object.keys(roleLabels)).toEqual(Object.keys(policy))
  for (const capability of capabilities) {
    for (const name of ['', 'superuser', '__proto__', 'constructor', 'toString', 'Data-officer']) expect(mayDo([name], capability)).toBe(false)
    expect(rolesThatMay(capability).every((role) => mayDo([role], capability))).toBe(true)
  }
})

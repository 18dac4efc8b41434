import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** Argon2id as OWASP's second choice (ASVS 11.4.2): 46 MiB, one pass. */
export async function hashPassword(password: string): Promise<string> {
  return await inTurn(() => hash(password.normalize('NFC'), ARGON2))
}

/** Whether the password is the hash's. Without a hash the same work is done for nothing, so that time tells nobody which accounts exist. */
export async function isPassword(storedHash: string | null, password: string): Promise<boolean> {
  decoy ??= inTurn(() => hash(randomBytes(16).toString('hex'), ARGON2))
  const against = storedHash ?? (await decoy)
  const matches = await inTurn(() => verify(against, password.normalize('NFC')))
  return storedHash !== null && matches
}

/** 24 letters and digits without those that look alike, for a password that is read aloud once. */
export function makeTemporaryPassword(): string {
  return [...randomBytes(24)].map((byte) => LETTERS[byte % LETTERS.length] ?? 'x').join('').replace(/(.{6})(?=.)/g, '$1-')
}

/** Two at a time: each takes 46 MiB and a core. More than fifty in the queue and the service says that it is busy. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= 50) throw new TooBusy('too many passwords are being checked')
  if (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    // the place goes straight to the next in the queue
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** Answered with 503 and Retry-After. */
export class TooBusy extends Error {
  readonly statusCode = 503
}

const ARGON2 = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789x'
const waiting: (() => void)[] = []
let running = 0
let decoy: Promise<string> | null = null

/**
 * What is wrong with a new password, in one sentence, or null. Long enough, not made of words that a guesser tries first; no rule about
 * kinds of characters and no expiry (ASVS 5.0 6.2.1 to 6.2.12; NCSC, Password policy: updating your approach).
 */
export function passwordProblem(password: string, words: readonly string[]): string | null {
  const length = Array.from(password).length
  if (length < LEAST) return `Password must be ${LEAST} characters or more`
  if (length > MOST) return `Password must be ${MOST} characters or fewer`
  const plain = plainLetters(password)
  if (TOO_COMMON.has(plain) || TOO_COMMON.has(password.toLowerCase())) return 'Choose a password that is harder to guess: this one is on every list of common passwords'
  if (new Set(plain).size < 5) return 'Choose a password that is harder to guess: this one repeats very few characters'
  const context = words.flatMap((word) => word.toLowerCase().split(/[^a-z0-9]+/)).filter((word) => word.length >= 4)
  const left = [...context, ...COMMON_WORDS].sort((a, b) => b.length - a.length).reduce((text, word) => text.replaceAll(word, ''), plain)
  if (left.replaceAll(/[^a-z]/g, '').length < LEAST_OWN && left.length < LEAST) {
    return 'Choose a password that is harder to guess: not your name, your council, this service or a common word with a few characters added'
  }
  return null
}

/** `P@ssw0rd` is read as `password`: guessers know the same tricks. */
function plainLetters(password: string): string {
  return Array.from(password.toLowerCase()).map((character) => TRICKS[character] ?? character).join('')
}

const LEAST = 12
const MOST = 200
const LEAST_OWN = 8

const TRICKS: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', $: 's', '5': 's', '7': 't' }

const COMMON_WORDS = [
  'password', 'passwort', 'passphrase', 'welcome', 'letmein', 'qwertyuiop', 'qwerty', 'asdfghjkl', 'zxcvbnm', 'iloveyou', 'football', 'baseball', 'dragon',
  'monkey', 'sunshine', 'princess', 'superman', 'batman', 'shadow', 'master', 'trustno', 'liverpool', 'arsenal', 'chelsea', 'england', 'london', 'charlie',
  'summer', 'winter', 'spring', 'autumn', 'january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
  'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'admin', 'administrator', 'changeme', 'secret', 'council', 'children',
  'socialwork', 'social', 'worker', 'throughline', 'workforce', 'computer', 'internet', 'hello',
]

/** Twelve characters and more of the lists that guessers begin with; shorter ones are refused for their length. */
const TOO_COMMON: ReadonlySet<string> = new Set([
  '123456789012', '1234567890123', '12345678901234567890', '123456123456', '123123123123', '1q2w3e4r5t6y', '1q2w3e4r5t6y7u8i', '1qaz2wsx3edc', '1qaz2wsx3edc4rfv',
  'qwertyuiopasdf', 'qwertyuiop123', 'qwertyuiop12', 'qwerty123456', 'qwerty1234567', 'abcdefghijkl', 'abcdefghijklmnop', 'abc123abc123', 'abcd1234abcd', 'zaq12wsxcde3',
  '098765432109', '987654321098', 'q1w2e3r4t5y6', 'a1b2c3d4e5f6', 'correcthorsebatterystaple', 'correct horse battery staple', 'thisisapassword', 'mypassword123',
  'iloveyou1234', 'letmeinplease', 'administrator', 'unbelievable', 'chocolatechip', 'manchesterunited',
].flatMap((text) => [text, plainLetters(text)]))

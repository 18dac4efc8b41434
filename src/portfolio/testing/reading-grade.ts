/**
 * The Flesch-Kincaid grade of a text: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975, Naval Technical
 * Training Command research branch report 8-75). Syllables are counted by groups of vowels.
 */
export function readingGrade(text: string): number {
  const sentences = text.split(/[.!?\n]+/).filter((part) => /\p{L}/u.test(part)).length
  const words = text.match(/\p{L}[\p{L}’']*/gu) ?? []
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59
}

export function syllablesOf(word: string): number {
  const plain = word.toLowerCase().replaceAll(/[^a-z]/g, '')
  if (plain.length <= 3) return 1
  const groups = plain.replace(/(?:[^laeiouy]es|[^aeioutdy]ed|[^laeiouy]e)$/, '').replace(/^y/, '').match(/[aeiouy]{1,2}/g)
  return Math.max(1, groups?.length ?? 1)
}

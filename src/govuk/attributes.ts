/** Further attributes of an element. Class has its own prop; style is refused by our content security policy. */
export type Attributes = Readonly<Record<string, string>> & { class?: never; style?: never }

/** What every component takes besides its own props. */
export interface Extra {
  class?: string | undefined
  attributes?: Attributes | undefined
}

export function classNames(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/** The ids of everything that describes an input, for `aria-describedby`; none gives no attribute. */
export function idList(...ids: (string | false | null | undefined)[]): string | undefined {
  return classNames(...ids) || undefined
}

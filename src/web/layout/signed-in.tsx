/** Who is signed in, in which role, and the way out: a POST, because signing out changes something. */
export function SignedIn(props: { user: SignedInUser }) {
  const { user } = props
  return (
    <form class="tl-user" method="post" action={user.signOut.action} novalidate>
      <p class="tl-user__name"><strong>{user.name}</strong>, {user.roleLabel}</p>
      {Object.entries(user.signOut.fields).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      <button class="tl-link-button" type="submit">Sign out</button>
    </form>
  )
}

/** `fields` are hidden ones: the token against forged requests and the idempotency key. */
export interface SignedInUser {
  name: string
  roleLabel: string
  signOut: { action: string; fields: Readonly<Record<string, string>> }
}

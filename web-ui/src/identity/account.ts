export interface Passkey {
  id: string
  name: string
  createdAt: string
  usedAt: string | null
}
export interface OwnSession {
  id: string
  device: string
  address: string
  since: string
  seenAt: string
  current: boolean
}
/** How one signs in oneself, and where one is signed in. */
export interface Account {
  app: string | null
  recoveryCodes: number
  required: boolean
  proven: boolean
  passkeys: Passkey[]
  sessions: OwnSession[]
}
/** Does something that may need the password again, shows its refusal, and looks at the account anew. */
export type Change = (work: () => Promise<unknown>) => Promise<void>

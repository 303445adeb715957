import { reactive } from 'vue'
import { get, post, whenNotSignedIn } from '../api/http'
import { connection, Refused } from '../wire/connection'
import type { Named } from '../reception/model'

export type Role =
  | 'CLERK'
  | 'OFFICIAL'
  | 'OFFICE'
  | 'HANDLER'
  | 'HEAD'
  | 'SUPERVISOR'
  | 'TECHNICIAN'
  | 'SYSTEM_ADMIN'
  | 'SECURITY_ADMIN'
  | 'AUDITOR'
export interface Me {
  person: Named & { login: string; mustChoosePassword: boolean }
  duties: { role: Role; office: Named & { tier: string } }[]
}

const state = reactive({ me: null as Me | null, asked: false, expired: false })

const LOOK_EVERY_MILLIS = 10_000

function entered(me: Me): void {
  // A client id stays with its person: who signs in after another at this page begins anew.
  if (sessionStorage.getItem('person') !== me.person.id) sessionStorage.removeItem('client')
  sessionStorage.setItem('person', me.person.id)
  // What did not change is left as it is, so that nothing on the page begins anew.
  if (JSON.stringify(state.me) !== JSON.stringify(me)) state.me = me
  state.expired = false
  connection().open()
}

/** The page stays as it is, and its places are kept: who signs in again goes on. */
function expired(): void {
  if (!state.me) return
  state.me = null
  state.expired = true
  void connection().close()
}

let watchingOver = false
let cameBefore = false

/** A sign-in that ended shows only as a door that does not open. */
function watchOver(): void {
  if (watchingOver) return
  watchingOver = true
  whenNotSignedIn(expired)
  // The server cuts the connection of whoever loses a duty; a page that comes back asks what is left.
  connection().onConnected(() => {
    if (cameBefore) void get<Me>('/api/me').then(entered, () => undefined)
    cameBefore = true
  })
  setInterval(() => {
    if (state.me && !connection().state.connected) void get('/api/me').catch(() => undefined)
  }, LOOK_EVERY_MILLIS)
}

/** Who is signed in at this page. */
export function useMe() {
  watchOver()
  async function look(): Promise<void> {
    try {
      entered(await get<Me>('/api/me'))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
    state.asked = true
  }
  const signIn = async (login: string, password: string) => entered(await post<Me>('/api/sign-in', { login, password }))
  async function signOut(): Promise<void> {
    await connection().close()
    await post('/api/sign-out').catch(() => undefined)
    sessionStorage.clear()
    location.reload()
  }
  const holds = (role: Role) => state.me?.duties.some((duty) => duty.role === role) ?? false
  return { state, look, signIn, signOut, holds }
}

import { reactive } from 'vue'
import { get, post, whenNotSignedIn } from '../api/http'
import { connection, Refused } from '../wire/connection'
import type { Named } from '../reception/model'
import { showPasskey, type RequestOptions } from './webauthn'

export type Role =
  | 'CLERK'
  | 'OFFICIAL'
  | 'OFFICE'
  | 'HANDLER'
  | 'HEAD'
  | 'INTERPRETER'
  | 'SUPERVISOR'
  | 'TECHNICIAN'
  | 'SYSTEM_ADMIN'
  | 'SECURITY_ADMIN'
  | 'AUDITOR'
export interface Me {
  person: Named & { login: string; mustChoosePassword: boolean }
  duties: { role: Role; office: Named & { tier: string } }[]
}

/** What is asked for after the first factor. */
export type Next = 'CODE' | 'PASSKEY' | 'SET_UP'
/** The person signed in once more, somewhere else. */
export interface Elsewhere {
  at: string
  device: string
  address: string
}

const state = reactive({
  me: null as Me | null,
  asked: false,
  expired: false,
  next: null as Next | null,
  unitRefusal: null as string | null,
  elsewhere: null as Elsewhere | null,
})

const LOOK_EVERY_MILLIS = 10_000

function entered(me: Me): void {
  // A client id stays with its person: who signs in after another at this page begins anew.
  if (sessionStorage.getItem('person') !== me.person.id) sessionStorage.removeItem('client')
  sessionStorage.setItem('person', me.person.id)
  // What did not change is left as it is, so that nothing on the page begins anew.
  if (JSON.stringify(state.me) !== JSON.stringify(me)) state.me = me
  state.expired = false
  state.next = null
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
  connection().subscribe<Elsewhere>('/user/queue/identity', (told) => (state.elsewhere = told))
  setInterval(() => {
    if (state.me && !connection().state.connected) void get('/api/me').catch(() => undefined)
  }, LOOK_EVERY_MILLIS)
}

function proceed(answer: Me | { next: Next }): void {
  if ('next' in answer) state.next = answer.next
  else entered(answer)
}

const RETURN_TO = 'unit-return'

/** To the unit's own sign-in, which sends the browser back to the console with a code. */
export async function goToUnit(unit: string): Promise<void> {
  const { url } = await post<{ url: string }>(`/api/sign-in/units/${unit}`)
  sessionStorage.setItem(RETURN_TO, location.pathname)
  location.assign(url)
}

/** Whether the unit's sign-in sent the browser here; then it is followed to its end. */
async function comeBack(): Promise<boolean> {
  const given = new URLSearchParams(location.search)
  const echo = given.get('state')
  if (!echo || !(given.has('code') || given.has('error'))) return false
  history.replaceState(null, '', location.pathname)
  try {
    proceed(await post<Me | { next: Next }>('/api/sign-in/unit', { code: given.get('code') ?? 'none', state: echo }))
    const from = sessionStorage.getItem(RETURN_TO)
    if (state.me && from && from !== location.pathname) location.replace(from)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    state.unitRefusal = error.code
  }
  state.asked = true
  return true
}

/** Who is signed in at this page. */
export function useMe() {
  watchOver()
  async function look(): Promise<void> {
    if (await comeBack()) return
    try {
      entered(await get<Me>('/api/me'))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
    state.asked = true
  }
  const signIn = async (login: string, password: string) => proceed(await post<Me | { next: Next }>('/api/sign-in', { login, password }))
  const showCode = async (code: string) => entered(await post<Me>('/api/sign-in/code', { code }))
  async function signInWithPasskey(): Promise<void> {
    const options = await post<RequestOptions>('/api/sign-in/passkey/options')
    entered(await post<Me>('/api/sign-in/passkey', { credential: await showPasskey(options) }))
  }
  async function signOut(): Promise<void> {
    await connection().close()
    await post('/api/sign-out').catch(() => undefined)
    sessionStorage.clear()
    location.reload()
  }
  const holds = (role: Role) => state.me?.duties.some((duty) => duty.role === role) ?? false
  return { state, look, signIn, showCode, signInWithPasskey, entered, signOut, holds }
}

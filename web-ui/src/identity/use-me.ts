import { reactive } from 'vue'
import { get, post } from '../api/http'
import { connection, Refused } from '../wire/connection'
import type { Named } from '../reception/model'

export type Role = 'CLERK' | 'OFFICIAL' | 'SUPERVISOR'
export interface Me {
  person: Named & { login: string }
  duties: { role: Role; office: Named & { tier: string } }[]
}

const state = reactive({ me: null as Me | null, asked: false })

function entered(me: Me): void {
  // A client id stays with its person: who signs in after another at this page begins anew.
  if (sessionStorage.getItem('person') !== me.person.id) sessionStorage.removeItem('client')
  sessionStorage.setItem('person', me.person.id)
  state.me = me
  connection().open()
}

/** Who is signed in at this page. */
export function useMe() {
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

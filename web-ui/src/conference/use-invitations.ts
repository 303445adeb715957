import { onScopeDispose, ref } from 'vue'
import { get } from '../api/http'
import { connection, Refused } from '../wire/connection'
import type { OwnInvitation } from './model'

/** The server takes a console for open that asked within 40 s. */
const ASK_EVERY_MILLIS = 15_000
const RENEW_EVERY_MILLIS = 5_000
const KEPT = 'invitation'

const own = ref<OwnInvitation[]>([])
/** The one whose seat this page holds. */
const here = ref<OwnInvitation | null>(null)
/** Whose seat this page held before it was loaded anew. */
const kept = ref(sessionStorage.getItem(KEPT))
const over = ref(false)

async function ask(): Promise<void> {
  own.value = await get<OwnInvitation[]>('/api/invitations')
}
function hold(invitation: OwnInvitation | null): void {
  here.value = invitation
  kept.value = invitation?.invitation ?? null
  if (invitation) sessionStorage.setItem(KEPT, invitation.invitation)
  else sessionStorage.removeItem(KEPT)
}
async function renew(id: string): Promise<void> {
  try {
    const told = await connection().command<OwnInvitation>(`/app/conference/invitations/${id}/renew`)
    if (kept.value === id) here.value = told
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    // Whoever has no account may not even ask once it is over.
    if (!['conference.unknown-invitation', 'wire.not-allowed'].includes(error.code)) return
    if (here.value?.invitation === id) over.value = true
    hold(null)
  }
}

/** Looks for calls to this person as long as the console is open, and keeps the seat that this page holds. */
export function useInvitations() {
  const wire = connection()
  const quietly = (work: Promise<void>) => void work.catch(() => undefined)
  const look = () => {
    quietly(ask())
    if (kept.value && wire.state.connected) quietly(renew(kept.value))
  }
  const stops = [wire.subscribe('/user/queue/conference', look), wire.onConnected(look)]
  const timers = [
    setInterval(() => quietly(ask()), ASK_EVERY_MILLIS),
    setInterval(() => here.value && wire.state.connected && quietly(renew(here.value.invitation)), RENEW_EVERY_MILLIS),
  ]
  onScopeDispose(() => {
    stops.forEach((stop) => stop())
    timers.forEach(clearInterval)
  })
}

/** What this person is called to, and what they answer. */
export function invitations() {
  const command = <T>(id: string, verb: string, body: object = {}) => connection().command<T>(`/app/conference/invitations/${id}/${verb}`, body)
  async function join(id: string, body: { name?: string | null } = {}): Promise<void> {
    over.value = false
    hold(await command<OwnInvitation>(id, 'join', body))
    await ask()
  }
  async function refuse(id: string, reason: string): Promise<void> {
    try {
      await command(id, 'refuse', { reason })
    } finally {
      await ask()
    }
  }
  async function leave(): Promise<void> {
    const id = here.value?.invitation
    if (!id) return
    await command(id, 'leave')
    hold(null)
    await ask()
  }
  async function speakTo(side: string | null): Promise<void> {
    const id = here.value?.invitation
    if (!id) return
    await command(id, 'speak-to', { side })
    await renew(id)
  }
  return { own, here, kept, over, look: ask, join, refuse, leave, speakTo }
}

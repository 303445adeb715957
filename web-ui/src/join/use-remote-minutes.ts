import { onScopeDispose, ref, shallowRef } from 'vue'
import { get } from '../api/http'
import { type RemoteText, sha256 } from '../minutes/model'
import { connection, Refused } from '../wire/connection'

/** The minutes that a representative reads and signs on this telephone. */
export function useRemoteMinutes(invitation: string) {
  const wire = connection()
  const minutes = shallowRef<RemoteText | null>(null)
  const refusal = ref<string | null>(null)
  const busy = ref(false)

  async function look(): Promise<void> {
    try {
      minutes.value = await get<RemoteText>(`/api/invitations/${invitation}/minutes`)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      // In a caucus there is nothing to read, and after the call nothing at all.
      if (error.code !== 'page.no-answer') minutes.value = null
    }
  }
  /** Signed is what stands here, and nothing that came meanwhile. */
  async function sign(how: { strokes: number[][] } | { reason: string }): Promise<boolean> {
    const text = minutes.value?.text
    if (!text) return false
    busy.value = true
    refusal.value = null
    try {
      await wire.command(`/app/minutes/invitations/${invitation}/sign`, { version: text.version, sha256: await sha256(text.words), ...how })
      return true
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refusal.value = error.code
      return false
    } finally {
      busy.value = false
      await look()
    }
  }

  const stops = [wire.subscribe('/user/queue/conference', () => void look()), wire.onConnected(() => void look())]
  onScopeDispose(() => stops.forEach((stop) => stop()))
  void look()
  return { minutes, refusal, busy, sign }
}

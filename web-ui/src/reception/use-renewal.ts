import { onScopeDispose, ref, type ShallowRef } from 'vue'
import { inTenure, type MannedBy } from './model'
import { connection, Refused } from '../wire/connection'
import type { Revised } from '../wire/use-view'

const EVERY_MILLIS = 5000

/** Says every 5 s that this post is manned, and looks again when something was missed. */
export function useRenewal<T extends { revision: number }>(path: string, view: ShallowRef<(Revised & { manned: MannedBy | null }) | null>, refresh: () => void) {
  const answer = ref<T | null>(null)
  const answeredAt = ref<number | null>(null)
  async function renew() {
    if (!connection().state.connected) return
    try {
      const told = await connection().command<T>(`/app${path}/renew`, {}, inTenure(view.value?.manned))
      answer.value = told
      answeredAt.value = Date.now()
      if (told.revision > (view.value?.revision ?? 0)) refresh()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refresh()
    }
  }
  void renew()
  const timer = setInterval(() => void renew(), EVERY_MILLIS)
  onScopeDispose(() => clearInterval(timer))
  return { answer, answeredAt }
}

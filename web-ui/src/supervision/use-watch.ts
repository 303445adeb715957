import { onScopeDispose, ref } from 'vue'
import { connection, Refused } from '../wire/connection'

export interface Watch {
  watch: string
  room: string
  reception: string
}

const EVERY_MILLIS = 5000
const KEPT = 'watch'

/** This page's one watch: renewed while it lasts, found again after a reload. */
export function useWatch(onOver: () => void) {
  const wire = connection()
  const watching = ref<Watch | null>(null)

  function hold(watch: Watch | null): void {
    watching.value = watch
    if (watch) sessionStorage.setItem(KEPT, JSON.stringify(watch))
    else sessionStorage.removeItem(KEPT)
  }

  async function begin(reception: string, purpose: string): Promise<void> {
    const told = await wire.command<{ watch: string; room: string }>(`/app/supervision/receptions/${reception}/watch`, { purpose })
    hold({ ...told, reception })
  }

  async function stop(): Promise<void> {
    const watch = watching.value
    hold(null)
    if (watch) await wire.command(`/app/supervision/watches/${watch.watch}/close`)
  }

  /** @param watch of this page; shown when the server still knows it */
  async function renew(watch: Watch): Promise<void> {
    try {
      await wire.command(`/app/supervision/watches/${watch.watch}/renew`)
      if (!watching.value) hold(watch)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (error.code === 'supervision.unknown-watch') over(watch.watch)
    }
  }

  function over(id: string): void {
    const shown = watching.value?.watch === id
    if (shown || !watching.value) hold(null)
    if (shown) onOver()
  }

  const kept = sessionStorage.getItem(KEPT)
  if (kept) void renew(JSON.parse(kept) as Watch)
  const timer = setInterval(() => watching.value && wire.state.connected && void renew(watching.value), EVERY_MILLIS)
  const stopListening = wire.subscribe<{ watch: string }>('/user/queue/supervision', (told) => over(told.watch))
  onScopeDispose(() => {
    clearInterval(timer)
    stopListening()
    void stop().catch(() => undefined)
  })
  return { watching, begin, stop }
}

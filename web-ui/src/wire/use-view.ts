import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { connection } from './connection'

export interface Revised {
  revision: number
}

/** The newer of two pictures; old news is ignored. */
export function apply<T extends Revised>(held: T | null, told: T): T {
  return held && told.revision <= held.revision ? held : told
}

/** Snapshot, then changes; a reconnect asks for the snapshot again. */
export function useView<T extends Revised>(path: string): { view: ShallowRef<T | null>; refresh: () => void } {
  const view: ShallowRef<T | null> = shallowRef(null)
  const wire = connection()
  const take = (told: T) => {
    view.value = apply(view.value, told)
  }
  const stopTopic = wire.subscribe<T>(`/topic${path}`, take)
  const refresh = () => wire.snapshot<T>(`/app${path}`, take)
  const stopConnected = wire.onConnected(refresh)
  onScopeDispose(() => {
    stopTopic()
    stopConnected()
  })
  return { view, refresh }
}

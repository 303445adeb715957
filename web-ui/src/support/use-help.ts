import { onBeforeUnmount, ref, watch } from 'vue'
import { get, post } from '../api/http'
import { useCommand } from '../wire/use-command'
import { isOpen, type About, type HelpCall } from './model'

const LOOK_EVERY_MILLIS = 5_000
interface Shown { call: HelpCall | null; reachable: boolean }

/** @param at where this page works, as its addresses begin; null while it does not */
export function useHelp(at: () => string | null) {
  const { busy, refusal, run } = useCommand()
  const shown = ref<Shown | null>(null)
  const read = (answer: Promise<Shown>, path: string | null) => answer.then((found) => { if (at() === path) shown.value = found })
  const command = (verb: string, body: object = {}) => run(() => read(post<Shown>(`${at()}/help-call${verb}`, body), at()))
  function look(): void {
    const path = at()
    // It is looked at again soon, and nobody waits for it.
    if (path && !busy.value) void read(get<Shown>(`${path}/help-call`), path).catch(() => undefined)
  }
  watch(at, () => { shown.value = null; refusal.value = null; look() }, { immediate: true })
  const timer = setInterval(() => isOpen(shown.value?.call ?? null) && look(), LOOK_EVERY_MILLIS)
  onBeforeUnmount(() => clearInterval(timer))
  return { busy, refusal, shown, look, ask: (about: About, words: string) => command('', { about, words }), withdraw: () => command('/withdraw') }
}

import { onScopeDispose, reactive } from 'vue'
import { post } from '../api/http'
import { Refused } from '../wire/connection'
import { ring } from '../reception/ring'
import { isOver, type TicketShown } from './model'

const LOOK_EVERY_MILLIS = 4_000
const BUZZ = [600, 300, 600, 300, 600]

/** Follows one number for as long as its page is open. */
export function useTicket(token: string | null) {
  const state = reactive({ shown: null as TicketShown | null, heardAt: 0, refusal: null as string | null, sound: false, over: false })
  let later: ReturnType<typeof setTimeout> | undefined
  let silence: (() => void) | null = null
  let buzzed = ''

  function hush(): void {
    silence?.()
    silence = null
  }
  function tell(shown: TicketShown): void {
    if (shown.stage !== 'CALLED') {
      hush()
      return
    }
    if (!state.sound) return
    silence ??= ring()
    const call = `${shown.missedCalls}:${shown.recalls}`
    if (buzzed !== call) navigator.vibrate?.(BUZZ)
    buzzed = call
  }
  async function look(): Promise<void> {
    clearTimeout(later)
    try {
      const shown = await post<TicketShown>('/api/public/ticket', { token })
      state.shown = shown
      state.heardAt = Date.now()
      state.refusal = null
      state.over = isOver(shown.stage)
      tell(shown)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      state.refusal = error.code
      // What is not known any longer does not ring any longer.
      hush()
    }
    if (!state.over && state.refusal !== 'reception.unknown-ticket') later = setTimeout(() => void look(), LOOK_EVERY_MILLIS)
  }
  /** A browser lets a page ring only after it was touched. */
  function allowSound(): void {
    state.sound = true
    navigator.vibrate?.(80)
    if (state.shown) tell(state.shown)
  }
  const back = () => document.visibilityState === 'visible' && Date.now() - state.heardAt > LOOK_EVERY_MILLIS && token && !state.over && void look()
  document.addEventListener('visibilitychange', back)
  onScopeDispose(() => {
    clearTimeout(later)
    document.removeEventListener('visibilitychange', back)
    hush()
  })
  if (token) void look()
  return { state, allowSound }
}

import { onBeforeUnmount, reactive, watch } from 'vue'
import { get, post } from '../api/http'
import { Refused } from '../wire/refused'

/** A key that no page and no browser uses, pressed twice; a finger that slips presses it once. */
const KEY = 'F8'
export const TWICE_WITHIN_MILLIS = 1500
const AGAIN_MILLIS = 2000
const LOOK_EVERY_MILLIS = 5000
/** Who may not, or no longer, raise it here, may not a moment later either. */
const FINAL = new Set(['wire.not-allowed', 'identity.not-signed-in'])

interface Shown { open: boolean; taken: boolean }

/** Says when a thing was done so often within the time. */
export class Repeated {
  private at: number[] = []
  constructor(private readonly times: number) {}

  done(now: number): boolean {
    this.at = [...this.at.filter((one) => now - one < TWICE_WITHIN_MILLIS), now]
    if (this.at.length < this.times) return false
    this.at = []
    return true
  }
}

/**
 * Tells those on duty that somebody here is in danger. The page shows nothing of it but a dot that whoever pressed knows of, also
 * not when the line is down: it is tried again until it arrives.
 *
 * @param at where this page works, as its addresses begin; null while it does not
 */
export function useAlarm(at: () => string | null) {
  const shown = reactive<Shown>({ open: false, taken: false })
  const keys = new Repeated(2)
  const clicks = new Repeated(3)
  let raising = 0

  const take = (path: string) => (answer: Shown) => {
    if (at() === path) Object.assign(shown, { open: answer.open, taken: answer.taken })
  }
  function raise(): void {
    const path = at()
    clearTimeout(raising)
    if (!path) return
    post<Shown>(`${path}/alarm`, {}).then(take(path), (why: unknown) => {
      if (!(why instanceof Refused && FINAL.has(why.code))) raising = window.setTimeout(raise, AGAIN_MILLIS)
    })
  }
  function look(): void {
    const path = at()
    if (path) void get<Shown>(`${path}/alarm`).then(take(path), () => undefined)
  }
  const key = (event: KeyboardEvent) => {
    if (event.key !== KEY || event.repeat) return
    event.preventDefault()
    if (keys.done(performance.now())) raise()
  }
  watch(at, () => {
    Object.assign(shown, { open: false, taken: false })
    look()
  }, { immediate: true })
  window.addEventListener('keydown', key)
  const timer = setInterval(() => shown.open && look(), LOOK_EVERY_MILLIS)
  onBeforeUnmount(() => {
    window.removeEventListener('keydown', key)
    clearInterval(timer)
    clearTimeout(raising)
  })
  return { shown, click: () => clicks.done(performance.now()) && raise() }
}

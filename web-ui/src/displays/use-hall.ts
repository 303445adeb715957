import { onScopeDispose, reactive } from 'vue'
import { post } from '../api/http'
import type { HallView } from './model'

const LOST_AFTER_MILLIS = 5_000
const AGAIN_AFTER_MILLIS = 3_000

/** What the screen is told, for as long as it is open. It needs nobody to begin again. */
export function useHall() {
  const state = reactive({
    code: null as string | null,
    codeUntil: 0,
    view: null as HallView | null,
    /** nothing was heard for a while: what is known may be old */
    lost: false,
    /** how far the server's clock is before this one */
    ahead: 0,
  })
  let source: EventSource | null = null
  let heardAt = performance.now()
  let later: ReturnType<typeof setTimeout> | undefined

  function heard(): void {
    heardAt = performance.now()
    state.lost = false
  }
  function again(): void {
    source?.close()
    clearTimeout(later)
    later = setTimeout(open, AGAIN_AFTER_MILLIS)
  }
  async function pair(): Promise<void> {
    source?.close()
    state.view = null
    try {
      const begun = await post<{ code: string; seconds: number }>('/api/public/display/pairing')
      heard()
      state.code = begun.code
      state.codeUntil = Date.now() + begun.seconds * 1000
      open()
    } catch {
      again()
    }
  }
  function open(): void {
    source?.close()
    source = new EventSource('/api/public/display/events')
    source.addEventListener('beat', heard)
    source.addEventListener('pairing', () => {
      heard()
      // It was loaded anew while its code was shown: nobody knows that code any longer.
      if (!state.code) void pair()
    })
    source.addEventListener('unpaired', () => {
      heard()
      state.code = null
      void pair()
    })
    source.addEventListener('view', (event) => {
      heard()
      const view = JSON.parse((event as MessageEvent<string>).data) as HallView
      state.ahead = Date.parse(view.at) - Date.now()
      state.code = null
      state.view = view
    })
    source.addEventListener('bye', again)
    source.onerror = () => source?.readyState === EventSource.CLOSED && again()
  }
  const timer = setInterval(() => (state.lost = performance.now() - heardAt > LOST_AFTER_MILLIS), 500)
  onScopeDispose(() => {
    clearInterval(timer)
    clearTimeout(later)
    source?.close()
  })
  open()
  return state
}

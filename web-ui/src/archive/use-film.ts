import { onScopeDispose, ref } from 'vue'
import { post } from '../api/http'
import { Refused } from '../wire/refused'
import { answer, useDownload } from './download'

export type Language = 'zh' | 'en'
/** How far the recording service is with it. */
export interface Film {
  stage: 'NONE' | 'WAITING' | 'BUILDING' | 'READY' | 'FAILED'
  percent: number
  ahead: number
  live: number
  waitsFor: 'LIVE' | 'QUEUE' | 'ROOM' | null
}
export type FilmStage = 'idle' | 'making' | 'loading' | 'saved' | 'failed' | 'cancelled' | 'broken'

const LOOK_AGAIN_MILLIS = 1000
const RENEW_BEFORE_MILLIS = 60_000

/** Has one film made of a whole talk, and takes it away. It goes on being made when the page is left. */
export function useFilm(recording: string) {
  const stage = ref<FilmStage>('idle')
  const film = ref<Film | null>(null)
  const { received, total, download } = useDownload()
  let permit = async () => ''
  let stop = new AbortController()
  const path = (what: string) => `/recordings/${recording}/composite${what}`
  const ask = async (what: string, signal: AbortSignal) => answer(path(what), { grant: await permit() }, signal)
  const look = async (what: string, signal: AbortSignal) => ((film.value = (await (await ask(what, signal)).json()) as Film), film.value)

  /** @returns whether it is ready */
  async function make(purpose: string, language: Language): Promise<boolean> {
    permit = permission(recording, purpose, language)
    stop = new AbortController()
    const { signal } = stop
    stage.value = 'making'
    film.value = null
    try {
      let now = await look('', signal)
      while (now.stage === 'WAITING' || now.stage === 'BUILDING') {
        await pause(signal)
        now = await look('/state', signal)
      }
      if (now.stage !== 'READY') stage.value = now.stage === 'FAILED' ? 'failed' : 'cancelled'
      return now.stage === 'READY'
    } catch (error) {
      return end(error, signal)
    }
  }
  async function take(purpose: string, language: Language): Promise<void> {
    if (!(await make(purpose, language))) return
    const { signal } = stop
    try {
      await download(path('/file'), { grant: await permit() }, signal, () => (stage.value = 'loading'))
      stage.value = 'saved'
    } catch (error) {
      end(error, signal)
    }
  }
  function end(error: unknown, signal: AbortSignal): false {
    if (signal.aborted) stage.value = 'cancelled'
    else if (error instanceof Refused) {
      stage.value = 'idle'
      throw error
    } else stage.value = 'broken'
    return false
  }
  const leave = () => stop.abort()
  async function cancel(): Promise<void> {
    leave()
    await ask('/cancel', AbortSignal.timeout(10_000))
  }
  onScopeDispose(leave)
  return { stage, film, received, total, make, take, cancel }
}

/** Asked for once, and anew before it ends; each time is logged. */
function permission(recording: string, purpose: string, language: Language) {
  let grant = ''
  let until = 0
  return async () => {
    if (performance.now() > until) {
      const given = await post<{ grant: string; expiresInSeconds: number }>(`/api/recordings/${recording}/composites`, { purpose, language })
      grant = given.grant
      until = performance.now() + given.expiresInSeconds * 1000 - RENEW_BEFORE_MILLIS
    }
    return grant
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((go, stopped) => {
    const timer = setTimeout(go, LOOK_AGAIN_MILLIS)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      stopped(signal.reason as Error)
    })
  })
}

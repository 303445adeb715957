import { onScopeDispose, ref } from 'vue'
import { post } from '../api/http'
import { Refused } from '../wire/refused'
import { useDownload } from './download'
import type { Language } from './use-film'

export type PackStage = 'idle' | 'preparing' | 'loading' | 'saved' | 'damaged' | 'unreachable' | 'broken'

/** Takes the evidence pack of a recording away. */
export function usePack(recording: string) {
  const stage = ref<PackStage>('idle')
  const { received, total, download } = useDownload()
  let stop = new AbortController()

  /** @param film the language of the film, made already, that is to be in it */
  async function take(purpose: string, film: Language | null = null): Promise<void> {
    stop = new AbortController()
    const { signal } = stop
    stage.value = 'preparing'
    try {
      const { grant } = await post<{ grant: string }>(`/api/recordings/${recording}/packs`, { purpose })
      signal.throwIfAborted()
      await download(`/recordings/${recording}/pack`, film ? { grant, composite: film } : { grant }, signal, () => (stage.value = 'loading'))
      stage.value = 'saved'
    } catch (error) {
      if (signal.aborted) stage.value = 'idle'
      else if (error instanceof Refused && error.code === 'playback.damaged') stage.value = 'damaged'
      else if (error instanceof Refused && error.code === 'playback.store-unreachable') stage.value = 'unreachable'
      else if (error instanceof Refused && error.code !== 'playback.not-made') {
        stage.value = 'idle'
        throw error
      } else stage.value = 'broken'
    }
  }
  const cancel = () => stop.abort()
  onScopeDispose(cancel)
  return { stage, received, total, take, cancel }
}

import { onScopeDispose, ref } from 'vue'
import { post } from '../api/http'
import { Refused } from '../wire/refused'

export type PackStage = 'idle' | 'preparing' | 'loading' | 'saved' | 'damaged' | 'broken'

/** Takes the evidence pack of a recording away: bytes are counted as they come and kept by the browser on its disk. */
export function usePack(recording: string) {
  const stage = ref<PackStage>('idle')
  const received = ref(0)
  /** Null when the pack is so long that nobody counted it beforehand. */
  const total = ref<number | null>(null)
  let stop = new AbortController()

  async function take(purpose: string): Promise<void> {
    stop = new AbortController()
    const { signal } = stop
    stage.value = 'preparing'
    received.value = 0
    try {
      const { grant } = await post<{ grant: string }>(`/api/recordings/${recording}/packs`, { purpose })
      signal.throwIfAborted()
      const response = await fetch(`/recordings/${recording}/pack`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ grant }), signal })
      if (!response.ok || !response.body) throw await refusalOf(response)
      total.value = Number(response.headers.get('Content-Length')) || null
      stage.value = 'loading'
      save(await new Response(counted(response.body)).blob(), nameIn(response.headers.get('Content-Disposition')))
      stage.value = 'saved'
    } catch (error) {
      if (signal.aborted) stage.value = 'idle'
      else if (error instanceof Refused && error.code !== 'playback.damaged') {
        stage.value = 'idle'
        throw error
      } else stage.value = error instanceof Refused ? 'damaged' : 'broken'
    }
  }

  function counted(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
    return body.pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(piece, onward) {
          received.value += piece.byteLength
          onward.enqueue(piece)
        },
      }),
    )
  }
  const cancel = () => stop.abort()
  onScopeDispose(cancel)
  return { stage, received, total, take, cancel }
}

async function refusalOf(response: Response): Promise<Refused> {
  const problem = (await response.json().catch(() => ({}))) as { code?: string }
  return new Refused(problem.code ?? `http.${response.status}`)
}

function nameIn(disposition: string | null): string {
  return /filename="([\w.-]+)"/.exec(disposition ?? '')?.[1] ?? 'dangmian.zip'
}

function save(file: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // Not at once: the browser begins to write after this.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

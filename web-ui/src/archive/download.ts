import { ref } from 'vue'
import { Refused } from '../wire/refused'

/** Takes a file away by POST, for its permission is in the body: bytes are counted as they come, and the browser keeps them on its disk. */
export function useDownload() {
  const received = ref(0)
  /** Null when the file is so long that nobody counted it beforehand. */
  const total = ref<number | null>(null)

  async function download(path: string, body: object, signal: AbortSignal, begun: () => void): Promise<void> {
    received.value = 0
    total.value = null
    const response = await answer(path, body, signal)
    if (!response.body) throw new Refused(`http.${response.status}`)
    total.value = Number(response.headers.get('Content-Length')) || null
    begun()
    save(await new Response(counted(response.body)).blob(), nameIn(response.headers.get('Content-Disposition')))
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
  return { received, total, download }
}

/** Of the recording service, or its refusal. */
export async function answer(path: string, body: object, signal: AbortSignal): Promise<Response> {
  const response = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), signal })
  if (response.ok) return response
  const problem = (await response.json().catch(() => ({}))) as { code?: string }
  throw new Refused(problem.code ?? `http.${response.status}`)
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

export const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1)

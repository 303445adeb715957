import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist'
import { ref, type Ref } from 'vue'

const MOST = 3

export interface Pdf {
  /** how much of it is here, 0 to 1; null while nobody knows */
  share: Ref<number | null>
  document: Promise<PDFDocumentProxy>
  close: () => void
}

/** In memory alone, the last ones that were seen: a paper that is shown again needs no line. */
const held = new Map<string, Pdf>()

function open(path: string): Pdf {
  const share = ref<number | null>(null)
  let task: PDFDocumentLoadingTask | null = null
  let closed = false
  async function load(): Promise<PDFDocumentProxy> {
    const pdf = await import('./pdf')
    if (closed) throw new Error('closed')
    task = pdf.load(path)
    task.onProgress = ({ loaded, total }: { loaded: number; total: number }) => (share.value = total ? Math.min(1, loaded / total) : null)
    return task.promise
  }
  const document = load()
  document.catch(() => held.delete(path))
  const close = () => {
    closed = true
    void task?.destroy()
  }
  return { share, document, close }
}

export function pdfOf(path: string): Pdf {
  const pdf = held.get(path) ?? open(path)
  held.delete(path)
  held.set(path, pdf)
  for (const [oldest, one] of held) {
    if (held.size <= MOST) break
    held.delete(oldest)
    one.close()
  }
  return pdf
}

export function forgetPdfs(): void {
  held.forEach((one) => one.close())
  held.clear()
}

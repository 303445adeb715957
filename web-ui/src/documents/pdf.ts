import { getDocument, GlobalWorkerOptions, version, type PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker&url'

GlobalWorkerOptions.workerSrc = workerUrl

/** Encodings of Chinese text, the fonts every PDF may count on, decoders of scans: see vite.config.ts. */
const PARTS = import.meta.env.DEV ? '/node_modules/pdfjs-dist' : `/assets/pdf-${version}`

/** Loaded with all of pdf.js, only by whoever sees a PDF. Scripts of a PDF are not run; WebAssembly is not allowed to our pages. */
export function load(path: string): PDFDocumentLoadingTask {
  return getDocument({
    url: path,
    cMapUrl: `${PARTS}/cmaps/`,
    standardFontDataUrl: `${PARTS}/standard_fonts/`,
    wasmUrl: `${PARTS}/wasm/`,
    useWasm: false,
    // It comes as a whole.
    disableRange: true,
    disableStream: true,
    disableAutoFetch: true,
  })
}

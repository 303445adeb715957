import type { Named } from '../reception/model'
import type { Revised } from '../wire/use-view'

export type Side = 'TERMINAL' | 'DESK'

export interface Document {
  id: string
  /** in the order in which they came, from 1 */
  number: number
  side: Side
  mediaType: string
  /** 1 of a picture */
  pages: number
  size: number
  sha256: string
  by: Named
  at: string
}

export interface Documents extends Revised {
  reception: string
  documents: Document[]
  /** the one both sides see; null while they see each other alone */
  shown: string | null
  /** of that one, from 1 */
  page: number
}

/** Where somebody points, as shares of the page. */
export interface Pointing {
  reception: string
  document: string
  page: number
  pointer: Side
  x: number
  y: number
}

export const contentOf = (reception: string, document: string) => `/api/receptions/${reception}/documents/${document}`

export const isPdf = (document: Document) => document.mediaType === 'application/pdf'

/** The hands that are on this page. */
export function pointed(pointers: Partial<Record<Side, Pointing>>, document: string, page: number): Pointing[] {
  return (['TERMINAL', 'DESK'] as const).flatMap((side) => {
    const at = pointers[side]
    return at && at.document === document && at.page === page ? [at] : []
  })
}

/** The next or the one before, as far as there is one. */
export const turned = (page: number, pages: number, by: 1 | -1) => Math.min(pages, Math.max(1, page + by))

const WRITES = 'input, textarea, select, [contenteditable]'

/** Which way a key turns; null when it is none that does, or is for whoever writes. */
export function turnOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'defaultPrevented' | 'target'>): 1 | -1 | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return null
  if (event.target instanceof Element && event.target.closest(WRITES)) return null
  return event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : null
}

interface Size {
  width: number
  height: number
}

/** More than this no screen shows, and some browsers do not draw. */
const MOST_PIXELS = 16_000_000

/** How large a page is in a place, whole pixels of the screen for each of its own; null while there is no place. */
export function fit(page: Size, place: Size, ratio: number): (Size & { pixels: Size; scale: number }) | null {
  const wide = Math.min(place.width / page.width, place.height / page.height)
  if (!(wide > 0) || !Number.isFinite(wide)) return null
  const scale = Math.min(wide * ratio, Math.sqrt(MOST_PIXELS / (page.width * page.height)))
  const pixels = { width: Math.max(1, Math.floor(page.width * scale)), height: Math.max(1, Math.floor(page.height * scale)) }
  const grown = (wide * ratio) / scale / ratio
  return { width: pixels.width * grown, height: pixels.height * grown, pixels, scale }
}

const inside = (share: number) => Math.min(1, Math.max(0, share))

/** Where in a picture a point of the screen lies; null when it is beside it. */
export function shareOf(box: { left: number; top: number; width: number; height: number }, x: number, y: number): { x: number; y: number } | null {
  if (!box.width || !box.height) return null
  const share = { x: (x - box.left) / box.width, y: (y - box.top) / box.height }
  return share.x < -0.01 || share.x > 1.01 || share.y < -0.01 || share.y > 1.01 ? null : { x: inside(share.x), y: inside(share.y) }
}

import type { Named } from '../reception/model'
import type { Revised } from '../wire/use-view'

export type Side = 'TERMINAL' | 'DESK'

export interface Document {
  id: string
  /** in the order in which they came, from 1 */
  number: number
  side: Side
  mediaType: string
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
}

/** Where somebody points, as shares of the picture. */
export interface Pointing {
  reception: string
  document: string
  pointer: Side
  x: number
  y: number
}

export const pictureOf = (reception: string, document: string) => `/api/receptions/${reception}/documents/${document}`

const inside = (share: number) => Math.min(1, Math.max(0, share))

/** Where in a picture a point of the screen lies; null when it is beside it. */
export function shareOf(box: { left: number; top: number; width: number; height: number }, x: number, y: number): { x: number; y: number } | null {
  if (!box.width || !box.height) return null
  const share = { x: (x - box.left) / box.width, y: (y - box.top) / box.height }
  return share.x < -0.01 || share.x > 1.01 || share.y < -0.01 || share.y > 1.01 ? null : { x: inside(share.x), y: inside(share.y) }
}

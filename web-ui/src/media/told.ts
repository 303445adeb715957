import type { CandidateText } from './link'
import type { Picture, Quality } from './quality'
import type { IceServer } from './room'

/** What the server tells; PROTOCOL.md §8. */
export type Told =
  | { type: 'seat'; room: string; seat: string; name: string; publish: boolean; watch: boolean; open: boolean; picture: Picture; iceServers: IceServer[] }
  | { type: 'answer'; room: string; seat: string; link: string; sdp: string }
  | { type: 'offer'; room: string; seat: string; link: string; source: { seat: string; name: string }; sdp: string }
  | { type: 'candidate'; room: string; seat: string; link: string; candidate: CandidateText }
  | { type: 'gate'; room: string; seat: string; open: boolean }
  | { type: 'kept'; room: string; sources: string[] }
  | { type: 'drop'; room: string; seat: string; link: string | null; reason: string }
  | ({ type: 'quality'; room: string; seat: string; name: string } & Quality)

/** What a seat said of its line, and when that was heard. */
export interface Heard extends Quality {
  at: number
}

/** The name under which a page keeps what it says of its own line. */
export const OWN = 'own'

/** Whether the seat is one of the two sides, which come back when they are lost. */
export const isSide = (seat: string) => seat === 'terminal' || seat === 'desk'
/** Whether the seat is of somebody who was called in. */
export const isGuest = (seat: string) => seat.startsWith('guest')
/** How a guest whose name is not known is told from the others. */
export const letterOf = (seat: string): string => seat.slice(-1).toUpperCase()

/** Whoever no longer says how badly they hear is not waited for, and their last word proves nothing of the line as it is now. */
const HEARD_MILLIS = 5000

/**
 * Per cent that the worse of the two sides loses of what this page sends; the talk is theirs, and a guest's bad line takes no face
 * from them. Null when neither says anything.
 */
export function watchersLoss(lines: Map<string, Heard> | undefined, now: number): number | null {
  const others = [...(lines ?? [])].filter(([name, heard]) => name !== OWN && !isGuest(name) && now - heard.at < HEARD_MILLIS)
  return others.length ? Math.max(...others.map(([, heard]) => heard.down.lossPercent)) : null
}

/** Whether another sends less than the whole picture: whether more would pass they learn from what is said here. */
export const isListenedTo = (lines: Map<string, Heard> | undefined): boolean =>
  [...(lines ?? [])].some(([name, { picture }]) => name !== OWN && picture !== 'FULL')

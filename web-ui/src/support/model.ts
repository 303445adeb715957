export const ABOUT = ['PICTURE', 'SOUND', 'LINE', 'DEVICE', 'OTHER'] as const
export type About = (typeof ABOUT)[number]
type Named = { id: string; name: string }

export interface HelpCall {
  id: string
  kind: 'TERMINAL' | 'DESK'
  post: Named
  office: Named
  inTalk: boolean
  about: About
  words: string
  askedBy: Named
  askedAt: string
  takenBy: Named | null
  takenAt: string | null
  closedBy: Named | null
  closedAt: string | null
  note: string
}

export interface Alarm {
  id: string
  kind: 'TERMINAL' | 'DESK'
  post: Named
  office: Named
  inTalk: boolean
  raisedBy: Named
  raisedAt: string
  takenBy: Named | null
  takenAt: string | null
}

/** Who asked and is not answered for so long calls somebody up. */
export const WAITS_LONG_MILLIS = 5 * 60_000

export const isOpen = (call: HelpCall | null): boolean => !!call && !call.closedAt
/** Closed by a technician, not taken back by who asked. */
export const isAnswered = (call: HelpCall | null): boolean => !!call?.closedAt && call.note !== ''
export const waitsLong = (call: HelpCall, now: number): boolean => !call.closedAt && !call.takenBy && now - Date.parse(call.askedAt) >= WAITS_LONG_MILLIS

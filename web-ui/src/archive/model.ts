import type { Grade, Picture } from '../media/quality'
import type { ShownSeat } from '../media/showing'
import type { Commitment, Disposition, HandOver, Named, Stage } from '../reception/model'

export interface PastReception {
  id: string
  case: { id: string; number: string; title: string }
  petitioner: { name: string }
  terminal: Named
  office: Named
  desk: Named | null
  official: Named | null
  stage: Stage
  checkedInAt: string
  talk: { from: string; until: string | null } | null
  dispositions: Disposition[]
  commitments: Commitment[]
  handOvers: HandOver[]
  recording: { id: string; stage: string; durationMillis: number | null; sha256: string | null; destroyedAt: string | null } | null
}
/** Those who may be called into a talk, in the order of their letters. */
const GUESTS = ['guesta', 'guestb', 'guestc', 'guestd', 'gueste', 'guestf'] as const
export type GuestSeat = (typeof GUESTS)[number]
/** What a side shows besides its face. */
const SHOWN = ['camera', 'screen'] as const
export type Seat = 'terminal' | 'desk' | GuestSeat | ShownSeat
export interface Track {
  name: string
  seat: Seat
  url: string
  offsetMillis: number
  durationMillis: number
}
export interface Gap {
  seat: Seat
  fromMillis: number
  untilMillis: number
  /** one of the words in infra/contracts/recording.md */
  reason: string
}
/** What a seat said of its line. */
export interface LineNote {
  seat: Seat
  at: string
  up: Grade
  down: Grade
  picture: Picture
  upLossPercent: number
  downLossPercent: number
  rttMillis: number
}
export interface Recording {
  id: string
  caseNumber: string
  durationMillis: number
  sha256: string
  tracks: Track[]
  gaps: Gap[]
}

/** The guests of whom something was recorded. */
export const guestsOf = (tracks: Track[]): GuestSeat[] => GUESTS.filter((seat) => tracks.some((one) => one.seat === seat))
/** What was shown besides the faces, if it was recorded. */
export const shownOf = (tracks: Track[]): ShownSeat[] => SHOWN.filter((seat) => tracks.some((one) => one.seat === seat))
/** The track of a seat that holds this moment of the talk, or nothing in a gap and while a guest is away. */
export const trackAt = (tracks: Track[], seat: Seat, millis: number): Track | null =>
  tracks.find((one) => one.seat === seat && millis >= one.offsetMillis && millis < one.offsetMillis + one.durationMillis) ?? null

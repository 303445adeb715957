import type { Minutes, Named, PauseReason } from '../reception/model'

export interface Call {
  id: string
  ticket: number
  terminal: Named
  office: Named
  since: string
  recalls: number
}
export interface PastCall {
  ticket: number
  terminal: Named
  office: Named
  calledAt: string
}
export interface InHall {
  ticket: number
  terminal: Named
  /** null for who was passed over */
  ahead: number | null
  minutes: Minutes | null
  away: boolean
  bookedFrom: string | null
}
export interface HallLine {
  office: Named
  desks: number
  pauses: { desk: Named; reason: PauseReason; until: string }[]
  waiting: InHall[]
}
export interface Voice {
  language: string
  synthesised: boolean
  version: string
}
export interface HallView {
  at: string
  display: string
  office: Named
  hall: { calls: Call[]; past: PastCall[]; lines: HallLine[] }
  voices: Voice[]
}

export interface DisplayShown {
  id: string
  name: string
  languages: string[]
  pairedAt: string
  seenAt: string | null
  online: boolean
}
export interface HallShown {
  office: Named
  displays: DisplayShown[]
}
export interface LanguageShown {
  language: string
  zh: string
  en: string
  own: { piece: string; millis: number; uploadedAt: string }[]
  /** whose set is spoken; null when none is complete */
  from: Named | null
  synthesised: boolean
}
export interface SetShown {
  set: 'CALL' | 'PROMPT'
  pieces: string[]
  languages: LanguageShown[]
}
export interface VoicesShown {
  sets: SetShown[]
}

/** A ring, and each ring after it, is said once. */
export const callKey = (call: Call) => `${call.id}:${call.recalls}`

/** The pieces of one sentence. */
export const piecesOf = (ticket: number): string[] => ['intro', ...String(ticket), 'outro']

/** What waits to be said: nothing twice, nothing that rings no longer, the newest last. */
export function toSay(calls: Call[], said: ReadonlySet<string>): Call[] {
  return calls.filter((call) => !said.has(callKey(call))).sort((one, other) => one.since.localeCompare(other.since))
}

/** How many rows a list of that many may show, so that what is left out is told in one more. */
export const shownOf = (count: number, room: number): number => (count <= room ? count : Math.max(0, room - 1))

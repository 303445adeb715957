import type { Revised } from '../wire/use-view'

export interface Named {
  id: string
  name: string
}
export type Stage =
  | 'QUEUED' | 'CALLED' | 'SKIPPED' | 'CONNECTING' | 'IN_PROGRESS' | 'INTERRUPTED' | 'SUSPENDED' | 'WRAP_UP' | 'ENDED' | 'ARCHIVED' | 'LEFT' | 'DEFERRED'
export interface MannedBy {
  person: Named
  client: string
  since: string
  /** how often the post had been taken then */
  tenure: number
}
export const DISPOSITIONS = [
  'ANSWERED_ON_THE_SPOT', 'REGISTERED_NEW', 'MERGED_INTO', 'TRANSFERRED', 'ASSIGNED', 'REDIRECTED', 'SUPERVISION_ORDERED',
  'NEXT_APPOINTMENT', 'SPONSORED', 'NO_FURTHER_ACTION',
] as const
export interface Disposition {
  kind: (typeof DISPOSITIONS)[number]
  note: string
}
export interface Choice {
  code: string
  zh: string
  en: string
}
/** What the official promised in the talk. */
export interface Commitment {
  id: string
  words: string
  /** who sees to it; null, as the day, until it is said */
  responsible: Named | null
  isUnit: boolean
  /** the last day */
  due: string | null
  at: string
}
/** What the check-in told of those who are there. */
export interface Attending {
  /** one, or none */
  language: Choice[]
  languageNote: string
  needs: Choice[]
  needsNote: string
  group: boolean
  representatives: number
  photo: string | null
}
/** Whole minutes, from at best to at worst. */
export interface Minutes {
  from: number
  to: number
}
export const PRIORITIES = ['ELDERLY', 'DISABLED', 'PREGNANT', 'WITH_INFANT', 'EMERGENCY'] as const
export type Priority = (typeof PRIORITIES)[number]
export const PAUSE_REASONS = ['MEAL', 'MEETING', 'CONSULTATION', 'EQUIPMENT', 'OTHER'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]
export interface Wait {
  ahead: number
  /** null while away, and when too little is known to say it honestly */
  minutes: Minutes | null
  desks: number
  /** the desk that is to call; null when any may */
  wanted: Named | null
  pauses: { desk: Named; reason: PauseReason; until: string }[]
  awaySince: string | null
  /** when the booked time begins; from then on this one is called first */
  bookedFrom: string | null
}
export interface Reception {
  id: string
  stage: Stage
  ticket: number
  case: { id: string; number: string; title: string }
  petitioner: { name: string }
  matter: { title: string; text: string }
  headCount: number
  attending: Attending
  terminal: Named
  office: Named
  desk: Named | null
  official: Named | null
  priority: Priority | null
  waiting: Wait | null
  recalls: number
  confirmedAt: string
  deadline: string | null
  missedCalls: number
  room: string | null
  gateOpen: boolean
  talkSince: string | null
  talkUntil: string | null
  recorder: 'OFF' | 'STARTING' | 'ACTIVE' | 'FAILED'
  trouble: string | null
  dispositions: Disposition[]
  commitments: Commitment[]
}
/** Another official went on. */
export interface HandOver {
  from: Named
  official: Named
  /** of the desk where it went on */
  office: Named
  at: string
}
/** A talk is offered to another official; who, where, and until when they may answer. */
export interface Offer {
  id: string
  official: Named
  desk: Named
  office: Named
  until: string
  outcome: 'DECLINED' | 'UNANSWERED' | null
  note: string
}
export interface TerminalView extends Revised {
  terminal: Named
  office: Named
  manned: MannedBy | null
  reception: Reception | null
  /** who received after whom */
  handOvers: HandOver[]
}
export interface Waiting {
  id: string
  ticket: number
  stage: 'QUEUED' | 'SKIPPED'
  /** null, as the case, for an official who must not have to do with it */
  petitioner: { name: string } | null
  terminal: Named
  office: Named
  case: { id: string; number: string; title: string } | null
  checkedInAt: string
  confirmedAt: string
  headCount: number
  /** null, as the petitioner, for an official who must not have to do with it */
  attending: Attending | null
  ahead: number | null
  minutes: Minutes | null
  stale: boolean
  priority: Priority | null
  /** the desk that is to call; null when any may */
  wanted: Named | null
  awaySince: string | null
  bookedFrom: string | null
  trouble: string | null
}
export interface DeskView extends Revised {
  desk: Named
  office: Named
  manned: MannedBy | null
  pause: { reason: PauseReason; since: string; until: string } | null
  media: 'UP' | 'DOWN'
  line: Waiting[]
  current: Reception | null
  held: { reception: string; room: string } | null
  /** of the current one to somebody else, also for a while after it came to nothing */
  offer: Offer | null
  /** by somebody else to this desk */
  offered: { offer: Offer; case: { id: string; number: string; title: string }; petitioner: { name: string } } | null
}

/** What a command says of the tenure it belongs to: the server refuses it once the post was taken again. */
export const inTenure = (manned: MannedBy | null | undefined): Record<string, string> => (manned ? { tenure: String(manned.tenure) } : {})

/** How often a terminal may be rung again; the server refuses more. */
export const MAX_RECALLS = 2

/** Stages in which both sides are seated in a room. */
export const isTalking = (stage: Stage) => stage === 'CONNECTING' || stage === 'IN_PROGRESS' || stage === 'INTERRUPTED'

/** The room of a call that rings, or is being connected; null when there is none. */
export function roomOfCall(reception: Reception | null): string | null {
  return reception && (reception.stage === 'CALLED' || reception.stage === 'CONNECTING') ? reception.room : null
}

/** Seconds as `m:ss` or `h:mm:ss`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const rest = `${hours ? two(Math.floor(whole / 60) % 60) : Math.floor(whole / 60)}:${two(whole % 60)}`
  return hours ? `${hours}:${rest}` : rest
}

/** Whole seconds from then to now; never negative, whatever the clocks say. */
export const secondsSince = (then: string, now: number) => Math.max(0, Math.floor((now - Date.parse(then)) / 1000))

export type Freshness = 'good' | 'warn' | 'bad'

/** How far a confirmation may be believed: renewed every 5 s, stale after 120 s. */
export const freshness = (seconds: number): Freshness => (seconds < 15 ? 'good' : seconds < 120 ? 'warn' : 'bad')

/** Nobody ends a reception with a promise that nobody has to keep. */
export const isAssigned = (one: Commitment) => one.responsible !== null && one.due !== null

/** A day in Beijing some days from now, as `2026-12-04`. */
export const dayAfter = (now: number, days: number) => new Date(now + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10)

/** Days until the Friday of this week; of the next one on a Friday and at the weekend. */
export function daysToFriday(now: number): number {
  const weekday = new Date(now + 8 * 3_600_000).getUTCDay()
  return (5 - weekday + 7) % 7 || 7
}

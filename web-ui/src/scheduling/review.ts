import type { Named } from '../reception/model'
import type { Appointment } from './model'

export interface Step {
  at: string
  kind: string
  person: Named | null
  office: Named | null
  starts: string | null
  reason: string
}
export type Wish = Appointment & { tier: { rule: string; version: number; outcome: string }; deadline: string | null }
export interface Sheet {
  appointment: Wish
  history: Step[]
}
export type Verb = 'take' | 'forward' | 'approve' | 'return' | 'reject'

/** What this office has to deal with now: what is overdue first, then what is due first. */
export function due(open: Wish[], office: string): Wish[] {
  return open
    .filter((one) => one.reviewer.id === office && (one.stage === 'SUBMITTED' || one.stage === 'UNDER_REVIEW'))
    .sort((a, b) => Number(b.overdue) - Number(a.overdue) || (a.deadline ?? '').localeCompare(b.deadline ?? ''))
}

/** The office that was asked approves; one on the way passes on. */
export function verbs(wish: Wish): Verb[] {
  if (wish.stage === 'SUBMITTED') return ['take']
  // Before the case is registered an office decides nothing about it.
  if (isUnregistered(wish)) return ['return']
  return [wish.office.id === wish.reviewer.id ? 'approve' : 'forward', 'return', 'reject']
}

/** Brought by a petitioner without a clerk, and registered by nobody yet. */
export const isUnregistered = (wish: Appointment): boolean => wish.petitionCase?.number === null

export const needsReason = (verb: Verb): boolean => verb !== 'take' && verb !== 'approve'

import type { Acknowledged } from '../reception/check-in-sheet'
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
  /** What the petitioner acknowledged on the public page. */
  notice: Acknowledged | null
}
export type Verb = 'take' | 'forward' | 'approve' | 'return' | 'reject' | 'accept-joint' | 'join' | 'decline-joint'

/** What this office has to deal with now: what is overdue first, then what is due first. */
export function due(open: Wish[], office: string): Wish[] {
  return open
    .filter((one) => isInvited(one, office) || (one.reviewer.id === office && (one.stage === 'SUBMITTED' || one.stage === 'UNDER_REVIEW')))
    .sort((a, b) => Number(b.overdue) - Number(a.overdue) || (a.deadline ?? '').localeCompare(b.deadline ?? ''))
}

/** Asked to take part in what the competent office holds, and has not answered. */
export const isInvited = (one: Wish, office: string): boolean => one.joint === 'INVITED' && one.jointWith?.id === office && one.stage !== 'SCHEDULED'

/** The office that was asked approves; one on the way passes on. Too high a wish is held by the competent office in one step. */
export function verbs(wish: Wish, office: string): Verb[] {
  if (isInvited(wish, office)) return ['join', 'decline-joint']
  if (wish.stage === 'SUBMITTED') return ['take']
  // Before the case is registered an office decides nothing about it.
  if (isUnregistered(wish)) return ['return']
  const joint: Verb[] = wish.joint === 'PROPOSED' && wish.tier.outcome === 'JOINT' ? ['accept-joint'] : []
  return [...joint, wish.office.id === wish.reviewer.id ? 'approve' : 'forward', 'return', 'reject']
}

/** Brought by a petitioner without a clerk, and registered by nobody yet. */
export const isUnregistered = (wish: Appointment): boolean => wish.petitionCase?.number === null

export const needsReason = (verb: Verb): boolean => !['take', 'approve', 'accept-joint', 'join'].includes(verb)

import type { Named } from '../reception/model'
import type { Revised } from '../wire/use-view'

export type RollCallStage = 'RINGING' | 'ANSWERED' | 'UNANSWERED' | 'WITHDRAWN'
export interface RollCall {
  id: string
  office: Named
  round: number
  drawn: boolean
  terminal: Named
  site: Named
  manned: boolean
  calledBy: Named
  calledAt: string
  until: string
  stage: RollCallStage
  answeredBy: Named | null
  seconds: number | null
  still: boolean
  explanation: { words: string; person: Named; at: string } | null
}
export interface RoundRow {
  office: Named
  sites: number
  covered: number
  calls: number
  answered: number
  explained: number
  median: number | null
  ninthTenth: number | null
}
export interface RollCallPage {
  round: number
  ringing: RollCall | null
  statistics: RoundRow[]
  calls: RollCall[]
  next: string | null
}
export interface RollCallView extends Revised {
  ringing: RollCall | null
  missed: RollCall | null
}

/** Whole per cent; null when nothing was called. A share that is not whole is never shown as all or nothing. */
export function share(answered: number, calls: number): number | null {
  if (!calls) return null
  const rounded = Math.round((answered * 100) / calls)
  if (answered < calls && rounded === 100) return 99
  return answered > 0 && rounded === 0 ? 1 : rounded
}

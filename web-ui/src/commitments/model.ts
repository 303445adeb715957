import type { Named } from '../reception/model'

export const PARTS = ['OPEN', 'BROKEN', 'KEPT'] as const
export type Part = (typeof PARTS)[number]
export const VERBS = ['keep', 'explain', 'reopen'] as const
export type Verb = (typeof VERBS)[number]
export type State = 'ASSIGNED' | 'DUE' | 'BROKEN' | 'EXPLAINED' | 'KEPT'

export interface CommitmentEntry {
  id: string
  words: string
  due: string
  state: State
  keptAt: string | null
  responsible: Named
  isUnit: boolean
  office: Named
  official: Named
  heldBy: Named
  at: string
  reception: string
  case: { id: string; number: string; title: string }
  notes: { kind: 'KEPT' | 'EXPLAINED' | 'REOPENED'; words: string; person: Named; at: string }[]
  may: Verb[]
}

export interface CommitmentPage {
  open: number
  due: number
  broken: number
  entries: CommitmentEntry[]
  next: string | null
}

const DAY_MILLIS = 86_400_000
/** Days from today in Beijing until the last day; below nought when it is over. */
export function daysLeft(due: string, now: number): number {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now)
  return Math.round((Date.parse(`${due}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MILLIS)
}

import type { Disposition } from '../reception/model'

export const GRADES = ['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED'] as const
export type Grade = (typeof GRADES)[number]

export interface Promised {
  words: string
  responsible: string | null
  due: string | null
  state: 'ASSIGNED' | 'DUE' | 'BROKEN' | 'EXPLAINED' | 'KEPT' | null
  said: string | null
  saidAt: string | null
}

export interface Talk {
  reception: string
  since: string
  until: string | null
  office: string
  official: string | null
  dispositions: Disposition[]
  commitments: Promised[]
  rated: { rating: Grade; words: string; at: string } | null
  rateUntil: string | null
}

export interface CaseProgress {
  number: string
  title: string
  petitioner: string
  stage: string
  office: string
  registeredAt: string
  steps: { at: string; kind: string }[]
  receptions: Talk[]
}

import type { Named } from '../reception/model'

export const CONFIDENTIALITIES = ['NORMAL', 'SENSITIVE', 'ACCUSATION'] as const
export type Confidentiality = (typeof CONFIDENTIALITIES)[number]
export const RECUSALS = ['RELATIVE', 'INTEREST', 'HANDLED_BEFORE', 'OTHER'] as const
export type RecusalKind = (typeof RECUSALS)[number]

export interface Contact {
  idNumber: string | null
  telephone: string | null
  email: string | null
}
export interface FoundCase {
  id: string
  number: string
  title: string
  office: Named
  registeredAt: string
  stage: string
}
/** What the same person brought before, and why it is taken for what it is. */
export interface EarlierCase extends FoundCase {
  inHand: boolean
  lastAt: string
  person: { number: boolean; telephone: boolean; name: boolean }
  matter: { place: boolean; category: boolean; alike: number; words: string[] }
  verdict: 'DUPLICATE' | 'REPEAT' | 'OTHER'
}
export interface CaseSheet {
  id: string
  number: string
  petitioner: { name: string; address: string } & Contact
  matter: { title: string; text: string; category: string | null; purpose: string | null; history: string | null; place: string | null; handledBy: string | null }
  office: Named
  registeredAt: string
  confidentiality: Confidentiality
}
export interface Guards {
  confidentiality: Confidentiality
  accusedOffices: Named[]
  accusedUnits: Named[]
  accusedPeople: Named[]
  people: Named[]
  recusals: { id: string; person: Named; kind: RecusalKind; declaredBy: Named; declaredAt: string }[]
}
export const RELATIONS = ['RELATIVE', 'INTEREST', 'OTHER'] as const
export interface Relation {
  id: string
  kind: (typeof RELATIONS)[number]
  idNumber: string
  declaredAt: string
}

export const MOST_ACCUSED = 20
export const MOST_READERS = 100
export const without = (some: Named[], gone: Named): Named[] => some.filter((one) => one.id !== gone.id)
export const withOne = (some: Named[], more: Named): Named[] => [...without(some, more), { id: more.id, name: more.name }]

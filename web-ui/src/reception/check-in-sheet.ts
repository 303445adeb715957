import type { Choice, Named } from './model'

export const DOCUMENTS = ['ID_CARD', 'HMT_PERMIT', 'PASSPORT', 'FOREIGNER_CARD', 'NONE'] as const
export type DocumentKind = (typeof DOCUMENTS)[number]
export const RELATIONS = ['FAMILY', 'GUARDIAN', 'AGENT', 'FELLOW', 'OTHER'] as const
export type Relation = (typeof RELATIONS)[number]

export interface Proposal {
  outcome: 'RECEIVE' | 'JOINT' | 'FORWARD' | 'ELSEWHERE' | 'INSTEAD'
  competent: Named | null
  receiving: Named[]
  rule: string
  version: number
  basis: string
  standing: 'V' | 'K' | 'D'
  instead: { zh: string; en: string } | null
}

/** A notice that somebody acknowledged, in the words of then. */
export interface Acknowledged { version: string; at: string; paragraphs: { zh: string; en: string }[] }

/** What a check-in told, for whoever may see the case. */
export interface Sheet {
  id: string
  headCount: number
  group: boolean
  petitionerPresent: boolean
  photo: string | null
  noPhoto: Choice | null
  noPhotoNote: string
  representatives: { name: string; document: DocumentKind; number: string | null; relation: Relation; present: boolean; powerOfAttorney: { id: string; mediaType: string; size: number } | null }[]
  notice: Acknowledged & { by: Named | null }
  tier: (Pick<Proposal, 'outcome' | 'competent' | 'rule' | 'version' | 'basis' | 'standing' | 'instead'> & { jointWith: Named | null }) | null
}

type Named = { id: string; name: string }

export interface Kind {
  code: string
  zh: string
  en: string
  months: number | null
}

export interface Hold {
  id: string
  reason: string
  heldBy: Named
  heldAt: string
  releasedBy: Named | null
  releasedAt: string | null
  releaseReason: string | null
}

export interface Deletion {
  id: string
  stage: 'ASKED' | 'ORDERED' | 'DONE'
  reason: string
  askedBy: Named
  askedAt: string
  decidedBy: Named | null
  decidedAt: string | null
  doneAt: string | null
}

export interface Keeping {
  retention: string
  classes: Kind[]
  due: string | null
  holds: Hold[]
  deletion: Deletion | null
}

export interface Due {
  recording: string
  reception: string
  caseNumber: string
  office: Named
  talkFrom: string
  retention: string
  due: string
  held: boolean
  deletion: 'ASKED' | 'ORDERED' | null
}

/** The day it is where the offices are. */
export const today = (now: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now)

export const isHeld = (keeping: Keeping): boolean => keeping.holds.some((hold) => !hold.releasedAt)

export type May = 'change' | 'ask' | 'confirm' | 'withdraw'

/** What a page offers; the server decides. Who asked is offered to take it back, never to confirm. */
export function offers(keeping: Keeping, person: string, now: number): May[] {
  const { deletion } = keeping
  if (deletion && deletion.stage !== 'ASKED') return []
  const ripe = !!keeping.due && keeping.due <= today(now) && !isHeld(keeping)
  if (!deletion) return ripe ? ['change', 'ask'] : ['change']
  return ripe && deletion.askedBy.id !== person ? ['change', 'confirm', 'withdraw'] : ['change', 'withdraw']
}

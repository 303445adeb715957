import type { OwnInvitation } from '../conference/model'

/** How it ended for whoever was called: told by the server, done here, or not known any more. */
export const ENDS = ['LEFT', 'REFUSED', 'REMOVED', 'TALK_OVER', 'PAGE_GONE', 'KEPT_AWAY', 'UNANSWERED', 'CANCELLED', 'GONE'] as const
export type End = (typeof ENDS)[number]
export const endOf = (told: string): End => ENDS.find((one) => one === told) ?? 'GONE'

export type Phase = 'opening' | 'no-link' | 'dead' | 'used' | 'trouble' | 'called' | 'talk' | 'elsewhere' | 'ended'

export interface Standing {
  link: string | null
  /** why the link did not let in */
  refusal: string | null
  end: End | null
  /** asked at least once */
  known: boolean
  own: OwnInvitation | null
  /** this page holds the seat */
  here: boolean
  /** it held it before it was loaded anew, and asks whether it still does */
  kept: boolean
}

/** What the page is about now. */
export function phaseOf(one: Standing): Phase {
  if (one.end) return 'ended'
  if (one.here) return 'talk'
  if (!one.link) return 'no-link'
  if (one.refusal === 'identity.link-dead') return 'dead'
  if (one.refusal === 'identity.link-used') return 'used'
  if (one.refusal) return 'trouble'
  if (one.own?.joined) return one.kept ? 'opening' : 'elsewhere'
  if (one.own) return 'called'
  return one.known ? 'dead' : 'opening'
}

/** The name as it goes on the record; null when it is whom the unit named. */
export const nameGiven = (typed: string, known: string): string | null => (typed.trim() && typed.trim() !== known ? typed.trim() : null)

import type { Role } from '../identity/use-me'
import type { ShownSeat } from '../media/showing'
import type { Relation } from '../reception/check-in-sheet'
import type { Attending, Named, Reception } from '../reception/model'
import type { Revised } from '../wire/use-view'

export const KINDS = ['CO_OFFICIAL', 'UNIT', 'INTERPRETER', 'REPRESENTATIVE'] as const
export type Kind = (typeof KINDS)[number]
export type Side = 'DESK' | 'TERMINAL'
export type Answer = 'JOINED' | 'REFUSED' | 'UNANSWERED' | 'CANCELLED' | 'KEPT_AWAY' | 'UNDELIVERED' | 'BUSY'

export interface Guest {
  invitation: string
  seat: string
  kind: Kind
  office: Named
  /** for which somebody came who has no account */
  unit: Named | null
  /** to the petitioner, of a representative */
  relation: Relation | null
  /** the place of a representative among those whom the check-in names, from 1 */
  representative: number | null
  person: Named
  since: string
  /** the page was not heard of lately */
  away: boolean
  /** the side that alone sees and hears the guest */
  onlyTo: Side | null
}
export interface Tried {
  person: Named
  outcome: Answer
  note: string
}
export interface Ringing {
  invitation: string
  kind: Kind
  office: Named
  unit: Named | null
  relation: Relation | null
  representative: number | null
  person: Named | null
  until: string | null
  /** the link that was sent was opened */
  opened: boolean
  tried: Tried[]
}
export interface Closed {
  invitation: string
  kind: Kind
  office: Named
  unit: Named | null
  relation: Relation | null
  outcome: 'UNANSWERED' | 'CANCELLED' | 'TALK_OVER'
  at: string
  until: string
  tried: Tried[]
}
/** As the choices of the check-in name it. */
const SIGN_LANGUAGE = 'SIGN'
/** Those whose hands are read: their pictures have a place of their own, which nothing else takes. */
export const signersOf = (guests: Guest[], attending: Pick<Attending, 'language'>): Guest[] =>
  attending.language.some(({ code }) => code === SIGN_LANGUAGE) ? guests.filter(({ kind }) => kind === 'INTERPRETER') : []

/** What a side shows besides its face. */
export interface PictureShown {
  side: Side
  seat: ShownSeat
  person: Named
  since: string
}
/** Who is in a talk besides its two sides. */
export interface Conference extends Revised {
  reception: string | null
  caucus: 'NONE' | 'BEGINNING' | 'ON' | 'ENDING'
  caucusSince: string | null
  guests: Guest[]
  shown: PictureShown[]
  ringing: Ringing[]
  closed: Closed[]
}
export interface Candidate extends Named {
  role: Role
  rostered: boolean
  reachable: boolean
  busy: boolean
}
/** Where one is rung, or sits. */
export interface OwnInvitation {
  invitation: string
  kind: Kind
  joined: boolean
  /** for which one is called by telephone */
  unit: Named | null
  /** to the petitioner, of whom one is called as a representative */
  relation: Relation | null
  person: Named
  invitedBy: Named
  until: string | null
  talk: Pick<Reception, 'stage' | 'case' | 'terminal' | 'office' | 'desk' | 'official' | 'talkSince'> & { reception: string; petitioner: string }
  room: string | null
  seat: string | null
  conference: Conference | null
}

/** A seat of the recording, and whose it is. */
export interface PastGuest extends Pick<Guest, 'seat' | 'kind' | 'office' | 'unit' | 'relation' | 'person'> {
  from: string
  until: string | null
}

/** When the petitioner's side was held. */
export interface PastCaucus {
  from: string
  until: string | null
}

/** Whom a unit sends, in its own order. */
export interface UnitContacts {
  /** the case accuses the unit's office */
  accused: boolean
  contacts: { name: string; telephone: string; from: string | null; until: string | null; now: boolean }[]
}
/** A unit as it is called. */
export interface CalledUnit extends Named {
  office: Named
}
/** `08:30–17:00`; null: at any time */
export const hoursOf = (one: { from: string | null; until: string | null }) => (one.from && one.until ? `${one.from.slice(0, 5)}–${one.until.slice(0, 5)}` : null)

/** For whom somebody comes: the unit that was called, or an office; for the petitioner, as what. */
export const sender = (one: { office: Named; unit: Named | null; relation: Relation | null }, t: (key: string) => string) => (one.relation ? t(`relation.${one.relation}`) : (one.unit ?? one.office).name)

/** Where a representative is who did not come in at the terminal. */
export function placeOf(conference: Conference | null, representative: number): 'joined' | 'called' | 'elsewhere' {
  if (conference?.guests.some((one) => one.representative === representative)) return 'joined'
  return conference?.ringing.some((one) => one.representative === representative) ? 'called' : 'elsewhere'
}

/** A representative is held with the petitioner in a caucus, and hears none of it. */
export const isHeld = (own: OwnInvitation) => own.kind === 'REPRESENTATIVE' && isPrivate(own.conference)

/** Who may be called into a talk. */
export const CALLABLE: readonly Role[] = ['OFFICIAL', 'OFFICE', 'HANDLER', 'HEAD', 'INTERPRETER']

/** The petitioner's side is held, or is about to be: it is told so the sooner, and let go the later. */
export const isPrivate = (conference: Conference | null) => conference !== null && conference.caucus !== 'NONE'

/** What the sides show besides their faces, as far as it may be seen by whoever was called in. */
export const picturesFor = (conference: Conference | null): PictureShown[] =>
  conference?.shown.filter((one) => !(isPrivate(conference) && one.side === 'TERMINAL')) ?? []

/** How long a call to which nobody came is shown. */
const SHOWN_MILLIS = 90_000

/** Calls to which nobody came, as long as they are news and nobody put them away. */
export function newsOf(conference: Conference | null, seen: ReadonlySet<string>, now: number): Closed[] {
  return (conference?.closed ?? []).filter((one) => one.outcome === 'UNANSWERED' && !seen.has(one.invitation) && now - Date.parse(one.until) < SHOWN_MILLIS)
}

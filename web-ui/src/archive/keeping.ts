type Named = { id: string; name: string }

export type IncidentKind = 'NOT_ARCHIVED' | 'GONE' | 'CHANGED' | 'FILES' | 'UNASKED' | 'NEVER_RECORDED' | 'STRAY_TAPE' | 'LOW_SPACE' | 'UNANSWERED'
export type Fault = 'missing' | 'wrong-length' | 'no-key' | 'damaged'

export interface Incident {
  id: string
  kind: IncidentKind
  subject: string
  reception: string | null
  office: Named | null
  talkFrom: string | null
  facts: { reason?: string; attempts?: number; files?: { name: string; fault: Fault }[]; bytes?: number; recording?: string; freeBytes?: number; reserveBytes?: number; writable?: boolean; short?: boolean; since?: string }
  raisedAt: string
  owner: Named | null
  ownedAt: string | null
  isThere: boolean
  closedAt: string | null
  closedBy: Named | null
  note: string
}

export interface Space {
  freeBytes: number
  totalBytes: number
  reserveBytes: number
  writable: boolean
}

/** An object store: it has no figure of free room. */
export interface Store {
  kind: 's3'
  endpoint: string
  bucket: string
  prefix: string
  unreachableSince: string | null
  reason: string | null
}

export interface Storage {
  service: {
    spool: Space
    /** Of the disk with most room. */
    vault: Space
    /** Of each of its disks; none with a store. */
    volumes: Space[]
    /** Where recordings lie when not on disks; `vault` is then the disk on which they are made. */
    store?: Store | null
    tapes: number
    strays: { name: string; recording: string | null; bytes: number; changedAt: string }[]
    work: { waiting: number; failed: number; oldest: string | null; untold: number; archived: number; bytes: number; damaged: number }
    head: { size: number; note: string; signedAt: string } | null
    sealKey: string
    vaultKey: number
    wrappedBy: Record<string, number>
  }
  comparison: { askedAt: string | null; beganAt: string | null; answeredAt: string | null; wholeAt: string | null }
  waiting: { unarchived: number; oldest: string | null; untold: number }
}

/** What does not answer is the service or its store, and each is mended elsewhere. */
export const wordOf = ({ kind, subject }: Pick<Incident, 'kind' | 'subject'>): IncidentKind | 'STORE_UNANSWERED' => (kind === 'UNANSWERED' && subject === 'store' ? 'STORE_UNANSWERED' : kind)

const TROUBLES = ['network', 'keys', 'bucket', 'busy', 'refused']
/** Why a store cannot be used, as a key of words. */
export const troubleOf = (reason: string | null | undefined): string => (reason && TROUBLES.includes(reason) ? reason : 'refused')

const FAILURES = ['broken-media', 'tool-failed', 'storage', 'store-unreachable', 'internal']
/** Why a recording was not archived yet, as a key of words. */
export const failureOf = (reason: string | null | undefined): string => (reason && FAILURES.includes(reason) ? reason : 'internal')

export type Room = 'AMPLE' | 'SCARCE' | 'SHORT' | 'SHUT' | 'SPILLING' | 'SHUT_SPILLING'

/** Nothing new is begun when it is short, or cannot be written; scarce is said before. */
export function roomIn(space: Space): Room {
  if (!space.writable) return 'SHUT'
  if (space.freeBytes < space.reserveBytes) return 'SHORT'
  return space.freeBytes < 2 * space.reserveBytes ? 'SCARCE' : 'AMPLE'
}

/** With room on another disk only that one takes what comes. */
export function roomBeside(space: Space, roomiest: Space): Room {
  const room = roomIn(space)
  const elsewhere = ['AMPLE', 'SCARCE'].includes(roomIn(roomiest))
  if (elsewhere && room === 'SHORT') return 'SPILLING'
  return elsewhere && room === 'SHUT' ? 'SHUT_SPILLING' : room
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB']
/** With three digits at most. */
export function size(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10))
  const number = bytes / 1024 ** power
  return `${number >= 100 || power === 0 ? Math.round(number) : number.toFixed(1)} ${UNITS[power]}`
}

/** The signed head says in its third line which tree it is of. */
export const rootIn = (note: string): string => note.split('\n')[2] ?? ''

/** Whether everything is being compared now, because somebody asked for it. */
export const isComparing = ({ askedAt, wholeAt }: Storage['comparison']): boolean => !!askedAt && (!wholeAt || Date.parse(wholeAt) < Date.parse(askedAt))

import type { Relation } from '../reception/check-in-sheet'
import type { Named, Stage } from '../reception/model'

export const KINDS = ['QUESTION', 'ANSWER', 'NOTE'] as const
export type Kind = (typeof KINDS)[number]
export interface Line {
  id: string
  /** the line before this one; null for the first */
  after: string | null
  kind: Kind
  words: string
  at: string
  /** of the minutes when it was changed last; whoever changes it names it */
  revision: number
  by: Named
  removed: boolean
}
export interface Signed {
  way: 'DRAWN' | 'SCANNED' | 'ACCOUNT' | 'DECLINED'
  /** each a row of x, y, x, y… in thousandths of the field's width */
  strokes: number[][]
  scan: string | null
  reason: string
  person: Named
  at: string
}
export interface Signer {
  part: 'PETITIONER' | 'OFFICIAL'
  number: number
  name: string
  /** to the petitioner; null of the petitioner and the official */
  relation: Relation | null
  /** took part by telephone and signs there */
  remote: boolean
  signed: Signed | null
}
/** What a representative is shown who takes part by telephone. */
export interface RemoteText extends Pick<Whole, 'stage' | 'text'> {
  /** this one is to sign the text, or did */
  signs: boolean
  signed: Signed | null
}
export interface Supplement {
  id: string
  words: string
  sha256: string
  by: Named
  at: string
}
export interface Whole {
  reception: string
  revision: number
  stage: 'OPEN' | 'SHOWN' | 'CLOSED'
  version: number
  talkSince: string | null
  lines: Line[]
  text: { version: number; words: string; sha256: string; shownBy: Named; shownAt: string } | null
  signers: Signer[]
  supplements: Supplement[]
  paper: string | null
  intact: boolean
}
export interface Change {
  reception: string
  before: number
  revision: number
  stage: Whole['stage']
  version: number
  lines: Line[]
}
/** Somebody writes just now. */
export interface Growing {
  reception: string
  client: string
  by: Named
  line: string
  after: string | null
  kind: Kind
  words: string
}
export interface Template {
  code: string
  zh: string
  en: string
  lines: { kind: Kind; words: string }[]
}

/** What is written here and not kept by the server yet. */
export interface Draft {
  id: string
  after: string | null
  kind: Kind
  words: string
  /** revision that the line had when it was begun to be changed; 0 for a new one */
  base: number
}

/** A line as it is shown for writing. */
export interface Shown {
  id: string
  kind: Kind
  words: string
  line: Line | null
  draft: Draft | null
  /** the words of the other side, where both changed the same line */
  theirs: string | null
}

function put(lines: Line[], changed: Line): Line[] {
  const others = lines.filter((one) => one.id !== changed.id)
  if (changed.removed) return others
  const place = changed.after ? others.findIndex((one) => one.id === changed.after) + 1 : 0
  return [...others.slice(0, place), changed, ...others.slice(place)]
}

/** @returns null when the whole must be asked for: something between was missed, or more than lines changed */
export function apply(whole: Whole, change: Change): Whole | null {
  if (change.revision <= whole.revision) return whole
  if (change.before !== whole.revision || whole.stage !== 'OPEN' || change.stage !== 'OPEN' || change.version !== whole.version) return null
  return { ...whole, revision: change.revision, lines: change.lines.reduce(put, whole.lines) }
}

/** Everything in its order, with what is not kept yet; a new line whose predecessor is gone comes last. */
export function shown(lines: Line[], drafts: Draft[]): Shown[] {
  const all: Shown[] = lines.map((line) => {
    const draft = drafts.find((one) => one.id === line.id) ?? null
    const theirs = draft && draft.base !== line.revision && draft.words !== line.words ? line.words : null
    return { id: line.id, kind: draft?.kind ?? line.kind, words: draft?.words ?? line.words, line, draft, theirs }
  })
  for (const draft of drafts) {
    if (all.some((one) => one.id === draft.id)) continue
    const before = all.findIndex((one) => one.id === draft.after)
    const place = draft.after === null ? 0 : before < 0 ? all.length : before + 1
    all.splice(place, 0, { id: draft.id, kind: draft.kind, words: draft.words, line: null, draft, theirs: null })
  }
  return all
}

/** Minutes as they stand on this page, kept or not. */
export type OnPaper = Omit<Whole, 'lines'> & { lines: Pick<Line, 'id' | 'kind' | 'words'>[] }

/** The lines as they stand on this page, kept or not. */
export const asWritten = (all: Shown[]): Pick<Line, 'id' | 'kind' | 'words'>[] => all.filter((one) => one.words.trim()).map(({ id, kind, words }) => ({ id, kind, words }))

/** What the server keeps as it is said here needs no draft any longer. */
export function withoutKept(drafts: Draft[], lines: Line[]): Draft[] {
  return drafts.filter((draft) => {
    const line = lines.find((one) => one.id === draft.id)
    return !line || line.words !== draft.words.trim() || line.kind !== draft.kind
  })
}

/** What is asked is answered, and what is answered is asked on. */
export const nextKind = (kind: Kind): Kind => (kind === 'QUESTION' ? 'ANSWER' : 'QUESTION')

/** Whole seconds of the recording at which a line was begun; null before it began. */
export function secondOf(line: { at: string }, talkSince: string | null): number | null {
  if (!talkSince) return null
  const seconds = Math.floor((Date.parse(line.at) - Date.parse(talkSince)) / 1000)
  return seconds >= 0 ? seconds : null
}

const WRITABLE: Stage[] = ['CONNECTING', 'IN_PROGRESS', 'INTERRUPTED', 'SUSPENDED', 'WRAP_UP', 'ENDED', 'ARCHIVED']

/** Stages of a reception in which its minutes are written. */
export const isWritable = (stage: Stage) => WRITABLE.includes(stage)

/** Who is still to sign. */
export const unsigned = (whole: Whole): Signer[] => whole.signers.filter((one) => !one.signed)

/** Strokes in thousandths of the width, with fewer points where a hand held still. */
export function strokesOf(groups: { points: { x: number; y: number }[] }[], width: number): number[][] {
  const scale = (n: number) => Math.min(1000, Math.max(0, Math.round((n / width) * 1000)))
  return groups
    .map(({ points }) => {
      const stroke: number[] = []
      for (const { x, y } of points) {
        const [px, py] = [scale(x), scale(y)]
        const n = stroke.length
        if (n && Math.hypot(px - (stroke[n - 2] ?? 0), py - (stroke[n - 1] ?? 0)) < 4) continue
        stroke.push(px, py)
      }
      return stroke
    })
    .filter((stroke) => stroke.length)
}

/** SHA-256 of the words as whoever signs sees them. */
export async function sha256(words: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(words))
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** How large the text may be read, and how large it was read last on this machine. */
export const SIZES = [20, 24, 30, 38] as const
export const sizeKept = () => Number(localStorage.getItem('minutes size') ?? 1)
export function keepSize(wanted: number): number {
  const size = Math.min(SIZES.length - 1, Math.max(0, wanted))
  localStorage.setItem('minutes size', String(size))
  return size
}

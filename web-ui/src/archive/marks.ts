import type { PastCaucus, PastGuest } from '../conference/model'
import type { Document } from '../documents/model'
import type { Commitment, HandOver } from '../reception/model'
import type { Gap, LineNote, Seat } from './model'

export type MarkKind = 'joined' | 'left' | 'caucus' | 'together' | 'handOver' | 'document' | 'commitment' | 'line' | 'gap'
/** A moment of the talk to which one may want to go. */
export interface Mark {
  millis: number
  kind: MarkKind
  words: string
}
/** What is known of a talk besides its recording. */
export interface Happened {
  talkFrom: string | null
  guests: PastGuest[]
  caucuses: PastCaucus[]
  handOvers: HandOver[]
  commitments: Commitment[]
  documents: Document[]
  lines: LineNote[]
}

const isBad = (one: LineNote) => one.picture === 'STILLS' || one.up === 'LOST' || one.down === 'LOST'

/** Each seat's line when it turned bad; not while it stays so. */
function turnedBad(lines: LineNote[]): LineNote[] {
  const bad = new Map<string, boolean>()
  return lines.filter((one) => {
    const turned = isBad(one) && !bad.get(one.seat)
    bad.set(one.seat, isBad(one))
    return turned
  })
}

/**
 * In the order of time, nothing from before the talk or after it.
 *
 * @param durationMillis of the talk
 */
export function marksOf(
  happened: Happened,
  gaps: Gap[],
  durationMillis: number,
  label: (seat: Seat) => string,
  t: (key: string, values?: Record<string, unknown>) => string,
): Mark[] {
  const from = happened.talkFrom === null ? null : Date.parse(happened.talkFrom)
  const at = (time: string, kind: MarkKind, words: string): Mark[] => (from === null ? [] : [{ millis: Date.parse(time) - from, kind, words }])
  const guest = (one: PastGuest) => ({ name: one.person.name })
  return [
    ...happened.guests.flatMap((one) => at(one.from, 'joined', t('archive.mark.joined', guest(one)))),
    ...happened.guests.flatMap((one) => (one.until ? at(one.until, 'left', t('archive.mark.left', guest(one))) : [])),
    ...happened.caucuses.flatMap((one) => at(one.from, 'caucus', t('archive.mark.caucus'))),
    ...happened.caucuses.flatMap((one) => (one.until ? at(one.until, 'together', t('archive.mark.together')) : [])),
    ...happened.handOvers.flatMap((one) => at(one.at, 'handOver', t('archive.mark.handOver', { from: one.from.name, name: one.official.name }))),
    ...happened.documents.flatMap((one) => at(one.at, 'document', t('archive.mark.document', { number: one.number }))),
    ...happened.commitments.flatMap((one) => at(one.at, 'commitment', t('archive.mark.commitment', { words: one.words }))),
    ...turnedBad(happened.lines).flatMap((one) => at(one.at, 'line', t('archive.mark.line', { seat: label(one.seat) }))),
    ...gaps.map((one): Mark => ({ millis: one.fromMillis, kind: 'gap', words: t('archive.mark.gap', { seat: label(one.seat), reason: t(`archive.missing.${one.reason}`) }) })),
  ]
    .filter((one) => one.millis >= 0 && one.millis <= durationMillis)
    .sort((one, other) => one.millis - other.millis)
}

export type Grade = 'GOOD' | 'FAIR' | 'POOR' | 'LOST'

/** How much of a face is sent: all of it, small and slow, or a picture or two a second. */
export type Picture = 'FULL' | 'REDUCED' | 'STILLS'

/** One direction of a seat's line. */
export interface Way {
  grade: Grade
  lossPercent: number
  rttMillis: number
  kbps: number
}

/** What a seat says of its line: up to the media server, down from it. */
export interface Quality {
  up: Way
  down: Way
  picture: Picture
}

/** What a page says to the server. */
export interface Said extends Quality {
  /** Whether the camera or the microphone is off, or a card stands for the picture: what is recorded of it grows slowly. */
  quiet: boolean
}

/** Counters as the browser keeps them, all from the beginning. */
export interface Counted {
  at: number
  bytes: number
  packets: number
  lost: number
}

const FAIR = { lossPercent: 3, rttMillis: 300 }
const POOR = { lossPercent: 8, rttMillis: 600 }

const rounded = (value: number) => Math.round(value * 10) / 10

/** What happened between two looks. */
export function between(before: Counted, now: Counted): { lossPercent: number; kbps: number } {
  const seconds = Math.max(0.001, (now.at - before.at) / 1000)
  const lost = Math.max(0, now.lost - before.lost)
  const sent = Math.max(0, now.packets - before.packets) + lost
  return {
    lossPercent: sent ? rounded((100 * lost) / sent) : 0,
    kbps: Math.max(0, Math.round(((now.bytes - before.bytes) * 8) / 1000 / seconds)),
  }
}

export function gradeOf(lossPercent: number, rttMillis: number): Grade {
  if (lossPercent >= POOR.lossPercent || rttMillis >= POOR.rttMillis) return 'POOR'
  return lossPercent >= FAIR.lossPercent || rttMillis >= FAIR.rttMillis ? 'FAIR' : 'GOOD'
}

/** A grade that changes only when it was seen twice in a row: a single burst is no news. Only a line that is lost, or back, is told at once. */
export class Steady {
  private shown: Grade = 'GOOD'
  private next: Grade = 'GOOD'

  look(seen: Grade): Grade {
    if (seen === this.next || seen === 'LOST' || this.shown === 'LOST') this.shown = seen
    this.next = seen
    return this.shown
  }
}

const ORDER: readonly Grade[] = ['GOOD', 'FAIR', 'POOR', 'LOST']

export const worseOf = (one: Grade, other: Grade): Grade => (ORDER.indexOf(other) > ORDER.indexOf(one) ? other : one)

/** Of all that is watched what is seen worst; of nothing nothing bad is known. */
export const worst = (ways: Way[]): Way =>
  ways.reduce<Way>(
    (one, other) => ({
      grade: worseOf(one.grade, other.grade),
      lossPercent: Math.max(one.lossPercent, other.lossPercent),
      rttMillis: Math.max(one.rttMillis, other.rttMillis),
      kbps: one.kbps + other.kbps,
    }),
    { grade: 'GOOD', lossPercent: 0, rttMillis: 0, kbps: 0 },
  )

export const steadily = (way: Way, steady: Steady): Way => ({ ...way, grade: steady.look(way.grade) })

/** Nothing that others go by: a burst that was told is told to be over as soon as it is. */
export const isCalm = ({ up, down, picture }: Quality) =>
  picture === 'FULL' && [up, down].every((way) => way.grade === 'GOOD' && way.lossPercent < FAIR.lossPercent)

/** What is told and kept of it only when it differs. */
export const sameWords = (one: Said, other: Said) =>
  one.up.grade === other.up.grade && one.down.grade === other.down.grade && one.picture === other.picture && one.quiet === other.quiet

import type { Grade } from '../inquiry/model'
import type { Named } from '../reception/model'

export interface Rating {
  rating: Grade
  words: string
  at: string
}
export interface ReceptionRating {
  asked: boolean
  rateUntil: string | null
  rated: Rating | null
}

const COUNTS = ['ended', 'asked', 'open', 'rated', 'satisfied', 'basicallySatisfied', 'dissatisfied'] as const
export type Counts = Record<(typeof COUNTS)[number], number>
export type OfficeRatings = Counts & { office: Named }
export type Said = Rating & { reception: string; number: string; office: Named; official: string | null }
export interface Statistics {
  offices: OfficeRatings[]
  said: Said[]
}

/** A share of fewer says more about one person than about the office. */
const ENOUGH = 5

/** How many of a hundred who rated were satisfied, basically or wholly; null with fewer than five. */
export const satisfaction = (of: Counts): number | null => (of.rated < ENOUGH ? null : Math.round((100 * (of.satisfied + of.basicallySatisfied)) / of.rated))

export const total = (offices: Counts[]): Counts => Object.fromEntries(COUNTS.map((name) => [name, offices.reduce((sum, one) => sum + one[name], 0)])) as Counts

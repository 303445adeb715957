import type { Named } from '../reception/model'

export type Pattern = 'WEEKLY' | 'MONTHLY' | 'ONCE'
export const PATTERNS: Pattern[] = ['WEEKLY', 'MONTHLY', 'ONCE']
export interface Entry {
  desk: string
  official: string
  pattern: Pattern
  weekday: number | null
  monthDay: number | null
  from: string
  until: string | null
  starts: string
  ends: string
  slotMinutes: number
}
export interface Roster {
  revision: number
  entries: Entry[]
  published: { version: number; at: string; by: Named } | null
  officials: Named[]
  desks: Named[]
}

/** What a pattern does not ask for is not sent. */
export function shaped(entry: Entry): Entry {
  return {
    ...entry,
    weekday: entry.pattern === 'WEEKLY' ? (entry.weekday ?? 1) : null,
    monthDay: entry.pattern === 'MONTHLY' ? (entry.monthDay ?? 1) : null,
    until: entry.pattern === 'ONCE' ? null : entry.until,
  }
}

/** The hours as the server reads them; it tells seconds when there are any. */
export const hourOf = (time: string): string => time.slice(0, 5)

export const isComplete = (entry: Entry): boolean =>
  !!entry.desk && !!entry.official && !!entry.from && entry.starts < entry.ends && (!entry.until || entry.from <= entry.until) && entry.slotMinutes >= 10 && entry.slotMinutes <= 240

/** One more row, as the one before it but for the official: most of a roster repeats. */
export function another(entries: Entry[], roster: Roster, today: string): Entry {
  const before = entries.at(-1)
  return before
    ? { ...before, official: '' }
    : { desk: roster.desks[0]?.id ?? '', official: '', pattern: 'WEEKLY', weekday: 1, monthDay: null, from: today, until: null, starts: '09:00', ends: '11:30', slotMinutes: 30 }
}

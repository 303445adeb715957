export interface PersonNamed { id: string; name: string; login: string }
export interface Line {
  id: number
  at: string
  person: PersonNamed | null
  offices: { id: string; name: string }[]
  action: string
  subject: string
  outcome: 'done' | 'refused'
  facts: Record<string, unknown>
  position: number | null
  hash: string | null
}
export interface LinePage { lines: Line[]; older: string | null; newer: string | null }
export interface Head { number: number; position: number; hash: string; at: string; key: string; signature: string; signedText: string }
export interface Verification {
  id: string
  at: string
  person: PersonNamed | null
  stage: 'running' | 'sound' | 'broken' | 'failed' | 'interrupted'
  total: number
  checked: number
  findings: number
  endedAt: string | null
}
export interface Finding { kind: string; position: number | null; line: number | null; head: number | null }
export interface Chain { position: number; waiting: number; heads: Head[]; verification: Verification | null }

/** What is asked for; times as the wall clock of Beijing shows them. */
export interface Filter { times: [string, string] | null; person: string; action: string; outcome: string; subject: string }

export const nothing = (): Filter => ({ times: null, person: '', action: '', outcome: '', subject: '' })

/** Offices count in Beijing time, wherever the clock of a PC stands. */
const instant = (wallClock: string) => new Date(`${wallClock}+08:00`).toISOString()

/** The conditions that were set, for an address. */
export function conditions(filter: Filter): URLSearchParams {
  const found = new URLSearchParams()
  if (filter.times) {
    found.set('from', instant(filter.times[0]))
    found.set('until', instant(filter.times[1]))
  }
  for (const name of ['person', 'action', 'outcome', 'subject'] as const) {
    if (filter[name].trim()) found.set(name, filter[name].trim())
  }
  return found
}

/** A hash as people read it aloud: groups of four. */
export const groups = (hash: string): string[] => hash.match(/.{1,4}/g) ?? []

/** How far a verification has come, in percent; the number of rows is an estimate until it ends. */
export function percent(one: Verification): number {
  if (one.stage !== 'running') return 100
  return one.total === 0 ? 0 : Math.min(99, Math.floor((one.checked / one.total) * 100))
}

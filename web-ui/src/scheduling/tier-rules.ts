export type TierOutcome = 'NEW' | 'CHANGED' | 'MOVED' | 'UNCHANGED' | 'ERROR'
export const TIER_FAULTS = ['MISSING', 'NOT_KNOWN', 'TOO_LONG', 'REPEATED', 'NOT_HERE', 'NEVER_REACHED', 'LAST_HAS_CONDITION', 'NOT_ALWAYS_KNOWN'] as const

export interface TierVersion { version: number; validFrom: string; source: string; importedBy: string | null; importedAt: string; rows: number; holds: boolean }
export interface TierVersions { versions: TierVersion[]; today: string }
export interface TierRow { number: number; outcome: TierOutcome; cells: Record<string, string>; before: Record<string, string>; faults: { column: string; what: (typeof TIER_FAULTS)[number] }[] }
export interface TierPreview { base: number; columns: { key: string; head: string }[]; rows: TierRow[]; gone: Record<string, string>[] }

/** How many rows are not as they were. */
export const differences = (preview: TierPreview): number => preview.gone.length + preview.rows.filter((row) => row.outcome !== 'UNCHANGED').length

/** Whether a cell says something else than in the version before. */
export const changed = (row: TierRow, column: string): boolean => row.outcome === 'CHANGED' && (row.before[column] ?? '') !== (row.cells[column] ?? '')

/** The soonest day from which a new version may hold. */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(next.getTime())) return ''
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

/** A file as spreadsheets here write it: in UTF-8, or in GB18030. */
export function decoded(file: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return new TextDecoder('gb18030').decode(file)
  }
}

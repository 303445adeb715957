import { describe, expect, it } from 'vitest'
import * as en from '../i18n/en/scheduling'
import * as zh from '../i18n/zh/scheduling'
import { changed, dayAfter, decoded, differences, TIER_FAULTS, type TierRow } from './tier-rules'

const row = (outcome: TierRow['outcome'], more: Partial<TierRow> = {}): TierRow => ({ number: 2, outcome, cells: {}, before: {}, faults: [], ...more })

describe('a sheet of the tier rule', () => {
  it('counts what is not as it was, what is gone among it', () => {
    expect(differences({ base: 1, columns: [], rows: [row('UNCHANGED'), row('MOVED'), row('NEW')], gone: [{ code: 'X' }] })).toBe(3)
    expect(differences({ base: 1, columns: [], rows: [row('UNCHANGED')], gone: [] })).toBe(0)
  })
  it('shows a cell as changed when its words are others, one that was emptied too', () => {
    const one = row('CHANGED', { cells: { reach: '2', basis: 'a' }, before: { reach: '1', basis: 'a', tier: '县' } })
    expect(['reach', 'tier', 'basis'].filter((column) => changed(one, column))).toEqual(['reach', 'tier'])
    expect(changed({ ...one, outcome: 'ERROR' }, 'reach')).toBe(false)
  })
  it('holds from tomorrow at the soonest', () => {
    expect(dayAfter('2026-12-31')).toBe('2027-01-01')
    expect(dayAfter('')).toBe('')
  })
  it('reads what a spreadsheet of the country writes', () => {
    expect(decoded(new TextEncoder().encode('编号,依据').buffer as ArrayBuffer)).toBe('编号,依据')
    expect(decoded(new Uint8Array([0xb1, 0xe0, 0xba, 0xc5]).buffer)).toBe('编号')
  })
  it('has words for every fault', () => {
    for (const words of [zh, en]) expect(Object.keys(words.tierRules.fault).sort()).toEqual([...TIER_FAULTS].sort())
  })
})

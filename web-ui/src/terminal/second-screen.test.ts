import { describe, expect, it } from 'vitest'
import type { OnPaper } from '../minutes/model'
import type { Reception, Stage } from '../reception/model'
import { modeOf, SILENT_MILLIS, type Shown } from './second-screen'

const shown = (stage: Stage, minutes: Partial<OnPaper> | null = null): Shown => ({ terminal: null, reception: { id: 'r', stage } as Reception, minutes: minutes as OnPaper | null, growing: null })

describe('the screen before the petitioner', () => {
  it('says that it is alone when nobody tells it anything', () => {
    expect(modeOf(null, 0, 0)).toBe('lost')
    expect(modeOf(shown('QUEUED'), 0, SILENT_MILLIS + 1)).toBe('lost')
  })
  it('follows the reception', () => {
    const modes = (['QUEUED', 'SKIPPED', 'CALLED', 'CONNECTING', 'IN_PROGRESS', 'INTERRUPTED', 'WRAP_UP', 'ENDED'] as Stage[]).map((stage) => modeOf(shown(stage), 0, 1))
    expect(modes).toEqual(['waiting', 'waiting', 'ringing', 'writing', 'writing', 'writing', 'writing', 'over'])
    expect(modeOf({ ...shown('QUEUED'), reception: null }, 0, 1)).toBe('welcome')
  })
  it('shows the text that is to be signed, of this reception and no other', () => {
    expect(modeOf(shown('WRAP_UP', { reception: 'r', stage: 'SHOWN' }), 0, 1)).toBe('reading')
    expect(modeOf(shown('ENDED', { reception: 'r', stage: 'SHOWN' }), 0, 1)).toBe('reading')
    expect(modeOf(shown('IN_PROGRESS', { reception: 'other', stage: 'SHOWN' }), 0, 1)).toBe('writing')
  })
})

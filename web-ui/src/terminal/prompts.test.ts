import { beforeEach, expect, it } from 'vitest'
import type { Stage } from '../reception/model'
import { promptOf, prompts, recallPrompts, switchPrompts } from './prompts'

const at = (stage: Stage, gateOpen = false) => promptOf({ stage, gateOpen, waiting: null })

beforeEach(() => localStorage.clear())

it('says nothing while somebody may be heard', () => {
  expect(at('CONNECTING')).toBe('connecting')
  expect(at('CONNECTING', true)).toBeNull()
  for (const stage of ['IN_PROGRESS', 'INTERRUPTED', 'SUSPENDED'] as const) expect(at(stage, true)).toBeNull()
})
it('says the end once, whether the recording is archived or not', () => {
  expect(at('ENDED')).toBe('over')
  expect(at('ARCHIVED')).toBe('over')
})
it('does not speak to a chair that is empty', () => {
  expect(at('QUEUED')).toBe('waiting')
  expect(promptOf({ stage: 'QUEUED', gateOpen: false, waiting: { ahead: 0, minutes: null, awaySince: '2026-11-30T01:00:00Z', bookedFrom: null } as never })).toBeNull()
  expect(promptOf(null)).toBeNull()
})
it('is remembered for each terminal', () => {
  recallPrompts('one')
  switchPrompts('one')
  recallPrompts('two')
  expect(prompts.on).toBe(true)
  recallPrompts('one')
  expect(prompts.on).toBe(false)
})

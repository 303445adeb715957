import { describe, expect, it } from 'vitest'
import { due, needsReason, verbs, type Wish } from './review'

const wish = (id: string, more: object = {}): Wish =>
  ({ id, stage: 'SUBMITTED', reviewer: { id: 'city', name: '' }, office: { id: 'province', name: '' }, overdue: false, deadline: null, ...more }) as unknown as Wish

describe('the wishes of an office', () => {
  it('are those it has now, overdue ones and early ones first', () => {
    const open = [
      wish('late', { deadline: '2026-12-09' }),
      wish('early', { deadline: '2026-12-02', stage: 'UNDER_REVIEW' }),
      wish('overdue', { overdue: true }),
      wish('elsewhere', { reviewer: { id: 'province', name: '' } }),
      wish('approved', { stage: 'APPROVED' }),
    ]
    expect(due(open, 'city').map(({ id }) => id)).toEqual(['overdue', 'early', 'late'])
  })
  it('are passed on by an office on the way, and approved by the one that was asked', () => {
    expect(verbs(wish('a'))).toEqual(['take'])
    expect(verbs(wish('a', { stage: 'UNDER_REVIEW' }))).toEqual(['forward', 'return', 'reject'])
    expect(verbs(wish('a', { stage: 'UNDER_REVIEW', office: { id: 'city', name: '' } }))).toEqual(['approve', 'return', 'reject'])
  })
  it('are passed on, returned and rejected with a reason', () => {
    expect((['take', 'forward', 'approve', 'return', 'reject'] as const).filter(needsReason)).toEqual(['forward', 'return', 'reject'])
  })
})

import { describe, expect, it } from 'vitest'
import { due, needsReason, verbs, type Wish } from './review'

const wish = (id: string, more: object = {}): Wish =>
  ({ id, stage: 'SUBMITTED', reviewer: { id: 'city', name: '' }, office: { id: 'province', name: '' }, overdue: false, deadline: null, joint: null, jointWith: null, tier: { outcome: 'RECEIVE' }, ...more }) as unknown as Wish

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
    expect(verbs(wish('a'), 'city')).toEqual(['take'])
    expect(verbs(wish('a', { stage: 'UNDER_REVIEW' }), 'city')).toEqual(['forward', 'return', 'reject'])
    expect(verbs(wish('a', { stage: 'UNDER_REVIEW', office: { id: 'city', name: '' } }), 'city')).toEqual(['approve', 'return', 'reject'])
  })
  it('that are too high are given to the competent office in one step, and the other one answers the invitation', () => {
    const high = wish('a', { stage: 'UNDER_REVIEW', joint: 'PROPOSED', jointWith: { id: 'county', name: '' }, tier: { outcome: 'JOINT' } })
    expect(verbs(high, 'city')).toEqual(['accept-joint', 'forward', 'return', 'reject'])
    expect(verbs({ ...high, tier: { ...high.tier, outcome: 'RECEIVE' } }, 'city')).not.toContain('accept-joint')
    const invited = wish('b', { stage: 'APPROVED', joint: 'INVITED', jointWith: { id: 'province', name: '' }, office: { id: 'county', name: '' } })
    expect(due([invited], 'province')).toEqual([invited])
    expect(due([invited], 'county')).toEqual([])
    expect(due([{ ...invited, joint: 'JOINED' }], 'province')).toEqual([])
    expect(verbs(invited, 'province')).toEqual(['join', 'decline-joint'])
  })
  it('are passed on, returned, rejected and declined with a reason', () => {
    expect((['take', 'forward', 'approve', 'return', 'reject', 'accept-joint', 'join', 'decline-joint'] as const).filter(needsReason)).toEqual(['forward', 'return', 'reject', 'decline-joint'])
  })
})

import { describe, expect, it } from 'vitest'
import { type Counts, satisfaction, total } from './model'

const counts = (satisfied: number, basicallySatisfied: number, dissatisfied: number): Counts => ({
  ended: 30,
  asked: 20,
  open: 2,
  rated: satisfied + basicallySatisfied + dissatisfied,
  satisfied,
  basicallySatisfied,
  dissatisfied,
})

describe('the satisfaction', () => {
  it('counts who was basically satisfied as satisfied', () => expect(satisfaction(counts(4, 1, 1))).toBe(83))
  it('is none of fewer than five', () => expect([satisfaction(counts(4, 0, 0)), satisfaction(counts(5, 0, 0))]).toEqual([null, 100]))
  it('is 0 when all of enough are dissatisfied', () => expect(satisfaction(counts(0, 0, 5))).toBe(0))
})

describe('the whole', () => {
  it('is the sum of each count', () =>
    expect(total([counts(1, 2, 3), counts(4, 5, 6)])).toEqual({ ended: 60, asked: 40, open: 4, rated: 21, satisfied: 5, basicallySatisfied: 7, dissatisfied: 9 }))
  it('of nothing is nought', () => expect(total([]).rated).toBe(0))
})

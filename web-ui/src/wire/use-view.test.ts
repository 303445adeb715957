import { describe, expect, it } from 'vitest'
import { apply } from './use-view'

describe('apply', () => {
  it('takes the first picture', () => {
    expect(apply(null, { revision: 3 })).toEqual({ revision: 3 })
  })
  it('takes a newer picture', () => {
    expect(apply({ revision: 3 }, { revision: 4 })).toEqual({ revision: 4 })
  })
  it('ignores old news and repeats', () => {
    const held = { revision: 5, held: true }
    expect(apply(held, { revision: 4, held: false })).toBe(held)
    expect(apply(held, { revision: 5, held: false })).toBe(held)
  })
})

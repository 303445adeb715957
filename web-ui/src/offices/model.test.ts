import { expect, it } from 'vitest'
import { codeLength, degrees, hour, tiersBelow, worth } from './model'

it('offers the tiers below, the next one first', () => {
  expect(tiersBelow('CITY')).toEqual(['COUNTY', 'TOWNSHIP'])
  expect(tiersBelow('TOWNSHIP')).toEqual([])
  expect(codeLength('TOWNSHIP')).toBe(9)
  expect(codeLength('COUNTY')).toBe(6)
})

it('takes an empty field for no point, and zero for zero', () => {
  expect(degrees(' ')).toBeNull()
  expect(degrees('0')).toBe(0)
  expect(degrees('105.88')).toBe(105.88)
})

it('shows hours without seconds', () => {
  expect(hour('08:30:00')).toBe('08:30')
  expect(hour(null)).toBe('')
})

it('counts what an import would change', () => expect(worth({ NEW: 2, CHANGED: 3, UNCHANGED: 5, ERROR: 7 })).toBe(5))

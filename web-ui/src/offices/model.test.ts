import { expect, it } from 'vitest'
import { codeLength, degrees, hour, isHour, placed, tiersBelow, worth, type OfficeLine } from './model'

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

it('takes hours of the day', () => {
  expect(['08:30', '23:59', ''].map(isHour)).toEqual([true, true, true])
  expect(['8:30', '24:00', 'x'].map(isHour)).toEqual([false, false, false])
})

it('places points with the north above and leaves out who has none', () => {
  const office = (name: string, longitude: number | null, latitude: number | null) => ({ name, longitude, latitude }) as OfficeLine
  const points = placed([office('north', 104, 33), office('south-east', 107, 28), office('nowhere', null, null)], 900, 520)
  expect(points.map((one) => one.office.name)).toEqual(['north', 'south-east'])
  expect(points[0]!.y).toBeLessThan(points[1]!.y)
  expect(points[0]!.x).toBeLessThan(points[1]!.x)
  for (const point of points) {
    expect(point.x).toSatisfy((x: number) => x > 0 && x < 900)
    expect(point.y).toSatisfy((y: number) => y > 0 && y < 520)
  }
  expect(placed([], 900, 520)).toEqual([])
})

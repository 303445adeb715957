import { expect, test } from 'vitest'
import { share } from './model'

test('a share is whole only when everybody answered, and nothing only when nobody did', () => {
  expect(share(0, 0)).toBeNull()
  expect([share(3, 3), share(0, 3), share(2, 3)]).toEqual([100, 0, 67])
  expect([share(999, 1000), share(1, 1000)]).toEqual([99, 1])
})
